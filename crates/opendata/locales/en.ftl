# Catalogue

nav-opendata = Data
    .about = What the town knows in tables: to read, filter and download
opendata-title = Open data
opendata-lead = What the town knows in tables: to read, filter, download and reuse. What it does not publish is listed too, with the reason.
opendata-search = Search the datasets
opendata-search-button = Search
opendata-any = All
opendata-all = Show all datasets
opendata-none = No dataset matches.
opendata-office = Office
opendata-licence = Licence
opendata-status = State
opendata-status-published = Published
opendata-status-planned = Planned
opendata-status-withheld = Withheld
opendata-order = Order
opendata-order-title = By title
opendata-order-changed = Last changed first
opendata-changed-at = last changed on { $date }
opendata-publish = Publish data

# Dataset

opendata-withheld-title = The town may not publish this data.
opendata-planned-title = This data is not published yet.
opendata-version = Version
opendata-version-of = { $number } of { $date }
opendata-rows = Rows
opendata-origin = Source
opendata-origin-file = A file of the office
opendata-origin-house = From this program, published by itself
opendata-new-version = Publish a new version
opendata-edit = Change the description
opendata-yes = yes
opendata-no = no
opendata-missing = not stated

opendata-table = Table
opendata-no-rows = No row matches.
opendata-all-rows = Show all rows
opendata-export = Download this selection:
opendata-export-spreadsheet = CSV for spreadsheets
opendata-filter = Filter the table
opendata-filters = Filters
opendata-filter-column = Column
opendata-filter-op = Comparison
opendata-filter-value = Value
opendata-filter-add = Filter
opendata-filter-remove = remove
opendata-filter-remove-of = Remove filter: { $filter }
opendata-op-eq = is
opendata-op-ne = is not
opendata-op-contains = contains
opendata-op-lt = less than
opendata-op-le = at most
opendata-op-gt = more than
opendata-op-ge = at least
opendata-op-empty = not stated
opendata-op-present = stated
opendata-filter-eq = { $column } is “{ $value }”
opendata-filter-ne = { $column } is not “{ $value }”
opendata-filter-contains = { $column } contains “{ $value }”
opendata-filter-lt = { $column } less than { $value }
opendata-filter-le = { $column } at most { $value }
opendata-filter-gt = { $column } more than { $value }
opendata-filter-ge = { $column } at least { $value }
opendata-filter-empty = { $column } not stated
opendata-filter-present = { $column } stated

opendata-downloads = Download
opendata-file = File
opendata-file-what = What it is
opendata-size = Size
opendata-form-original = Original
opendata-form-original-what = The office’s file, byte for byte
opendata-form-csv = CSV
opendata-form-csv-what = For programs: UTF-8, commas, decimal points; cells unchanged
opendata-form-json = JSON
opendata-form-json-what = For programs and websites
opendata-form-parquet = Parquet
opendata-form-parquet-what = For large analyses, with data types
opendata-form-sqlite = SQLite
opendata-form-sqlite-what = The table as a database file

opendata-columns = Columns
opendata-column = Column
opendata-kind = Kind
opendata-column-about = Meaning
opendata-missing-values = Not stated
opendata-schema = Description of the columns for programs (Table Schema)
opendata-kind-text = Text
opendata-kind-integer = Whole number
opendata-kind-number = Decimal number
opendata-kind-number-german = Decimal number (1.234,56)
opendata-kind-number-english = Decimal number (1,234.56)
opendata-kind-boolean = Yes or no
opendata-kind-date = Day
opendata-kind-datetime = Moment

opendata-versions = Versions
opendata-versions-lead = No version is ever changed or removed. If you cite figures, it is best to point to the version.
opendata-version-line = Version { $number } of { $date }, { $rows } rows
opendata-version-title = { $title }, version { $number }
opendata-version-lead = This page stays as it is: you can cite it.
opendata-older = There is a newer version.
opendata-newest = Go to the newest version
opendata-row-title = Row { $row }
opendata-row-cite = This row in version { $number }, to be cited:
opendata-row-before = Row before
opendata-row-after = Row after

opendata-proof-statement = What the entry commits to, word for word:
opendata-proof-statement-link = the statement as JSON
opendata-digests = Checksums of the files
opendata-digests-text = Whether a downloaded file is unchanged shows with “sha256sum”:

# What was found in a file

opendata-found = How the office’s file is written
opendata-found-name = { $name }
    .label = Name
opendata-found-encoding = Encoding { $encoding }
    .label = Encoding
opendata-found-delimiter = Values separated by “{ $delimiter }”
    .label = Separator
opendata-found-tab = Values separated by tabs
    .label = Separator
opendata-found-line-end = Line end { $end }
    .label = Line end
opendata-found-header = The first line names the columns
    .label = Header
opendata-found-no-header = No header
    .label = Header
opendata-found-size = { $rows } rows, { $columns } columns
    .label = Extent
opendata-warning-duplicate-name = Two columns are called “{ $name }”. The second is now called “{ $renamed }”.
opendata-warning-no-name = Column { $position } has no name. It is now called “{ $name }”.
opendata-warning-empty-column = Column { $position } is empty and has no name. It was left out.
opendata-warning-blank-rows = { $count ->
    [one] One blank row was left out.
   *[other] { $count } blank rows were left out.
 }
opendata-warning-no-header = The file has no header. The columns are numbered; please give them titles.
opendata-warning-one-column = There is only one column. Is the separator right?
opendata-note-mixed = Most values are { $kind ->
    [number] numbers
    [boolean] yes or no
    [date] days
   *[datetime] moments
 }, but “{ $value }” in line { $line } is not ({ $others ->
    [one] one value
   *[other] { $others } values
 }). So the column stays text.
opendata-note-leading-zero = Digits with a leading zero like “{ $value }” in line { $line } are identifiers and stay text.
opendata-note-code = These digits are identifiers, not amounts, and stay text.
opendata-note-ambiguous-german = The numbers can be read the German way (1.234) and the English way (1,234). They were read the German way.
opendata-note-ambiguous-english = The numbers can be read the German way (1.234) and the English way (1,234). They were read the English way.
opendata-note-units = “{ $value }” in line { $line } has another unit than the other values. So the column stays text.
opendata-note-marks = { $count ->
    [one] One value
   *[other] { $count } values
 } like “{ $mark }” are taken as “not stated”.
opendata-note-too-long = The numbers are too long to calculate with exactly, and stay text.
opendata-note-chosen = The kind was chosen by the editors.

# Publishing

opendata-publish-title = Publish data
opendata-publish-lead = Send a CSV file as your program writes it. Before anything becomes public, you see what was found in it.
opendata-publish-version-title = New version: { $title }
opendata-publish-version-lead = Send the new file. The old version can still be read.
opendata-field-file = CSV file
opendata-field-file-hint = At most { $limit }. Encoding, separator and number format are recognised.
opendata-field-title = Title
opendata-field-title-hint = What it is about in a few German words, for example “Spielplätze”.
opendata-field-description = Description
opendata-field-description-hint = What the table holds, where it comes from, and what one must know to understand it.
opendata-field-licence-hint = Whoever uses the data may do anything with it; with “Namensnennung” they must name the town.
opendata-field-english = In English
opendata-field-title-en = Title in English
opendata-field-description-en = Description in English
opendata-upload = Send and look at the file
opendata-cancel = Cancel
opendata-save = Save
opendata-edit-title = Change the description
opendata-edit-lead = What you change here becomes public and goes into the record. The data itself stays.
opendata-drafts = Not yet published
opendata-draft-sent = sent on { $date }
opendata-draft-title = Draft: { $title }
opendata-draft-inspecting = The file is being read.
opendata-draft-publishing = The data is being published.
opendata-draft-wait = This page reloads by itself. You can also leave it and come back later.
opendata-draft-look = Look now
opendata-draft-rows = Rows written
opendata-draft-interrupted = The work was interrupted. Nothing was published.
opendata-draft-again = Try again
opendata-draft-refused = This file cannot be published like this.
opendata-draft-refused-help = Correct the file and send it again. If something was recognised wrongly, choose it yourself below and check again.
opendata-draft-found = This was found
opendata-draft-columns = Columns
opendata-draft-columns-lead = Is the kind of each column right? Titles and meanings help those who read the data.
opendata-draft-dialect = Encoding or separator recognised wrongly?
opendata-draft-about = Description
opendata-draft-publish = Publish now
opendata-draft-version = Publish as a new version of the existing dataset
opendata-draft-check = Check again with these entries
opendata-draft-discard = Discard
opendata-draft-published = The data is published.
opendata-column-title = Title of the column
opendata-column-description = Meaning
opendata-examples = For example: { $examples }
opendata-detect = Recognise
opendata-encoding = Encoding
opendata-delimiter = Separator
opendata-tab = Tab
opendata-header = Header
opendata-header-yes = The first line names the columns
opendata-header-no = The first line is data already

opendata-inventory = Report data that exists
opendata-inventory-title = Report data that exists
opendata-inventory-lead = Data that your office has, but does not publish yet or at all, is thereby listed in the public catalogue.
opendata-inventory-why = Why can it not be read?
opendata-inventory-planned = It is yet to be published
opendata-inventory-planned-hint = For example because it is still being prepared.
opendata-inventory-withheld = A law forbids it
opendata-inventory-withheld-hint = For example tax secrecy or data protection.
opendata-inventory-reason = Reason
opendata-inventory-reason-hint = The legal ground with its section; or why not yet and until when. It must be given in German.
opendata-inventory-reason-en = Reason in English
opendata-inventory-save = Add to the catalogue

opendata-version-withdrawn = (withdrawn)
opendata-withdrawn-title = This version was withdrawn.
opendata-withdraw = Withdraw this version
opendata-withdraw-title = Withdraw version { $number }
opendata-withdraw-lead = Only for the case that something was published that must not be published, for example personal data.
opendata-withdraw-warning = All files of this version are deleted. This cannot be undone. That it was withdrawn, and why, stays public.
opendata-withdraw-reason = Reason
opendata-withdraw-reason-hint = The legal ground, without naming the data itself. It is published. It must be given in German.
opendata-withdraw-now = Withdraw for good

# Command line

opendata-cli-column = { $name }: { $kind ->
    [integer] whole number
    [number] decimal number
    [boolean] yes or no
    [date] day
    [datetime] moment
   *[string] text
 } (for example { $examples })
opendata-cli-created = Published: { $dataset }, version { $version }, entry { $entry } of the record.
opendata-cli-new-version = New version published: { $dataset }, version { $version }, entry { $entry } of the record.
opendata-cli-described = The file is unchanged. The description of { $dataset } was changed, entry { $entry } of the record.
opendata-cli-unchanged = Nothing to do: { $dataset }, version { $version } is exactly this file.
opendata-cli-dry-run = Checked only: nothing was published.

# Promises

promise-datasets-published = All data that the town knows of is published
    .method = Share of the inventoried datasets that everyone can read. Planned and withheld ones count as not published.
    .why = What was collected with public money belongs to everyone. Whoever holds something back names the legal ground.

# Checks

check-opendata-files-sound = All { $count } files of the published versions are there and unchanged.
    .remedy = Nothing to do.
check-opendata-file-damaged = Of “{ $dataset }”, version { $version }, the file “{ $form }” is missing or changed.
    .remedy = Bring the files back from a backup; the checksum stands on the version’s page.
check-opendata-unreadable = The data catalogue cannot be checked: { $reason }
    .remedy = Check the database and the place of the files.

# What the tables are for (record of processing)

processing-dataset-drafts = So that editors can check a file they sent before it becomes public.
    .title = Drafts of datasets
    .data = Who sent the file, its name and size, when, how far it has come

# Errors: the file

error-opendata-import-unreadable = The file cannot be read: { $reason }. Check that it exists and may be read.
error-opendata-import-empty = The file is empty. Send one with a header and data.
error-opendata-import-header-only = The file has a header but no data. Check that the export is complete.
error-opendata-import-spreadsheet = This is a spreadsheet file ({ $kind }), not CSV. Save the table as CSV there and send that file.
error-opendata-import-binary = This is not text but { $kind ->
    [binary] machine data
   *[other] a { $kind } file
 }. Send a CSV file.
error-opendata-import-undecodable = { $count ->
    [one] One character cannot
   *[other] { $count } characters cannot
 } be read in the encoding { $encoding }. Save the file again as UTF-8 or choose the right encoding.
error-opendata-import-undecodable-line = Line { $line }, character { $column }: the byte { $byte } is no character.
error-opendata-import-ragged = { $count ->
    [one] One line does
   *[other] { $count } lines do
 } not have { $expected } values as the header does. Correct them; often quotation marks are missing around a text that contains the separator.
error-opendata-import-ragged-line = Line { $line }: { $found ->
    [one] one value
   *[other] { $found } values
 } instead of { $expected }.
error-opendata-import-open-quote = In line { $line } a quotation mark begins that never ends. Add the closing one, or double quotation marks inside the text.
error-opendata-import-row-too-long = The row in line { $line } is longer than { $limit } bytes. Check whether there is a quotation mark too many.
error-opendata-import-too-many-columns = The file has { $found } columns, { $limit } are allowed. Split it, or check the separator.
error-opendata-import-too-many-rows = The file has more than { $limit } rows. Split it, for example by year, or have the limit raised in the configuration.
error-opendata-import-too-large = The file has { $found } MB, { $limit } MB are allowed. Split it, or have the limit raised in the configuration.
error-opendata-import-too-slow = Reading the file takes longer than { $seconds } seconds. Split it, or have the limit raised in the configuration.
error-opendata-import-file-name = “{ $name }” is no file name that we take: no slashes, no colon, no dot at the start, at most 200 bytes. Rename the file.
error-opendata-import-no-such-column = The file has no column “{ $column }”. Check its spelling in the header.
error-opendata-import-unfit = “{ $value }” in column “{ $column }”, line { $line }, is { $kind ->
    [integer] no whole number
    [number] no number
    [number-german] no number in German writing
    [number-english] no number in English writing
    [boolean] no yes or no
    [date] no day
   *[datetime] no moment
 }. Choose another kind for the column, or correct the value.
error-opendata-import-changed = The file was changed while it was read. Wait until the other program has finished and try again.

# Errors: questions to tables

error-opendata-query-no-such-column = The table has no column “{ $column }”. Those it has stand under “Columns”.
error-opendata-query-no-such-op = “{ $op }” is no comparison. There are eq, ne, contains, lt, le, gt, ge, empty and present.
error-opendata-query-value = “{ $value }” does not fit the column “{ $column }”: it holds { $kind ->
    [integer] whole numbers
    [number] numbers like 1234.56
    [boolean] yes or no
    [date] days like 2026-12-31
    [datetime] moments like 2026-12-31T14:05
   *[string] text
 }.
error-opendata-query-number = “{ $name }” must be a number, at most { $limit }.
error-opendata-query-too-many = At most { $limit } filters at once. Remove one.
error-opendata-query-too-long = Answering this takes too long. Filter by a column with short values, or download the whole table.
error-opendata-query-busy = Very many are asking at once. Try again in a moment.
error-opendata-table-file = The table of this version cannot be read. This is our fault; the cause stands in the log.

# Errors: datasets

error-opendata-no-dataset = There is no dataset “{ $dataset }”. Search for it in the catalogue.
error-opendata-no-version = “{ $dataset }” has no version { $number }. Those it has stand on the dataset’s page.
error-opendata-no-row = There is no row { $row } in this version.
error-opendata-not-yet = “{ $dataset }” is not published yet. Why, and until when, stands on the dataset’s page.
error-opendata-withheld = The town may not publish “{ $dataset }”. The dataset’s page names the legal ground.
error-opendata-withdrawn = Version { $number } of “{ $dataset }” was withdrawn. Its page says why.
error-opendata-no-draft = There is no such draft (any more). Drafts are deleted after a day; send the file again.
error-opendata-draft-not-ready = The draft is still being worked on or already published. Reload the page.
error-opendata-taken = There is a dataset “{ $dataset }” already. Choose another title, or publish a new version on its page.
error-opendata-house-dataset = “{ $dataset }” is published by this program itself. Choose another title for your file.
error-opendata-other-office = “{ $dataset }” belongs to the office “{ $office }”. Only that office can change it. For a new dataset, choose another title.
error-opendata-no-title = The title is missing. Say in a few words what it is about; it must be given in German.
error-opendata-too-long = The text is too long: at most { $limit } characters.
error-opendata-no-reason = The reason is missing. Name the legal ground, or why not yet and until when.
error-opendata-licence = “{ $licence }” is no licence under which the town publishes. There are dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0 and cc-zero/1.0.
error-opendata-no-file = Choose a file.
error-opendata-upload = The file did not arrive completely ({ $reason }). Try again.
error-opendata-slow-upload = Sending takes longer than { $seconds } seconds. Try a faster connection or a smaller file.
error-opendata-crowded = “{ $dataset }” is being changed by others right now. Try again in a moment.
error-opendata-house-value = In the table “{ $table }”, row { $row }, the column “{ $column }” does not fit its kind. This is a fault of the program; please report it.
error-opendata-files = The scratch folder cannot be used: { $reason }. Check space and permissions.
