### Texts of the online form.

## What the server says where the form does not run

services-online-closed = Dieses Formular ist im Browser zurzeit nicht offen
services-online-closed-text = Nutzen Sie einen dieser Wege:
services-online-no-script = Dieses Formular braucht JavaScript
services-online-no-script-text = Ihre Angaben werden in Ihrem Browser verschlossen, damit nur das Amt sie lesen kann. Dafür braucht es JavaScript. Schalten Sie es für diese Seite ein, oder nehmen Sie einen dieser Wege:
services-online-late = Das Formular wird noch geladen
services-online-late-text = Es dauert länger als sonst. Prüfen Sie Ihre Verbindung, und laden Sie die Seite neu. Diese Wege stehen Ihnen auch so offen:

## The first page

services-online-needed = Das brauchen Sie
services-online-about-steps = { $steps ->
    [one] Das Formular hat eine Seite.
   *[other] Das Formular hat etwa { $steps } Seiten. Welche es sind, hängt von Ihren Antworten ab.
}
services-online-about-sealed = Ihre Angaben werden in Ihrem Browser verschlossen. Nur das Amt kann sie öffnen.
services-online-about-account = Sie brauchen kein Konto.
services-online-about-kept = Was Sie schreiben, wird verschlüsselt auf diesem Gerät aufgehoben. Nach { $days } Tagen ohne Änderung wird es gelöscht.
services-online-begin = Beginnen
services-online-begin-new = Neu beginnen
services-online-go-on = Weiter ausfüllen
services-online-drafts = Auf diesem Gerät begonnen
services-online-draft-from = Zuletzt geändert:
services-online-draft-open = Hier weitermachen
services-online-draft-remove = Löschen
services-online-draft-remove-title = Entwurf löschen?
services-online-draft-remove-text = Ihre Angaben und Dateien auf diesem Gerät sind dann weg.
services-online-draft-remove-yes = Entwurf löschen
services-online-draft-removed = Der Entwurf ist gelöscht.
services-online-draft-broken = Dieser Entwurf lässt sich nicht mehr öffnen. Der Browser hat einen Teil davon verloren. Löschen Sie ihn, und beginnen Sie neu.
services-online-other-doors = Lieber auf Papier, vor Ort oder am Telefon? So geht es dort
services-online-kiosk = Dieses Gerät benutzen auch andere
services-online-kiosk-hint = Dann wird nichts aufgehoben. Alles wird gelöscht, wenn Sie fertig sind oder weggehen.

## A page of questions

services-online-step = Schritt { $step } von { $steps }
services-online-next = Weiter
services-online-back = Zurück
services-online-back-to-review = Übernehmen
services-online-kept = Auf diesem Gerät aufgehoben.
services-online-not-lasting = Ihr Browser hebt nichts auf. Nehmen Sie den Entwurf als Datei mit, wenn Sie später weitermachen wollen.
services-online-not-kept = Nicht aufgehoben.
services-online-not-kept-text = Ihr Browser konnte den Entwurf nicht aufheben. Vielleicht ist der Speicher voll. Nehmen Sie den Entwurf als Datei mit, bevor Sie die Seite schließen.
services-online-changed = Das Formular wurde seitdem geändert
services-online-changed-text = Ihre Antworten sind noch da. Sehen Sie alles noch einmal durch, bevor Sie senden.
services-online-changed-added = Neu gefragt wird:
services-online-changed-gone = Nicht mehr gefragt wird:

## A draft to take along

services-online-take = Später oder auf einem anderen Gerät weitermachen
services-online-take-text = Sie bekommen eine Datei mit Ihren Angaben und Dateien. Sie ist mit einem Kennwort verschlossen. Ohne das Kennwort kann niemand sie öffnen, auch wir nicht.
services-online-word = Ihr Kennwort für die Datei
services-online-word-hint = Mindestens 8 Zeichen, zum Beispiel drei Wörter
services-online-word-short = Das Kennwort ist zu kurz. Nehmen Sie mindestens { $least } Zeichen.
services-online-take-word = Datei speichern
services-online-take-code = Mit einem erzeugten Code speichern
services-online-taken = Die Datei ist gespeichert
services-online-taken-word = Sie liegt bei Ihren Downloads. Merken Sie sich das Kennwort.
services-online-taken-code = Sie liegt bei Ihren Downloads. Schreiben Sie diesen Code auf. Er wird nur jetzt gezeigt:
services-online-taken-open = Öffnen Sie dieses Formular auf dem anderen Gerät, und wählen Sie „Mitgebrachten Entwurf öffnen“.
services-online-bring = Mitgebrachten Entwurf öffnen
services-online-bring-text = Wählen Sie die Datei, die Sie gespeichert haben. Ihr Name endet auf .allmende-draft.
services-online-bring-file = Die Datei
services-online-bring-word = Kennwort oder Code
services-online-bring-open = Entwurf öffnen
services-online-bring-opening = Die Datei wird geöffnet …
services-online-bring-no-file = Wählen Sie die Datei mit Ihrem Entwurf.
services-online-bring-no-word = Geben Sie das Kennwort oder den Code ein.
services-online-bring-other = Das ist der Entwurf eines anderen Formulars
services-online-bring-other-form = Zum Formular „{ $form }“. Öffnen Sie die Datei dort.
services-online-refused-word = Die Datei lässt sich so nicht öffnen. Das Kennwort ist ein anderes, oder die Datei ist beschädigt. Prüfen Sie jedes Zeichen.
services-online-refused-not-a-draft = Das ist kein Entwurf. Wählen Sie die Datei, deren Name auf .allmende-draft endet.
services-online-refused-newer = Diese Datei hat ein neueres Programm geschrieben. Laden Sie die Seite neu, und versuchen Sie es noch einmal.
services-online-refused-damaged = Die Datei ist beschädigt oder unvollständig. Kopieren Sie sie noch einmal von dem anderen Gerät.

## Devices of many people

services-online-kiosk-on = Auf diesem Gerät wird nichts aufgehoben
services-online-kiosk-on-text = Wenn Sie weggehen, werden Ihre Angaben gelöscht. Ohne eine Eingabe geschieht das nach { $minutes } Minuten. Vorher fragen wir Sie.
services-online-kiosk-sent = Drucken Sie diese Seite. Oder fotografieren Sie den QR-Code, und schreiben Sie PIN und Vorgangscode ab. Löschen Sie dann alles.
services-online-kiosk-end = Alles löschen und neu beginnen
services-online-kiosk-kept = Auf diesem Gerät wird nichts aufgehoben.
services-online-still = Sind Sie noch da?
services-online-still-left = In { $seconds } Sekunden werden Ihre Angaben gelöscht.
services-online-still-yes = Ja, weiter ausfüllen

## Reading everything again, and sending

services-online-review = Prüfen und senden
services-online-review-lead = Lesen Sie alles noch einmal. Sie können jede Antwort ändern.
services-online-missing = Bevor Sie senden können, fehlt noch etwas:
services-online-send-title = Verschließen und senden
services-online-send-about = Ihr Browser verschließt Ihre Angaben und Dateien so, dass nur das Amt sie öffnen kann: { $office }.
services-online-send-guest = Danach bekommen Sie einen Vorgangscode, einen Link und eine PIN. Damit lesen Sie Rückfragen und den Bescheid, auch ohne Konto.
services-online-send = Verschließen und senden
services-online-send-again = Noch einmal senden
services-online-sending = Der Antrag wird verschlossen …
services-online-send-failed = Der Antrag ist noch nicht angekommen
services-online-send-account = Lieber aus meinem Postfach senden
services-online-send-sign-in = Sie haben ein Konto? Melden Sie sich an, und senden Sie aus Ihrem Postfach. Ihr Entwurf bleibt.
services-online-file-lost = Ihr Browser hat die Datei „{ $name }“ verloren. Ändern Sie die Antwort oben, und wählen Sie die Datei noch einmal.

## What comes after sending

services-online-done = Ihr Antrag ist angekommen
services-online-arrived = Der Antrag liegt verschlossen beim Amt: { $office }.
services-online-earlier = Ein früherer Versuch war schon angekommen. Es gilt, was Sie damals gesendet haben. Was Sie danach geändert haben, schreiben Sie dem Amt über den Link.
services-online-code = Ihr Vorgangscode
services-online-code-text = Nennen Sie ihn am Telefon, am Schalter und auf Papier.
services-online-access = So kommen Sie zu Ihrem Antrag zurück
services-online-access-text = Öffnen Sie den Link, und geben Sie die PIN ein. Dort lesen Sie Rückfragen und den Bescheid, und dort antworten Sie.
services-online-link = Link
services-online-link-qr = Der Link als QR-Code
services-online-pin = PIN
services-online-access-once = Bewahren Sie Link und PIN auf
services-online-access-once-text = Sie werden nur jetzt gezeigt, und niemand hat eine Kopie. Wer beide hat, kann Ihren Antrag lesen. Der Link gilt 365 Tage.
services-online-in-mailbox = Zum Antrag in Ihrem Postfach
services-online-print = Drucken
services-online-save = Als Datei speichern
services-online-saved = Die Datei liegt bei Ihren Downloads.
services-online-happens = Wie es weitergeht
services-online-happens-read = Das Amt prüft Ihren Antrag: { $office }.
services-online-happens-ask-guest = Hat das Amt eine Frage, steht sie unter dem Link. Sehen Sie alle paar Tage nach.
services-online-happens-ask-account = Hat das Amt eine Frage, steht sie in Ihrem Postfach.
services-online-happens-decided = Der Bescheid kommt auf demselben Weg.
services-online-happens-promised = { $days ->
    [one] Das Amt verspricht den Bescheid innerhalb eines Tages, sobald alles da ist.
   *[other] Das Amt verspricht den Bescheid innerhalb von { $days } Tagen, sobald alles da ist.
}
services-online-lost = Link oder PIN verloren?
services-online-lost-text = Ihr Antrag wird trotzdem bearbeitet. Fragen Sie mit dem Vorgangscode beim Amt nach: { $office } { $phone }.
services-online-to-service = Zur Beschreibung der Leistung
services-online-slip-answers = Das haben Sie geschrieben:
services-online-preview = Vorschau für das Amt: Das ist der Entwurf. Nichts wird gespeichert und nichts gesendet.
