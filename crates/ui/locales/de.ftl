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
error-form-kind = Dieses Formular kam in einer Form an, die wir nicht lesen. Öffnen Sie die Seite neu und senden Sie das Formular von dort.

# Der Rahmen jeder Seite

ui-skip = Zum Inhalt springen
ui-demo = Vorführung: Diese Stadt, ihre Menschen und ihre Zahlen sind erfunden.
ui-brand = Die digitale Allmende
ui-menu = Menü
ui-navigation = Hauptnavigation
ui-search = Suchen
ui-search-site = Auf diesen Seiten suchen
ui-sign-in = Anmelden
ui-sign-out = Abmelden
ui-machine = Diese Seite für Maschinen:
ui-foot-about = { $town } betreibt diese Seiten mit freier Software. Alles, was öffentlich ist, dürfen Sie mitnehmen.
ui-foot-accessibility = Barrierefreiheit
ui-foot-privacy = Datenschutz
ui-foot-program = Über dieses Programm

# Bausteine

ui-home = Startseite
ui-crumbs = Sie sind hier
ui-steps = Schritte
ui-step-done = (erledigt)
ui-tone-info = Hinweis:
ui-tone-success = Erfolg:
ui-tone-warning = Achtung:
ui-tone-danger = Fehler:
ui-copy = Kopieren
ui-copied = Kopiert.
ui-paging = Seiten
ui-paging-prev = Zurück
ui-paging-next = Weiter
ui-paging-page = Seite { $page }
ui-paging-count = { $from } bis { $to } von { $total }
ui-progress = { $done } von { $total }
ui-field-optional = freiwillig
ui-form-errors = Bitte prüfen Sie Ihre Angaben
ui-chart-table = Die Zahlen als Tabelle
ui-promise-kept = Gehalten
ui-promise-broken = Nicht gehalten
ui-promise-unknown = Noch nicht gemessen
ui-promise-target = Versprochen: { $target }
ui-promise-missing = { $n ->
    [one] Eines fehlt noch
   *[other] { $n } fehlen noch
 }

# Die Seite, die alle Bausteine zeigt

ui-gallery-title = Bausteine
ui-gallery-lead = Woraus diese Seiten gemacht sind, jeder Baustein in jedem Zustand. Wer weiterbaut, findet hier, was es schon gibt.
ui-gallery-crumb = Für Entwicklerinnen und Entwickler
ui-gallery-text = Text
ui-gallery-text-paragraph = Ein Absatz mit einem Link, einer wichtigen Stelle und einem Stück Code wie
ui-gallery-text-link = zur Startseite
ui-gallery-text-strong = die auffällt
ui-gallery-list-one = Ein Punkt der Liste
ui-gallery-list-two = Noch ein Punkt, der etwas länger ist und auf einem Telefon in die nächste Zeile läuft
ui-gallery-notices = Meldungen
ui-gallery-alert-info = Die Sprechstunde am Freitag fällt aus
ui-gallery-alert-success = Ihr Antrag ist angekommen
ui-gallery-alert-warning = Ihre Sitzung endet in fünf Minuten
ui-gallery-alert-danger = Die Datei ist nicht lesbar
ui-gallery-alert-body = Sie finden alles Weitere unter diesem Hinweis. Zu tun ist im Augenblick nichts.
ui-gallery-badges = Kennzeichen
ui-gallery-badge-info = Neu
ui-gallery-badge-success = Veröffentlicht
ui-gallery-badge-warning = Läuft bald ab
ui-gallery-badge-danger = Zurückgehalten
ui-gallery-badge-neutral = Entwurf
ui-gallery-empty = Hier ist noch nichts
ui-gallery-empty-body = Sobald ein Amt etwas veröffentlicht, steht es hier.
ui-gallery-buttons = Knöpfe
ui-gallery-button-primary = Absenden
ui-gallery-button-secondary = Als Entwurf sichern
ui-gallery-button-tertiary = Abbrechen
ui-gallery-navigation = Wege
ui-gallery-step-one = Datei wählen
ui-gallery-step-two = Prüfen
ui-gallery-step-three = Veröffentlichen
ui-gallery-tab-table = Tabelle
ui-gallery-tab-history = Fassungen
ui-gallery-lists = Listen
ui-gallery-office = Amt
ui-gallery-office-name = Stadtplanung
ui-gallery-licence = Lizenz
ui-gallery-change = Amt ändern
ui-gallery-dataset = Straßen der Stadt
ui-gallery-dataset-about = Alle Straßen mit Schlüssel, Stadtteil und Länge.
ui-gallery-tables = Tabellen
ui-gallery-street = Straße
ui-gallery-district = Stadtteil
ui-gallery-length = Länge in Metern
ui-gallery-sum = Summe
ui-gallery-charts = Zahlen zum Ansehen
ui-gallery-bars = Ausgaben nach Amt
ui-gallery-amount = Betrag
ui-gallery-line = Anteil veröffentlichter Datensätze
ui-gallery-month = Monat
ui-gallery-share = Anteil
ui-gallery-target = Ziel: { $target }
ui-gallery-trend = Von { $from } auf { $to }
ui-gallery-promises = Versprechen
ui-gallery-promise-one = Datensätze sind veröffentlicht
ui-gallery-promise-two = Seiten sind barrierefrei
ui-gallery-promise-three = Entscheidungen stehen im Register
ui-gallery-at-least = mindestens { $figure }
ui-gallery-forms = Formulare
ui-gallery-field-name = Name
ui-gallery-field-name-hint = So, wie wir Sie ansprechen sollen
ui-gallery-field-name-wrong = Geben Sie einen Namen ein
ui-gallery-field-secret = Passphrase
ui-gallery-field-number = Hausnummer
ui-gallery-field-number-wrong = Geben Sie die Hausnummer als Zahl ein, zum Beispiel 12
ui-gallery-field-date = Tag
ui-gallery-field-about = Worum geht es?
ui-gallery-field-file = Datei
ui-gallery-field-file-hint = CSV, höchstens 50 MB
ui-gallery-field-door = Wie möchten Sie antworten?
ui-gallery-door-online = Hier im Netz
ui-gallery-door-paper = Auf Papier
ui-gallery-door-paper-hint = Wir schicken Ihnen das Formular mit Rückumschlag
ui-gallery-door-wrong = Wählen Sie einen Weg
ui-gallery-field-agree = Ich habe die Angaben geprüft
ui-gallery-field-agree-wrong = Bestätigen Sie, dass Sie die Angaben geprüft haben
ui-gallery-group = Anschrift
ui-gallery-form-fine = Ein Formular
ui-gallery-form-wrong = Ein Formular mit Fehlern
ui-gallery-find = In den Straßen suchen
ui-gallery-work = Fortschritt
ui-gallery-work-label = Zeilen gelesen
ui-gallery-code = Code
ui-gallery-qr = QR-Code mit der Adresse dieser Seite
ui-gallery-details = Wie wird das gemessen?
