### Texts of questions and answers: in the online form, at the counter, beside a scan.

## Answers that are not right. `limit` is what may not be passed.

services-forms-field-required = Beantworten Sie diese Frage.
services-forms-field-type = Diese Antwort hat nicht die richtige Form. Geben Sie sie noch einmal ein.
services-forms-field-characters = Die Antwort enthält Zeichen, die nicht erlaubt sind. Löschen Sie sie und tippen Sie die Antwort neu.
services-forms-field-too-short = Die Antwort ist zu kurz. Geben Sie mindestens { $limit } Zeichen ein.
services-forms-field-too-long = Die Antwort ist zu lang. Geben Sie höchstens { $limit } Zeichen ein.
services-forms-field-pattern = Die Antwort ist nicht so geschrieben wie im Beispiel. Vergleichen Sie sie mit der Hilfe zur Frage.
services-forms-field-choice = Wählen Sie eine der angebotenen Antworten.
services-forms-field-date = Diesen Tag gibt es nicht. Schreiben Sie ihn so: 24.12.2026.
services-forms-field-time = Diese Uhrzeit gibt es nicht. Schreiben Sie sie so: 16:50.
services-forms-field-email = Das ist keine E-Mail-Adresse. Prüfen Sie, ob ein @ und ein Punkt darin stehen.
services-forms-field-phone = Das ist keine Telefonnummer. Geben Sie sie mit Vorwahl ein.
services-forms-field-iban = Diese IBAN stimmt nicht. Vergleichen Sie sie mit Ihrer Bankkarte.
services-forms-field-postal-code = Das ist keine Postleitzahl. Geben Sie fünf Ziffern ein.
services-forms-field-number = Das ist keine Zahl. Schreiben Sie sie so: 1.234,5.
services-forms-field-cents = Das ist kein Betrag. Schreiben Sie ihn so: 1.234,50.
services-forms-field-too-small = Die Zahl ist zu klein. Geben Sie mindestens { $limit } an.
services-forms-field-too-large = Die Zahl ist zu groß. Geben Sie höchstens { $limit } an.
services-forms-field-agree = Sie müssen zustimmen, damit es weitergehen kann.
services-forms-field-too-few = Das sind zu wenige. Geben Sie mindestens { $limit } an.
services-forms-field-too-many = Das sind zu viele. Geben Sie höchstens { $limit } an.
services-forms-field-twice = Eine Antwort ist doppelt. Wählen Sie jede nur einmal.
services-forms-field-file-type = Dateien dieser Art nehmen wir hier nicht an. Die Hilfe zur Frage sagt, welche gehen.
services-forms-field-file-too-large = Die Datei ist zu groß. Sie darf höchstens { $limit } haben.
services-forms-field-unknown = Diese Angabe kennt das Formular nicht. Lassen Sie sie weg.
services-forms-field-empty-file = Die Datei „{ $name }“ ist leer. Wählen Sie eine andere.
services-forms-field-file-program = „{ $name }“ ist ein Programm, auch wenn der Name anders klingt. Programme nehmen wir nicht an. Wählen Sie das Dokument selbst.
services-forms-field-file-kind = „{ $name }“ ist { $kind }. Hier gehen: { $kinds }. Speichern Sie das Dokument in einer dieser Arten.
services-forms-field-file-size = „{ $name }“ hat { $size }. Eine Datei darf hier höchstens { $limit } haben. Nehmen Sie ein kleineres Bild oder teilen Sie die Datei.
services-forms-field-files-many = Hier gehen höchstens { $limit ->
    [one] eine Datei
   *[other] { $limit } Dateien
}. „{ $name }“ ist nicht dabei. Entfernen Sie erst eine andere.

## Questions

services-entry-why = Warum fragen wir das?
services-entry-legal = Rechtsgrundlage:
services-entry-yes = Ja
services-entry-no = Nein
services-entry-agreed = Ja, bestätigt
services-entry-choose = Bitte wählen
services-entry-date-hint = Zum Beispiel 24.12.2026
services-entry-time-hint = Zum Beispiel 16:50
services-entry-cents-hint = In Euro, zum Beispiel 1.234,50
services-entry-computed = Wird aus Ihren Antworten errechnet.
services-entry-row = { $label } { $number }
services-entry-row-add = { $label } hinzufügen
services-entry-row-remove = { $label } { $number } entfernen
services-entry-row-added = { $label } { $number } ist dazugekommen.
services-entry-row-removed = { $label } { $number } ist entfernt.
services-entry-files-hint = { $kinds }, je höchstens { $limit }
services-entry-files-chosen = Gewählte Dateien: { $label }
services-entry-file-remove = Entfernen
services-entry-file-added = „{ $name }“ ist dabei.
services-entry-file-removed = „{ $name }“ ist entfernt.
services-entry-file-checking = Die Datei wird geprüft …

## Answers

services-entry-change = Ändern
services-entry-none = keine Angabe

## Kinds of files

services-entry-kind-pdf = PDF
services-entry-kind-jpeg = JPEG
services-entry-kind-png = PNG
services-entry-kind-gif = GIF
services-entry-kind-webp = WebP
services-entry-kind-tiff = TIFF
services-entry-kind-heic = HEIC
services-entry-kind-text = Text
services-entry-kind-zip = ZIP
services-entry-kind-word = Word
services-entry-kind-excel = Excel
services-entry-kind-odt = OpenDocument-Text
services-entry-kind-ods = OpenDocument-Tabelle
services-entry-kind-other = von anderer Art
services-entry-found-pdf = ein PDF
services-entry-found-jpeg = ein JPEG-Bild
services-entry-found-png = ein PNG-Bild
services-entry-found-gif = ein GIF-Bild
services-entry-found-webp = ein WebP-Bild
services-entry-found-tiff = ein TIFF-Bild
services-entry-found-heic = ein HEIC-Bild
services-entry-found-text = ein einfacher Text
services-entry-found-zip = ein ZIP-Archiv
services-entry-found-word = ein Word-Dokument
services-entry-found-excel = eine Excel-Tabelle
services-entry-found-odt = ein OpenDocument-Text
services-entry-found-ods = eine OpenDocument-Tabelle
services-entry-found-other = von einer Art, die wir nicht erkennen
