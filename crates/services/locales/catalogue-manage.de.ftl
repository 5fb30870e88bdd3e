### Pages for staff of the room `catalogue`.

services-catalogue-manage-title = Leistungen bearbeiten
services-catalogue-manage-lead = Die Leistungen Ihrer Ämter: was veröffentlicht ist, was fehlt und was bald endet.
services-catalogue-manage-search = Name der Leistung
services-catalogue-manage-none = Keine Leistung gefunden
services-catalogue-new = Neue Leistung
services-catalogue-new-lead = Beginnen Sie mit dem Namen. Alles andere tragen Sie danach ein. Niemand sieht die Leistung, bevor Sie sie veröffentlichen.
services-catalogue-begin = Entwurf anlegen
services-catalogue-locations-manage = Standorte bearbeiten
services-catalogue-locations-manage-lead = Die Standorte Ihrer Ämter und die, die noch keinem Amt gehören.
services-catalogue-location-new = Neuer Standort
services-catalogue-alarms = Diese Zugänge sind zu oder enden bald
services-catalogue-alarm = { $door } fehlt ab { $day }
services-catalogue-service = Leistung
services-catalogue-state = Zustand
services-catalogue-missing = Fehlende Zugänge
services-catalogue-missing-none = keine
services-catalogue-changed = Geändert
services-catalogue-save = Speichern
services-catalogue-cancel = Abbrechen

## The parts

services-catalogue-parts = Bearbeiten: { $service }
services-catalogue-part-overview = Überblick
services-catalogue-part-texts = Texte
services-catalogue-part-details = Angaben
services-catalogue-part-doors = Zugänge
services-catalogue-part-preview = Vorschau

## Overview

services-catalogue-page = Seite
services-catalogue-needed = Was zum Veröffentlichen nötig ist
services-catalogue-needed-text = Eine Leistung wird nur veröffentlicht, wenn man sie auch ohne Internet bekommt: vor Ort, auf Papier und am Telefon. Das gilt auch für jede spätere Änderung.
services-catalogue-needed-words = Kurzbeschreibung
services-catalogue-needed-words-mend = Kurzbeschreibung schreiben
services-catalogue-no-easy = Noch gibt es keinen Text in Leichter Sprache.
services-catalogue-no-easy-mend = Text in Leichter Sprache schreiben
services-catalogue-mend-doors = Zugänge bearbeiten
services-catalogue-mend-location = Standort bearbeiten
services-catalogue-ending = Fehlt ab { $day }. Verlängern Sie den Zugang oder tragen Sie einen anderen ein.
services-catalogue-publish = Veröffentlichen
services-catalogue-list = Auffindbar machen, noch unvollständig
services-catalogue-withdraw = Zurückziehen
services-catalogue-refused = Nicht veröffentlicht
services-catalogue-done-saved = Gespeichert
services-catalogue-done-begun = Der Entwurf ist angelegt
services-catalogue-done-published = Veröffentlicht und im öffentlichen Register eingetragen
services-catalogue-done-listed = Man kann die Leistung jetzt finden
services-catalogue-done-withdrawn = Zurückgezogen
services-catalogue-history = Wer was geändert hat
services-catalogue-history-version = Version
services-catalogue-history-none = Diese Leistung kam aus einem anderen Verzeichnis. Hier hat sie noch niemand geändert.
services-catalogue-history-when = Wann
services-catalogue-history-what = Was
services-catalogue-history-who = Wer
services-catalogue-history-entry = Register
services-catalogue-by-command = Betrieb (Befehlszeile)
services-catalogue-by-former = Nicht mehr bei der Stadt

## Withdrawing

services-catalogue-withdraw-title = „{ $service }“ zurückziehen
services-catalogue-withdraw-warning = Danach findet niemand mehr die Leistung. Auf ihrer Seite steht der Grund.
services-catalogue-withdraw-now = Jetzt zurückziehen
services-catalogue-reason = Grund
services-catalogue-reason-hint = Ein Satz, den alle lesen: Warum gibt es die Leistung nicht mehr? Wohin wendet man sich jetzt?
services-catalogue-reason-en = Grund auf Englisch

## Texts

services-catalogue-tongue-easy = Leichte Sprache
services-catalogue-tongue-easy-hint = Kurze Sätze. Ein Gedanke in jedem Satz. Keine Fremdwörter.
services-catalogue-tongue-english = Englisch
services-catalogue-tongue-english-hint = Was hier leer bleibt, sehen auch englische Leser auf Deutsch.
services-catalogue-in-english = { $label } auf Englisch
services-catalogue-field-name = Name
services-catalogue-field-name-hint = So, wie die Leute es nennen: „Hund anmelden“
services-catalogue-field-teaser = Kurzbeschreibung
services-catalogue-field-teaser-hint = Ein oder zwei Sätze: Was ist das, und wer braucht es?
services-catalogue-field-description = Beschreibung
services-catalogue-field-description-hint = Eine leere Zeile trennt zwei Absätze.
services-catalogue-field-procedure = Ablauf
services-catalogue-field-hints = Gut zu wissen
services-catalogue-field-appeal = Wenn man nicht einverstanden ist

## Details

services-catalogue-group-needs = Voraussetzungen
services-catalogue-group-time = Dauer und Fristen
services-catalogue-group-found = Unter welchen Wörtern man es findet
services-catalogue-group-urgent = Dringender Hinweis
services-catalogue-group-documents = Unterlagen
services-catalogue-group-legal-basis = Rechtsgrundlagen
services-catalogue-group-links = Links
services-catalogue-entry-documents = Unterlage { $number }
services-catalogue-entry-legal-basis = Rechtsgrundlage { $number }
services-catalogue-entry-links = Link { $number }
services-catalogue-entry-name = Name
services-catalogue-entry-name-en = Name auf Englisch
services-catalogue-entry-about = Erklärung
services-catalogue-entry-about-en = Erklärung auf Englisch
services-catalogue-entry-url = Adresse im Internet
services-catalogue-field-prerequisites = Was muss erfüllt sein?
services-catalogue-field-lines-hint = Jede Voraussetzung oder Frist auf einer eigenen Zeile
services-catalogue-field-days = Versprochene Tage bis zur Entscheidung
services-catalogue-field-days-hint = Gezählt, sobald alles da ist. 0 heißt: sofort.
services-catalogue-field-processing = Hinweis zur Dauer
services-catalogue-field-deadlines = Fristen
services-catalogue-field-keywords = Andere Wörter dafür
services-catalogue-field-keywords-hint = Alltagswörter und Abkürzungen, mit Komma getrennt: Perso, Ausweis
services-catalogue-field-leika = Nummer im Leistungskatalog (LeiKa)
services-catalogue-field-leika-hint = 14 Ziffern
services-catalogue-field-urgent = Hinweis, der oben auf der Seite steht
services-catalogue-field-until = Letzter Tag
services-catalogue-field-until-hint = Danach verschwindet der Hinweis von selbst.

## Doors

services-catalogue-doors-lead = Jede Leistung braucht mindestens einen Standort, ein Formular auf Papier und eine Telefonnummer. Die Gebühr steht bei jedem Zugang einzeln.
services-catalogue-door-add = Zugang hinzufügen
services-catalogue-door-remove = Diesen Zugang entfernen
services-catalogue-door-dates-hint = Leer: gilt schon
services-catalogue-choose = Bitte wählen
services-catalogue-part-location = Standort
services-catalogue-part-form = Formular
services-catalogue-part-form-hint = Zur Wahl stehen alle veröffentlichten Formulare.
services-catalogue-part-form-manage = Formulare bearbeiten
services-catalogue-form-none = keines, sondern eine Datei
services-catalogue-form-unpublished = { $form } (nicht veröffentlicht)
services-catalogue-part-file = Oder Adresse einer Datei
services-catalogue-part-file-hint = Beginnt mit https://
services-catalogue-part-address = Adresse, Zeile für Zeile
services-catalogue-part-address-en = Adresse auf Englisch
services-catalogue-part-number = Telefonnummer
services-catalogue-part-hours = Wann nimmt jemand ab?
services-catalogue-part-fee = Gebühr
services-catalogue-part-least = Betrag in Euro
services-catalogue-part-least-hint = Zum Beispiel 30,70. Bei „zwischen“ der kleinste Betrag.
services-catalogue-part-most = Größter Betrag in Euro
services-catalogue-part-note = Hinweis zur Gebühr
services-catalogue-part-note-en = Hinweis zur Gebühr auf Englisch
services-catalogue-part-from = Gilt ab
services-catalogue-part-until = Gilt bis
services-catalogue-fee-kind-unknown = nicht angegeben
services-catalogue-fee-kind-free = keine
services-catalogue-fee-kind-fixed = fester Betrag
services-catalogue-fee-kind-between = zwischen zwei Beträgen
services-catalogue-fee-kind-described = je nach Fall, siehe Hinweis

## Locations

services-catalogue-hours-hint = So schreibt es OpenStreetMap: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off. Die Tage heißen Mo, Tu, We, Th, Fr, Sa, Su, Feiertage PH.
services-catalogue-hours-preview = Woche ansehen
services-catalogue-place-field-name = Name
services-catalogue-place-field-name-en = Name auf Englisch
services-catalogue-place-field-street = Straße und Hausnummer
services-catalogue-place-field-postal-code = Postleitzahl
services-catalogue-place-field-town = Ort
services-catalogue-place-field-step-free = Kommt man ohne Stufen hinein?
services-catalogue-place-field-opening-hours = Öffnungszeiten
services-catalogue-place-field-phone = Telefon
services-catalogue-place-field-email = E-Mail
services-catalogue-place-field-website = Webseite
services-catalogue-place-field-point = Punkt auf der Karte
services-catalogue-place-field-point-hint = Breite und Länge: 52.4125, 12.5316
services-catalogue-place-field-closed-from = Auf Dauer geschlossen ab
services-catalogue-place-field-closed-from-hint = Die Ämter, deren Leistungen dann einen Zugang verlieren, werden sofort gewarnt.
services-catalogue-place-field-hours-note = Hinweis zu den Öffnungszeiten
services-catalogue-place-field-access-note = Aufzug, Toilette, Parkplatz
services-catalogue-place-field-transit = Bus und Bahn
services-catalogue-place-field-payment = Bezahlen
services-catalogue-place-field-hints = Gut zu wissen
services-catalogue-place-more = Weitere Angaben

## What a form refuses

services-catalogue-bad-number = Das ist keine ganze Zahl. Schreiben Sie nur Ziffern.
services-catalogue-bad-day = Das ist kein Tag. Schreiben Sie ihn so: 2027-01-31
services-catalogue-bad-amount = Das ist kein Betrag. Schreiben Sie ihn so: 30,70
services-catalogue-bad-hours = Diese Öffnungszeiten versteht das Programm nicht. Schreiben Sie zum Beispiel: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off
services-catalogue-bad-choice = Hier fehlt eine Auswahl. Wählen Sie einen Eintrag, den es gibt.
services-catalogue-bad-point = Das ist kein Punkt. Schreiben Sie Breite und Länge mit einem Komma dazwischen: 52.4125, 12.5316

## What staff did, in the audit log

identity-action-service-drafted = Entwurf einer Leistung geändert
identity-action-service-listed = Leistung auffindbar gemacht
identity-action-service-published = Leistung veröffentlicht
identity-action-service-changed = Leistung geändert
identity-action-service-withdrawn = Leistung zurückgezogen
identity-action-service-location-described = Standort geändert
