# Fehler an den Türen zu anderen Systemen

error-post-door-not-a-key = Das ist kein öffentlicher Schlüssel für diese Tür, oder er enthält etwas Geheimes. Erzeugen Sie den Schlüssel auf der Seite des Amts neu.
    .title = Kein Schlüssel
error-post-door-no-key = Das Amt hat keinen solchen Schlüssel für andere Systeme. Laden Sie die Seite neu. Dann sehen Sie, welche Schlüssel es gibt.
    .title = Schlüssel nicht gefunden
error-post-door-address = Das ist keine einfache E-Mail-Adresse. Geben Sie nur eine Adresse ein, zum Beispiel anna@mail.example, ohne Namen.
    .title = Keine Adresse
error-post-door-not-sealed = Die Nachricht ist nicht so verschlüsselt, wie diese Tür es verlangt. Sie wurde nicht gesendet. Laden Sie die Seite neu, und senden Sie noch einmal.
    .title = Nicht verschlüsselt
error-post-door-unreachable = { $host } hat nicht richtig geantwortet. Es ist nichts verloren gegangen. Versuchen Sie es später noch einmal.
    .title = Die andere Seite antwortet nicht
error-post-door-no-message = Diese Nachricht gibt es nicht, oder sie liegt schon in einem Vorgang. Laden Sie die Seite neu.
    .title = Nachricht nicht gefunden
error-post-door-no-mail = Die Stadt versendet keine E-Mail. Bitten Sie den Betrieb, das einzurichten, oder wählen Sie eine andere Tür.
    .title = Keine E-Mail
error-post-door-no-fit-connect = Die Stadt nimmt nicht an FIT-Connect teil. Bitten Sie den Betrieb, das einzurichten, oder wählen Sie eine andere Tür.
    .title = Kein FIT-Connect
error-post-door-used = Unter dieser Kennung wurde schon etwas anderes gesendet. Laden Sie die Seite neu, und senden Sie noch einmal.
    .title = Schon gesendet
error-post-door-no-recipient = Kein Amt hat diese Adresse. Prüfen Sie den Empfänger.
    .title = Kein solcher Empfänger
error-post-door-readable = Die Nachricht ist nicht verschlüsselt. Die Stadt hat sie deshalb nicht angenommen. Verschlüsseln Sie sie mit dem OpenPGP-Schlüssel des Amts (PGP/MIME), oder nehmen Sie eine andere Tür des Amts.
    .title = Nicht verschlüsselt
error-post-door-unreadable = Das ist keine E-Mail-Nachricht: Ihr Kopf ist nicht lesbar. Übergeben Sie genau eine ganze Nachricht.
    .title = Keine Nachricht
error-post-door-too-large = Die Nachricht ist größer als 64 MiB. Sie wurde nicht angenommen. Senden Sie die Dateien in mehreren Nachrichten.
    .title = Zu groß

# Arbeit im Hintergrund

job-post-send-mail = Versiegelte E-Mail dem Mailserver übergeben
job-post-send-submission = Anträge an FIT-Connect übergeben
job-post-fetch-submissions = Anträge von FIT-Connect holen
job-post-clear-doors = Erledigtes an den Türen zu anderen Systemen wegräumen
