### Texts of the editor of forms.


## The list

services-forms-edit-title = Formulare bearbeiten
services-forms-edit-lead = Die Formulare Ihrer Ämter: was veröffentlicht ist, woran gearbeitet wird und was noch nicht stimmt.
services-forms-edit-search = Name des Formulars oder der Leistung
services-forms-edit-states = Welche Formulare
services-forms-edit-states-all = Alle
services-forms-edit-states-draft = Entwürfe
services-forms-edit-states-live = Veröffentlicht
services-forms-edit-states-changed = Mit Änderungen
services-forms-edit-states-faulty = Mit Fehlern
services-forms-edit-none = Kein Formular gefunden
services-forms-edit-none-yet = Noch kein Formular
services-forms-edit-none-yet-text = Beginnen Sie mit einem leeren Formular, mit einer Kopie oder mit einer Datei aus einem anderen Programm.
services-forms-edit-column-form = Formular
services-forms-edit-column-service = Leistung
services-forms-edit-column-state = Zustand
services-forms-edit-column-faults = Fehler
services-forms-edit-column-changed = Zuletzt geändert
services-forms-edit-faults-none = keine
services-forms-edit-state-draft = Entwurf
services-forms-edit-state-live = Fassung { $number }
services-forms-edit-state-changed = Änderungen noch nicht veröffentlicht

## A new form

services-forms-edit-new = Neues Formular
services-forms-edit-new-lead = Niemand sieht das Formular, bevor Sie es veröffentlichen.
services-forms-edit-ways = Womit Sie beginnen
services-forms-edit-way-empty = Leer
services-forms-edit-way-copy = Kopie
services-forms-edit-way-file = Datei
services-forms-edit-begin = Entwurf anlegen
services-forms-edit-cancel = Abbrechen
services-forms-edit-save = Speichern
services-forms-edit-back = Zurück zum Formular
services-forms-edit-field-title = Name des Formulars
services-forms-edit-field-title-hint = So, wie die Leute es nennen: „Hund anmelden“
services-forms-edit-field-title-copy-hint = Leer: der Name des Formulars, das Sie kopieren
services-forms-edit-field-service = Für welche Leistung?
services-forms-edit-field-service-hint = Das Formular gehört dem Amt, das die Leistung anbietet.
services-forms-edit-field-slug = Adresse
services-forms-edit-field-slug-hint = Der letzte Teil der Adresse, zum Beispiel: hund-anmelden. Leer: Das Programm bildet sie selbst.
services-forms-edit-field-of = Welches Formular kopieren?
services-forms-edit-field-file = Datei
services-forms-edit-field-file-hint = XDatenfelder 2 oder 3 (XML), Export von Open Forms (ZIP oder JSON) oder eine Definition dieses Programms (JSON), bis 20 MB. Was das Programm nicht versteht, bleibt als Notiz beim Formular.
services-forms-edit-file-line = Zeile { $line }: { $error }
services-forms-edit-first-page = Erste Seite
services-forms-edit-first-text = Ersetzen Sie diesen Hinweis durch Ihre Fragen.
services-forms-edit-first-answer = Antwort { $number }
services-forms-edit-no-title = Der Name fehlt. Geben Sie ihn ein.
services-forms-edit-no-service = Wählen Sie eine Leistung Ihres Amtes. Fehlt sie, legen Sie sie zuerst unter „Leistungen bearbeiten“ an.
services-forms-edit-no-source = Wählen Sie ein Formular, das es gibt.
services-forms-edit-no-file = Wählen Sie eine Datei.
services-forms-edit-bad-slug = Das ist keine Adresse. Nehmen Sie kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche.

## One form

services-forms-edit-parts = Bearbeiten: { $form }
services-forms-edit-part-overview = Seiten und Fragen
services-forms-edit-part-about = Angaben
services-forms-edit-part-versions = Fassungen
services-forms-edit-preview = Online-Vorschau
services-forms-edit-preview-pdf = Papier ansehen (PDF)
services-forms-edit-no-preview = Erst wenn diese Fehler behoben sind, gibt es etwas anzusehen.
services-forms-edit-publish = Veröffentlichen …
services-forms-edit-outline = Seiten und Fragen
services-forms-edit-add-page = Seite hinzufügen
services-forms-edit-add-item = Frage oder Hinweis hinzufügen
services-forms-edit-add-to = Hinzufügen zu „{ $name }“
services-forms-edit-remove = Entfernen
services-forms-edit-move-up = „{ $name }“ nach oben
services-forms-edit-move-down = „{ $name }“ nach unten
services-forms-edit-required = Pflicht
services-forms-edit-answers = { $count ->
    [one] eine Antwort
   *[other] { $count } Antworten
}
services-forms-edit-faults = { $count ->
    [one] Ein Fehler: So kann das Formular nicht veröffentlicht werden
   *[other] { $count } Fehler: So kann das Formular nicht veröffentlicht werden
}
services-forms-edit-place-form = Angaben zum Formular
services-forms-edit-place-rule = Regel zu „{ $name }“
services-forms-edit-lacks = Das fehlt noch. Veröffentlichen können Sie trotzdem, außer ohne Rechtsgrundlage
services-forms-edit-lacks-legal = { $count ->
    [one] Einer Frage fehlt die Rechtsgrundlage.
   *[other] { $count } Fragen fehlt die Rechtsgrundlage.
} Nennen Sie sie bei der Frage oder unter „Angaben“ für alle.
services-forms-edit-lacks-why = { $count ->
    [one] Bei einer Frage steht nicht, warum Sie fragen.
   *[other] Bei { $count } Fragen steht nicht, warum Sie fragen.
}
services-forms-edit-lacks-english = { $count ->
    [one] An einer Stelle fehlt der englische Text.
   *[other] An { $count } Stellen fehlt der englische Text.
}
services-forms-edit-lacks-easy = { $count ->
    [one] An einer Stelle fehlt der Text in Leichter Sprache.
   *[other] An { $count } Stellen fehlt der Text in Leichter Sprache.
}
services-forms-edit-lack-legal = ohne Rechtsgrundlage
services-forms-edit-lack-why = ohne Begründung
services-forms-edit-lack-english = kein Englisch
services-forms-edit-lack-easy = keine Leichte Sprache
services-forms-edit-notes = Nicht verstanden
services-forms-edit-notes-text = Das stand in der Datei, aus der das Formular kommt, und das Programm konnte es nicht übernehmen. Sehen Sie jede Stelle an und haken Sie sie ab.
services-forms-edit-note-done = Erledigt
services-forms-edit-line = Zeile { $line }
services-forms-edit-done-begun = Der Entwurf ist angelegt
services-forms-edit-done-imported = Der Entwurf ist aus der Datei angelegt. Sehen Sie ihn durch
services-forms-edit-done-saved = Gespeichert
services-forms-edit-done-added = Hinzugefügt
services-forms-edit-done-moved = Verschoben
services-forms-edit-done-removed = Entfernt
services-forms-edit-done-rule-removed = Die Regel ist entfernt
services-forms-edit-done-restored = Der frühere Stand gilt wieder
services-forms-edit-done-ticked = Abgehakt
services-forms-edit-done-published = Veröffentlicht und im öffentlichen Register eingetragen
services-forms-edit-done-crowded = Jemand anderes hat das Formular inzwischen geändert. Hier steht der neue Stand. Machen Sie Ihre Änderung noch einmal
services-forms-edit-done-gone = Das gibt es im Formular nicht mehr. Hier steht der neue Stand
services-forms-edit-take-back = Rückgängig machen
services-forms-edit-crowded = Jemand anderes hat das Formular inzwischen geändert. Was Sie eingegeben haben, steht noch hier. Unter „Fassungen“ sehen Sie, was neu ist. Speichern Sie noch einmal, wenn Ihre Eingaben gelten sollen.

## Where it is offered

services-forms-edit-doors = Wo man das Formular bekommt
services-forms-edit-doors-text = Online geht ein Formular erst, wenn man die Leistung auch vor Ort, auf Papier und am Telefon bekommt.
services-forms-edit-doors-no-service = Die Leistung zu diesem Formular gibt es noch nicht. Legen Sie sie unter „Leistungen bearbeiten“ an.
services-forms-edit-doors-published = Das Formular ist veröffentlicht.
services-forms-edit-doors-unpublished = Das Formular ist noch nicht veröffentlicht.
services-forms-edit-doors-there = Die Leistung hat alle Zugänge ohne Internet.
services-forms-edit-doors-missing = Der Leistung fehlt noch: { $doors }.
services-forms-edit-doors-service = Die Leistung ist veröffentlicht.
services-forms-edit-doors-service-not = Die Leistung ist noch nicht veröffentlicht.
services-forms-edit-doors-online = Die Leistung bietet dieses Formular online an.
services-forms-edit-doors-online-not = Die Leistung bietet dieses Formular noch nicht online an. Fügen Sie dort den Zugang „Online“ hinzu.
services-forms-edit-doors-paper = Die Leistung bietet dieses Formular auf Papier an.
services-forms-edit-doors-paper-not = Die Leistung bietet dieses Formular noch nicht auf Papier an.
services-forms-edit-doors-edit = Zugänge der Leistung bearbeiten

## Texts of pages and questions

services-forms-edit-tongue-easy = Leichte Sprache
services-forms-edit-tongue-easy-hint = Kurze Sätze. Ein Gedanke in jedem Satz. Keine Fremdwörter.
services-forms-edit-tongue-english = Englisch
services-forms-edit-tongue-english-hint = Was hier leer bleibt, sehen auch englische Leser auf Deutsch.
services-forms-edit-field-intro = Wofür ist das Formular, und wer füllt es aus?
services-forms-edit-field-form-legal = Rechtsgrundlage für alle Fragen
services-forms-edit-field-form-legal-hint = Gilt für jede Frage, bei der keine eigene steht.
services-forms-edit-field-address = Wohin geht das Papier?
services-forms-edit-field-address-hint = Anschrift, Zeile für Zeile
services-forms-edit-field-page-title = Überschrift der Seite
services-forms-edit-field-page-title-hint = Eine Seite fragt nach einer Sache: „Ihr Fahrzeug“
services-forms-edit-field-page-intro = Text unter der Überschrift
services-forms-edit-field-text = Hinweis
services-forms-edit-field-new-label = Frage oder Hinweis
services-forms-edit-field-new-label-hint = So, wie es die Leute lesen: „Wie heißen Sie?“
services-forms-edit-field-label = Frage
services-forms-edit-field-help = Hilfe zur Antwort
services-forms-edit-field-help-hint = Wie man antwortet, mit einem Beispiel
services-forms-edit-field-why = Warum fragen Sie das?
services-forms-edit-field-why-hint = Ein Satz: wofür Sie die Antwort brauchen
services-forms-edit-field-legal = Eigene Rechtsgrundlage
services-forms-edit-field-legal-hint = Leer: die des Formulars
services-forms-edit-field-kind = Art der Antwort
services-forms-edit-field-kind-hint = Wechseln Sie die Art, erscheinen nach dem Speichern deren Grenzen.
services-forms-edit-field-required = Die Frage muss beantwortet werden
services-forms-edit-field-name = Name in den Daten
services-forms-edit-field-name-hint = Bildet sich aus der Frage. Regeln und Auswertungen benutzen ihn.
services-forms-edit-field-message = Was liest man, wenn die Antwort nicht geht?
services-forms-edit-field-message-hint = Was falsch ist und was man tun kann: „Der Tag liegt in der Vergangenheit. Geben Sie einen späteren an.“
services-forms-edit-no-label = Der Text fehlt. Geben Sie ihn ein.
services-forms-edit-no-kind = Wählen Sie eine Art.
services-forms-edit-no-message = Der Satz fehlt, den die Leute lesen. Geben Sie ihn ein.
services-forms-edit-bad-name = Das ist kein Name. Nehmen Sie Buchstaben ohne Umlaute, Ziffern und Unterstriche, vorn einen Buchstaben.
services-forms-edit-name-taken = Diesen Namen hat schon eine andere Frage. Wählen Sie einen anderen.

## Kinds of answers

services-forms-edit-kind-line = Text, eine Zeile
services-forms-edit-kind-lines = Text, mehrere Zeilen
services-forms-edit-kind-one = Eine Antwort aus mehreren
services-forms-edit-kind-several = Mehrere Antworten zum Ankreuzen
services-forms-edit-kind-yes-no = Ja oder Nein
services-forms-edit-kind-agree = Zustimmung
services-forms-edit-kind-agree-hint = Weiter geht es nur mit Ja.
services-forms-edit-kind-date = Tag
services-forms-edit-kind-time = Uhrzeit
services-forms-edit-kind-whole = Ganze Zahl
services-forms-edit-kind-decimal = Zahl mit Komma
services-forms-edit-kind-euros = Betrag in Euro
services-forms-edit-kind-email = E-Mail-Adresse
services-forms-edit-kind-phone = Telefonnummer
services-forms-edit-kind-postal-code = Postleitzahl
services-forms-edit-kind-iban = Bankverbindung (IBAN)
services-forms-edit-kind-files = Dateien
services-forms-edit-kind-group = Gruppe von Fragen
services-forms-edit-kind-group-hint = Fragen, die zusammengehören: eine Anschrift
services-forms-edit-kind-rows = Gruppe, die sich wiederholt
services-forms-edit-kind-rows-hint = Für jedes Kind, für jeden Hund
services-forms-edit-kind-text = Hinweis, keine Frage
services-forms-edit-kind-unknown = Art nicht erkannt

## Limits

services-forms-edit-limits = Grenzen
services-forms-edit-limit-min-length = Mindestens so viele Zeichen
services-forms-edit-limit-max-length = Höchstens so viele Zeichen
services-forms-edit-limit-pattern = Wie ist die Antwort geschrieben?
services-forms-edit-limit-pattern-hint = Ein Muster aus Zeichen und Klassen mit Anzahl: [A-Z]{"{"}1,3{"}"}-[0-9]{"{"}4{"}"}
services-forms-edit-limit-minimum = Kleinster Wert
services-forms-edit-limit-maximum = Größter Wert
services-forms-edit-limit-min-items = Mindestens so viele
services-forms-edit-limit-max-items = Höchstens so viele
services-forms-edit-limit-max-items-hint = 1 bis 100
services-forms-edit-limit-types = Welche Dateien?
services-forms-edit-limit-megabytes = Größe jeder Datei in Megabyte, höchstens
services-forms-edit-limit-megabytes-hint = Bis 100. Zum Beispiel: 10
services-forms-edit-type-pdf = PDF
services-forms-edit-type-jpeg = Foto (JPEG)
services-forms-edit-type-png = Bild (PNG)
services-forms-edit-type-heic = Foto vom iPhone (HEIC)
services-forms-edit-type-tiff = Scan (TIFF)
services-forms-edit-type-docx = Word-Datei (DOCX)
services-forms-edit-bad-count = Das ist keine ganze Zahl. Schreiben Sie nur Ziffern.
services-forms-edit-bad-number = Das ist keine Zahl. Schreiben Sie sie so: 1234,5.
services-forms-edit-bad-pattern = Das Muster ist zu verwickelt. Nehmen Sie Zeichen und Klassen mit Anzahl.
services-forms-edit-bad-megabytes = Das ist keine Größe. Geben Sie eine Zahl bis 100 ein.
services-forms-edit-no-types = Wählen Sie mindestens eine Art von Dateien.
services-forms-edit-options = Antworten zur Auswahl
services-forms-edit-options-text = Der Wert steht in den Daten. Ist er leer, bildet er sich aus der Antwort. Eine Antwort ohne Text wird entfernt.
services-forms-edit-option-label = Antwort { $number }
services-forms-edit-option-value = Wert { $number }
services-forms-edit-option-up = Antwort { $number } nach oben
services-forms-edit-option-more = Noch eine Antwort
services-forms-edit-option-words = Antwort „{ $name }“
services-forms-edit-inside = Fragen dieser Gruppe

## Removing

services-forms-edit-remove-title = „{ $name }“ entfernen?
services-forms-edit-remove-text = Alles, was darin steht, und die Regeln dazu gehen mit. Sie können es danach rückgängig machen.
services-forms-edit-remove-now = Entfernen
services-forms-edit-remove-readers = Andere Regeln brauchen die Antwort
services-forms-edit-remove-readers-text = Diese Regeln haben danach einen Fehler. Ändern Sie sie, bevor Sie veröffentlichen.

## Rules

services-forms-edit-rules = Regeln
services-forms-edit-rules-none = Keine Regel: immer zu sehen, jede passende Antwort geht.
services-forms-edit-rule-add-visible = Nur zeigen, wenn …
services-forms-edit-rule-add-required = Pflicht nur, wenn …
services-forms-edit-rule-add-check = Antwort prüfen …
services-forms-edit-rule-add-computed = Wert ausrechnen …
services-forms-edit-rule-edit = Ändern
services-forms-edit-rule-remove = Regel entfernen
services-forms-edit-rule-is-visible = Nur zu sehen, wenn { $rule }
services-forms-edit-rule-is-visible-logic = Nur zu sehen, wenn eine Regel in JsonLogic gilt
services-forms-edit-rule-is-required = Pflicht, wenn { $rule }
services-forms-edit-rule-is-required-logic = Pflicht, wenn eine Regel in JsonLogic gilt
services-forms-edit-rule-is-check = Die Antwort geht nur, wenn { $rule }
services-forms-edit-rule-is-check-logic = Die Antwort geht nur, wenn eine Regel in JsonLogic gilt
services-forms-edit-rule-is-computed = Wird ausgerechnet: { $rule }
services-forms-edit-rule-is-computed-logic = Wird mit JsonLogic ausgerechnet
services-forms-edit-rule-title-visible = Wann ist „{ $name }“ zu sehen?
services-forms-edit-rule-title-required = Wann ist „{ $name }“ Pflicht?
services-forms-edit-rule-title-check = Welche Antwort geht bei „{ $name }“?
services-forms-edit-rule-title-computed = Wie wird „{ $name }“ ausgerechnet?
services-forms-edit-rule-text-visible = Wählen Sie eine Frage, die davor steht. Danach erscheint, womit Sie vergleichen können.
services-forms-edit-rule-text-required = Wählen Sie eine Frage, die davor steht. Danach erscheint, womit Sie vergleichen können.
services-forms-edit-rule-text-check = Sagen Sie, was gelten muss. Gilt es nicht, lesen die Leute Ihren Satz und ändern die Antwort.
services-forms-edit-rule-text-computed = Diese Frage stellt dann niemand: Das Formular rechnet den Wert aus Antworten davor aus.
services-forms-edit-lines-how = Wie gehören die Bedingungen zusammen?
services-forms-edit-lines-all = Alle müssen gelten
services-forms-edit-lines-any = Eine genügt
services-forms-edit-line-number = Bedingung { $number }
services-forms-edit-line-question = Frage
services-forms-edit-line-relation = Vergleich
services-forms-edit-line-value = Wert
services-forms-edit-line-value-day-hint = Zum Beispiel 24.12.2026. Bei einem Alter: die Zahl der Jahre
services-forms-edit-line-other = Oder statt des Werts
services-forms-edit-line-other-none = nichts anderes
services-forms-edit-line-remove = Diese Bedingung entfernen
services-forms-edit-line-show = Weiter mit dieser Frage
services-forms-edit-line-more = Noch eine Bedingung
services-forms-edit-nothing-readable = Davor steht keine Frage, von der etwas abhängen könnte.
services-forms-edit-today = heute
services-forms-edit-answer-to = der Antwort auf „{ $question }“
services-forms-edit-and = und
services-forms-edit-or = oder
services-forms-edit-says-is = „{ $question }“ mit „{ $value }“ beantwortet ist
services-forms-edit-says-is-not = „{ $question }“ nicht mit „{ $value }“ beantwortet ist
services-forms-edit-says-at-least = „{ $question }“ mindestens { $value } ist
services-forms-edit-says-at-most = „{ $question }“ höchstens { $value } ist
services-forms-edit-says-more = „{ $question }“ mehr als { $value } ist
services-forms-edit-says-less = „{ $question }“ weniger als { $value } ist
services-forms-edit-says-at-least-day = „{ $question }“ nicht vor { $value } liegt
services-forms-edit-says-at-most-day = „{ $question }“ nicht nach { $value } liegt
services-forms-edit-says-more-day = „{ $question }“ nach { $value } liegt
services-forms-edit-says-less-day = „{ $question }“ vor { $value } liegt
services-forms-edit-says-given = „{ $question }“ beantwortet ist
services-forms-edit-says-missing = „{ $question }“ nicht beantwortet ist
services-forms-edit-says-includes = bei „{ $question }“ „{ $value }“ angekreuzt ist
services-forms-edit-says-excludes = bei „{ $question }“ „{ $value }“ nicht angekreuzt ist
services-forms-edit-says-age-at-least = „{ $question }“ mindestens { $value } Jahre zurückliegt
services-forms-edit-says-age-below = „{ $question }“ weniger als { $value } Jahre zurückliegt
services-forms-edit-relation-is = ist
services-forms-edit-relation-is-not = ist nicht
services-forms-edit-relation-at-least = ist mindestens
services-forms-edit-relation-at-most = ist höchstens
services-forms-edit-relation-more = ist mehr als
services-forms-edit-relation-less = ist weniger als
services-forms-edit-relation-given = ist beantwortet
services-forms-edit-relation-missing = ist nicht beantwortet
services-forms-edit-relation-includes = enthält
services-forms-edit-relation-excludes = enthält nicht
services-forms-edit-relation-age-at-least = liegt mindestens so viele Jahre zurück
services-forms-edit-relation-age-below = liegt weniger Jahre zurück als
services-forms-edit-relation-at-least-day = ist am oder nach
services-forms-edit-relation-at-most-day = ist am oder vor
services-forms-edit-relation-more-day = ist nach
services-forms-edit-relation-less-day = ist vor
services-forms-edit-no-lines = Wählen Sie mindestens eine Frage.
services-forms-edit-no-question = Wählen Sie eine Frage.
services-forms-edit-no-relation = Wählen Sie einen Vergleich.
services-forms-edit-bad-value = Der Wert passt nicht zur Frage. Geben Sie ihn so ein, wie man die Frage beantwortet.
services-forms-edit-how = Wie?
services-forms-edit-how-sum = Summe
services-forms-edit-how-difference = Unterschied
services-forms-edit-how-sum-of-rows = Summe über eine Gruppe, die sich wiederholt
services-forms-edit-how-count-of-rows = Anzahl in einer Gruppe, die sich wiederholt
services-forms-edit-how-age = Alter oder Jahre seit einem Tag
services-forms-edit-how-join = Texte hintereinander
services-forms-edit-how-by-choice = Ein Wert für jede Antwort einer Frage
services-forms-edit-how-of = Aus welchen Antworten?
services-forms-edit-how-from = Von dieser Antwort
services-forms-edit-how-less = wird diese abgezogen
services-forms-edit-how-row-question = Welche Antwort wird zusammengezählt?
services-forms-edit-how-rows = Was wird gezählt?
services-forms-edit-how-born = Seit diesem Tag
services-forms-edit-how-until = Bis zu diesem Tag
services-forms-edit-how-until-hint = Ohne Auswahl: bis heute
services-forms-edit-how-value-for = Wert bei „{ $choice }“
services-forms-edit-how-money-for = Betrag in Euro bei „{ $choice }“
services-forms-edit-by-choice-empty = Antworten ohne Wert lassen die Frage leer.
services-forms-edit-no-how = Wählen Sie, wie gerechnet wird.
services-forms-edit-is-sum = Summe aus { $questions }
services-forms-edit-is-join = { $questions } hintereinander
services-forms-edit-is-difference = „{ $from }“ minus „{ $less }“
services-forms-edit-is-sum-of-rows = Summe von „{ $question }“ über alle Einträge „{ $group }“
services-forms-edit-is-count-of-rows = Anzahl der Einträge „{ $group }“
services-forms-edit-is-age = ganze Jahre von „{ $from }“ bis heute
services-forms-edit-is-age-on = ganze Jahre von „{ $from }“ bis „{ $until }“
services-forms-edit-is-by-choice = je nach „{ $question }“: { $values }
services-forms-edit-logic = Für Fachleute: JsonLogic
services-forms-edit-field-logic = Regel als JsonLogic
services-forms-edit-field-logic-hint = Steht hier etwas, gilt es statt der Felder darüber. Die Operatoren stehen in der Beschreibung der Formulare.
services-forms-edit-logic-kept = Diese Regel lässt sich nicht in Worten sagen
services-forms-edit-logic-kept-text = Sie gilt weiter, wie sie ist. Leeren Sie das Feld ganz unten, wenn Sie sie durch Bedingungen ersetzen wollen.
services-forms-edit-bad-logic = Das ist kein JSON: { $reason }. Vergleichen Sie Klammern und Anführungszeichen.

## Versions

services-forms-edit-versions = Veröffentlichte Fassungen
services-forms-edit-versions-none = Noch keine Fassung veröffentlicht
services-forms-edit-versions-text = Eine Fassung ändert sich nie. Wer sie ausgefüllt hat, wird nach ihr geprüft.
services-forms-edit-version = Fassung
services-forms-edit-version-number = Fassung { $number }
services-forms-edit-when = Wann
services-forms-edit-who = Wer
services-forms-edit-entry = Register
services-forms-edit-files = Dateien
services-forms-edit-draft = Entwurf
services-forms-edit-drafts = Stände des Entwurfs
services-forms-edit-drafts-text = Jede gespeicherte Änderung bleibt. Sie können zu einem früheren Stand zurückkehren.
services-forms-edit-draft-first = Erster bekannter Stand
services-forms-edit-draft-current = Jetziger Stand
services-forms-edit-draft-do = Zurückkehren
services-forms-edit-restore = Diesen Stand wieder nehmen
services-forms-edit-changes = Was neu war
services-forms-edit-compare = Fassungen vergleichen
services-forms-edit-compare-from = Von
services-forms-edit-compare-to = Bis
services-forms-edit-compare-now = Vergleichen
services-forms-edit-differences = Unterschiede
services-forms-edit-news = Was seit Fassung { $number } neu ist
services-forms-edit-change-none = Kein Unterschied
services-forms-edit-change-form = Am Formular geändert: { $parts }
services-forms-edit-change-added = „{ $name }“ ist neu
services-forms-edit-change-removed = „{ $name }“ ist entfernt
services-forms-edit-change-moved = „{ $name }“ steht an anderer Stelle
services-forms-edit-change-changed = „{ $name }“ geändert: { $parts }
services-forms-edit-part-of-title = Überschrift
services-forms-edit-part-of-intro = Einleitung
services-forms-edit-part-of-legal = Rechtsgrundlage
services-forms-edit-part-of-address = Anschrift
services-forms-edit-part-of-service = Leistung
services-forms-edit-part-of-text = Text
services-forms-edit-part-of-label = Frage
services-forms-edit-part-of-help = Hilfe
services-forms-edit-part-of-why = Begründung
services-forms-edit-part-of-options = Antworten zur Auswahl
services-forms-edit-part-of-answer = Art und Grenzen der Antwort
services-forms-edit-part-of-required = Pflicht
services-forms-edit-part-of-rule-visible = wann es zu sehen ist
services-forms-edit-part-of-rule-required = wann es Pflicht ist
services-forms-edit-part-of-rule-computed = wie es ausgerechnet wird
services-forms-edit-part-of-rule-check = welche Antworten gehen
services-forms-edit-publish-title = „{ $form }“ als Fassung { $number } veröffentlichen?
services-forms-edit-publish-text = Danach füllen alle diese Fassung aus, online und auf Papier, und sie ändert sich nie mehr. Frühere Fassungen bleiben. Die Veröffentlichung steht im öffentlichen Register.
services-forms-edit-publish-now = Jetzt veröffentlichen
services-forms-edit-publish-faults = Das Formular hat Fehler. Beheben Sie sie zuerst.
services-forms-edit-publish-crowded = Jemand anderes hat das Formular inzwischen geändert. Sehen Sie an, was jetzt neu ist, und veröffentlichen Sie dann.

## What was done, in the audit log

identity-action-form-drafted = Entwurf eines Formulars geändert
identity-action-form-published = Formular veröffentlicht
