# Fehler

error-post-no-case = Diesen Vorgang gibt es nicht, oder Sie sind nicht daran beteiligt. Prüfen Sie die Adresse, oder öffnen Sie Ihr Postfach.
    .title = Vorgang nicht gefunden
