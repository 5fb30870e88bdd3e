# Das Postfach, bevor sein Programm läuft

nav-post = Post
    .about = Versiegelte Briefe zwischen Ihnen und den Ämtern
post-app-title = Post
post-app-no-script = Ihr Postfach braucht JavaScript
post-app-no-script-text = Ihre Briefe werden in Ihrem Browser geöffnet und verschlossen, damit niemand sonst sie lesen kann. Dafür braucht es JavaScript. Schalten Sie es für diese Seite ein, oder nehmen Sie einen anderen Weg:
post-app-late = Ihr Postfach wird noch geladen
post-app-late-text = Es dauert länger als sonst. Prüfen Sie Ihre Verbindung, und laden Sie die Seite neu. Diese Wege stehen Ihnen auch so offen:
post-app-door-paper = Schreiben Sie auf Papier. Die Anschrift steht beim Amt.
post-app-door-counter = Kommen Sie an den Schalter.
post-app-door-phone = Rufen Sie an.
post-app-doors = Alle Ämter mit Anschrift, Öffnungszeiten und Telefon
