# Katalog

nav-opendata = Daten
    .about = Was die Stadt in Tabellen weiß: zum Lesen, Filtern und Herunterladen
opendata-title = Offene Daten
opendata-lead = Was die Stadt in Tabellen weiß: zum Lesen, Filtern, Herunterladen und Weiterverwenden. Auch was sie nicht veröffentlicht, steht hier, mit dem Grund.
opendata-search = Datensätze durchsuchen
opendata-search-button = Suchen
opendata-any = Alle
opendata-all = Alle Datensätze zeigen
opendata-none = Kein Datensatz passt dazu.
opendata-office = Amt
opendata-licence = Lizenz
opendata-status = Stand
opendata-status-published = Veröffentlicht
opendata-status-planned = Geplant
opendata-status-withheld = Zurückgehalten
opendata-order = Reihenfolge
opendata-order-title = Nach Titel
opendata-order-changed = Zuletzt geänderte zuerst
opendata-changed-at = zuletzt geändert am { $date }
opendata-publish = Daten veröffentlichen

# Datensatz

opendata-withheld-title = Diese Daten darf die Stadt nicht veröffentlichen.
opendata-planned-title = Diese Daten sind noch nicht veröffentlicht.
opendata-version = Version
opendata-version-of = { $number } vom { $date }
opendata-rows = Zeilen
opendata-origin = Herkunft
opendata-origin-file = Datei des Amtes
opendata-origin-house = Aus diesem Programm, von selbst veröffentlicht
opendata-new-version = Neue Version veröffentlichen
opendata-edit = Angaben ändern
opendata-yes = ja
opendata-no = nein
opendata-missing = keine Angabe

opendata-table = Tabelle
opendata-no-rows = Keine Zeile passt dazu.
opendata-all-rows = Alle Zeilen zeigen
opendata-export = Diese Auswahl herunterladen:
opendata-export-spreadsheet = CSV für Tabellenprogramme
opendata-filter = Tabelle filtern
opendata-filters = Filter
opendata-filter-column = Spalte
opendata-filter-op = Vergleich
opendata-filter-value = Wert
opendata-filter-add = Filtern
opendata-filter-remove = entfernen
opendata-filter-remove-of = Filter entfernen: { $filter }
opendata-op-eq = ist gleich
opendata-op-ne = ist nicht
opendata-op-contains = enthält
opendata-op-lt = kleiner als
opendata-op-le = höchstens
opendata-op-gt = größer als
opendata-op-ge = mindestens
opendata-op-empty = ohne Angabe
opendata-op-present = mit Angabe
opendata-filter-eq = { $column } ist „{ $value }“
opendata-filter-ne = { $column } ist nicht „{ $value }“
opendata-filter-contains = { $column } enthält „{ $value }“
opendata-filter-lt = { $column } kleiner als { $value }
opendata-filter-le = { $column } höchstens { $value }
opendata-filter-gt = { $column } größer als { $value }
opendata-filter-ge = { $column } mindestens { $value }
opendata-filter-empty = { $column } ohne Angabe
opendata-filter-present = { $column } mit Angabe

opendata-downloads = Herunterladen
opendata-file = Datei
opendata-file-what = Was es ist
opendata-size = Größe
opendata-form-original = Original
opendata-form-original-what = Die Datei des Amtes, Byte für Byte
opendata-form-csv = CSV
opendata-form-csv-what = Für Programme: UTF-8, Komma, Dezimalpunkt; Zellen unverändert
opendata-form-json = JSON
opendata-form-json-what = Für Programme und Webseiten
opendata-form-parquet = Parquet
opendata-form-parquet-what = Für große Auswertungen, mit Datentypen
opendata-form-sqlite = SQLite
opendata-form-sqlite-what = Die Tabelle als Datenbankdatei

opendata-columns = Spalten
opendata-column = Spalte
opendata-kind = Art
opendata-column-about = Bedeutung
opendata-missing-values = Ohne Angabe
opendata-schema = Beschreibung der Spalten für Programme (Table Schema)
opendata-kind-text = Text
opendata-kind-integer = Ganze Zahl
opendata-kind-number = Dezimalzahl
opendata-kind-number-german = Dezimalzahl (1.234,56)
opendata-kind-number-english = Dezimalzahl (1,234.56)
opendata-kind-boolean = Ja oder nein
opendata-kind-date = Tag
opendata-kind-datetime = Zeitpunkt

opendata-versions = Versionen
opendata-versions-lead = Keine Version wird je geändert oder entfernt. Wer Zahlen zitiert, verweist am besten auf die Version.
opendata-version-line = Version { $number } vom { $date }, { $rows } Zeilen
opendata-version-title = { $title }, Version { $number }
opendata-version-lead = Diese Seite bleibt, wie sie ist: Sie können sie zitieren.
opendata-older = Es gibt eine neuere Version.
opendata-newest = Zur neuesten Version
opendata-row-title = Zeile { $row }
opendata-row-cite = Diese Zeile in Version { $number }, zum Zitieren:
opendata-row-before = Zeile davor
opendata-row-after = Zeile danach

opendata-proof-statement = Worauf der Eintrag sich festlegt, Wort für Wort:
opendata-proof-statement-link = die Erklärung als JSON
opendata-digests = Prüfsummen der Dateien
opendata-digests-text = Ob eine heruntergeladene Datei unverändert ist, zeigt „sha256sum“:

# Was in einer Datei gefunden wurde

opendata-found = Wie die Datei des Amtes geschrieben ist
opendata-found-name = { $name }
    .label = Name
opendata-found-encoding = Zeichensatz { $encoding }
    .label = Zeichensatz
opendata-found-delimiter = Werte getrennt mit „{ $delimiter }“
    .label = Trennzeichen
opendata-found-tab = Werte getrennt mit Tabulator
    .label = Trennzeichen
opendata-found-line-end = Zeilenende { $end }
    .label = Zeilenende
opendata-found-header = Die erste Zeile nennt die Spalten
    .label = Kopfzeile
opendata-found-no-header = Ohne Kopfzeile
    .label = Kopfzeile
opendata-found-size = { $rows } Zeilen, { $columns } Spalten
    .label = Umfang
opendata-warning-duplicate-name = Zwei Spalten heißen „{ $name }“. Die zweite heißt jetzt „{ $renamed }“.
opendata-warning-no-name = Spalte { $position } hat keinen Namen. Sie heißt jetzt „{ $name }“.
opendata-warning-empty-column = Spalte { $position } ist leer und ohne Namen. Sie wurde weggelassen.
opendata-warning-blank-rows = { $count ->
    [one] Eine leere Zeile wurde weggelassen.
   *[other] { $count } leere Zeilen wurden weggelassen.
 }
opendata-warning-no-header = Die Datei hat keine Kopfzeile. Die Spalten sind nummeriert; geben Sie ihnen Titel.
opendata-warning-one-column = Es gibt nur eine Spalte. Stimmt das Trennzeichen?
opendata-note-mixed = Die meisten Werte sind { $kind ->
    [number] Zahlen
    [boolean] Ja oder Nein
    [date] Tage
   *[datetime] Zeitpunkte
 }, aber „{ $value }“ in Zeile { $line } nicht ({ $others ->
    [one] ein Wert
   *[other] { $others } Werte
 }). Darum bleibt die Spalte Text.
opendata-note-leading-zero = Ziffern mit führender Null wie „{ $value }“ in Zeile { $line } sind Kennungen und bleiben Text.
opendata-note-code = Diese Ziffern sind Kennungen, keine Mengen, und bleiben Text.
opendata-note-ambiguous-german = Die Zahlen lassen sich deutsch (1.234) und englisch (1,234) lesen. Gelesen wurden sie deutsch.
opendata-note-ambiguous-english = Die Zahlen lassen sich deutsch (1.234) und englisch (1,234) lesen. Gelesen wurden sie englisch.
opendata-note-units = „{ $value }“ in Zeile { $line } hat eine andere Einheit als die übrigen Werte. Darum bleibt die Spalte Text.
opendata-note-marks = { $count ->
    [one] Ein Wert
   *[other] { $count } Werte
 } wie „{ $mark }“ gelten als „keine Angabe“.
opendata-note-too-long = Die Zahlen sind zu lang, um genau damit zu rechnen, und bleiben Text.
opendata-note-chosen = Die Art hat die Redaktion gewählt.

# Veröffentlichen

opendata-publish-title = Daten veröffentlichen
opendata-publish-lead = Senden Sie eine CSV-Datei, wie Ihr Programm sie schreibt. Bevor etwas öffentlich wird, sehen Sie, was darin gefunden wurde.
opendata-publish-version-title = Neue Version: { $title }
opendata-publish-version-lead = Senden Sie die neue Datei. Die alte Version bleibt lesbar.
opendata-field-file = CSV-Datei
opendata-field-file-hint = Höchstens { $limit }. Zeichensatz, Trennzeichen und Zahlenformat erkennt das Programm.
opendata-field-title = Titel
opendata-field-title-hint = Worum es geht, in wenigen Wörtern, zum Beispiel „Spielplätze“.
opendata-field-description = Beschreibung
opendata-field-description-hint = Was in der Tabelle steht, woher es kommt und was man wissen muss, um es richtig zu verstehen.
opendata-field-licence-hint = Wer die Daten nutzt, darf damit alles tun; bei „Namensnennung“ muss er die Stadt nennen.
opendata-field-english = Auf Englisch
opendata-field-title-en = Titel auf Englisch
opendata-field-description-en = Beschreibung auf Englisch
opendata-upload = Datei senden und ansehen
opendata-cancel = Abbrechen
opendata-save = Speichern
opendata-edit-title = Angaben ändern
opendata-edit-lead = Was Sie hier ändern, wird öffentlich und steht im öffentlichen Register. Die Daten selbst bleiben.
opendata-drafts = Noch nicht veröffentlicht
opendata-draft-sent = gesendet am { $date }
opendata-draft-title = Entwurf: { $title }
opendata-draft-inspecting = Die Datei wird gelesen.
opendata-draft-publishing = Die Daten werden veröffentlicht.
opendata-draft-wait = Diese Seite lädt sich von selbst neu. Sie können sie auch verlassen und später wiederkommen.
opendata-draft-look = Jetzt nachsehen
opendata-draft-rows = Zeilen geschrieben
opendata-draft-interrupted = Die Arbeit wurde unterbrochen. Veröffentlicht wurde nichts.
opendata-draft-again = Noch einmal versuchen
opendata-draft-refused = Diese Datei lässt sich so nicht veröffentlichen.
opendata-draft-refused-help = Berichtigen Sie die Datei und senden Sie sie neu. Wurde etwas falsch erkannt, wählen Sie es unten selbst und prüfen Sie noch einmal.
opendata-draft-found = Das wurde gefunden
opendata-draft-columns = Spalten
opendata-draft-columns-lead = Stimmt die Art jeder Spalte? Titel und Bedeutung helfen denen, die die Daten lesen.
opendata-draft-dialect = Zeichensatz oder Trennzeichen wurde falsch erkannt?
opendata-draft-about = Angaben
opendata-draft-publish = Jetzt veröffentlichen
opendata-draft-version = Als neue Version des vorhandenen Datensatzes veröffentlichen
opendata-draft-check = Mit diesen Angaben neu prüfen
opendata-draft-discard = Verwerfen
opendata-draft-published = Die Daten sind veröffentlicht.
opendata-column-title = Titel der Spalte
opendata-column-description = Bedeutung
opendata-examples = Zum Beispiel: { $examples }
opendata-detect = Selbst erkennen
opendata-encoding = Zeichensatz
opendata-delimiter = Trennzeichen
opendata-tab = Tabulator
opendata-header = Kopfzeile
opendata-header-yes = Die erste Zeile nennt die Spalten
opendata-header-no = Die erste Zeile enthält schon Daten

opendata-inventory = Vorhandene Daten melden
opendata-inventory-title = Vorhandene Daten melden
opendata-inventory-lead = Was Ihr Amt an Daten hat, aber noch nicht oder gar nicht veröffentlicht, steht damit öffentlich im Katalog.
opendata-inventory-why = Warum kann man sie nicht lesen?
opendata-inventory-planned = Sie werden noch veröffentlicht
opendata-inventory-planned-hint = Zum Beispiel, weil sie noch aufbereitet werden.
opendata-inventory-withheld = Ein Gesetz verbietet es
opendata-inventory-withheld-hint = Zum Beispiel Steuergeheimnis oder Datenschutz.
opendata-inventory-reason = Grund
opendata-inventory-reason-hint = Der Rechtsgrund mit Paragraf; oder warum noch nicht und bis wann.
opendata-inventory-reason-en = Grund auf Englisch
opendata-inventory-save = In den Katalog aufnehmen

opendata-version-withdrawn = (zurückgezogen)
opendata-withdrawn-title = Diese Version wurde zurückgezogen.
opendata-withdraw = Diese Version zurückziehen
opendata-withdraw-title = Version { $number } zurückziehen
opendata-withdraw-lead = Nur für den Fall, dass etwas veröffentlicht wurde, was nicht veröffentlicht werden darf, zum Beispiel personenbezogene Daten.
opendata-withdraw-warning = Alle Dateien dieser Version werden gelöscht. Das lässt sich nicht rückgängig machen. Dass und warum sie zurückgezogen wurde, bleibt öffentlich.
opendata-withdraw-reason = Grund
opendata-withdraw-reason-hint = Der Rechtsgrund, ohne die Daten selbst zu nennen. Er wird veröffentlicht.
opendata-withdraw-now = Endgültig zurückziehen

# Kommandozeile

opendata-cli-column = { $name }: { $kind ->
    [integer] Ganze Zahl
    [number] Dezimalzahl
    [boolean] Ja oder nein
    [date] Tag
    [datetime] Zeitpunkt
   *[string] Text
 } (zum Beispiel { $examples })
opendata-cli-created = Veröffentlicht: { $dataset }, Version { $version }, Eintrag { $entry } im öffentlichen Register.
opendata-cli-new-version = Neue Version veröffentlicht: { $dataset }, Version { $version }, Eintrag { $entry } im öffentlichen Register.
opendata-cli-described = Die Datei ist unverändert. Die Angaben zu { $dataset } wurden geändert, Eintrag { $entry } im öffentlichen Register.
opendata-cli-unchanged = Nichts zu tun: { $dataset }, Version { $version } ist genau diese Datei.
opendata-cli-dry-run = Nur geprüft: Veröffentlicht wurde nichts.

# Versprechen

promise-datasets-published = Alle Daten, von denen die Stadt weiß, sind veröffentlicht
    .method = Anteil der erfassten Datensätze, die jede und jeder lesen kann. Geplante und zurückgehaltene zählen als nicht veröffentlicht.
    .why = Was mit öffentlichem Geld erhoben wurde, gehört allen. Wer etwas zurückhält, nennt den Rechtsgrund.

# Prüfungen

check-opendata-files-sound = Alle { $count } Dateien der veröffentlichten Versionen sind da und unverändert.
    .remedy = Nichts zu tun.
check-opendata-file-damaged = Von „{ $dataset }“, Version { $version }, fehlt die Datei „{ $form }“ oder sie ist verändert.
    .remedy = Holen Sie die Dateien aus einer Sicherung zurück; die Prüfsumme steht auf der Seite der Version.
check-opendata-unreadable = Der Datenkatalog lässt sich nicht prüfen: { $reason }
    .remedy = Prüfen Sie Datenbank und Dateiablage.

# Wozu die Tabellen da sind (Verzeichnis der Verarbeitungstätigkeiten)

processing-dataset-drafts = Damit die Redaktion eine gesendete Datei prüfen kann, bevor sie öffentlich wird.
    .title = Entwürfe von Datensätzen
    .data = Wer die Datei gesendet hat, ihr Name und ihre Größe, wann, wie weit sie ist

# Fehler: Datei

error-opendata-import-unreadable = Die Datei lässt sich nicht lesen: { $reason }. Prüfen Sie, ob es sie gibt und ob sie gelesen werden darf.
error-opendata-import-empty = Die Datei ist leer. Senden Sie eine mit Kopfzeile und Daten.
error-opendata-import-header-only = Die Datei hat eine Kopfzeile, aber keine Daten. Prüfen Sie, ob der Export vollständig ist.
error-opendata-import-spreadsheet = Das ist eine Datei eines Tabellenprogramms ({ $kind }), kein CSV. Speichern Sie die Tabelle dort als CSV und senden Sie diese Datei.
error-opendata-import-binary = Das ist kein Text, sondern { $kind ->
    [binary] eine Datei mit Maschinendaten
   *[other] eine Datei im Format { $kind }
 }. Senden Sie eine CSV-Datei.
error-opendata-import-undecodable = { $count ->
    [one] Ein Zeichen lässt
   *[other] { $count } Zeichen lassen
 } sich im Zeichensatz { $encoding } nicht lesen. Speichern Sie die Datei neu als UTF-8 oder wählen Sie den richtigen Zeichensatz.
error-opendata-import-undecodable-line = Zeile { $line }, Zeichen { $column }: das Byte { $byte } ist kein Zeichen.
error-opendata-import-ragged = { $count ->
    [one] Eine Zeile hat
   *[other] { $count } Zeilen haben
 } nicht { $expected } Werte wie die Kopfzeile. Berichtigen Sie sie; oft fehlen Anführungszeichen um einen Text, in dem das Trennzeichen vorkommt.
error-opendata-import-ragged-line = Zeile { $line }: { $found ->
    [one] ein Wert
   *[other] { $found } Werte
 } statt { $expected }.
error-opendata-import-open-quote = In Zeile { $line } beginnt ein Anführungszeichen, das nie endet. Ergänzen Sie das schließende oder verdoppeln Sie Anführungszeichen im Text.
error-opendata-import-row-too-long = Die Zeile { $line } ist länger als { $limit } Bytes. Prüfen Sie, ob dort ein Anführungszeichen zu viel steht.
error-opendata-import-too-many-columns = Die Datei hat { $found } Spalten, erlaubt sind { $limit }. Teilen Sie sie auf oder prüfen Sie das Trennzeichen.
error-opendata-import-too-many-rows = Die Datei hat mehr als { $limit } Zeilen. Teilen Sie sie auf, zum Beispiel nach Jahren, oder lassen Sie die Grenze in der Konfiguration erhöhen.
error-opendata-import-too-large = Die Datei hat { $found } MB, erlaubt sind { $limit } MB. Teilen Sie sie auf oder lassen Sie die Grenze in der Konfiguration erhöhen.
error-opendata-import-too-slow = Das Lesen der Datei dauert länger als { $seconds } Sekunden. Teilen Sie sie auf oder lassen Sie die Grenze in der Konfiguration erhöhen.
error-opendata-import-file-name = „{ $name }“ ist kein Dateiname, den wir annehmen: keine Schrägstriche, kein Doppelpunkt, kein Punkt am Anfang, höchstens 200 Bytes. Benennen Sie die Datei um.
error-opendata-import-no-such-column = Die Datei hat keine Spalte „{ $column }“. Prüfen Sie die Schreibweise in der Kopfzeile.
error-opendata-import-unfit = „{ $value }“ in Spalte „{ $column }“, Zeile { $line }, ist { $kind ->
    [integer] keine ganze Zahl
    [number] keine Zahl
    [number-german] keine Zahl in deutscher Schreibweise
    [number-english] keine Zahl in englischer Schreibweise
    [boolean] kein Ja oder Nein
    [date] kein Tag
   *[datetime] kein Zeitpunkt
 }. Wählen Sie für die Spalte eine andere Art oder berichtigen Sie den Wert.
error-opendata-import-changed = Die Datei wurde geändert, während sie gelesen wurde. Warten Sie, bis das andere Programm fertig ist, und versuchen Sie es noch einmal.

# Fehler: Fragen an Tabellen

error-opendata-query-no-such-column = Die Tabelle hat keine Spalte „{ $column }“. Welche es gibt, steht unter „Spalten“.
error-opendata-query-no-such-op = „{ $op }“ ist kein Vergleich. Möglich sind eq, ne, contains, lt, le, gt, ge, empty und present.
error-opendata-query-value = „{ $value }“ passt nicht zur Spalte „{ $column }“: Dort stehen { $kind ->
    [integer] ganze Zahlen
    [number] Zahlen wie 1234,56
    [boolean] ja oder nein
    [date] Tage wie 31.12.2026
    [datetime] Zeitpunkte wie 31.12.2026 14:05
   *[string] Texte
 }.
error-opendata-query-number = „{ $name }“ muss eine Zahl sein, höchstens { $limit }.
error-opendata-query-too-many = Höchstens { $limit } Filter auf einmal. Entfernen Sie einen.
error-opendata-query-too-long = Diese Frage zu beantworten dauert zu lange. Filtern Sie nach einer Spalte mit kurzen Werten oder laden Sie die ganze Tabelle herunter.
error-opendata-query-busy = Gerade fragen sehr viele auf einmal. Versuchen Sie es gleich noch einmal.
error-opendata-table-file = Die Tabelle dieser Version lässt sich nicht lesen. Das liegt an uns; die Ursache steht im Protokoll.

# Fehler: Datensätze

error-opendata-no-dataset = Es gibt keinen Datensatz „{ $dataset }“. Suchen Sie ihn im Katalog.
error-opendata-no-version = „{ $dataset }“ hat keine Version { $number }. Welche es gibt, steht auf der Seite des Datensatzes.
error-opendata-no-row = Eine Zeile { $row } gibt es in dieser Version nicht.
error-opendata-not-yet = „{ $dataset }“ ist noch nicht veröffentlicht. Warum und bis wann, steht auf der Seite des Datensatzes.
error-opendata-withheld = „{ $dataset }“ darf die Stadt nicht veröffentlichen. Den Rechtsgrund nennt die Seite des Datensatzes.
error-opendata-withdrawn = Version { $number } von „{ $dataset }“ wurde zurückgezogen. Warum, steht auf ihrer Seite.
error-opendata-no-draft = Diesen Entwurf gibt es nicht (mehr). Entwürfe werden nach einem Tag gelöscht; senden Sie die Datei noch einmal.
error-opendata-draft-not-ready = Der Entwurf ist noch in Arbeit oder schon veröffentlicht. Laden Sie die Seite neu.
error-opendata-taken = Einen Datensatz „{ $dataset }“ gibt es schon. Wählen Sie einen anderen Titel, oder veröffentlichen Sie auf seiner Seite eine neue Version.
error-opendata-house-dataset = „{ $dataset }“ veröffentlicht dieses Programm von selbst. Wählen Sie für Ihre Datei einen anderen Titel.
error-opendata-other-office = „{ $dataset }“ gehört dem Amt „{ $office }“. Nur dort kann es geändert werden. Für einen neuen Datensatz wählen Sie einen anderen Titel.
error-opendata-no-title = Der Titel fehlt. Sagen Sie in wenigen Wörtern, worum es geht.
error-opendata-too-long = Der Text ist zu lang: höchstens { $limit } Zeichen.
error-opendata-no-reason = Der Grund fehlt. Nennen Sie den Rechtsgrund, oder warum noch nicht und bis wann.
error-opendata-licence = „{ $licence }“ ist keine Lizenz, unter der die Stadt veröffentlicht. Möglich sind dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0 und cc-zero/1.0.
error-opendata-no-file = Wählen Sie eine Datei aus.
error-opendata-upload = Die Datei ist nicht vollständig angekommen ({ $reason }). Versuchen Sie es noch einmal.
error-opendata-slow-upload = Das Senden dauert länger als { $seconds } Sekunden. Versuchen Sie es mit einer schnelleren Verbindung oder einer kleineren Datei.
error-opendata-crowded = „{ $dataset }“ wird gerade von anderen geändert. Versuchen Sie es gleich noch einmal.
error-opendata-house-value = In der Tabelle „{ $table }“ passt in Zeile { $row } die Spalte „{ $column }“ nicht zu ihrer Art. Das ist ein Fehler des Programms; bitte melden Sie ihn.
error-opendata-files = Der Arbeitsordner lässt sich nicht benutzen: { $reason }. Prüfen Sie Platz und Rechte.
