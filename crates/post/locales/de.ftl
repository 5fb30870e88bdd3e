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
