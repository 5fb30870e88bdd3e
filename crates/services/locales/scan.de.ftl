### Texts of the pages on which offices enter what came on paper, at the counter or by phone.

# Ein Stapel wird eingelesen

services-scan-title = Papier einlesen
services-scan-lead = Hier lesen Sie ausgefüllte Vordrucke ein. Die Seiten werden nach ihrem Zeichen sortiert. Alles geschieht in diesem Browser, bis Sie den Antrag versiegeln.
services-scan-step-sort = Sortieren
services-scan-step-enter = Eintragen
services-scan-step-done = Fertig
services-scan-files = Eingescannte Seiten
services-scan-files-hint = PDF, JPEG, PNG oder WebP, auch mehrere Dateien. Höchstens 150 Seiten auf einmal. Die Reihenfolge ist egal.
services-scan-reading = „{ $file }“ wird gelesen
services-scan-reading-of = { $done } von { $all } Seiten
services-scan-file-lost = Die Datei wurde nicht geöffnet und nirgends gespeichert. Alles andere ist noch da.
services-scan-file-empty = „{ $name }“ ist leer. Scannen Sie die Seiten noch einmal.
services-scan-file-program = „{ $name }“ ist ein Programm, auch wenn der Name anders klingt. Öffnen Sie es nicht, und fragen Sie nach, woher es kommt.
services-scan-file-script = „{ $name }“ ist ein Programm, auch wenn der Name anders klingt. Öffnen Sie es nicht, und fragen Sie nach, woher es kommt.
services-scan-file-office = „{ $name }“ ist eine Office-Datei. Speichern Sie sie als PDF, und wählen Sie dann das PDF.
services-scan-file-archive = „{ $name }“ ist ein Archiv. Packen Sie es aus, und wählen Sie die Seiten selbst.
services-scan-file-page = „{ $name }“ ist eine Internetseite oder ein Bild mit Code. Wählen Sie einen Scan als PDF, JPEG, PNG oder WebP.
services-scan-file-heic = „{ $name }“ ist ein Foto im Format HEIC oder AVIF. Speichern Sie es als JPEG, und wählen Sie dann das JPEG.
services-scan-file-tiff = „{ $name }“ ist ein Bild im Format TIFF. Stellen Sie den Scanner auf PDF oder JPEG, und scannen Sie noch einmal.
services-scan-file-other-image = „{ $name }“ ist ein Bild in einem Format, das hier nicht gelesen wird. Speichern Sie es als JPEG oder PNG.
services-scan-file-unknown = „{ $name }“ ist weder ein PDF noch ein Bild. Wählen Sie einen Scan als PDF, JPEG, PNG oder WebP.
services-scan-file-large = „{ $name }“ ist größer als 200 MB. Teilen Sie den Scan, oder stellen Sie den Scanner auf 200 bis 300 dpi.
services-scan-file-pixels = „{ $name }“ hat mehr Bildpunkte, als ein Scan braucht. Stellen Sie den Scanner auf 200 bis 300 dpi.
services-scan-file-broken = „{ $name }“ ist beschädigt und lässt sich nicht lesen. Scannen Sie die Seiten noch einmal.
services-scan-file-password = „{ $name }“ ist mit einem Passwort geschützt. Speichern Sie das PDF ohne Passwort, und wählen Sie es dann.
services-scan-file-many = „{ $name }“ hat mehr Seiten, als auf einmal gelesen werden. Die ersten sind da. Tragen Sie diese ein, und lesen Sie danach den Rest ein.

# Was erkannt wurde

services-scan-read-mark = Erkannt: Seite { $page } von { $pages }, Vordruck „{ $form }“
services-scan-read-none = Kein Zeichen erkannt
services-scan-read-several = Zeichen von zwei Blättern erkannt
services-scan-read-blank = Leere Seite
services-scan-place-page = Seite { $page } des Vordrucks
services-scan-place-enclosed = Beigelegtes Papier
services-scan-place-apart = Beiseitegelegt
services-scan-place-nowhere = Noch nicht zugeordnet
services-scan-place = Was ist das?
services-scan-place-choose = Bitte wählen
services-scan-by-hand = von Hand zugeordnet
services-scan-source = { $file }, Seite { $number }
services-scan-open = Groß zeigen: { $source }
services-scan-close = Schließen
services-scan-image = { $place }: { $file }, Seite { $number }
services-scan-whole = { $count ->
    [one] Die Seite des Vordrucks ist da.
   *[other] Alle { $count } Seiten des Vordrucks sind da.
}
services-scan-missing = { $count ->
    [one] Seite { $pages } des Vordrucks fehlt.
   *[other] Die Seiten { $pages } des Vordrucks fehlen.
}
services-scan-missing-about = Scannen Sie sie nach, oder ordnen Sie unten eine Seite von Hand zu. Fehlt sie auf dem Papier, können Sie trotzdem weitermachen: Auch ein unvollständiger Antrag gilt als eingegangen.
services-scan-twice = { $count ->
    [one] Seite { $pages } des Vordrucks ist doppelt.
   *[other] Die Seiten { $pages } des Vordrucks sind doppelt.
}
services-scan-twice-about = Vielleicht liegen hier zwei Anträge. Legen Sie beiseite, was nicht zu diesem gehört: Danach tragen Sie den nächsten ein.
services-scan-waiting = Noch zuzuordnen
services-scan-waiting-about = Auf diesen Seiten wurde kein eindeutiges Zeichen erkannt. Sagen Sie bei jeder, was sie ist.
services-scan-own = Dieser Antrag
services-scan-aside = Beiseitegelegt
services-scan-aside-about = Diese Seiten kommen nicht in den Antrag. Was zu einem anderen gehört, tragen Sie danach ein.
services-scan-apart-blank = Leere Seite
services-scan-apart-hand = Von Hand beiseitegelegt
services-scan-apart-form = Gehört zu einem anderen Vordruck: „{ $form }“
services-scan-apart-version = Gehört zu einer anderen Fassung des Vordrucks: { $version }
services-scan-apart-case = Gehört zu einem anderen Fall: { $case }
services-scan-apart-language = Gehört zum Vordruck in einer anderen Sprache
services-scan-apart-pages = Gehört zu einem Vordruck mit anderer Seitenzahl
services-scan-no-case = zu keinem, es ist ein neuer Vordruck
services-scan-up = Nach vorn
services-scan-down = Nach hinten
services-scan-turn = Drehen
services-scan-aside-it = Beiseitelegen
services-scan-remove = Entfernen
services-scan-copies = Hier liegen mehrere Vordrucke. Welchen tragen Sie jetzt ein?
services-scan-copy = „{ $form }“, Fassung { $version } ({ $language ->
    [en] Englisch
   *[de] Deutsch
})
services-scan-copy-case = „{ $form }“, Fassung { $version }, Fall { $case }
services-scan-copy-pages = { $count } von { $pages } Seiten gefunden
services-scan-places-open = { $count ->
    [one] Eine Seite ist noch nicht zugeordnet. Sagen Sie oben, was sie ist.
   *[other] { $count } Seiten sind noch nicht zugeordnet. Sagen Sie oben, was sie sind.
}

# Zu welchem Vordruck und welchem Fall

services-scan-form = Welches Formular ist es?
services-scan-form-hint = Auf keiner Seite wurde ein Zeichen erkannt. Der Name des Formulars steht oben auf jeder Seite.
services-scan-form-choose = Bitte wählen
services-scan-form-unknown = Den Vordruck „{ $form }“ in Fassung { $version } gibt es hier nicht.
services-scan-form-unknown-about = Vielleicht kommt er aus einer anderen Stadt. Legen Sie die Blätter beiseite, oder nehmen Sie sie als Brief in einen Fall auf.
services-scan-form-elsewhere = Für „{ $form }“ ist ein anderes Amt zuständig: { $office }.
services-scan-form-elsewhere-about = Geben Sie die Blätter dorthin. Hier können sie nicht eingetragen werden.
services-scan-case-strange = Die Blätter tragen den Code des Falls { $case }. Dieser Fall liegt nicht bei Ihrem Amt.
services-scan-case-strange-about = Prüfen Sie, ob die Blätter hierher gehören. Wenn Sie weitermachen, entsteht ein neuer Fall. In den anderen kommt nichts.
services-scan-case-other = Die Blätter gehören zum Fall { $case } und nicht zum Fall { $asked }, den Sie geöffnet hatten.
services-scan-case-other-about = Es zählt, was auf den Blättern steht. Beim Eintragen können Sie stattdessen einen neuen Fall beginnen.
services-scan-case-service = Im Fall { $case } geht es um „{ $service }“, auf den Blättern um etwas anderes. Deshalb entsteht ein neuer Fall.
services-scan-enter = Weiter zum Eintragen
services-scan-back = Zurück zum Sortieren
services-scan-next = Nächsten Stapel einlesen
services-scan-next-left = { $count ->
    [one] Weiter mit der beiseitegelegten Seite
   *[other] Weiter mit den { $count } beiseitegelegten Seiten
}

# Das Bild neben den Fragen

services-scan-viewer = Eingescannte Seiten
services-scan-where = Bild { $number } von { $count }
services-scan-previous = Vorige Seite
services-scan-next-page = Nächste Seite
services-scan-smaller = Kleiner
services-scan-larger = Größer

# Ein Antrag wird eingetragen

services-enter-title = Antrag aufnehmen
services-enter-lead = Hier tragen Sie einen Antrag für jemanden ein, der am Schalter steht oder anruft. Er kommt in dieselbe Warteschlange wie Anträge aus dem Internet.
services-enter-none = Für dieses Amt gibt es noch kein Formular.
services-enter-none-about = Veröffentlichen Sie zuerst eine Dienstleistung mit Formular. Was ohne Formular kommt, nehmen Sie als Brief auf.
services-enter-form = Formular
services-enter-door = Wie kam der Antrag?
services-enter-door-counter = Am Schalter
services-enter-door-phone = Am Telefon
services-enter-door-paper = Auf Papier
services-enter-day = Eingegangen am
services-enter-day-hint = Der Tag, an dem der Antrag im Amt war. Von ihm an zählt die Frist.
services-enter-target = Wohin gehört der Antrag?
services-enter-target-known = In den Fall { $code }
services-enter-target-known-hint = Sein Code steht auf den Blättern, oder Sie haben von dort aus begonnen.
services-enter-target-new = In einen neuen Fall
services-enter-incomplete = { $count ->
    [one] Eine Angabe fehlt oder stimmt nicht.
   *[other] { $count } Angaben fehlen oder stimmen nicht.
}
services-enter-incomplete-about = Vergleichen Sie sie mit dem Papier, oder fragen Sie nach. Auch ein unvollständiger Antrag gilt als eingegangen.
services-enter-keep = So ist es eingegangen: trotzdem eintragen
services-enter-keep-hint = Was offen ist, steht im Fall ganz oben. Wer ihn bearbeitet, fragt danach.
services-enter-link = Der Person einen Link und eine PIN geben
services-enter-link-hint = Damit liest sie Briefe zu diesem Fall im Internet und antwortet, ohne Konto, 90 Tage lang. Ohne das bleibt es beim Papier.
services-enter-send = Versiegeln und eintragen
services-enter-send-into = Versiegeln und in den Fall legen
services-enter-came-paper = Auf Papier eingegangen am { $day }.
services-enter-came-counter = Am Schalter aufgenommen am { $day }.
services-enter-came-phone = Am Telefon aufgenommen am { $day }.
services-enter-open = Offen: fehlt oder stimmt nicht, so wie es eingegangen ist
services-enter-done = Der Antrag ist eingetragen. Der Fall hat den Code { $code }.
services-enter-done-known = Der Antrag liegt jetzt im Fall { $code }.
services-enter-done-about = Geben Sie der Person den Code. Mit ihm findet jedes Amt und jeder Brief den Fall.
services-enter-receipt-print = Eingangsbestätigung drucken
services-enter-receipt = Eingangsbestätigung
services-enter-receipt-paper = Ihr Antrag „{ $title }“ ist am { $day } auf Papier bei uns eingegangen.
services-enter-receipt-counter = Ihr Antrag „{ $title }“ wurde am { $day } am Schalter aufgenommen.
services-enter-receipt-phone = Ihr Antrag „{ $title }“ wurde am { $day } am Telefon aufgenommen.
services-enter-receipt-open = Das ist noch offen. Reichen Sie es nach, oder rufen Sie uns an:
services-enter-receipt-code = Das ist der Code Ihres Falls. Nennen Sie ihn, wenn Sie anrufen, schreiben oder vorbeikommen. Mehr über unsere Dienstleistungen: { $url }
services-enter-next = Nächsten Antrag aufnehmen
