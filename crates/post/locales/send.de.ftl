## Sending an application: what the browser says there

post-send-unlock = Öffnen Sie Ihr Postfach. Dann geht der Antrag von dort ans Amt, und die Antwort kommt dorthin zurück.
post-send-open = Ihr Postfach ist offen. Der Antrag wird jetzt hier verschlossen. Nur das Amt kann ihn öffnen.
post-send-send = Verschließen und senden
post-send-again = Noch einmal senden
post-send-sealing = Der Antrag wird verschlossen …
post-send-no-mailbox = Sie haben noch kein Postfach
post-send-no-mailbox-text = Ein Postfach brauchen Sie nur, wenn Sie Antworten auf Dauer online lesen wollen. Es geht auch ohne: Sie bekommen dann einen Link und eine PIN für diesen einen Antrag.
post-send-set-up = Postfach in einem neuen Fenster einrichten
post-send-look-again = Ich habe jetzt ein Postfach
post-send-without = Ohne Postfach senden
post-send-unregistered = Ihr Antrag ist beim Amt angekommen, aber nicht als Antrag für diese Leistung vermerkt: { $reason } Sie müssen nichts tun. Das Amt liest ihn als Brief.
