### Pages for staff of the room `catalogue`.

services-catalogue-manage-title = Edit services
services-catalogue-manage-lead = The services of your offices: what is published, what is missing and what ends soon.
services-catalogue-manage-search = Name of the service
services-catalogue-manage-none = No service found
services-catalogue-new = New service
services-catalogue-new-lead = Begin with the name. You enter everything else afterwards. Nobody sees the service before you publish it.
services-catalogue-begin = Begin a draft
services-catalogue-locations-manage = Edit locations
services-catalogue-locations-manage-lead = The locations of your offices and those that belong to no office yet.
services-catalogue-location-new = New location
services-catalogue-alarms = These ways are closed or end soon
services-catalogue-alarm = { $door } is missing from { $day }
services-catalogue-service = Service
services-catalogue-state = State
services-catalogue-missing = Missing ways
services-catalogue-missing-none = none
services-catalogue-changed = Changed
services-catalogue-save = Save
services-catalogue-cancel = Cancel

## The parts

services-catalogue-parts = Edit: { $service }
services-catalogue-part-overview = Overview
services-catalogue-part-texts = Texts
services-catalogue-part-details = Details
services-catalogue-part-doors = Ways
services-catalogue-part-preview = Preview

## Overview

services-catalogue-page = Page
services-catalogue-needed = What is needed for publishing
services-catalogue-needed-text = A service is only published if people can also get it without the internet: on site, on paper and by phone. The same holds for every later change.
services-catalogue-needed-words = Short description
services-catalogue-needed-words-mend = Write a short description
services-catalogue-no-easy = There is no text in easy language yet.
services-catalogue-no-easy-mend = Write a text in easy language
services-catalogue-mend-doors = Edit the ways
services-catalogue-mend-location = Edit the location
services-catalogue-ending = Missing from { $day }. Prolong it or enter another one.
services-catalogue-publish = Publish
services-catalogue-list = Let people find it, still incomplete
services-catalogue-withdraw = Withdraw
services-catalogue-refused = Not published
services-catalogue-done-saved = Saved
services-catalogue-done-begun = The draft is there
services-catalogue-done-published = Published and entered in the public record
services-catalogue-done-listed = People can find the service now
services-catalogue-done-withdrawn = Withdrawn
services-catalogue-history = Who changed what
services-catalogue-history-version = Version
services-catalogue-history-none = This service came from another directory. Nobody has changed it here yet.
services-catalogue-history-when = When
services-catalogue-history-what = What
services-catalogue-history-who = Who
services-catalogue-history-entry = Record
services-catalogue-by-command = Operator (command line)
services-catalogue-by-former = No longer with the town

## Withdrawing

services-catalogue-withdraw-title = Withdraw “{ $service }”
services-catalogue-withdraw-warning = Nobody finds the service afterwards. Its page says the reason.
services-catalogue-withdraw-now = Withdraw now
services-catalogue-reason = Reason
services-catalogue-reason-hint = One sentence that everyone reads: why is it no longer offered? Where does one turn now?
services-catalogue-reason-en = Reason in English

## Texts

services-catalogue-tongue-easy = Easy language (German)
services-catalogue-tongue-easy-hint = Short sentences. One thought in each sentence. No foreign words.
services-catalogue-tongue-english = English
services-catalogue-tongue-english-hint = What stays empty here is shown in German to English readers too.
services-catalogue-in-english = { $label }, in English
services-catalogue-field-name = Name
services-catalogue-field-name-hint = As people call it: “Hund anmelden”
services-catalogue-field-teaser = Short description
services-catalogue-field-teaser-hint = One or two sentences: what is it, and who needs it?
services-catalogue-field-description = Description
services-catalogue-field-description-hint = An empty line stands between two paragraphs.
services-catalogue-field-procedure = How it goes
services-catalogue-field-hints = Good to know
services-catalogue-field-appeal = If one does not agree

## Details

services-catalogue-group-needs = Prerequisites
services-catalogue-group-time = Time and deadlines
services-catalogue-group-found = Under which words people find it
services-catalogue-group-urgent = Urgent notice
services-catalogue-group-documents = Documents
services-catalogue-group-legal-basis = Legal basis
services-catalogue-group-links = Links
services-catalogue-entry-documents = Document { $number }
services-catalogue-entry-legal-basis = Law { $number }
services-catalogue-entry-links = Link { $number }
services-catalogue-entry-name = Name
services-catalogue-entry-name-en = Name in English
services-catalogue-entry-about = Explanation
services-catalogue-entry-about-en = Explanation in English
services-catalogue-entry-url = Address on the web
services-catalogue-field-prerequisites = What must be fulfilled?
services-catalogue-field-lines-hint = Each prerequisite or deadline on a line of its own
services-catalogue-field-days = Promised days until the decision
services-catalogue-field-days-hint = Counted once everything is there. 0 means: at once.
services-catalogue-field-processing = About the time
services-catalogue-field-deadlines = Deadlines
services-catalogue-field-keywords = Other words for it
services-catalogue-field-keywords-hint = Everyday words and abbreviations, with commas between them: Perso, Ausweis
services-catalogue-field-leika = Number in the catalogue of services (LeiKa)
services-catalogue-field-leika-hint = 14 digits
services-catalogue-field-urgent = Notice at the top of the page
services-catalogue-field-until = Last day
services-catalogue-field-until-hint = After it, the notice goes by itself.

## Doors

services-catalogue-doors-lead = Every service needs at least one location, one form on paper and one phone number. The fee stands at each way.
services-catalogue-door-add = Add a way
services-catalogue-door-remove = Remove this way
services-catalogue-door-dates-hint = Empty: open already
services-catalogue-choose = Please choose
services-catalogue-part-location = Location
services-catalogue-part-form = Form
services-catalogue-part-form-hint = All published forms are here to choose from.
services-catalogue-part-form-manage = Edit forms
services-catalogue-form-none = none, but a file
services-catalogue-form-unpublished = { $form } (not published)
services-catalogue-part-file = Or the address of a file
services-catalogue-part-file-hint = Begins with https://
services-catalogue-part-address = Address, line by line
services-catalogue-part-address-en = Address in English
services-catalogue-part-number = Phone number
services-catalogue-part-hours = When does somebody answer?
services-catalogue-part-fee = Fee
services-catalogue-part-least = Amount in euros
services-catalogue-part-least-hint = For example 30,70. With “between”, the least.
services-catalogue-part-most = Largest amount in euros
services-catalogue-part-note = About the fee
services-catalogue-part-note-en = About the fee in English
services-catalogue-part-from = Open from
services-catalogue-part-until = Open until
services-catalogue-fee-kind-unknown = not stated
services-catalogue-fee-kind-free = none
services-catalogue-fee-kind-fixed = fixed amount
services-catalogue-fee-kind-between = between two amounts
services-catalogue-fee-kind-described = depends on the case, see the note

## Locations

services-catalogue-hours-hint = As OpenStreetMap writes it: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off. PH are public holidays.
services-catalogue-hours-preview = Look at the week
services-catalogue-place-field-name = Name
services-catalogue-place-field-name-en = Name in English
services-catalogue-place-field-street = Street and number
services-catalogue-place-field-postal-code = Postal code
services-catalogue-place-field-town = Town
services-catalogue-place-field-step-free = Does one get in without steps?
services-catalogue-place-field-opening-hours = Opening hours
services-catalogue-place-field-phone = Phone
services-catalogue-place-field-email = E-mail
services-catalogue-place-field-website = Website
services-catalogue-place-field-point = Point on the map
services-catalogue-place-field-point-hint = Latitude and longitude: 52.4125, 12.5316
services-catalogue-place-field-closed-from = Closed for good from
services-catalogue-place-field-closed-from-hint = The offices whose services then lose a way are warned at once.
services-catalogue-place-field-hours-note = About the opening hours
services-catalogue-place-field-access-note = Lift, toilet, parking
services-catalogue-place-field-transit = Bus and train
services-catalogue-place-field-payment = Payment
services-catalogue-place-field-hints = Good to know
services-catalogue-place-more = More details

## What a form refuses

services-catalogue-bad-number = This is no whole number. Write digits only.
services-catalogue-bad-day = This is no day. Write it like this: 2027-01-31
services-catalogue-bad-amount = This is no amount. Write it like this: 30,70
services-catalogue-bad-hours = The program does not understand these opening hours. Write for example: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off
services-catalogue-bad-choice = A choice is missing here. Choose an entry that exists.
services-catalogue-bad-point = This is no point. Write latitude and longitude with a comma between them: 52.4125, 12.5316

## What staff did, in the audit log

identity-action-service-drafted = Draft of a service changed
identity-action-service-listed = Service made findable
identity-action-service-published = Service published
identity-action-service-changed = Service changed
identity-action-service-withdrawn = Service withdrawn
identity-action-service-location-described = Location changed
