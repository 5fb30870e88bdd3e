# Fehler, die jede Seite haben kann

ui-error-home = Zur Startseite
ui-error-title-sign-in = Bitte melden Sie sich an
ui-error-title-forbidden = Das dürfen Sie hier nicht
ui-error-title-missing = Diese Seite gibt es nicht
ui-error-title-ours = Das ist unser Fehler
ui-error-title-yours = Das hat nicht geklappt

error-not-found = Unter dieser Adresse ist nichts. Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.
error-method-not-allowed = Diese Adresse nimmt keine solche Anfrage an. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.
error-too-large = Das ist größer, als wir annehmen. Senden Sie weniger auf einmal.
error-too-slow = Die Anfrage hat zu lange gedauert und wurde beendet. Versuchen Sie es später noch einmal.
error-busy = Gerade sind zu viele Anfragen auf einmal da. Versuchen Sie es in einer Minute noch einmal.
error-foreign-origin = Dieses Formular kam von der Seite eines anderen Anbieters und wurde zu Ihrem Schutz nicht angenommen. Öffnen Sie die Seite hier neu und senden Sie das Formular noch einmal.
error-malformed = Die Anfrage ist nicht lesbar (Status { $status }). Öffnen Sie die Seite neu und versuchen Sie es noch einmal.
error-internal = Bei uns ist etwas schiefgegangen. Ihre Daten sind, wie sie vorher waren. Versuchen Sie es später noch einmal.
