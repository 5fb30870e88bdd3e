### Texts of the room `forms`.

## The printed form

services-forms-paper-how = Bitte mit schwarzem oder blauem Stift in Druckbuchstaben ausfüllen. Kästchen mit einem Kreuz ankreuzen.
services-forms-paper-optional = freiwillig
services-forms-paper-why = Warum wir das fragen:
services-forms-paper-legal = Rechtsgrundlage:
services-forms-paper-one = Kreuzen Sie eine Antwort an.
services-forms-paper-several = Sie können mehrere Antworten ankreuzen.
services-forms-paper-yes = Ja
services-forms-paper-no = Nein
services-forms-paper-agree = Ja, das bestätige ich.
services-forms-paper-enclosed = Eine Kopie liegt bei.
services-forms-paper-only-if = Nur ausfüllen, wenn es auf Sie zutrifft.
services-forms-paper-only-if-question = Nur ausfüllen, wenn Ihre Antwort auf Frage
services-forms-paper-only-if-answer = so lautet:
services-forms-paper-more-rows = Reicht der Platz nicht? Schreiben Sie den Rest auf ein eigenes Blatt und legen Sie es bei.
services-forms-paper-sign = Unterschrift
services-forms-paper-place-and-day = Ort und Datum
services-forms-paper-signature = Unterschrift
services-forms-paper-send-to = Schicken oder bringen Sie das Formular an:
services-forms-paper-page = Seite
services-forms-paper-of = von
services-forms-paper-version = Fassung
services-forms-paper-field = Feld zum Ausfüllen
services-forms-paper-date-letters = TTMMJJJJ

## What is wrong

error-services-forms-no-form = Ein Formular „{ $form }“ gibt es nicht, oder es ist noch nicht veröffentlicht. Prüfen Sie die Adresse.
error-services-forms-no-version = Das Formular „{ $form }“ hat keine Fassung { $number }. Prüfen Sie die Nummer.
error-services-forms-no-revision = Diesen Stand ({ $number }) des Formulars „{ $form }“ gibt es nicht mehr. Wählen Sie einen, der noch in der Liste steht.
error-services-forms-no-item = Im Formular „{ $form }“ gibt es „{ $name }“ nicht. Laden Sie die Seite neu.
error-services-forms-taken = Ein Formular mit der Adresse „{ $form }“ gibt es schon. Wählen Sie eine andere Adresse.
error-services-forms-unsound = Im Formular { $count ->
    [one] ist ein Fehler
   *[other] sind { $count } Fehler
}. Es wurde nicht gespeichert. Beheben Sie, was unten steht, und speichern Sie noch einmal.
error-services-forms-not-a-definition = Das ist keine Formulardefinition: { $reason }. Korrigieren Sie die genannte Zeile.
error-services-forms-nothing-new = Am Formular „{ $form }“ hat sich seit der letzten Fassung nichts geändert. Es gibt nichts zu veröffentlichen.
error-services-forms-no-legal-basis = Diesen Fragen fehlt die Rechtsgrundlage: { $fields }. Tragen Sie sie bei der Frage oder für das ganze Formular ein.
error-services-forms-nothing-asked = Dieses Formular fragt noch nichts. Fügen Sie auf einer Seite eine Frage hinzu.
error-services-forms-other-office = Das Formular „{ $form }“ gehört dem Amt „{ $office }“. Wählen Sie eine andere Adresse für Ihr Formular.
error-services-forms-crowded = Jemand anderes ändert das Formular „{ $form }“ gerade auch. Laden Sie es neu und versuchen Sie es noch einmal.
error-services-forms-paper = Das Papierformular konnte nicht erzeugt werden: { $reason }. Melden Sie das der Stelle, die das Programm betreibt.
error-services-forms-unknown-name = { $place }: „{ $name }“ gibt es im Formular nicht. Prüfen Sie den Namen.
error-services-forms-not-asked = { $place }: Nach „{ $name }“ fragt keine Seite. Setzen Sie die Frage auf eine Seite oder nehmen Sie das Feld heraus.
error-services-forms-never-visible = { $place }: „{ $name }“ kann nie erscheinen, weil die Bedingung nie zutrifft. Ändern Sie die Bedingung.
error-services-forms-reads-later = { $place }: Die Regel braucht „{ $name }“, aber danach wird erst später gefragt. Stellen Sie die Frage davor.
error-services-forms-cycle = { $place }: Diese Regeln warten aufeinander: { $name }. Lösen Sie den Kreis auf.
error-services-forms-wrong-type = { $place }: „{ $name }“ braucht { $expected ->
    [yes-no] Ja oder Nein
    [number] eine Zahl
    [whole-number] eine ganze Zahl
    [date] einen Tag
    [list] eine Liste
    [number-or-date] Zahlen oder Tage
    [text] einen Text
    [list-or-text] eine Liste oder einen Text
    [text-or-whole-number] Texte oder ganze Zahlen
   *[other] { $expected }
} und bekommt { $found ->
    [yes-no] Ja oder Nein
    [number] eine Zahl
    [date] einen Tag
    [list] eine Liste
    [text] einen Text
    [group] eine Gruppe
   *[other] etwas anderes
}. Ändern Sie die Regel.
error-services-forms-unlike = { $place }: Hier wird verglichen, was nie gleich sein kann ({ $left } und { $right }). Ändern Sie die Regel.
error-services-forms-unknown-choice = { $place }: „{ $name }“ steht nicht zur Auswahl. Nehmen Sie eine der Antworten, die die Frage anbietet.
error-services-forms-unknown-operator = { $place }: Den Operator „{ $name }“ gibt es nicht. Die Liste der Operatoren steht in der Beschreibung der Formulare.
error-services-forms-arguments = { $place }: Der Operator „{ $name }“ hat zu viele oder zu wenige Werte. Ergänzen oder streichen Sie welche.
error-services-forms-no-rule = { $place }: Das ist keine Regel. Schreiben Sie sie als JsonLogic.
error-services-forms-bad-name = { $place }: „{ $name }“ ist kein Name. Nehmen Sie Buchstaben, Ziffern und Unterstriche, höchstens 64 Zeichen, vorn einen Buchstaben.
error-services-forms-twice = { $place }: „{ $name }“ gibt es zweimal. Geben Sie einem davon einen anderen Namen.
error-services-forms-schema = { $place }: Das passt im Schema nicht zusammen: { $name }. Vergleichen Sie es mit der Beschreibung der Formulare.
error-services-forms-no-text = { $place }: Der deutsche Text fehlt. Tragen Sie ihn ein.
error-services-forms-empty = { $place }: Hier wird nichts gefragt und nichts gesagt. Fügen Sie etwas hinzu oder löschen Sie es.
error-services-forms-options = { $place }: Die Antworten der Frage sind nicht die des Schemas. Geben Sie jeder Antwort genau eine Beschriftung.
error-services-forms-endless = { $place }: Die Liste hat keine Obergrenze. Setzen Sie maxItems auf 1 bis 100.
error-services-forms-pattern = { $place }: Das Muster „{ $name }“ ist zu verwickelt. Nehmen Sie Zeichen und Zeichenklassen mit Anzahl, zwischen ^ und $.
error-services-forms-too-many = { $place }: Das ist zu viel ({ $what }). Höchstens { $limit } sind erlaubt.
error-services-forms-bad-target = { $place }: Eine solche Regel kann „{ $name }“ nicht haben. Wählen Sie eine Frage.

## Files of other programs

error-services-forms-import-unknown = Dateien dieser Art werden nicht gelesen. Nehmen Sie XDatenfelder (XML), einen Export von Open Forms (ZIP) oder eine Definition (JSON).
error-services-forms-import-unreadable = Die Datei kann nicht gelesen werden: { $reason }. Prüfen Sie Pfad und Rechte.
error-services-forms-import-too-large = Die Datei ist zu groß, gepackt oder ausgepackt. Höchstens { $limit } Byte werden gelesen.
error-services-forms-import-not-utf8 = Die Datei ist nicht in UTF-8 geschrieben. Speichern Sie sie in UTF-8.
error-services-forms-import-xml = Das XML ist nicht wohlgeformt: { $reason }. Erzeugen Sie die Datei neu.
error-services-forms-import-document-type = Die Datei enthält eine Dokumenttyp-Deklaration. Solche Dateien werden nicht gelesen; entfernen Sie die Deklaration.
error-services-forms-import-namespace = Der Namensraum „{ $namespace }“ wird nicht gelesen. Gelesen werden XDatenfelder 2 und 3.0.0.
error-services-forms-import-unexpected-element = Das Element „{ $element }“ ist an dieser Stelle nicht vorgesehen. Vergleichen Sie die Datei mit dem Standard.
error-services-forms-import-duplicate-element = Das Element „{ $element }“ steht zweimal da, darf es aber nur einmal. Entfernen Sie eines.
error-services-forms-import-missing-element = Das Element „{ $element }“ fehlt oder ist leer. Ergänzen Sie es.
error-services-forms-import-bad-value = Im Element „{ $element }“ steht „{ $value }“. Diesen Wert kennt der Standard nicht.
error-services-forms-import-too-deep = Die Gruppen sind zu tief verschachtelt. Teilen Sie das Formular.
error-services-forms-import-zip = Die ZIP-Datei ist beschädigt: { $reason }. Laden Sie sie noch einmal herunter.
error-services-forms-import-path = In der ZIP-Datei führt „{ $file }“ aus ihr heraus. Solche Dateien werden nicht gelesen.
error-services-forms-import-too-many-files = Die ZIP-Datei enthält mehr als { $limit } Dateien. Das ist kein Export von Open Forms.
error-services-forms-import-missing-file = In der ZIP-Datei fehlt „{ $file }“. Exportieren Sie das Formular noch einmal.
error-services-forms-import-bad-file = Die Datei „{ $file }“ im Export ist nicht lesbar: { $reason }. Exportieren Sie das Formular noch einmal.
error-services-forms-import-nothing-asked = In der Datei wird nichts gefragt. Wählen Sie eine Datei mit Fragen.

## What an import did

services-forms-import-kept = Das Formular „{ $form }“ ist gespeichert, mit { $questions ->
    [0] keiner Frage
    [one] einer Frage
   *[other] { $questions } Fragen
}. Sehen Sie es durch, bevor Sie es veröffentlichen.
services-forms-import-unresolved = Nicht verstanden, { $kind }: { $text }
services-forms-import-unresolved-at = Nicht verstanden, { $kind } bei { $place }: { $text }
services-forms-import-unresolved-line = Zeile { $line }: Nicht verstanden, { $kind }: { $text }
services-forms-import-unresolved-at-line = Zeile { $line }: Nicht verstanden, { $kind } bei { $place }: { $text }
services-forms-import-published = Veröffentlicht: „{ $form }“, Fassung { $number }.
services-forms-unresolved-rule = Regel
services-forms-unresolved-code-list = Auswahlliste
services-forms-unresolved-field-kind = Art des Feldes
services-forms-unresolved-limit = Grenze
services-forms-unresolved-setting = Einstellung
