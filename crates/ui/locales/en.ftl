# Errors that every page can have

ui-error-home = To the front page
ui-error-title-sign-in = Please sign in
ui-error-title-forbidden = You may not do this here
ui-error-title-missing = There is no such page
ui-error-title-ours = This is our fault
ui-error-title-yours = That did not work

error-not-found = There is nothing at this address. Check the address or start at the front page.
error-method-not-allowed = This address does not take such a request. Open the page again and retry.
error-too-large = This is larger than we accept. Send less at once.
error-too-slow = The request took too long and was ended. Try again later.
error-busy = There are too many requests at the moment. Try again in a minute.
error-foreign-origin = This form came from another site’s page and was refused for your protection. Open the page here again and send the form once more.
error-malformed = The request can’t be read (status { $status }). Open the page again and retry.
error-internal = Something went wrong on our side. Your data is as it was before. Try again later.
error-form-kind = This form arrived in a way we can’t read. Open the page again and send the form from there.

# The frame of every page

ui-skip = Skip to the content
ui-demo = Demonstration: this town, its people and its figures are made up.
ui-brand = The digital commons
ui-menu = Menu
ui-navigation = Main navigation
ui-search = Search
ui-search-site = Search these pages
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-machine = This page for machines:
ui-foot-about = { $town } runs these pages on free software. Everything public is yours to take along.
ui-foot-accessibility = Accessibility
ui-foot-privacy = Privacy
ui-foot-program = About this program

# Components

ui-home = Front page
ui-crumbs = You are here
ui-steps = Steps
ui-step-done = (done)
ui-tone-info = Note:
ui-tone-success = Success:
ui-tone-warning = Attention:
ui-tone-danger = Error:
ui-copy = Copy
ui-copied = Copied.
ui-paging = Pages
ui-paging-prev = Back
ui-paging-next = Next
ui-paging-page = Page { $page }
ui-paging-count = { $from } to { $to } of { $total }
ui-progress = { $done } of { $total }
ui-field-optional = optional
ui-form-errors = Please check what you entered
ui-chart-table = The figures as a table
ui-promise-kept = Kept
ui-promise-broken = Not kept
ui-promise-unknown = Not measured yet
ui-promise-target = Promised: { $target }
ui-promise-missing = { $n ->
    [one] One is still missing
   *[other] { $n } are still missing
 }

# The page that shows all components

ui-gallery-title = Components
ui-gallery-lead = What these pages are made of, each component in each state. Whoever builds on finds here what exists already.
ui-gallery-crumb = For developers
ui-gallery-text = Text
ui-gallery-text-paragraph = A paragraph with a link, an important passage and a piece of code such as
ui-gallery-text-link = to the front page
ui-gallery-text-strong = that stands out
ui-gallery-list-one = An item of the list
ui-gallery-list-two = Another item, a little longer, that runs into the next line on a phone
ui-gallery-notices = Notices
ui-gallery-alert-info = There are no office hours on Friday
ui-gallery-alert-success = Your application has arrived
ui-gallery-alert-warning = Your session ends in five minutes
ui-gallery-alert-danger = The file can’t be read
ui-gallery-alert-body = You will find everything else below this notice. There is nothing to do at the moment.
ui-gallery-badges = Badges
ui-gallery-badge-info = New
ui-gallery-badge-success = Published
ui-gallery-badge-warning = Expires soon
ui-gallery-badge-danger = Withheld
ui-gallery-badge-neutral = Draft
ui-gallery-empty = There is nothing here yet
ui-gallery-empty-body = As soon as an office publishes something, it will be here.
ui-gallery-buttons = Buttons
ui-gallery-button-primary = Send
ui-gallery-button-secondary = Save as a draft
ui-gallery-button-tertiary = Cancel
ui-gallery-navigation = Ways
ui-gallery-step-one = Choose a file
ui-gallery-step-two = Check
ui-gallery-step-three = Publish
ui-gallery-tab-table = Table
ui-gallery-tab-history = Versions
ui-gallery-lists = Lists
ui-gallery-office = Office
ui-gallery-office-name = Town planning
ui-gallery-licence = Licence
ui-gallery-change = Change the office
ui-gallery-dataset = Streets of the town
ui-gallery-dataset-about = All streets with key, district and length.
ui-gallery-tables = Tables
ui-gallery-street = Street
ui-gallery-district = District
ui-gallery-length = Length in metres
ui-gallery-sum = Sum
ui-gallery-charts = Figures to look at
ui-gallery-bars = Spending by office
ui-gallery-amount = Amount
ui-gallery-line = Share of datasets published
ui-gallery-month = Month
ui-gallery-share = Share
ui-gallery-target = Target: { $target }
ui-gallery-trend = From { $from } to { $to }
ui-gallery-promises = Promises
ui-gallery-promise-one = Datasets are published
ui-gallery-promise-two = Pages are accessible
ui-gallery-promise-three = Decisions are in the record
ui-gallery-at-least = at least { $figure }
ui-gallery-forms = Forms
ui-gallery-field-name = Name
ui-gallery-field-name-hint = As we should address you
ui-gallery-field-name-wrong = Enter a name
ui-gallery-field-secret = Passphrase
ui-gallery-field-number = House number
ui-gallery-field-number-wrong = Enter the house number as a number, for example 12
ui-gallery-field-date = Day
ui-gallery-field-about = What is it about?
ui-gallery-field-file = File
ui-gallery-field-file-hint = CSV, 50 MB at most
ui-gallery-field-door = How would you like to answer?
ui-gallery-door-online = Here online
ui-gallery-door-paper = On paper
ui-gallery-door-paper-hint = We send you the form with a return envelope
ui-gallery-door-wrong = Choose a way
ui-gallery-field-agree = I have checked what I entered
ui-gallery-field-agree-wrong = Confirm that you have checked what you entered
ui-gallery-group = Address
ui-gallery-form-fine = A form
ui-gallery-form-wrong = A form with errors
ui-gallery-find = Search the streets
ui-gallery-work = Progress
ui-gallery-work-label = Rows read
ui-gallery-code = Code
ui-gallery-qr = QR code with the address of this page
ui-gallery-details = How is this measured?
