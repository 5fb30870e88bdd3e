### Texts of the room `catalogue`.

## Errors

error-services-no-service = Die Leistung „{ $value }“ gibt es hier nicht. Suchen Sie danach unter „Leistungen“.
    .title = Diese Leistung gibt es nicht
error-services-no-location = Den Standort „{ $value }“ gibt es hier nicht. Alle Standorte stehen unter „Leistungen“, „Standorte“.
    .title = Diesen Standort gibt es nicht
error-services-doors-missing = Der Leistung „{ $service }“ fehlt ein Zugang ohne Internet. Tragen Sie nach, was unten steht. Erst dann kann sie veröffentlicht oder so geändert werden.
    .title = Es fehlt ein Zugang ohne Internet
error-services-door-absent =
    { $door ->
        [on-site] Es fehlt ein Zugang vor Ort. Tragen Sie einen Standort ein.
        [paper] Es fehlt ein Formular auf Papier. Tragen Sie ein Formular ein und wohin man es schickt.
       *[phone] Es fehlt eine Telefonnummer. Tragen Sie eine ein und wann jemand abnimmt.
    }
error-services-door-not-yet =
    { $door ->
        [on-site] Der Zugang vor Ort gilt erst ab { $day }. Tragen Sie einen ein, der heute gilt.
        [paper] Das Formular auf Papier gilt erst ab { $day }. Tragen Sie eines ein, das heute gilt.
       *[phone] Die Telefonnummer gilt erst ab { $day }. Tragen Sie eine ein, die heute gilt.
    }
error-services-door-ended =
    { $door ->
        [on-site] Der Zugang vor Ort galt nur bis { $day }. Tragen Sie einen neuen ein oder verlängern Sie ihn.
        [paper] Das Formular auf Papier galt nur bis { $day }. Tragen Sie ein neues ein oder verlängern Sie es.
       *[phone] Die Telefonnummer galt nur bis { $day }. Tragen Sie eine neue ein oder verlängern Sie sie.
    }
error-services-door-closed = Der Standort „{ $location }“ ist ab { $day } geschlossen. Tragen Sie einen anderen Standort ein.
error-services-door-unknown-location = Den Standort „{ $location }“ gibt es nicht. Legen Sie ihn an oder wählen Sie einen anderen.
error-services-door-no-address = Dem Standort „{ $location }“ fehlt Straße, Postleitzahl oder Ort. Tragen Sie die Adresse beim Standort ein.
error-services-door-no-hours = Dem Standort „{ $location }“ fehlen Öffnungszeiten. Tragen Sie sie beim Standort ein.
error-services-door-no-access = Beim Standort „{ $location }“ steht nicht, ob man ohne Stufen hineinkommt. Tragen Sie es beim Standort ein.
error-services-door-no-paper-address = Beim Formular auf Papier steht nicht, wohin man es schickt oder bringt. Tragen Sie eine Adresse ein.
error-services-door-no-form = Das Formular auf Papier lässt sich nicht abrufen. Tragen Sie eine Adresse ein, die mit „https://“ beginnt, oder wählen Sie ein eigenes Formular.
error-services-door-no-number = Die Telefonnummer hat zu wenige Ziffern. Tragen Sie sie vollständig ein.
error-services-door-no-phone-hours = Bei der Telefonnummer steht nicht, wann jemand abnimmt. Tragen Sie die Zeiten ein.
error-services-form-missing = Das Formular „{ $form }“ des Zugangs „{ $door }“ gibt es nicht, oder es ist noch nicht veröffentlicht. Veröffentlichen Sie es zuerst unter „Formulare bearbeiten“, oder nennen Sie ein anderes.
error-services-no-description = Bei der Leistung „{ $service }“ steht nicht, was sie ist. Schreiben Sie eine kurze Beschreibung, bevor Sie sie veröffentlichen.
error-services-taken = Eine Leistung „{ $service }“ gibt es schon. Wählen Sie eine andere Adresse oder ändern Sie die vorhandene.
error-services-crowded = „{ $service }“ hat inzwischen jemand anderes geändert. Laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein.
error-services-not-public = „{ $service }“ ist gerade nicht öffentlich zu finden. Sehen Sie nach, in welchem Zustand die Leistung ist.
error-services-no-reason = Es fehlt ein Grund. Schreiben Sie in einem Satz, warum es die Leistung nicht mehr gibt.
error-services-no-name = Es fehlt ein Name auf Deutsch. Tragen Sie ihn ein.
error-services-too-long = Der Text ist zu lang. Kürzen Sie ihn auf höchstens { $limit } Zeichen.
error-services-too-many = Die Liste ist zu lang. Kürzen Sie sie auf höchstens { $limit } Einträge.
error-services-two-doors = Zwei Zugänge heißen „{ $door }“. Geben Sie einem davon einen anderen Namen.
error-services-dates = Der Zugang „{ $door }“ endet, bevor er beginnt. Berichtigen Sie die beiden Tage.
error-services-fee = Die Gebühr beim Zugang „{ $door }“ kann nicht stimmen: Sie ist negativ, oder der kleinste Betrag ist größer als der größte. Berichtigen Sie sie.
error-services-link = „{ $value }“ ist keine Adresse im Internet. Tragen Sie eine ein, die mit „https://“ beginnt.
error-services-leika = „{ $value }“ ist keine Nummer des Leistungskatalogs. Sie hat genau 14 Ziffern.
error-services-point = Den Punkt gibt es auf der Erde nicht. Die Breite liegt zwischen −90 und 90, die Länge zwischen −180 und 180.
error-services-unreadable = „{ $value }“ lässt sich nicht aus der Datenbank lesen. Sagen Sie es denen, die die Stadt betreiben.

## Background work

job-services-watch-doors = Nach den Zugängen aller Leistungen sehen

## Doors, states, steps

services-catalogue-door-on-site = Vor Ort
services-catalogue-door-paper = Auf Papier
services-catalogue-door-phone = Am Telefon
services-catalogue-door-post = Per Brief
services-catalogue-door-online = Online
services-catalogue-state-draft = Entwurf
services-catalogue-state-listed = Gefunden, noch nicht vollständig
services-catalogue-state-published = Veröffentlicht
services-catalogue-state-withdrawn = Zurückgezogen
services-catalogue-step-free-yes = Ohne Stufen zugänglich
services-catalogue-step-free-partly = Teilweise ohne Stufen zugänglich
services-catalogue-step-free-no = Nicht ohne Stufen zugänglich
services-catalogue-step-free-unknown = Ob man ohne Stufen hineinkommt, ist nicht bekannt

## What an import did not understand

services-catalogue-unresolved-unknown = Darauf wird verwiesen, aber es ist weder im Import noch in der Stadt zu finden.
services-catalogue-unresolved-office = Kein Amt der Stadt hat diesen Namen.
services-catalogue-unresolved-topic = Zu diesem Thema passt keine Lebenslage.
services-catalogue-unresolved-unclear = Das lässt sich auf mehr als eine Art lesen, oder auf keine.
services-catalogue-unresolved-no-place = Dafür hat das Verzeichnis kein Feld.
services-catalogue-unresolved-placeholder = Das sieht nach einem Platzhalter aus.
services-catalogue-unresolved-missing = Das fehlt in der Quelle.
services-catalogue-unresolved-link = Das ist keine Adresse im Internet.

## Life situations

services-life-birth = Geburt
services-life-family = Familie und Partnerschaft
services-life-school = Schule und Ausbildung
services-life-study = Studium
services-life-work = Arbeit
services-life-business = Unternehmen und Gewerbe
services-life-moving = Umziehen
services-life-building = Bauen und Wohnen
services-life-documents = Ausweise und Urkunden
services-life-mobility = Auto, Parken und Verkehr
services-life-health = Gesundheit und Pflege
services-life-disability = Leben mit Behinderung
services-life-support = Wenn das Geld nicht reicht
services-life-taxes = Steuern und Gebühren
services-life-migration = Einwandern und einbürgern
services-life-engagement = Mitreden und engagieren
services-life-environment = Bäume, Tiere, Umwelt
services-life-culture = Kultur, Sport und Freizeit
services-life-age = Älter werden
services-life-safety = Ordnung und Sicherheit
services-life-law = Recht und Gericht
services-life-death = Todesfall

## Import

error-services-import-unreadable = „{ $path }“ lässt sich nicht lesen: { $reason }. Prüfen Sie, ob die Datei da ist und gelesen werden darf.
error-services-import-nothing-known = In „{ $path }“ liegt keine Datei, die sich einlesen lässt. Gelesen werden das Berliner Verzeichnis (services_de.json …), XZuFi (.xml) und Tabellen (.csv).
error-services-import-too-large = „{ $path }“ ist größer als { $limit } MB. Teilen Sie die Datei auf.
error-services-import-wrong-sort = { $sort ->
    [empty] „{ $path }“ ist leer. Lassen Sie die Datei noch einmal ausgeben.
    [program] „{ $path }“ ist ein Programm, auch wenn der Name anders klingt. Starten Sie es nicht, und fragen Sie nach, woher es kommt.
    [pdf] „{ $path }“ ist ein PDF. Gelesen werden JSON, XML und CSV.
    [archive] „{ $path }“ ist ein Archiv oder eine Arbeitsmappe. Packen Sie es aus, oder speichern Sie die Tabelle als CSV.
    [office] „{ $path }“ ist ein Dokument eines Büroprogramms. Speichern Sie die Tabelle als CSV.
    [picture] „{ $path }“ ist ein Bild. Gelesen werden JSON, XML und CSV.
    [web] „{ $path }“ ist eine Webseite. Vielleicht führte der Link zu einer Anmeldung: Laden Sie die Datei selbst herunter.
    [utf16] „{ $path }“ ist in UTF-16 geschrieben. Speichern Sie die Datei als UTF-8.
   *[binary] „{ $path }“ ist kein Text. Gelesen werden JSON, XML und CSV.
}
error-services-import-json = „{ $path }“ ist kein gültiges JSON dieses Verzeichnisses: { $reason }. Holen Sie die Datei noch einmal.
error-services-import-xml = Zeile { $line }: Das XML ist beschädigt: { $reason }. Holen Sie die Datei noch einmal oder berichtigen Sie diese Stelle.
error-services-import-namespace = Zeile { $line }: Den Namensraum „{ $namespace }“ kennt dieses Programm nicht. Gelesen werden XZuFi 2.2.0 und 2.3.1. Lassen Sie die Datei in einer dieser Versionen ausgeben.
error-services-import-no-namespace = Zeile { $line }: Dieses XML nennt keinen Namensraum. Gelesen werden XZuFi 2.2.0 und 2.3.1. Lassen Sie die Datei in einer dieser Versionen ausgeben.
error-services-import-twice = Zeile { $line }: „{ $id }“ kommt zweimal vor, zuerst in Zeile { $first }. Lassen Sie einen der beiden Einträge weg.
error-services-import-missing = Zeile { $line }: Es fehlt „{ $field }“. Ergänzen Sie es in der Datei.
error-services-import-no-column = Es fehlt die Spalte „{ $column }“. Ergänzen Sie sie in der ersten Zeile.
error-services-import-unknown-column = Die Spalte „{ $column }“ kennt dieses Programm nicht. Welche es gibt, steht im Buch unter „Leistungen einlesen“.
error-services-import-row = Zeile { $line }: Die Zeile lässt sich nicht lesen: { $reason }. Berichtigen Sie sie.
error-services-import-value = Zeile { $line }: „{ $value }“ passt nicht in die Spalte „{ $column }“. Berichtigen Sie den Wert.
error-services-import-no-office = Für { $count } Leistungen ist kein Amt der Stadt zuständig, und noch keines hat Leistungen. Die Quelle nennt: { $authorities }. Nennen Sie mit --office das Amt, das für sie antwortet.

services-import-file = { $name }
services-import-services = Leistungen: { $created } neu, { $changed } geändert, { $unchanged } wie zuvor
services-import-locations = Standorte: { $created } neu, { $changed } geändert, { $unchanged } wie zuvor
services-import-published = { $count ->
    [one] Eine Leistung hat alle Zugänge und ist veröffentlicht.
   *[other] { $count } Leistungen haben alle Zugänge und sind veröffentlicht.
}
services-import-listed = { $count ->
    [one] Eine Leistung ist zu finden, aber noch nicht vollständig.
   *[other] { $count } Leistungen sind zu finden, aber noch nicht vollständig.
} Es fehlt: vor Ort { $onsite }, auf Papier { $paper }, am Telefon { $phone }.
services-import-assumed = { $count } Leistungen nennen keine Behörde, die ein Amt der Stadt ist. Sie gehören jetzt zu „{ $office }“: Dieses Amt hat die meisten Leistungen. Ein anderes nennen Sie mit --office.
services-import-kept = „{ $slug }“ blieb, wie es ist: { $why }
services-import-kept-changed-here = Ein Amt hat es hier seit dem letzten Einlesen geändert.
services-import-kept-not-public-here = Ein Amt hat es hier zurückgezogen oder als Entwurf.
services-import-kept-would-lose-door = Es ist veröffentlicht und verlöre einen Zugang ohne Internet.
services-import-unresolved = Nicht verstanden, { $count }-mal: { $place }. { $why } Zum Beispiel bei „{ $slug }“: { $text }
services-import-unresolved-empty = Nicht verstanden, { $count }-mal: { $place }. { $why } Zum Beispiel bei „{ $slug }“.
services-import-unresolved-none = Alles wurde verstanden.
services-import-shown = Was nicht verstanden wurde, steht bei jeder Leistung und jedem Standort.
services-import-other = „{ $name }“ wurde nicht gelesen: Diese Art Datei ist nicht bekannt.
services-import-refused = „{ $name }“ wurde nicht übernommen, auch nicht in Teilen.

## Promises and checks

promise-services-online = Alle Leistungen gibt es online
    .method = Anteil der auffindbaren Leistungen, die veröffentlicht sind und heute ein Formular im Browser haben.
    .why = Wer einen Antrag am Abend vom Küchentisch stellen will, soll das können.
promise-services-on-site = Alle Leistungen gibt es auch vor Ort
    .method = Anteil der auffindbaren Leistungen, die heute einen Standort mit Adresse, Öffnungszeiten und Angabe zu Stufen haben.
    .why = Niemand muss das Internet benutzen, um zu seinem Recht zu kommen.
promise-services-easy-language = Alle Leistungen sind in Leichter Sprache erklärt
    .method = Anteil der auffindbaren Leistungen mit einem Text in Leichter Sprache.
    .why = Wer lange Sätze nicht gut liest, hat dieselben Rechte.
check-services-doors-open = Alle { $count } veröffentlichten Leistungen haben heute und in den nächsten 30 Tagen alle Zugänge.
    .remedy = Nichts zu tun.
check-services-door-missing = Der Leistung „{ $service }“ fehlt seit { $day } ein Zugang ohne Internet: { $door ->
        [on-site] vor Ort
        [paper] auf Papier
       *[phone] am Telefon
    }.
    .remedy = Das zuständige Amt trägt unter „Leistungen“, „Bearbeiten“ einen neuen Zugang ein.
check-services-door-ends = Der Leistung „{ $service }“ wird ab { $day } ein Zugang ohne Internet fehlen: { $door ->
        [on-site] vor Ort
        [paper] auf Papier
       *[phone] am Telefon
    }.
    .remedy = Das zuständige Amt verlängert den Zugang unter „Leistungen“, „Bearbeiten“ oder trägt einen neuen ein.
check-services-unreadable = Die Leistungen lassen sich nicht prüfen: { $reason }
    .remedy = Prüfen Sie die Datenbank.

## Maturity

services-maturity-title = Reifegrad nach dem Onlinezugangsgesetz
services-maturity-at-most = Modell { $model }: höchstens Stufe { $stage }
services-maturity-is = Modell { $model }: Stufe { $stage }
services-maturity-open = Manches ist hier nicht bewertet. Deshalb steht „höchstens“.
services-maturity-information = Information
services-maturity-application = Antrag
services-maturity-proofs = Nachweise
services-maturity-authentication = Anmeldung mit Ausweis
services-maturity-decision = Bescheid
services-maturity-once-only = Nichts doppelt fragen
services-maturity-process = Abläufe in der Verwaltung
services-maturity-data = Daten zwischen Behörden
services-maturity-stage = Stufe { $stage }
services-maturity-because-described = Online steht, was die Leistung ist.
services-maturity-because-named-only = Online steht nur der Name.
services-maturity-because-not-shown = Die Leistung ist nicht zu finden.
services-maturity-because-online-form = Der Antrag geht heute online.
services-maturity-because-no-online-form = Der Antrag geht heute nicht online.
services-maturity-because-no-proofs-needed = Es sind keine Nachweise nötig.
services-maturity-because-proofs-in-the-form = Das Formular nimmt für jeden Nachweis Dateien an.
services-maturity-because-proofs-elsewhere = Das Formular nimmt keine Nachweise an. Sie gehen einen anderen Weg.
services-maturity-because-fewer-files = Nicht bewertet: Das Formular nimmt weniger Dateien an, als Nachweise genannt sind. Manche davon braucht man vielleicht nur in besonderen Fällen.
services-maturity-because-no-identity-card = Nicht bewertet: Man meldet sich hier nicht mit dem Online-Ausweis an. Ob die Leistung das verlangt, steht nicht im Verzeichnis.
services-maturity-because-decision-online = Der Bescheid kommt online, verschlossen für die Person, die den Antrag gestellt hat.
services-maturity-because-asks-again = Was andere Ämter schon wissen, wird noch einmal gefragt.
services-maturity-because-no-registers = Es werden keine Daten aus Registern anderer Behörden geholt.
services-maturity-because-not-seen = Nicht bewertet: Der Antrag kommt als Daten beim Amt an. Was danach in der Verwaltung geschieht, sieht das Programm nicht.

# What the audit log says

identity-action-services-imported = Leistungen eingelesen
