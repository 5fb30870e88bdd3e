### Public pages of the room `catalogue`.

nav-services = Dienste
    .about = Was die Stadt für Sie tut: vor Ort, auf Papier, am Telefon und online.

## List and search

services-catalogue-title = Dienste der Stadt
services-catalogue-lead = Sagen Sie in Ihren Worten, was Sie brauchen. Jede Leistung gibt es auch ohne Internet.
services-catalogue-search = Was brauchen Sie?
services-catalogue-search-example = Perso, Umzug, Hund …
services-catalogue-search-button = Suchen
services-catalogue-any = alle
services-catalogue-life = Lebenslage
services-catalogue-door = Zugang
services-catalogue-lives = Nach Lebenslagen
services-catalogue-a-to-z = Alle Leistungen von A bis Z
services-catalogue-letters = Anfangsbuchstaben
services-catalogue-with-letter = Leistungen mit { $letter }
services-catalogue-every-letter = alle Buchstaben
services-catalogue-found = Gefunden zu „{ $words }“
services-catalogue-corrected = „{ $asked }“ kommt nirgends vor. Gesucht wurde nach „{ $meant }“.
services-catalogue-partial = Zu allen Wörtern zusammen gibt es nichts. Diese Leistungen passen zu einigen davon.
services-catalogue-none = Nichts gefunden
services-catalogue-none-words = Versuchen Sie es mit einem anderen oder kürzeren Wort. Oder fragen Sie ein Amt: Dort kennt man alle Leistungen.
services-catalogue-none-text = Zu dieser Auswahl gibt es keine Leistung. Nehmen Sie einen Filter weg.
services-catalogue-all = Alle Leistungen
services-catalogue-ask-office = Ämter mit Telefonnummer
services-catalogue-no-doors = Zugänge noch nicht eingetragen
services-catalogue-locations-link = Alle Standorte mit Öffnungszeiten

## One service

services-catalogue-read-easy = In Leichter Sprache lesen
services-catalogue-read-usual = In Alltagssprache lesen
services-catalogue-manage = Diese Leistung bearbeiten
services-catalogue-manage-all = Leistungen bearbeiten
services-catalogue-doors = So kommen Sie dazu
services-catalogue-door-missing = Fehlt noch
services-catalogue-more-doors =
    { $count ->
        [one] Ein weiterer Standort
       *[other] { $count } weitere Standorte
    }
services-catalogue-door-ended = Galt bis { $day }
services-catalogue-door-from = Gilt ab { $day }
services-catalogue-door-until = Nur noch bis { $day }
services-catalogue-paper-form = Formular holen (PDF)
services-catalogue-paper-send = Ausgefüllt schicken oder bringen an:
services-catalogue-post-send = Schreiben Sie formlos an:
services-catalogue-appointment = Termin buchen
services-catalogue-online-apply = Online beantragen
services-catalogue-online-about = Sie brauchen kein Konto. Ihre Angaben werden in Ihrem Browser verschlossen; nur das Amt kann sie öffnen.
services-catalogue-online-closed = Das Formular im Browser ist zurzeit nicht offen. Nutzen Sie einen anderen Zugang.
services-catalogue-phone-week = Telefonzeiten
services-catalogue-site-week = Öffnungszeiten
services-catalogue-no-hours = Öffnungszeiten sind nicht eingetragen.
services-catalogue-location-unknown = Dieser Standort ist nicht eingetragen.
services-catalogue-fee = Gebühr:
services-catalogue-fee-unknown = nicht angegeben
services-catalogue-fee-free = keine
services-catalogue-fee-between = { $least } bis { $most }
services-catalogue-fee-described = je nach Fall
services-catalogue-gap = Hier fehlt gerade ein Zugang
services-catalogue-gap-text = Nicht verfügbar: { $doors }. Das Amt weiß davon. Nutzen Sie bis dahin einen anderen Zugang.
services-catalogue-incomplete = Diese Beschreibung ist noch nicht vollständig
services-catalogue-incomplete-text = Noch nicht vollständig eingetragen: { $doors }. Fragen Sie das zuständige Amt.
services-catalogue-withdrawn = Diese Leistung gibt es nicht mehr
services-catalogue-about = Was ist das?
services-catalogue-prerequisites = Was muss erfüllt sein?
services-catalogue-documents = Was bringen Sie mit?
services-catalogue-time = Wie lange dauert es?
services-catalogue-processing = Versprochen
services-catalogue-promised =
    { $days ->
        [0] Sie bekommen es sofort.
        [one] Ein Tag, sobald alles da ist
       *[other] { $days } Tage, sobald alles da ist
    }
services-catalogue-took = So lange dauerte es wirklich
services-catalogue-took-quickest =
    Im letzten Jahr ging es { $door ->
        [online] online
        [paper] auf Papier
        [counter] am Schalter
        [phone] am Telefon
       *[mail] mit einem Brief
    } am schnellsten: { $days ->
        [0] Die Hälfte der Anträge war am selben Tag entschieden.
        [1] Die Hälfte der Anträge war nach einem Tag entschieden.
       *[other] Die Hälfte der Anträge war nach { $days } Tagen entschieden.
    } Tage, an denen das Amt auf eine Antwort wartete, zählen nicht.
services-catalogue-took-caption = Entscheidungen des letzten Jahres, nach dem Weg des Antrags
services-catalogue-took-door = Weg
services-catalogue-took-days = Tage (die Hälfte ging schneller)
services-catalogue-took-cases = Entschiedene Anträge
services-catalogue-took-others = Auf anderen Wegen gab es weniger als fünf Entscheidungen. Dazu nennen wir keine Zahl, damit niemand zu erkennen ist.
services-catalogue-took-few = Im letzten Jahr gab es auf jedem Weg weniger als fünf Entscheidungen. Dazu nennen wir keine Zahl, damit niemand zu erkennen ist.
services-catalogue-processing-note = Hinweis zur Dauer
services-catalogue-deadlines = Fristen
services-catalogue-procedure = Wie läuft es ab?
services-catalogue-hints = Gut zu wissen
services-catalogue-law = Rechtsgrundlage
services-catalogue-appeal = Wenn Sie nicht einverstanden sind
services-catalogue-links = Mehr dazu
services-catalogue-facts = Über diese Leistung
services-catalogue-office = Zuständiges Amt
services-catalogue-leika = Nummer im Leistungskatalog
services-catalogue-version = Stand
services-catalogue-version-of = Version { $number } vom { $date }
services-catalogue-unresolved =
    { $count ->
        [one] Eine Angabe aus der Quelle ist ungeklärt
       *[other] { $count } Angaben aus der Quelle sind ungeklärt
    }
services-catalogue-unresolved-text = Das stand in der Quelle und ließ sich nicht sicher übernehmen. Es steht hier, damit nichts verloren geht.

## Locations

services-catalogue-locations = Standorte
services-catalogue-locations-lead = Hier finden Sie die Stadt vor Ort: wann geöffnet ist und wie Sie hineinkommen.
services-catalogue-locations-search = Name oder Straße
services-catalogue-locations-none = Kein Standort gefunden
services-catalogue-locations-all = Alle Standorte zeigen
services-catalogue-location-edit = Diesen Standort bearbeiten
services-catalogue-location-gone = Geschlossen, auf Dauer
services-catalogue-location-closes = Schließt auf Dauer ab { $day }
services-catalogue-location-closed = Auf Dauer geschlossen seit { $day }
services-catalogue-now = Jetzt
services-catalogue-address = Adresse
services-catalogue-access = Barrierefrei
services-catalogue-telephone = Telefon
services-catalogue-email = E-Mail
services-catalogue-transit = Bus und Bahn
services-catalogue-payment = Bezahlen
services-catalogue-website = Webseite
services-catalogue-offered = Das gibt es hier
services-catalogue-offered-none = Noch ist keine Leistung mit diesem Standort verbunden.

error-services-interrupted = Die Arbeit wurde unterbrochen, weil das Programm angehalten wird. Versuchen Sie es gleich noch einmal.
error-services-hours = „{ $value }“ sind keine Öffnungszeiten, die das Programm versteht. Schreiben Sie zum Beispiel: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off
