### Texts of the room `cases`.

# Bezahlen

services-payments-amount = Betrag
services-payments-reference = Verwendungszweck
services-payments-test-title = Bezahlen zum Ausprobieren
services-payments-test-notice = Hier fließt kein Geld.
services-payments-test-about = Diese Seite steht an der Stelle eines echten Zahlungsdienstes. Sie können bezahlen und abbrechen, so oft Sie wollen. Kein Konto wird belastet.
services-payments-test-pay = Zum Schein bezahlen
services-payments-test-cancel = Abbrechen
services-payments-paid = Zum Schein bezahlt. Es ist kein Geld geflossen.
services-payments-cancelled = Abgebrochen. Es ist kein Geld geflossen.
services-payments-surplus = Die Gebühr war schon beglichen. Das Amt sieht, dass es etwas zurückgeben muss.
services-payments-back = Sie können dieses Fenster schließen. Im anderen Fenster steht Ihr Antrag.

# Versprechen

promise-service-days-online = Über Online-Anträge wird bald entschieden
    .method = Median der Tage vom Eingang bis zur Entscheidung, über alle online gestellten Anträge, die im letzten Jahr entschieden wurden. Tage, an denen das Amt auf eine Antwort wartete, zählen nicht. Ohne Entscheidungen gibt es keine Zahl.
    .why = Wer etwas beantragt, soll nicht lange warten.
promise-service-days-paper = Über Anträge auf Papier wird so schnell entschieden wie über andere
    .method = Median der Tage vom Eingang bis zur Entscheidung, über alle Anträge auf Formularen und in Briefen, die im letzten Jahr entschieden wurden. Tage, an denen das Amt auf eine Antwort wartete, zählen nicht. Ohne Entscheidungen gibt es keine Zahl.
    .why = Papier darf nicht langsamer sein: Jeder Weg führt zum selben Fall.
promise-service-days-counter = Über Anträge vom Schalter und vom Telefon wird so schnell entschieden wie über andere
    .method = Median der Tage vom Besuch oder Anruf bis zur Entscheidung, über alle Anträge, die im letzten Jahr entschieden wurden. Tage, an denen das Amt auf eine Antwort wartete, zählen nicht. Ohne Entscheidungen gibt es keine Zahl.
    .why = Wer kommt oder anruft, darf nicht länger warten: Jeder Weg führt zum selben Fall.
promise-services-in-time = Anträge werden in der versprochenen Zeit entschieden
    .method = Anteil der Anträge, die bis zum versprochenen Tag entschieden wurden: von allen, die im letzten Jahr entschieden wurden oder heute überfällig sind. Ist nichts versprochen, gelten drei Monate. Tage, an denen das Amt auf eine Antwort wartete, kommen zur Frist dazu.
    .why = Eine Zeit, die niemand einhält, ist kein Versprechen.

# Was über Menschen verarbeitet wird

processing-service-cases = Damit Ihr Antrag bearbeitet wird und Sie sehen, wie er steht.
    .title = Anträge
    .data = Dienstleistung, Formular, Amt, Weg, Stand und Tage Ihres Antrags; wie entschieden wurde, bei einer Ablehnung mit einem Kürzel für den Grund. Ihre Angaben sind nicht dabei: Sie stehen verschlüsselt in den Briefen.
    .kept = Das Amt muss seine Akten vollständig führen. Nach dem Löschen des Kontos weist nichts mehr auf Sie.
processing-service-cases-assigned = Damit jeder Fall jemanden hat, der ihn bearbeitet.
    .title = Fälle, die Sie bearbeiten
    .data = Fall, Dienstleistung, Amt und Stand
processing-service-cases-decided = Damit die Akte sagt, wer entschieden hat.
    .title = Fälle, die Sie entschieden haben
    .data = Fall, Dienstleistung, Amt und Stand
    .kept = Wer entschieden hat, gehört zur Akte.
processing-service-case-events = Damit Sie und das Amt sehen, was mit Ihrem Antrag geschah.
    .title = Verlauf Ihrer Anträge
    .data = Was an welchem Tag in welchem Amt geschah
    .kept = Der Verlauf gehört zur Akte. Nach dem Löschen des Kontos weist nichts mehr auf Sie.
processing-service-case-notes = Damit das Amt festhält, was es beim Bearbeiten überlegt.
    .title = Notizen des Amts zu Ihrem Antrag
    .data = Zu welchem Fall ein Amt an welchem Tag etwas notierte. Was darin steht, ist verschlüsselt: Nur das Amt kann es öffnen.
    .kept = Notizen gehören zur Akte. Nach dem Löschen des Kontos weist nichts mehr auf Sie.
processing-service-case-events-by = Damit die Akte sagt, wer was getan hat.
    .title = Was Sie mit Fällen getan haben
    .data = Fall, Tag, Schritt und Amt
    .kept = Wer was getan hat, gehört zur Akte.
processing-service-fees = Damit die Gebühr für Ihren Antrag richtig verbucht wird.
    .title = Gebühren
    .data = Betrag, Verwendungszweck und Stand der Gebühr
    .kept = Einnahmen müssen belegt bleiben.
processing-service-receipts = Damit jede Zahlung einen Beleg hat.
    .title = Belege
    .data = Betrag, Tag und Art der Zahlung
    .kept = Einnahmen müssen belegt bleiben.
processing-service-payments = Damit Sie online bezahlen können.
    .title = Online-Zahlungen
    .data = Betrag, Zeit und Ausgang jedes Versuchs. Kontodaten kennt die Stadt nicht.
    .kept = Einnahmen müssen belegt bleiben.

# Fehler

error-services-cases-no-case = Diesen Fall gibt es nicht, oder Sie sind nicht daran beteiligt. Prüfen Sie den Code und ob Sie mit dem richtigen Konto angemeldet sind.
error-services-cases-malformed = Diese Angabe kann das Programm nicht lesen: { $field }. Laden Sie die Seite neu und versuchen Sie es noch einmal.
error-services-cases-not-published = Die Dienstleistung „{ $service }“ wird gerade nicht angeboten. Schreiben Sie dem Amt einen Brief, oder rufen Sie an.
error-services-cases-other-office = Für diese Dienstleistung ist ein anderes Amt zuständig: { $office }. Schicken Sie den Antrag dorthin.
error-services-cases-registered = Dieser Fall ist schon für etwas anderes eingetragen. Beginnen Sie für den neuen Antrag einen neuen Fall.
error-services-cases-door-refused = Dieser Weg ist für diese Dienstleistung nicht offen. Sehen Sie auf ihrer Seite nach, welche Wege es gibt.
error-services-cases-received = An diesem Tag kann der Antrag nicht eingegangen sein. Geben Sie einen Tag im letzten Jahr an, höchstens heute.
error-services-cases-not-now = Das geht gerade nicht, denn der Fall ist { $status ->
    [received] eingegangen, aber noch bei niemandem
    [in-progress] in Bearbeitung
    [asked] beim Menschen, der ihn stellte: Das Amt wartet auf die Antwort
    [second-eyes] bei der zweiten Prüfung
    [decided] schon entschieden
    [withdrawn] zurückgenommen
   *[handed-over] an ein anderes Amt gegeben
}. Laden Sie ihn neu, um zu sehen, was jetzt möglich ist.
error-services-cases-not-yours = Diesen Fall bearbeitet jemand anderes oder noch niemand. Nehmen Sie ihn zuerst, oder bitten Sie die Amtsleitung, ihn Ihnen zu geben.
error-services-cases-taken = Jemand war schneller: Der Fall wird schon bearbeitet. Nehmen Sie einen anderen.
error-services-cases-same-eyes = Die zweite Prüfung muss eine andere Person machen. Bitten Sie jemanden aus Ihrem Amt.
error-services-cases-no-reason = Eine Ablehnung braucht einen Grund. Wählen Sie mindestens einen aus, und erklären Sie ihn im Brief.
error-services-cases-only-office = Das darf nur das Amt, das den Fall gerade hat. Schreiben Sie ihm, wenn sich etwas ändern soll.
error-services-cases-other-form = Dieser Vordruck gehört zu einer anderen Dienstleistung als der Fall. Drucken Sie einen Vordruck von „{ $service }“.
error-services-cases-same-office = Dieses Amt hat den Fall schon. Wählen Sie ein anderes.
error-services-cases-no-key = Das Amt „{ $office }“ kann die Briefe dieses Falls noch nicht lesen. Geben Sie ihm im Postfach zuerst den Schlüssel des Falls.
error-services-cases-no-member = Diese Person arbeitet nicht an den Fällen dieses Amtes. Wählen Sie jemanden aus der Liste.
error-services-cases-no-note = Diese Notiz gibt es nicht mehr, oder sie gehört einem anderen Amt. Laden Sie den Fall neu.
error-services-cases-crowded = Jemand hat den Fall inzwischen geändert. Laden Sie ihn neu und sehen Sie nach, was noch zu tun ist.

error-services-fees-none = Für diesen Fall ist keine Gebühr eingetragen. Tragen Sie zuerst den Betrag ein.
error-services-fees-not-now = Das geht nicht, denn die Gebühr ist { $state ->
    [open] noch offen
    [waived] erlassen
    [refunded] schon zurückgezahlt
   *[paid] schon bezahlt
}. Laden Sie den Fall neu.
error-services-fees-amount = Dieser Betrag passt nicht zu dem, was im Verzeichnis steht. Er muss zwischen { $least } und { $most } Euro liegen.
error-services-fees-no-reference = Das ist kein Verwendungszweck der Stadt. Eine Ziffer stimmt nicht: Vergleichen Sie jede Vierergruppe.
error-services-fees-other-reference = Dieser Verwendungszweck gehört zu einem anderen Fall. Suchen Sie den Fall mit dem Verwendungszweck.
error-services-fees-no-provider = Online kann man hier nicht bezahlen. Überweisen Sie mit dem Verwendungszweck, oder zahlen Sie am Schalter.
error-services-fees-provider = Der Zahlungsdienst antwortet gerade nicht. Versuchen Sie es später, oder überweisen Sie.
error-services-fees-not-signed = Diese Nachricht kommt nicht vom Zahlungsdienst oder ist zu alt. Sie ändert nichts; der Dienst muss sie neu senden.
error-services-fees-replayed = Diese Nachricht wurde schon einmal angenommen. Sie ändert nichts mehr, und Sie müssen nichts tun.
error-services-fees-no-payment = Diese Zahlung gibt es nicht. Beginnen Sie sie im Postfach noch einmal.

job-services-note-answers = Antworten vermerken, auf die Ämter gewartet haben
job-services-escalate-cases = Fällige und überfällige Anträge melden
job-services-free-cases = Anträge von Ausgeschiedenen freigeben
job-services-tidy-cases = Anträge löschen, deren Frist vorbei ist

# What the audit log says

identity-action-service-case-registered = Antrag angelegt
identity-action-service-case-taken = Fall genommen
identity-action-service-case-given = Fall an jemanden gegeben
identity-action-service-case-given-back = Fall zurückgelegt
identity-action-service-case-asked = Rückfrage gestellt
identity-action-service-case-answered = Antwort vermerkt
identity-action-service-case-proposed = Entscheidung vorgeschlagen
identity-action-service-case-returned = Vorschlag zurückgegeben
identity-action-service-case-decided = Fall entschieden
identity-action-service-case-withdrawn = Rücknahme vermerkt
identity-action-service-case-handed-over = Fall an ein anderes Amt gegeben
identity-action-service-case-reopened = Fall wieder aufgenommen
identity-action-service-case-due-soon = Fall als bald fällig gemeldet
identity-action-service-case-overdue = Fall als überfällig gemeldet
identity-action-service-case-freed = Fall freigegeben
identity-action-service-case-note-kept = Notiz abgelegt
identity-action-service-case-note-deleted = Notiz gelöscht
identity-action-service-fee-set = Gebühr eingetragen
identity-action-service-fee-paid-counter = Zahlung am Schalter gebucht
identity-action-service-fee-paid-transfer = Überweisung gebucht
identity-action-service-fee-waived = Gebühr erlassen
identity-action-service-fee-refunded = Gebühr zurückgezahlt
identity-action-service-four-eyes-set = Festgelegt, ob zwei entscheiden müssen
