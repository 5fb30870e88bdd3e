## Service cases in the mailbox

# Everywhere

services-desk-account-gone = Konto gelöscht
services-desk-choose = Bitte wählen
services-desk-none = Keine
services-desk-nobody = Niemand
services-desk-me = { $name } (Sie)
services-desk-mine = Bei Ihnen
services-desk-days = { $days ->
        [one] 1 Tag
       *[other] { $days } Tage
    }

# How a case stands

services-desk-application = Antrag: { $service }
services-desk-status-asked = Wartet auf Antwort
services-desk-received = Eingegangen
services-desk-door = Weg
services-desk-office = Zuständig
services-desk-due = Frist
services-desk-due-on = Fällig am
services-desk-decided-on = Entschieden am
services-desk-clock-stands = die Frist steht still
services-desk-clock-stands-short = Frist steht still
services-desk-assignee = Bearbeitung
services-desk-outcome = Entscheidung
services-desk-took = Dauer
services-desk-history = Was bisher geschah
services-desk-former = Diesen Fall hat jetzt ein anderes Amt: { $office }. Sie können ihn lesen, aber nichts mehr daran tun.
services-desk-four-eyes = Vier Augen

# Whoever applied

services-desk-own = Ihre Anträge
services-desk-own-closed = { $count ->
        [one] 1 abgeschlossener Antrag
       *[other] { $count } abgeschlossene Anträge
    }
services-desk-next = Das Amt hat versprochen zu entscheiden bis
services-desk-next-by-law = Das Gesetz gibt dem Amt Zeit bis
services-desk-asked-clock = Antworten Sie unten mit einem Brief. Bis dahin steht die Frist des Amts still.
services-desk-withdraw = Antrag zurücknehmen
services-desk-withdraw-title = Antrag wirklich zurücknehmen?
services-desk-withdraw-about = Dann entscheidet das Amt nicht darüber. Sie können den Antrag später neu stellen.
services-desk-withdraw-yes = Ja, zurücknehmen

# Fees

services-desk-fee = Gebühr
services-desk-amount = Betrag
services-desk-reference = Verwendungszweck
services-desk-surplus = Zu viel gezahlt
services-desk-pay-transfer = Überweisen Sie den Betrag mit genau diesem Verwendungszweck, oder zahlen Sie am Schalter. Nennen Sie dort den Vorgangscode.
services-desk-pay-no-account = Wohin Sie überweisen, sagt Ihnen das Amt.
services-desk-holder = Empfänger
services-desk-iban = IBAN
services-desk-pay-online = Online bezahlen
services-desk-pay-ready = Die Seite zum Bezahlen ist bereit. Sie öffnet sich in einem neuen Fenster.
services-desk-pay-go = Jetzt bezahlen
services-desk-pay-look = Nachsehen, ob die Zahlung da ist
services-desk-receipt = Beleg
services-desk-receipt-print = Beleg drucken
services-desk-receipt-number = Nr.
services-desk-receipt-day = Tag
services-desk-receipt-what = Zahlung
services-desk-fee-none = Es ist keine Gebühr eingetragen.
services-desk-fee-counter = Am Schalter bezahlt
services-desk-fee-waive = Gebühr erlassen
services-desk-fee-waive-title = Gebühr wirklich erlassen?
services-desk-fee-waive-about = Dann muss niemand sie zahlen. Das lässt sich nicht rückgängig machen.
services-desk-fee-refund = Zurückgezahlt
services-desk-fee-refund-title = Ist das Geld zurückgezahlt?
services-desk-fee-refund-about = Tragen Sie das ein, nachdem das Geld ausgezahlt oder überwiesen ist. Es gibt dafür einen Beleg.
services-desk-fee-transfer = Überweisung buchen
services-desk-fee-transfer-reference = Verwendungszweck vom Kontoauszug
services-desk-fee-transfer-hint = Er beginnt mit RF. So wird nichts auf den falschen Fall gebucht.
services-desk-fee-transfer-book = Als bezahlt buchen
services-desk-fee-set = Betrag eintragen
services-desk-fee-amount = Betrag in Euro
services-desk-fee-amount-hint = Zum Beispiel 30 oder 30,70. Er muss zu dem passen, was im Verzeichnis steht.
services-desk-fee-amount-wrong = Das ist kein Betrag. Schreiben Sie zum Beispiel 30,70.

# The queue of an office

services-desk-queue-title = Anträge: { $office }
services-desk-queue-count = { $count ->
        [one] 1 Antrag
       *[other] { $count } Anträge
    }
services-desk-queue-none = Hier ist nichts. Wählen Sie eine andere Ansicht oder weniger Filter.
services-desk-views = Welche Anträge
services-desk-view-open = Offen ({ $count })
services-desk-view-mine = Meine ({ $count })
services-desk-view-free = Bei niemandem ({ $count })
services-desk-view-due = Bald fällig ({ $count })
services-desk-view-overdue = Überfällig ({ $count })
services-desk-view-closed = Erledigt ({ $count })
services-desk-view-all = Alle
services-desk-filter = Anträge finden
services-desk-filter-all = Alle
services-desk-filter-code = Code des Falls
services-desk-filter-status = Stand
services-desk-filter-service = Dienstleistung
services-desk-filter-door = Weg
services-desk-sort = Reihenfolge
services-desk-sort-due = Frist zuerst
services-desk-sort-received = Älteste zuerst
services-desk-sort-newest = Neueste zuerst
services-desk-sort-service = Nach Dienstleistung
services-desk-page-before = Vorige Seite
services-desk-page-after = Nächste Seite
services-desk-overdue = { $count ->
        [one] 1 Antrag Ihres Amts ist überfällig
       *[other] { $count } Anträge Ihres Amts sind überfällig
    }
services-desk-by-reference = Fall zu einer Überweisung finden
services-desk-by-reference-hint = Vom Kontoauszug, zum Beispiel RF18 0000 5390 0754 7034.
services-desk-by-reference-find = Fall öffnen
services-desk-four-eyes-title = Wo zwei entscheiden müssen
services-desk-four-eyes-about = Ist eine Dienstleistung hier angekreuzt, geht eine Entscheidung erst hinaus, wenn eine zweite Person zustimmt. Das gilt für Anträge, die von jetzt an kommen.

# What an office does with a case

services-desk-acts = Was jetzt möglich ist
services-desk-act-take = Fall nehmen
services-desk-act-give-back = Zurücklegen
services-desk-act-reopen = Wieder aufnehmen
services-desk-act-ask = Rückfrage stellen
services-desk-act-decide = Entscheiden
services-desk-act-give = An jemanden geben
services-desk-act-hand-over = An anderes Amt geben
services-desk-act-answer = Antwort vermerken
services-desk-act-withdraw = Rücknahme vermerken
services-desk-act-confirm = Zustimmen und Bescheid senden
services-desk-act-return = Zurückgeben
services-desk-ask-title = Rückfrage stellen
services-desk-ask-about = Ihr Brief geht zuerst hinaus. Dann steht die Frist still, bis die Antwort kommt.
services-desk-ask-paper = Dieser Antrag kam nicht online. Drucken Sie den Brief und schicken Sie ihn mit der Post.
services-desk-ask-subject = Rückfrage: { $service }
services-desk-ask-draft =
    Guten Tag,

    für Ihren Antrag „{ $service }“ brauchen wir noch etwas von Ihnen:

    – { $gap }

    Bitte antworten Sie auf diesen Brief. So lange steht unsere Frist still.

    Mit freundlichen Grüßen
    { $author }
services-desk-ask-send = Senden und Frist anhalten
services-desk-ask-gap = [Schreiben Sie hier, was noch fehlt.]
services-desk-decide-title = Entscheiden
services-desk-decide-about = Erst die Entscheidung, dann der Bescheid. Sie können den Entwurf ändern und Dateien anhängen.
services-desk-decide-about-two = Hier müssen zwei entscheiden. Ihr Bescheid ist ein Vorschlag. Er geht erst hinaus, wenn jemand anderes zustimmt. Bis dahin liegt er als Notiz beim Amt.
services-desk-decide-outcome = Wie wird entschieden?
services-desk-decide-reasons = Warum?
services-desk-decide-no-reason = Eine Ablehnung braucht einen Grund. Wählen Sie mindestens einen.
services-desk-decide-next = Weiter zum Bescheid
services-desk-decide-change = Ändern
services-desk-decide-appeal = Das sagt das Verzeichnis zum Rechtsbehelf. Passt die Belehrung im Bescheid dazu?
services-desk-decide-send = Bescheid senden
services-desk-decide-propose = Zur zweiten Prüfung geben
services-desk-proposal = Vorschlag für einen Bescheid
services-desk-draft-subject = Bescheid: { $service }
services-desk-draft-greeting = Guten Tag,
services-desk-draft-granted = Ihr Antrag „{ $service }“ vom { $day } ist bewilligt.
services-desk-draft-partly = Ihr Antrag „{ $service }“ vom { $day } ist zum Teil bewilligt. Im Übrigen lehnen wir ihn ab.
services-desk-draft-refused = Ihren Antrag „{ $service }“ vom { $day } lehnen wir ab.
services-desk-draft-reasons = Gründe:
services-desk-draft-explain = [Erklären Sie hier die Gründe für diesen Fall.]
services-desk-draft-gap = Im Brief steht noch „{ $gap }“. Ersetzen Sie das durch Ihre eigenen Worte, oder löschen Sie es.
services-desk-draft-appeal = Rechtsbehelfsbelehrung: Gegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch erheben. Richten Sie ihn an: Stadt { $town }, { $office }. Das geht schriftlich, in elektronischer Form nach § 3a Absatz 2 VwVfG oder zur Niederschrift im Amt.
services-desk-draft-end = Mit freundlichen Grüßen
services-desk-second-title = Zweite Prüfung
services-desk-second-about = { $by } schlägt vor: { $outcome }.
services-desk-second-no-letter = Der Bescheid zu diesem Vorschlag liegt nicht bei den Notizen. Geben Sie den Fall zurück, oder schreiben Sie den Bescheid, nachdem Sie zugestimmt haben.
services-desk-second-wait = Jemand anderes muss zustimmen. Bis dahin geht nichts hinaus.
services-desk-return-why = Was soll sich ändern?
services-desk-return-hint = Steht als Notiz beim Fall. Nur das Amt kann sie lesen.
services-desk-give-title = An jemanden im Amt geben
services-desk-give-to = Person
services-desk-hand-over-title = An ein anderes Amt geben
services-desk-hand-over-about = Das andere Amt bekommt die Schlüssel dieses Falls und liest alle Briefe. Wer den Antrag stellte, erfährt es durch Ihren Brief. Ihre Notizen bleiben hier.
services-desk-hand-over-to = Amt
services-desk-hand-over-subject = Ihr Antrag geht weiter: { $service }
services-desk-hand-over-draft =
    Guten Tag,

    für Ihren Antrag „{ $service }“ ist ein anderes Amt zuständig: { $office }. Wir haben ihn dorthin gegeben. Das Amt kann jetzt alle Briefe dieses Falls lesen. Ihre Frist bleibt dieselbe, und Sie müssen nichts tun.

    Mit freundlichen Grüßen
    { $author }
services-desk-hand-over-send = Senden und weitergeben
services-desk-noted-answer = Die Antwort kam am Telefon, am Schalter oder auf Papier? Dann läuft die Frist ab heute weiter.
services-desk-noted-withdraw = Wer den Antrag stellte, will ihn nicht mehr? Dann wird nicht darüber entschieden, und der Fall ist abgeschlossen.
services-desk-noted-do = Jetzt vermerken

# What was begun and not finished

services-desk-missing-decision-act = Der Bescheid ist gesendet, aber der Fall ist noch nicht entschieden
services-desk-missing-decision-act-do = Entscheidung eintragen
services-desk-missing-decision-letter = Der Fall ist entschieden, aber der Bescheid ist noch nicht gesendet
services-desk-missing-close = Der Fall ist fertig, aber der Vorgang im Postfach ist noch offen
services-desk-missing-hand-over = { $office } kann den Fall schon lesen, hat ihn aber noch nicht
services-desk-missing-hand-over-told = Der Brief dazu ist gesendet. Es fehlt nur noch die Weitergabe.
services-desk-missing-hand-over-untold = Geben Sie den Fall noch einmal weiter: Der Brief dazu ist noch nicht gesendet.
services-desk-missing-ask = War Ihr letzter Brief eine Rückfrage?
services-desk-missing-ask-about = Die Frist läuft noch. Ihr Brief ging hinaus:
services-desk-missing-ask-do = Ja, Frist anhalten

# Notes

services-desk-notes = Notizen des Amts
services-desk-notes-about = Nur Ihr Amt kann sie lesen. Wer den Antrag stellte und andere Ämter können es nicht, auch wenn der Fall weitergeht.
services-desk-note-new = Neue Notiz
services-desk-note-keep = Notiz ablegen
services-desk-note-kept = Die Notiz ist abgelegt.
services-desk-note-delete-title = Notiz wirklich löschen?
services-desk-note-delete-about = Sie ist dann für alle im Amt weg.

# Answers of an application

services-desk-application-text = Das Formular zu diesem Antrag ist nicht zu haben. Sie sehen die Angaben als Text.
services-desk-application-right = Die Angaben halten alle Regeln des Formulars ein.
services-desk-application-wrong = { $count ->
        [one] Eine Angabe hält die Regeln des Formulars nicht ein
       *[other] { $count } Angaben halten die Regeln des Formulars nicht ein
    }
services-desk-application-other = In diesem Antrag standen andere Werte, als das Formular ausrechnet. Sie sehen, was das Formular ausrechnet.
services-desk-application-service = Das ist ein anderer Antrag als angemeldet: { $form }. Fragen Sie nach, was gewünscht ist.
services-desk-application-old = Dieser Antrag wurde mit einer alten Fassung des Formulars gestellt: Fassung { $version }. Prüfen Sie, was seitdem neu ist.
services-desk-application-file = Die Datei „{ $name }“ fehlt in diesem Brief. Bitten Sie darum.

# Paper of a case

services-desk-paper-print = Vordruck für diesen Fall drucken
services-desk-paper-read = Papier zu diesem Fall einlesen
