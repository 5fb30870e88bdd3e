# Fehler

error-post-no-case = Diesen Vorgang gibt es nicht, oder Sie sind nicht daran beteiligt. Prüfen Sie die Adresse, oder öffnen Sie Ihr Postfach.
    .title = Vorgang nicht gefunden
error-post-no-office = Dieses Amt gibt es nicht. Suchen Sie es in der Liste aller Ämter.
    .title = Amt nicht gefunden
error-post-no-keyset = Diese Schlüssel gibt es nicht, oder Sie haben keinen gemeinsamen Vorgang mit ihrem Besitzer.
    .title = Schlüssel nicht gefunden
error-post-no-guest = Link und PIN passen nicht zusammen, oder der Zugang ist abgelaufen. Prüfen Sie beide. Nach zehn falschen Versuchen schließt sich der Zugang: Bitten Sie dann das Amt um einen neuen Brief.
    .title = Kein Zugang
error-post-no-account = Sie haben noch kein Postfach. Richten Sie es zuerst ein.
    .title = Kein Postfach
error-post-malformed = Ihr Browser hat etwas geschickt, das nicht dem Protokoll der Post entspricht ({ $field }). Nichts wurde gespeichert. Laden Sie die Seite neu und versuchen Sie es noch einmal.
    .title = Nicht nach dem Protokoll
error-post-too-large = Das ist größer, als ein Brief sein darf. Schicken Sie lange Texte als Datei mit.
    .title = Zu groß
error-post-account-exists = Sie haben schon ein Postfach. Öffnen Sie es mit Passphrase oder Wiederherstellungscode.
    .title = Postfach vorhanden
error-post-keys-moved = Ihre Schlüssel wurden inzwischen auf einem anderen Gerät geändert. Laden Sie die Seite neu, und öffnen Sie Ihr Postfach noch einmal.
    .title = Schlüssel geändert
error-post-wraps-incomplete = Ein Postfach braucht genau einen Wiederherstellungscode und mindestens eine Passphrase. Richten Sie beides ein.
    .title = Zugänge unvollständig
error-post-weak-wrap = Die Passphrase ist schwächer geschützt, als das Protokoll erlaubt. Laden Sie die Seite neu. Bleibt der Fehler, melden Sie ihn der Stadt.
    .title = Zu schwach geschützt
error-post-last-way = Der Wiederherstellungscode und die letzte Passphrase lassen sich nicht entfernen: Sie kämen sonst nicht mehr in Ihr Postfach. Legen Sie zuerst einen Ersatz an.
    .title = Letzter Zugang
error-post-no-way = Diesen Zugang zu Ihrem Postfach gibt es nicht mehr. Laden Sie die Seite neu.
    .title = Zugang nicht gefunden
error-post-index-moved = Ein anderes Gerät hat Ihr Postfach inzwischen geändert. Es wird neu geladen.
    .title = Postfach geändert
error-post-case-moved = In diesem Vorgang kam ein anderer Brief zuvor. Lesen Sie ihn, bevor Sie Ihren senden. Ihr Brief ist nicht verloren.
    .title = Ein Brief kam zuvor
error-post-taken = Diese Kennung ist schon vergeben. Nichts wurde gesendet. Versuchen Sie es noch einmal.
    .title = Kennung vergeben
error-post-case-key-moved = Der Vorgang hat inzwischen einen neuen Schlüssel. Laden Sie ihn neu, und senden Sie noch einmal. Ihr Brief ist nicht verloren.
    .title = Neuer Schlüssel
error-post-wraps-missing = Der Schlüssel des Vorgangs ist nicht für genau die Beteiligten verschlossen. Nichts wurde gesendet. Laden Sie den Vorgang neu.
    .title = Schlüssel unvollständig
error-post-party-key-moved = Jemand in diesem Vorgang hat neue Schlüssel. Laden Sie die Seite neu, und senden Sie noch einmal. Ihr Brief ist nicht verloren.
    .title = Neue Schlüssel
error-post-office-unreachable = Dieses Amt ist noch nicht verschlüsselt erreichbar. Schreiben Sie auf Papier, rufen Sie an, oder kommen Sie vorbei.
    .title = Amt nicht erreichbar
error-post-door-refused = Auf diesem Weg dürfen nur Ämter Briefe eintragen. Laden Sie die Seite neu, und senden Sie noch einmal.
    .title = Falscher Weg
error-post-received = An diesem Tag kann das nicht gekommen sein. Geben Sie einen Tag im letzten Jahr an, höchstens heute.
    .title = Falscher Tag
error-post-only-offices = Das darf nur das Amt. Schreiben Sie ihm, wenn es nötig ist.
    .title = Nur für Ämter
error-post-no-attachment = Eine Datei des Briefs ist nicht vollständig angekommen. Laden Sie sie noch einmal hoch, und senden Sie dann den Brief.
    .title = Datei fehlt
error-post-quota = Ihr Platz ist voll: { $limit } Byte sind vergeben. Entfernen Sie alte Vorgänge oder Dateien, oder bringen Sie die Unterlagen im Amt vorbei. Nichts ist verloren.
error-post-guest-quota = Das ist zu viel auf einmal. Ohne Konto gehen zusammen höchstens { $megabytes } MB. Machen Sie Fotos kleiner, lassen Sie weg, was nicht verlangt ist, oder bringen Sie die Unterlagen im Amt vorbei. Nichts ist verloren.
error-post-one-case = Mit diesem Zugang ist schon ein Vorgang eröffnet. Öffnen Sie ihn mit Ihrem Link und Ihrer PIN. Für einen neuen Antrag beginnen Sie auf der Seite der Leistung.
error-post-slow-down = Von Ihrem Anschluss kamen gerade viele Anträge. Warten Sie { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} und senden Sie dann noch einmal. Ihre Angaben bleiben stehen. Papier, Schalter und Telefon gehen immer.
    .title = Kein Platz mehr
error-post-retention = Das Amt muss diesen Vorgang bis { $delete_after } aufbewahren. Danach wird er von selbst gelöscht.
    .title = Aufbewahrungsfrist

# E-Mail

error-post-mail-off = Diese Stadt verschickt keine E-Mail. Sehen Sie hier in Ihr Postfach.
error-post-mail-config = Der Schlüssel { $key } in allmende.toml ist nicht zu gebrauchen. Nennen Sie einen Mailserver wie smtps://mail.stadt.example und eine Adresse der Stadt.
error-post-mail-address = An eine solche Adresse geht keine E-Mail. Schreiben Sie sie wie name@example.org.
error-post-mail-refused = Der Mailserver lehnt die Nachricht ab. Prüfen Sie die Adresse und den Abschnitt [mail] in allmende.toml.
error-post-mail-unreachable = Der Mailserver ist gerade nicht zu erreichen. Das Programm versucht es von selbst noch einmal.
error-post-no-upload = Diese Datei gibt es nicht mehr, oder sie ist schon in einem Brief. Laden Sie sie noch einmal hoch.
    .title = Datei nicht gefunden
error-post-upload-moved = Dieser Teil der Datei schließt nicht an: { $offset } Byte sind schon da. Der Browser macht dort weiter.
    .title = Nicht der nächste Teil
error-post-file-too-large = Die Datei ist leer oder zu groß: Höchstens { $limit } Byte sind möglich. Teilen Sie sie auf, oder bringen Sie sie ins Amt.
    .title = Datei zu groß
error-post-part-too-large = Ein Teil einer Datei darf höchstens 8 MiB lang sein. Der Browser schickt ihn in kleineren Stücken.
    .title = Teil zu groß
error-post-cut-off = Die Verbindung brach ab. Was schon angekommen ist, bleibt. Der Browser macht dort weiter.
    .title = Verbindung abgebrochen
error-post-other-tus = Ihr Browser lädt Dateien in einer Fassung hoch, die der Server nicht kennt. Laden Sie die Seite neu.
    .title = Andere Fassung
error-post-too-many-drafts = Sie haben schon { $limit } Entwürfe. Löschen Sie alte, bevor Sie neue anlegen.
    .title = Zu viele Entwürfe
error-post-unreadable = Eine verschlüsselte Datei lässt sich nicht lesen. Versuchen Sie es später noch einmal. Bleibt der Fehler, melden Sie ihn der Stadt.
    .title = Datei nicht lesbar

# Arbeit im Hintergrund

job-post-delete-parts = Verschlüsselte Dateien entfernen, die zu keinem Brief mehr gehören
job-post-expire-uploads = Hochgeladene Dateien entfernen, die in keinen Brief kamen
job-post-apply-retention = Kopien der Ämter nach ihrer Frist entfernen
job-post-purge = Vorgänge löschen, die niemand mehr hat
job-post-forget-guests = Gäste ohne Vorgang nach einem Tag vergessen

# Versprechen

promise-letters-encrypted = Briefe zwischen Menschen und Ämtern sind Ende-zu-Ende verschlüsselt
    .method = Anteil der Briefe des letzten Jahres, die schon verschlüsselt beim Amt ankamen oder es so verließen: aus dem Postfach, über einen Antwort-Link, mit OpenPGP oder FIT-Connect. Was auf Papier, am Schalter oder am Telefon kam, wird im Amt verschlüsselt abgelegt und zählt als nicht verschlüsselt. Lesebestätigungen zählen nicht. Wer auf Papier schreibt, hat jedes Recht dazu; deshalb ist das Ziel nicht 100 %.
    .why = Was Menschen einem Amt schreiben, geht sonst niemanden etwas an, auch nicht den Betreiber.
promise-offices-reachable-encrypted = Jedes Amt ist verschlüsselt erreichbar
    .method = Anteil der Ämter, die öffentliche Schlüssel im Register haben.
    .why = Verschlüsselung hilft nur, wenn sie überall möglich ist.
promise-answer-days-online = Briefe aus dem Postfach werden schnell beantwortet
    .method = Median der Tage vom Brief bis zur Antwort des Amtes, über alle beantworteten Briefe des letzten Jahres aus dem Postfach. Kommen mehrere Briefe vor der Antwort, zählt der erste. Ohne Antworten gibt es keine Zahl.
    .why = Wer schreibt, soll nicht lange warten.
promise-answer-days-paper = Briefe auf Papier werden so schnell beantwortet wie andere
    .method = Median der Tage vom Eingang im Amt bis zur Antwort, über alle beantworteten Papierbriefe des letzten Jahres. Ohne Antworten gibt es keine Zahl.
    .why = Papier darf nicht langsamer sein: Jeder Weg führt zum selben Vorgang.
promise-answer-days-counter = Was am Schalter vorgebracht wird, wird so schnell beantwortet wie anderes
    .method = Median der Tage vom Besuch bis zur Antwort, über alle beantworteten Anliegen des letzten Jahres. Ohne Antworten gibt es keine Zahl.
    .why = Der Schalter darf nicht langsamer sein: Jeder Weg führt zum selben Vorgang.

# Prüfungen

check-post-offices-reachable = Verschlüsselt erreichbar: { $reached } von { $all } Ämtern.
    .remedy = Die Leitung jedes anderen Amtes öffnet die Post und richtet dort die Schlüssel des Amtes ein.
check-post-renewals-due = Ämter, deren Schlüssel noch jemand hält, der dort nicht mehr arbeitet: { $count }.
    .remedy = Ein Mitglied öffnet „Team“ in der Post des Amtes und erneuert die Schlüssel.
check-post-inbound-waiting = Post aus anderen Systemen, die seit mehr als sieben Tagen wartet: { $count }.
    .remedy = Das Amt öffnet seinen Posteingang und legt sie zu einem Vorgang.
check-post-unreadable = Die Post lässt sich nicht prüfen: { $reason }
    .remedy = Prüfen Sie die Datenbank.
