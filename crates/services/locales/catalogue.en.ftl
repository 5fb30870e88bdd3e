### Texts of the room `catalogue`.

## Errors

error-services-no-service = There is no service “{ $value }” here. Look for it under “Services”.
    .title = There is no such service
error-services-no-location = There is no location “{ $value }” here. All locations stand under “Services”, “Locations”.
    .title = There is no such location
error-services-doors-missing = The service “{ $service }” lacks a way in without the internet. Add what is named below. Only then can it be published or changed like this.
    .title = A way in without the internet is missing
error-services-door-absent =
    { $door ->
        [on-site] There is no way in on site. Add a location.
        [paper] There is no form on paper. Add a form and where it is sent.
       *[phone] There is no phone number. Add one and say when somebody answers.
    }
error-services-door-not-yet =
    { $door ->
        [on-site] The way in on site is valid only from { $day }. Add one that is valid today.
        [paper] The form on paper is valid only from { $day }. Add one that is valid today.
       *[phone] The phone number is valid only from { $day }. Add one that is valid today.
    }
error-services-door-ended =
    { $door ->
        [on-site] The way in on site was valid until { $day } only. Add a new one or extend it.
        [paper] The form on paper was valid until { $day } only. Add a new one or extend it.
       *[phone] The phone number was valid until { $day } only. Add a new one or extend it.
    }
error-services-door-closed = The location “{ $location }” is closed from { $day }. Add another location.
error-services-door-unknown-location = There is no location “{ $location }”. Create it or choose another one.
error-services-door-no-address = The location “{ $location }” lacks its street, postal code or town. Add the address to the location.
error-services-door-no-hours = The location “{ $location }” has no opening hours. Add them to the location.
error-services-door-no-access = The location “{ $location }” does not say whether one gets in without steps. Add that to the location.
error-services-door-no-paper-address = The form on paper does not say where it is sent or brought. Add an address.
error-services-door-no-form = The form on paper cannot be fetched. Enter an address that begins with “https://”, or choose a form of the town.
error-services-door-no-number = The phone number has too few digits. Enter all of it.
error-services-door-no-phone-hours = The phone number does not say when somebody answers. Enter the hours.
error-services-form-missing = The form “{ $form }” of the door “{ $door }” does not exist, or is not published yet. Publish it first under “Edit forms”, or name another one.
error-services-no-description = The service “{ $service }” does not say what it is. Write a short description before you publish it.
error-services-taken = There is a service “{ $service }” already. Choose another address or change the one that is there.
error-services-crowded = Somebody else changed “{ $service }” in the meantime. Load the page again and enter your change once more.
error-services-not-public = “{ $service }” cannot be found by the public now. Look at the state of the service.
error-services-no-reason = A reason is missing. Write in one sentence why the service is no longer offered.
error-services-no-name = A name in German is missing. Enter it.
error-services-too-long = The text is too long. Shorten it to { $limit } characters at most.
error-services-too-many = The list is too long. Shorten it to { $limit } entries at most.
error-services-two-doors = Two ways in are called “{ $door }”. Give one of them another name.
error-services-dates = The way in “{ $door }” ends before it begins. Correct the two days.
error-services-fee = The fee of the way in “{ $door }” cannot be right: it is negative, or the least is more than the most. Correct it.
error-services-link = “{ $value }” is no address on the internet. Enter one that begins with “https://”.
error-services-leika = “{ $value }” is no number of the catalogue of services. It has exactly 14 digits.
error-services-point = There is no such point on Earth. Latitude lies between −90 and 90, longitude between −180 and 180.
error-services-unreadable = “{ $value }” cannot be read from the database. Tell those who run the town’s program.

## Background work

job-services-watch-doors = Look after the doors of all services

## Doors, states, steps

services-catalogue-door-on-site = On site
services-catalogue-door-paper = On paper
services-catalogue-door-phone = By phone
services-catalogue-door-post = By letter
services-catalogue-door-online = Online
services-catalogue-state-draft = Draft
services-catalogue-state-listed = Found, not complete yet
services-catalogue-state-published = Published
services-catalogue-state-withdrawn = Withdrawn
services-catalogue-step-free-yes = Step-free
services-catalogue-step-free-partly = Partly step-free
services-catalogue-step-free-no = Not step-free
services-catalogue-step-free-unknown = Nobody said whether it is step-free

## What an import did not understand

services-catalogue-unresolved-unknown = It is referred to, but stands neither in the import nor in the town.
services-catalogue-unresolved-office = No office of the town has this name.
services-catalogue-unresolved-topic = No life situation fits this topic.
services-catalogue-unresolved-unclear = It can be read in more than one way, or in none.
services-catalogue-unresolved-no-place = The catalogue has no field for this.
services-catalogue-unresolved-placeholder = This looks like a placeholder.
services-catalogue-unresolved-missing = The source does not have it.
services-catalogue-unresolved-link = This is no address on the internet.

## Life situations

services-life-birth = Birth
services-life-family = Family and partnership
services-life-school = School and training
services-life-study = University
services-life-work = Work
services-life-business = Businesses and trades
services-life-moving = Moving house
services-life-building = Building and housing
services-life-documents = Identity cards and certificates
services-life-mobility = Cars, parking and traffic
services-life-health = Health and care
services-life-disability = Living with a disability
services-life-support = When money is short
services-life-taxes = Taxes and fees
services-life-migration = Immigration and citizenship
services-life-engagement = Having a say, taking part
services-life-environment = Trees, animals, environment
services-life-culture = Culture, sport and free time
services-life-age = Growing older
services-life-safety = Order and safety
services-life-law = Law and courts
services-life-death = Death

## Import

error-services-import-unreadable = “{ $path }” cannot be read: { $reason }. Check that the file is there and may be read.
error-services-import-nothing-known = “{ $path }” holds no file that can be read in. Berlin’s directory (services_de.json …), XZuFi (.xml) and tables (.csv) are read.
error-services-import-too-large = “{ $path }” is larger than { $limit } MB. Split the file.
error-services-import-wrong-sort = { $sort ->
    [empty] “{ $path }” is empty. Have the file exported again.
    [program] “{ $path }” is a program, whatever its name says. Do not start it, and ask where it comes from.
    [pdf] “{ $path }” is a PDF. JSON, XML and CSV are read.
    [archive] “{ $path }” is an archive or a workbook. Unpack it, or save the table as CSV.
    [office] “{ $path }” is a document of an office program. Save the table as CSV.
    [picture] “{ $path }” is a picture. JSON, XML and CSV are read.
    [web] “{ $path }” is a web page. Perhaps the link led to a log-in: download the file itself.
    [utf16] “{ $path }” is written in UTF-16. Save the file as UTF-8.
   *[binary] “{ $path }” is no text. JSON, XML and CSV are read.
}
error-services-import-json = “{ $path }” is no sound JSON of this directory: { $reason }. Fetch the file again.
error-services-import-xml = Line { $line }: The XML is broken: { $reason }. Fetch the file again or correct this place.
error-services-import-namespace = Line { $line }: This program does not know the namespace “{ $namespace }”. XZuFi 2.2.0 and 2.3.1 are read. Have the file exported in one of these versions.
error-services-import-no-namespace = Line { $line }: This XML names no namespace. XZuFi 2.2.0 and 2.3.1 are read. Have the file exported in one of these versions.
error-services-import-twice = Line { $line }: “{ $id }” is there twice, first in line { $first }. Leave one of the two entries out.
error-services-import-missing = Line { $line }: “{ $field }” is missing. Add it to the file.
error-services-import-no-column = The column “{ $column }” is missing. Add it to the first row.
error-services-import-unknown-column = This program does not know the column “{ $column }”. Which ones there are stands in the book under “Reading services in”.
error-services-import-row = Line { $line }: The row cannot be read: { $reason }. Correct it.
error-services-import-value = Line { $line }: “{ $value }” does not fit into the column “{ $column }”. Correct the value.
error-services-import-no-office = No office of the town answers for { $count } services, and none has any services yet. The source names: { $authorities }. Name the office that answers for them with --office.

services-import-file = { $name }
services-import-services = Services: { $created } new, { $changed } changed, { $unchanged } as before
services-import-locations = Locations: { $created } new, { $changed } changed, { $unchanged } as before
services-import-published = { $count ->
    [one] One service has all its doors and is published.
   *[other] { $count } services have all their doors and are published.
}
services-import-listed = { $count ->
    [one] One service can be found, but is not complete yet.
   *[other] { $count } services can be found, but are not complete yet.
} Missing: on site { $onsite }, on paper { $paper }, by phone { $phone }.
services-import-assumed = { $count } services name no authority that is an office of the town. They now belong to “{ $office }”: this office has the most services. Name another one with --office.
services-import-kept = “{ $slug }” stayed as it is: { $why }
services-import-kept-changed-here = An office changed it here since the last import.
services-import-kept-not-public-here = An office withdrew it here, or has it as a draft.
services-import-kept-would-lose-door = It is published and would lose a door without the internet.
services-import-unresolved = Not understood, { $count ->
    [one] once
   *[other] { $count } times
}: { $place }. { $why } For example at “{ $slug }”: { $text }
services-import-unresolved-empty = Not understood, { $count ->
    [one] once
   *[other] { $count } times
}: { $place }. { $why } For example at “{ $slug }”.
services-import-unresolved-none = All of it was understood.
services-import-shown = What was not understood stands at each service and location.
services-import-other = “{ $name }” was not read: files of this kind are not known.
services-import-refused = “{ $name }” was not taken over, not even in parts.

## Promises and checks

promise-services-online = All services are online
    .method = Share of the services that can be found that are published and have a form in the browser today.
    .why = Whoever wants to apply from the kitchen table in the evening should be able to.
promise-services-on-site = All services are on site too
    .method = Share of the services that can be found that today have a location with an address, opening hours and a word about steps.
    .why = Nobody has to use the internet to get what is theirs by right.
promise-services-easy-language = All services are explained in easy language
    .method = Share of the services that can be found that have a text in easy language.
    .why = Whoever does not read long sentences well has the same rights.
check-services-doors-open = All { $count } published services have all their doors today and for the next 30 days.
    .remedy = Nothing to do.
check-services-door-missing = Since { $day } the service “{ $service }” lacks a door without the internet: { $door ->
        [on-site] on site
        [paper] on paper
       *[phone] by phone
    }.
    .remedy = The office that answers for it adds a new door under “Services”, “Edit”.
check-services-door-ends = From { $day } the service “{ $service }” will lack a door without the internet: { $door ->
        [on-site] on site
        [paper] on paper
       *[phone] by phone
    }.
    .remedy = The office that answers for it extends the door under “Services”, “Edit”, or adds a new one.
check-services-unreadable = The services cannot be looked at: { $reason }
    .remedy = Look at the database.

## Maturity

services-maturity-title = Maturity by the Online Access Act
services-maturity-at-most = Model { $model }: stage { $stage } at most
services-maturity-is = Model { $model }: stage { $stage }
services-maturity-open = Some of it is not assessed here. So it says “at most”.
services-maturity-information = Information
services-maturity-application = Application
services-maturity-proofs = Proofs
services-maturity-authentication = Signing in with an identity card
services-maturity-decision = Decision
services-maturity-once-only = Nothing asked twice
services-maturity-process = Work inside the administration
services-maturity-data = Data between authorities
services-maturity-stage = Stage { $stage }
services-maturity-because-described = It stands online what the service is.
services-maturity-because-named-only = Only the name stands online.
services-maturity-because-not-shown = The service cannot be found.
services-maturity-because-online-form = One can apply online today.
services-maturity-because-no-online-form = One cannot apply online today.
services-maturity-because-no-proofs-needed = No proofs are needed.
services-maturity-because-proofs-in-the-form = The form takes files for every proof.
services-maturity-because-proofs-elsewhere = The form takes no proofs. They go another way.
services-maturity-because-fewer-files = Not assessed: the form takes fewer files than proofs are named. Some of them may be needed in special cases only.
services-maturity-because-no-identity-card = Not assessed: nobody signs in with an electronic identity card here. Whether the service demands it does not stand in the catalogue.
services-maturity-because-decision-online = The decision comes online, sealed for the person who applied.
services-maturity-because-asks-again = What other offices know already is asked again.
services-maturity-because-no-registers = No data is fetched from registers of other authorities.
services-maturity-because-not-seen = Not assessed: the application arrives at the office as data. What happens inside the administration after that the program does not see.

# What the audit log says

identity-action-services-imported = Services read in
