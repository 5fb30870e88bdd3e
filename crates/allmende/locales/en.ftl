# Command line

cli = Allmende: a town’s digital commons
    .after = Try it: allmende demo
        Found a town: allmende init --dir DIR --name NAME --url URL
cli-error = Error:
cli-error-line = in line { $line }
cli-config-expected = Expected for { $key }: { $text }
cli-dir = The town’s folder: configuration, database, files, keys

cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-command = COMMAND
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-options-word = OPTIONS
cli-help-help = Shows this help
cli-help-version = Shows the version
cli-help-default = otherwise: { $value }
cli-help-possible = possible: { $value }
cli-help-environment = environment: { $value }
cli-wrong = The command is incomplete or has something unknown in it.
cli-wrong-argument = “{ $argument }” is no option and no argument here.
cli-wrong-command = There is no command “{ $value }”.
cli-wrong-no-command = What is to be done is missing: a command.
cli-wrong-missing = Missing: { $argument }
cli-wrong-value = “{ $value }” is not possible for { $argument }.
cli-wrong-conflict = { $argument } does not go with the other options.
cli-wrong-more = The command with --help says more.

cli-init = Makes a new town: keys, database and an invitation for the first administrator
cli-init-name = Name of the town, as every page shows it
cli-init-url = Public address, for example https://daten.stadt.example
cli-init-administrator = What pages call the first administrator
cli-init-first-administrator = Administrator
cli-init-done = The town is in { $path }. This address lets the first administrator in, once:
cli-init-next = It works until { $until }. Start the town with: { $command }

cli-serve = Serves the town
cli-serve-listen = Address to listen on, for example 127.0.0.1:8080, instead of the one in allmende.toml
cli-serve-ready = Ready on { $address }, public at { $url }

cli-demo = Makes a fictional town full of content and serves it; a second start finds it as it was left
cli-demo-listen = Address to listen on, for example 127.0.0.1:8080
cli-demo-town = Musterstadt
cli-demo-making = Making the demo town …
cli-demo-ready = The demo town is there: { $url }
    (listens on { $address }, lies in { $path }; end it with Ctrl+C)
cli-demo-logins = You can sign in as:
cli-demo-codes = Whoever works for the town needs a code to sign in. Without an app, this shows it:
    { $command }
cli-demo-mailboxes = Their mailboxes open with the same passphrase, or with these recovery codes:
cli-demo-try = To begin with:
    1. What was promised and what is true of it: { $url }/
    2. Read, filter and download data: { $url }/data
    3. Check that nothing was changed: { $url }/record
    4. Make an account of your own with a passkey, and erase it again: { $url }/register

cli-publish = Publishes a table (CSV) as a dataset or as a new version of one
cli-publish-file = The file, as the office’s software writes it
cli-publish-title = Title of the dataset
cli-publish-description = What the data says and where it comes from
cli-publish-license = Licence: dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0 or cc-zero/1.0
cli-publish-office = Slug of the office that answers for the data
cli-publish-slug = Slug of the dataset in its address; otherwise made from the title
cli-publish-dry-run = Only shows what was found and publishes nothing

cli-import = Reads in what stands in other directories
cli-import-services = Reads services and locations in: Berlin’s directory, XZuFi 2.2 and 2.3.1, CSV
    .after = Each file comes in whole or not at all. Reading in a second time changes only what changed in the source, and never what an office changed here. What was not understood then stands at each service.
cli-import-services-path = A file or a folder
cli-import-services-office = Slug of the office for services whose authority is no office of the town
cli-import-form = Reads a form in: XDatenfelder 2 and 3, exports of Open Forms, definitions of ours
cli-import-form-file = The file: XML, ZIP or JSON
cli-import-form-service = Slug of the service that is applied for with the form
cli-import-form-office = Slug of the office that the form belongs to
cli-import-form-slug = Address of the form; without it, the service’s
cli-import-form-publish = Publishes it at once as a new version

cli-record = Verifies and shows the public record
cli-record-verify = Verifies the whole record: every entry, every signature
cli-record-verify-town = Address or folder of a town; without it, the town in the folder of --dir
cli-record-verify-key = Verifier key of the record; without it, the one the address names
cli-record-verify-state = File that remembers what was verified last: so it shows when the town takes something back
cli-record-proof = Writes the proof of an entry as JSON
cli-record-proof-index = Number of the entry, from 0
cli-record-witness = Witnesses the state of a town’s record
cli-record-witness-url = Address of the town
cli-record-witness-key = File with the witness’s key; made where it is not there
cli-record-witness-name = Name of the witness, for example witness.club.example
cli-record-witness-state = File that remembers what was witnessed last
cli-record-witness-vkey = Verifier key of the record
cli-record-witness-submit = Hands the signature in at the town, so that everyone sees it
cli-record-witness-listen = Waits at this address for the town to call (C2SP tlog-witness) instead of looking by itself
cli-record-witness-listens = The witness { $key } waits at { $address } for the record { $log } to call. Have the town add it to record.witnesses.
cli-record-receipt = Verifies a proof that somebody kept, without any network
cli-record-receipt-file = The proof, as the entry’s page or “record proof” writes it
cli-record-receipt-content = The file it is about: is it what the entry says?
cli-record-receipt-key = Verifier key of the record
cli-record-progress = { $count } entries verified …
cli-record-bundle-sound = What browsers are sent is what entry { $index } says: { $assets } files in every encoding, and { $pages ->
        [one] one page that loads
       *[other] { $pages } pages that load
    } nothing else.
cli-record-bundle-none = The record has no entry yet about what browsers are sent, so that was not compared. A town’s server makes it when it starts.
cli-record-bundle-program = Entry { $index } is about the scripts and style sheets of this program.
cli-record-bundle-other-program = Entry { $index } is about other scripts and style sheets than those of this program. If the program was renewed, the server enters the new ones when it starts next. If it was not, somebody has changed it.
cli-record-checkpoint = Shows the signed checkpoint

cli-user = The people who work for the town
cli-user-list = Lists all of them with their roles
cli-user-invite = Makes an invitation
cli-user-invite-name = What pages call the person: a name or a function
cli-user-invite-office = Slug of the office
cli-user-invite-role = clerk, editor, office-head, administrator, data-protection-officer or auditor
cli-user-reset = Takes all ways to sign in from somebody and makes an address with which new ones are set
cli-user-reset-user-name = User name
cli-user-disable = Disables an account
cli-user-disable-user-name = User name
cli-user-enable = Enables an account
cli-user-enable-user-name = User name
cli-user-code = In a demo town, shows the code that the authenticator app would show now
cli-user-code-user-name = User name
cli-user-link = This address works once, until { $until }:
cli-user-disabled = { $name } is disabled, all sessions have ended.
cli-user-enabled = { $name } is enabled.
cli-user-is-disabled = – disabled
cli-user-residents = { $count ->
        [one] And one account of a resident.
       *[other] And { $count } accounts of residents.
    }

cli-backup = Writes the whole town to one encrypted file, also while it is served
    .after = The passphrase is in the environment variable ALLMENDE_BACKUP_PASSPHRASE or in a file.
        --recipient is safer: then only the secret key opens it, which is not on this machine.
cli-backup-file = The file to write
cli-backup-recipient = Public age key that may open the file; can be given several times
cli-backup-passphrase-file = File with the passphrase
cli-backup-done = { $file }: { $rows } rows, { $blobs } files, a record of { $size } entries, root { $root }

cli-restore = Brings a backup back into an empty folder and proves it
cli-restore-file = The backup
cli-restore-identity = File with the secret age key
cli-restore-passphrase-file = File with the passphrase
cli-restore-database = Another, empty database: sqlite:PATH or postgres://…
cli-restore-done = Back and proven (as of { $time }): { $rows } rows, { $blobs } files, a record of { $size } entries, root { $root }
cli-restore-erased = { $count ->
        [0] Nobody had to be forgotten since.
        [one] One person who was erased since is forgotten again.
       *[other] { $count } people who were erased since are forgotten again.
    }
cli-restore-next = Start the town with: { $command }

cli-letters-deliver = Takes an encrypted e-mail for an office on standard input; the town’s mail server calls it
cli-letters-deliver-office = Slug of the office; otherwise the office whose address the message names

cli-doctor = Says in words what is wrong
cli-doctor-good = All is well.
cli-doctor-warning = It works; someone should look at what is shown.
cli-doctor-broken = Something is wrong.

cli-migrate = Brings the tables to this program’s state
cli-migrate-check = Only shows what would be done; ends with 1 where there is something to do
cli-migrate-pending = { $count ->
        [0] The tables are in the program’s state.
        [one] One step is pending:
       *[other] { $count } steps are pending:
    }
cli-migrate-applied = { $count ->
        [0] The tables were in the program’s state already.
        [one] One step done:
       *[other] { $count } steps done:
    }

# Configuration

config = The configuration of a town. What begins with # and a key holds as it stands there; examples do not. Every key can be set in the environment too: ALLMENDE_SERVER__LISTEN is server.listen.
config-example = Example
config-town = Who this is.
config-town-name = Name of the town, as every page shows it.
config-town-base-url = Public address that people type: https, a name, no path.
config-town-iban = IBAN of the account that fees are transferred to. Who owes something sees it beside the amount. Empty where there is none.
config-town-demo = Whether this is a demo town, whose log-ins everyone sees.
config-server = Where the program listens and what it lets in.
config-server-listen = Address of the pages.
config-server-trusted-proxies = Reverse proxies that are believed about where a request comes from (X-Forwarded-For).
config-server-tls = TLS by the program itself; a renewed certificate is taken up without a restart.
config-server-tls-certificate = Certificate and its chain, PEM.
config-server-tls-key = Its private key, PEM.
config-server-tls-redirect-listen = Address at which plain HTTP is answered with the way to the public address.
config-server-limits = What a request may take.
config-server-limits-body-bytes = Largest request in bytes, files aside.
config-server-limits-header-seconds = Seconds within which the head of a request must arrive.
config-server-limits-request-seconds = Seconds within which a request must be answered.
config-server-limits-upload-bytes = Largest file that an office may upload, in bytes.
config-server-limits-upload-seconds = Seconds within which an upload must be through.
config-server-limits-table-rows = The most rows that a published table may have.
config-server-limits-requests-at-once = How many requests are worked on at once.
config-server-limits-shutdown-seconds = Seconds that requests under way get at the end.
config-database = The database.
config-database-url = sqlite:PATH in the town’s folder, or postgres://USER:PASSWORD@HOST/NAME?sslmode=verify-full.
config-database-migrate-at-start = Whether serve brings the tables to the program’s state by itself; otherwise allmende migrate does.
config-blobs = Where files are kept.
config-blobs-url = A folder in the town’s folder, or s3://BUCKET/PREFIX.
config-blobs-endpoint = Address of the S3 server.
config-blobs-region = Region of the S3 server.
config-blobs-access-key-id = Access key of the S3 server.
config-blobs-secret-access-key = Its secret; better in the environment: ALLMENDE_BLOBS__SECRET_ACCESS_KEY.
config-blobs-cache-bytes = How many bytes of copies from the S3 server stay on this machine. What was not used for longest goes first.
config-identity = People and signing in.
config-identity-registration = Whether residents may make accounts for themselves.
config-identity-session-idle-hours = Hours without a request after which a session ends.
config-identity-session-hours = Hours after which a session ends in any case.
config-identity-staff-session-idle-minutes = The same for staff, in minutes.
config-identity-staff-session-hours = The same for staff.
config-identity-invitation-days = Days for which an invitation works.
config-identity-providers = Other accounts to sign in with (OpenID Connect): id, name, issuer, client_id, client_secret, audience (residents, staff, everyone), second_factor.
config-record = The public record.
config-record-witnesses = Witnesses whose signatures stand beside the town’s own: their verifier key and, if the town is to call them, after a space their address.
config-mail = Mail that leaves the house: news that there is post, without any content, and sealed letters to users of OpenPGP. Without it, the town sends no mail.
config-mail-url = Mail server: smtps://HOST, or smtp://HOST for one that changes to TLS (STARTTLS). Without TLS only to this machine itself.
config-mail-from = Address of the town that mail comes from.
config-mail-user = Name to sign in with at the mail server.
config-mail-password = Its password; better in the environment: ALLMENDE_MAIL__PASSWORD.
config-fit-connect = Applications from and to other authorities, by FIT-Connect. The town takes part once everything here is set.
config-fit-connect-environment = FIT-Connect’s world: test for trying out, production for real applications.
config-fit-connect-token-url = Address from which access tokens come; https.
config-fit-connect-submission-url = Address of the submission interface, without /v2; https.
config-fit-connect-client-id = What FIT-Connect knows the town as (client id).
config-fit-connect-client-secret = The secret that belongs to it; better in the environment: ALLMENDE_FIT_CONNECT__CLIENT_SECRET.
config-fit-connect-roots = File with the root certificates (PEM) against which browsers check other authorities’ keys.
config-fit-connect-destinations = Where offices receive: office and the id of its destination.
config-fit-connect-fetch-seconds = Seconds between two looks whether something came in.
config-log = What is logged: never who did something.
config-log-level = The least important lines that are written: error, warn, info or debug.
config-log-format = pretty for people, json for machines.
config-metrics = Figures for monitoring.
config-metrics-listen = Address at which Prometheus reads them.
config-security = How to report a weakness or a barrier.
config-security-contact = mailto:… or https://…; stands in /.well-known/security.txt.

# Errors of the program

error-program-no-town = There is no town in { $path }. Name its folder with --dir, or make one: allmende init --dir { $path }
error-program-not-empty = { $path } is not empty. Name an empty folder.
error-program-file = { $path }: { $reason }. Check whether the file is there and whose it is.
error-program-bad-key = { $path } holds no key. Bring the file back from a backup.
error-program-port-taken = Another program listens on { $address } already. End it, or name another address with --listen.
error-program-cannot-listen = Cannot listen on { $address }: { $reason }.
error-program-tls = Certificate and key can’t be used: { $reason }. Check server.tls in allmende.toml.
error-program-texts = The program’s texts are broken: { $reason }.
error-program-pending = { $count ->
        [one] One step of the tables is pending. Run allmende migrate.
       *[other] { $count } steps of the tables are pending. Run allmende migrate.
    }

error-config-syntax = allmende.toml can’t be read: { $reason }
error-config-unknown = There is no key { $key }. Possible are: { $expected }.
error-config-missing = The key { $key } is missing.
error-config-value = { $key } = { $value } is not possible.
error-config-needs = { $key } also needs { $other }.

error-backup-no-lock = What should close or open the backup? Set ALLMENDE_BACKUP_PASSPHRASE, name --passphrase-file or an age key.
error-backup-weak-passphrase = The passphrase is too short. Use at least { $least } characters: whoever has the file can guess as often as they like.
error-backup-bad-recipient = “{ $text }” is no public age key. It begins with age1.
error-backup-bad-identity = { $path } holds no secret age key. age-keygen writes such files.
error-backup-exists = { $path } exists already. Name a new file: a backup does not overwrite another one.
error-backup-file = { $path }: { $reason }.
error-backup-wrong-key = This passphrase or key does not open the backup.
error-backup-damaged = The backup is damaged or was cut off ({ $what }). Nothing was brought back. Take another one.
error-backup-differs = What came back is not what was put in ({ $what }). Nothing was brought back. Take another backup.
error-backup-not-empty = { $path } is not empty. A backup only comes back into an empty folder, so that nothing is lost.

# allmende doctor

check-program-keys-private = Only their owner can read the town’s folder and the keys in { $path }.
check-program-keys-missing = The keys in { $path } are missing.
    .remedy = Bring them back from a backup: allmende restore
check-program-keys-open = Others can read what is in { $path } too.
    .remedy = chmod -R go= { $path }
check-program-address-https = The public address { $url } is encrypted.
check-program-address-local = The public address { $url } works on this machine only.
    .remedy = Set town.base_url to the https address that people type.
check-program-metrics-open = The whole network can read the figures for monitoring on { $address }.
    .remedy = Let metrics.listen listen on 127.0.0.1.
check-program-space-enough = { $megabytes } MB are free.
check-program-space-little = Only { $megabytes } MB are free.
    .remedy = Make room before the town can write nothing any more.
check-program-does-not-open = The town can’t be opened.
    .remedy = The reason stands above.
check-house-database-sound = The database answers and is sound.
check-house-database-damaged = The database is damaged.
    .remedy = Stop the town and bring it back from a backup: allmende restore
check-house-database-silent = The database does not answer: { $reason }
    .remedy = Check database.url and whether the server runs.
check-house-jobs-moving = No work in the background is stuck.
check-house-jobs-stuck = { $count ->
        [one] One piece of work in the background is stuck.
       *[other] { $count } pieces of work in the background are stuck.
    }
    .remedy = As an administrator, see /jobs for which and why.

# Pages

nav-jobs = Background
house-front-title = { $town }: public, shared, verifiable
house-front-lead = Here is what the town does, what it knows and what it has promised. You can read it without signing in and without leaving traces.
house-front-search = Search
house-front-services = What do you need? ID card, moving, dog …
house-front-doors = What you can do here
house-front-promises = What was promised – and what is true of it
house-front-promises-text = Each of the town’s promises is a measured figure with a target. What is missing is listed item by item.
house-front-promises-all = All promises
house-front-latest = Latest in the public record
house-front-latest-text = Every public act of the town is entered here. Nothing can be changed afterwards without being noticed.
house-front-latest-all = To the whole record

house-promises-title = Promises
house-promises-lead = What the town has set itself, and what is true of it today.
house-promises-today = What is true of it today
house-promise-not-yet = no figure yet
house-promise-target = Target: { $figure }
house-promise-at-least = at least { $figure }
house-promise-at-most = at most { $figure }
house-promise-day = Day
house-promise-value = Value
house-promise-days = { $count ->
    [one] { $days } day
   *[other] { $days } days
}
house-promise-not-measured = There is no figure yet. Either this promise is measured for the first time within the hour, or nothing has happened so far that could be counted.
house-promise-method = How it is measured
house-promise-counted = Counted
house-promise-of = { $kept } of { $all }
house-promise-measured = Measured on
house-promise-tested = Pages tested on
house-promise-more = What it is about
house-promise-more-link = See everything that is counted
house-promise-missing = What is missing
house-promise-nothing-missing = Nothing. The promise is kept.
house-promise-nothing-listed = Nothing is listed one by one.
house-promise-trend = Trend
house-promise-no-trend = There is one measured value so far. The trend begins with the second day.
house-promise-proof = Check it yourself
house-promise-proof-text = All measured values are a public dataset themselves:
house-promise-dataset = Promises as data

house-search-title = Search
house-search-hint = Search for a word. Everything public is found: datasets, offices and more.
house-search-none = There is nothing about “{ $query }”. Try a shorter or another word.
house-search-count = { $count ->
        [one] One hit
       *[other] { $count } hits
    }

house-jobs-title = Work in the background
house-jobs-lead = What the program does by itself. What fails is tried again after growing pauses, until it is stuck.
house-jobs-stuck = Stuck
house-jobs-none-stuck = Nothing is stuck.
house-jobs-attempts = { $count ->
        [one] one attempt
       *[other] { $count } attempts
    }
house-jobs-error = Reason:
house-jobs-retry = Try again
house-jobs-kind = Work
house-jobs-waiting = waiting
house-jobs-running = running
house-jobs-done = done (a week)
house-jobs-since = The longest has waited since
house-jobs-all = All work
job-house-index-search = Bring the search up to date
job-house-measure-promises = Measure the promises
job-opendata-publish-house-tables = Publish our own tables
job-opendata-forget-drafts = Forget drafts that were left
job-identity-forget-expired = Forget expired sessions
job-privacy-apply-retention = Apply retention periods

house-about-title = About this program
house-about-lead = Allmende is free software: every town may use, examine, change and share it.
house-about-version = Version
house-about-licence = Licence
house-about-source = Source code
house-about-api = Interfaces
house-about-ideas = What you can rely on
house-about-idea-promises = Promises are measured figures. Those that are not kept stand here too.
house-about-idea-record = Public acts stand in a record that nobody can change unnoticed.
house-about-idea-public = Data is public unless a law forbids it. Which one, it says.
house-about-idea-doors = Everything works without the net too: on paper and at the counter.
house-about-idea-free = Nothing here loads anything from others, nothing counts who reads what.

house-accessibility-title = Accessibility
house-accessibility-lead = Everyone should be able to use these pages. The measure is WCAG 2.2, level AA.
house-accessibility-text = Before a version of the program is released, a test run checks every public page in both languages, in light and dark, on a phone and on a large screen, with the mouse and by keyboard alone.
house-accessibility-measured = As last measured
house-accessibility-tested = Tested on { $day }.
house-accessibility-how = How the pages are made
house-accessibility-keyboard = Everything works by keyboard; where you are always shows.
house-accessibility-script = Reading works without JavaScript.
house-accessibility-zoom = Enlarged to 400 %, nobody has to scroll sideways.
house-accessibility-colour = Nothing is said by colour alone.
house-accessibility-language = The language changes at the top of every page.
house-accessibility-barrier = You meet a barrier?
house-accessibility-barrier-text = Tell the office you deal with, or the counter: every service is there too.

house-problem-title = What an error means
house-problem-code = Code

promise-pages-accessible = Pages without a barrier found
    .why = Everyone should be able to use what the town puts online.
    .method = Before each version of the program, a test run opens every public page of the demo town and checks it with axe against WCAG 2.2 AA. Pages without a finding are counted.
promise-pages-weight = Weight of the heaviest page
    .why = Pages should be there at once on old devices and poor networks too, and use little power.
    .method = The test run opens every public page with an empty cache and counts all bytes transferred. The heaviest page counts.

# What browsers are sent

error-bundle-unreachable = { $url } does not answer as a town: { $reason }. Check the address and try again.
error-bundle-no-manifest = { $url } is no list of what browsers are sent. The server sends something of its own: do not type anything confidential there, and tell the town.
error-bundle-other-manifest = The server’s list of scripts and style sheets is not the one that entry { $index } of its record commits to. Try again in a minute, in case the server was just renewed. If it stays so, do not type anything confidential there, and tell the town.
error-bundle-differs = { $count ->
        [one] One thing that browsers are sent is
       *[other] { $count } things that browsers are sent are
    } not what entry { $index } of the record says. Do not type anything confidential there, and tell the town.
error-bundle-changed = { $path } has other bytes than the record says (sent as { $encoding }).
error-bundle-missing = { $path } is in the list, but the server does not send it: { $reason }.
error-bundle-unlisted = The page { $page } loads { $path }, which is not in the list.
error-bundle-inline = The page { $page } has scripts, styles or a base address within it that nobody can compare.
error-bundle-policy = The page { $page } allows the browser to run scripts from elsewhere (content security policy).

cli-letters = Letters of the post, outside of the browser
cli-letters-open = Opens the file mailbox.tar from the mailbox, without a network and without a town
    .after = Without a file for the passphrase or the recovery code, it asks at the terminal.
        Ends with 0 where everything was opened and verified, with 3 where something is missing or doubtful, and with 1 where nothing was opened.
cli-letters-open-export = The file mailbox.tar
cli-letters-open-to = New or empty folder for the letters
cli-letters-open-passphrase-file = File with the passphrase of the mailbox in its first line
cli-letters-open-recovery-code-file = File with the recovery code in its first line
cli-letters-open-key = Verifier key of the town’s record; without it, the one in the file
cli-letters-open-ask-passphrase = Passphrase of the mailbox (or only Enter, to use the recovery code):
cli-letters-open-ask-code = Recovery code:
cli-letters-open-done = { $cases } cases, { $letters } letters and { $attachments } attachments are open. Begin with { $page }
cli-letters-open-key-given = The keys of everybody who wrote were compared with the record’s key that you named.
cli-letters-open-key-own = The keys of everybody who wrote were compared with the record’s key in the file itself: { $key }. Whoever made the file could have put another one there. Compare it with the key on the town’s page “The public record”, and name it with --key.
cli-letters-open-key-none = The file has no key of the record. So nobody proves whose the keys are.
cli-letters-open-verified = Everything was verified: each signature, the order of the letters, each attachment.
cli-letters-open-faults = This could not be verified or not be opened:
cli-letters-progress = { $read } of { $size } read …

letters-title = Letters
letters-made = Taken along on { $made }. Keep this folder where only you can read it: the letters in it are no longer sealed.
letters-none = There are no letters.
letters-all-verified = Everything was verified: each signature, the order of the letters, each attachment.
letters-faults = Not verified or not opened
letters-key = The keys of everybody who wrote were compared with this key of the public record:
letters-letter = Letter { $seq }
letters-from = From
letters-to = To
letters-time = Time
letters-subject = Subject
letters-kind = Kind
letters-door = Came
letters-attachment = Attachment
letters-attachments = attachments
letters-lost = not opened
letters-verified = Verified
letters-verified-yes = yes
letters-verified-no = no – do not trust it before you have asked
letters-receipt-of = Letter { $seq } was read.
letters-party-own = you
letters-party-office = Office { $office }
letters-party-account = Mailbox { $id }
letters-party-guest = Somebody without a mailbox ({ $id })
letters-kind-letter = Letter
letters-kind-decision = Decision
letters-kind-receipt = Read receipt
letters-kind-paper = Paper letter, recorded by the office
letters-kind-note = Note of the office
letters-door-online = online
letters-door-paper = on paper
letters-door-counter = at the counter
letters-door-phone = by phone
letters-door-openpgp = by mail with OpenPGP (not quantum-safe)
letters-door-fit-connect = by FIT-Connect (not quantum-safe)
letters-door-link = by a link

letters-fault-cut = The file ends too early. What comes after that is missing. Take your letters along again.
letters-fault-missing = Case { $case }: { $letters } letters and { $attachments } attachments are missing in the file. Take your letters along again.
letters-fault-unnamed = { $count } parts of the file belong to no letter. They were left out.
letters-fault-no-proof = The keys of { $party }, version { $version }, have no proof from the record. Letters signed with them could be by somebody else.
letters-fault-bad-proof = The proof for the keys of { $party }, version { $version }, is not valid: { $reason }
letters-fault-keyset = The keys of { $party } are not sound, and nothing of theirs is believed. { $reason }
letters-fault-case-key = Case { $case }: version { $version } of its key is not as it should be. { $reason }
letters-fault-closed = Case { $case }, letter { $seq } cannot be opened. { $reason }
letters-fault-doubtful = Case { $case }, letter { $seq } is doubtful. { $reason }
letters-fault-unknown-sender = Case { $case }, letter { $seq }: nobody proves whose signature it bears. Ask the office before you trust it.
letters-fault-attachment = Case { $case }, letter { $seq }: an attachment cannot be opened. { $reason }

error-letters-no-export = { $path } is not a file of letters that were taken along. Choose the file mailbox.tar from your mailbox.
error-letters-cut = { $path } ends within its first part, so nothing in it can be opened. Take your letters along again.
error-letters-no-wrap = This file cannot be opened in this way. Use the passphrase of your mailbox, or your recovery code.
error-letters-no-terminal = Nobody can type a passphrase here ({ $reason }). Name a file with --passphrase-file or --recovery-code-file.
