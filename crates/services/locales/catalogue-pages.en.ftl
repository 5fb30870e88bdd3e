### Public pages of the room `catalogue`.

nav-services = Services
    .about = What the town does for you: on site, on paper, by phone and online.

## List and search

services-catalogue-title = Services of the town
services-catalogue-lead = Say in your own words what you need. Every service can be had without the internet too.
services-catalogue-search = What do you need?
services-catalogue-search-example = ID card, moving, dog …
services-catalogue-search-button = Search
services-catalogue-any = all
services-catalogue-life = Life situation
services-catalogue-door = Way
services-catalogue-lives = By life situation
services-catalogue-a-to-z = All services from A to Z
services-catalogue-letters = First letters
services-catalogue-with-letter = Services with { $letter }
services-catalogue-every-letter = all letters
services-catalogue-found = Found for “{ $words }”
services-catalogue-corrected = “{ $asked }” stands nowhere. This was looked for instead: “{ $meant }”.
services-catalogue-partial = Nothing fits all words together. These services fit some of them.
services-catalogue-none = Nothing found
services-catalogue-none-words = Try another or a shorter word. Or ask an office: they know all services.
services-catalogue-none-text = No service fits this choice. Take a filter away.
services-catalogue-all = All services
services-catalogue-ask-office = Offices with phone numbers
services-catalogue-no-doors = Ways not entered yet
services-catalogue-locations-link = All locations with opening hours

## One service

services-catalogue-read-easy = Read in easy language (German)
services-catalogue-read-usual = Read in everyday language
services-catalogue-manage = Edit this service
services-catalogue-manage-all = Edit services
services-catalogue-doors = How to get it
services-catalogue-door-missing = Still missing
services-catalogue-more-doors =
    { $count ->
        [one] One more location
       *[other] { $count } more locations
    }
services-catalogue-door-ended = Was open until { $day }
services-catalogue-door-from = Open from { $day }
services-catalogue-door-until = Only until { $day }
services-catalogue-paper-form = Get the form (PDF)
services-catalogue-paper-send = Fill it in and send or bring it to:
services-catalogue-post-send = Write an informal letter to:
services-catalogue-appointment = Book an appointment
services-catalogue-online-apply = Apply online
services-catalogue-online-about = You need no account. What you write is sealed in your browser; only the office can open it.
services-catalogue-online-closed = The form in the browser is not open at present. Please use another way.
services-catalogue-phone-week = Phone hours
services-catalogue-site-week = Opening hours
services-catalogue-no-hours = Opening hours are not entered.
services-catalogue-location-unknown = This location is not entered.
services-catalogue-fee = Fee:
services-catalogue-fee-unknown = not stated
services-catalogue-fee-free = none
services-catalogue-fee-between = { $least } to { $most }
services-catalogue-fee-described = depends on the case
services-catalogue-gap = A way is missing here at present
services-catalogue-gap-text = Not available: { $doors }. The office knows. Until then, please use another way.
services-catalogue-incomplete = This description is not complete yet
services-catalogue-incomplete-text = Not entered completely yet: { $doors }. Please ask the office in charge.
services-catalogue-withdrawn = This service is no longer offered
services-catalogue-about = What is it?
services-catalogue-prerequisites = What must be fulfilled?
services-catalogue-documents = What do you bring?
services-catalogue-time = How long does it take?
services-catalogue-processing = Promised
services-catalogue-promised =
    { $days ->
        [0] You get it at once.
        [one] One day, once everything is there
       *[other] { $days } days, once everything is there
    }
services-catalogue-took = How long it really took
services-catalogue-took-quickest =
    In the last year it was quickest { $door ->
        [online] online
        [paper] on paper
        [counter] at the counter
        [phone] by phone
       *[mail] by letter
    }: { $days ->
        [0] half of the applications were decided on the same day.
        [1] half of the applications were decided within one day.
       *[other] half of the applications were decided within { $days } days.
    } Days on which the office waited for an answer do not count.
services-catalogue-took-caption = Decisions of the last year, by the door of the application
services-catalogue-took-door = Door
services-catalogue-took-days = Days (half were quicker)
services-catalogue-took-cases = Decided applications
services-catalogue-took-others = By other doors there were fewer than five decisions. We give no figure for them, so that nobody can be recognised.
services-catalogue-took-few = In the last year there were fewer than five decisions by each door. We give no figure for them, so that nobody can be recognised.
services-catalogue-processing-note = About the time
services-catalogue-deadlines = Deadlines
services-catalogue-procedure = How does it go?
services-catalogue-hints = Good to know
services-catalogue-law = Legal basis
services-catalogue-appeal = If you do not agree
services-catalogue-links = More about it
services-catalogue-facts = About this service
services-catalogue-office = Office in charge
services-catalogue-leika = Number in the catalogue of services
services-catalogue-version = As of
services-catalogue-version-of = Version { $number } of { $date }
services-catalogue-unresolved =
    { $count ->
        [one] One statement of the source is unresolved
       *[other] { $count } statements of the source are unresolved
    }
services-catalogue-unresolved-text = This stood in the source and could not be taken over with certainty. It stands here so that nothing is lost.

## Locations

services-catalogue-locations = Locations
services-catalogue-locations-lead = Where you find the town on site: when it is open and how you get in.
services-catalogue-locations-search = Name or street
services-catalogue-locations-none = No location found
services-catalogue-locations-all = Show all locations
services-catalogue-location-edit = Edit this location
services-catalogue-location-gone = Closed for good
services-catalogue-location-closes = Closes for good from { $day }
services-catalogue-location-closed = Closed for good since { $day }
services-catalogue-now = Now
services-catalogue-address = Address
services-catalogue-access = Access
services-catalogue-telephone = Phone
services-catalogue-email = E-mail
services-catalogue-transit = Bus and train
services-catalogue-payment = Payment
services-catalogue-website = Website
services-catalogue-offered = What you get here
services-catalogue-offered-none = No service is linked with this location yet.

error-services-interrupted = The work was interrupted because the program is being stopped. Please try again in a moment.
error-services-hours = “{ $value }” are no opening hours that the program understands. Write for example: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off
