# Data protection in plain words

privacy-title = Data protection
privacy-lead = What this town knows about you, why, and what you can do about it.
privacy-nothing-title = Reading leaves no trace of you
privacy-nothing = Everything public can be read without an account, without cookies and without JavaScript. No other company is involved: no fonts, maps, counters or advertising from elsewhere. We do not write down who reads what.
privacy-account-title = An account needs no name
privacy-account = You choose a user name. We ask neither for your real name nor for an e-mail address. Your passphrase is stored only as a check value from which it cannot be worked out; of a passkey we have the public half only.
privacy-network-title = Against guessing
privacy-network = When somebody signs in, we count failed attempts by network. What is stored is a check value, not the address; it is forgotten after 90 days.
privacy-cookies-title = Cookies
privacy-cookies = Only if you sign in: one cookie keeps you signed in, one recognises your browser so that strangers cannot slow you down, one lasts ten minutes while you use a passkey. One more remembers the language you chose. None of them follows you anywhere else.
privacy-record-title = What is public stays checkable
privacy-record = Public acts of the town stand in the public record, which nobody can change unnoticed. It holds check values only. If personal content behind an entry has to be erased, the content goes and the proof stays.
privacy-rights-title = Your rights
privacy-rights-access = See and download what we hold about you (Art. 15 and 20 GDPR)
privacy-rights-access-text = at any time, by yourself, under “My data”
privacy-rights-erase = Have it erased (Art. 17 GDPR)
privacy-rights-erase-text = at any time, by yourself; it takes effect at once. What a law obliges us to keep stays, and we tell you which law.
privacy-rights-rectify = Have it put right (Art. 16 GDPR)
privacy-rights-rectify-text = you can change most things yourself; for the rest ask the office that holds it
privacy-rights-object = Object (Art. 21 GDPR) or have processing restricted (Art. 18 GDPR)
privacy-rights-object-text = tell the office concerned or the data protection officer
privacy-rights-complain = Complain
privacy-rights-complain-text = to the data protection authority of the state (Art. 77 GDPR)
privacy-rights-offline = All of this also works on paper and at the counter.
privacy-officer-title = Data protection officer
privacy-officer-none = No data protection officer is entered in this program yet. Ask at the town hall.
privacy-officer-some = You reach the data protection officer here:
privacy-processing-link = Everything that is processed, with purpose, legal basis and time limit

# The record of processing (Art. 30)

privacy-processing-title = Record of processing
privacy-processing-lead = Everything this program holds about people. The list comes from the program itself: a table with personal data that is not declared here fails its tests.
privacy-processing-controller = Controller
privacy-processing-recipients = Recipients
privacy-processing-recipients-text = Only the offices concerned. Nobody outside the town receives the data; it is not sent to third countries.
privacy-processing-security = Protection
privacy-processing-security-text = Encrypted connections; a second factor for everyone who works for the town; roles for each office; secrets sealed or stored as check values; a log of what staff do; encrypted backups.
privacy-processing-retention-run = Deleting what is too old
privacy-processing-retention-at = Every day, last on { $date }.
privacy-processing-retention-never = Every day; it has not run yet.
privacy-column-what = What
privacy-column-purpose = What for
privacy-column-data = Data
privacy-column-whose = Whose
privacy-column-basis = Legal basis
privacy-column-kept = Kept
privacy-column-erasure = When somebody is erased
privacy-kept-account = as long as the account
privacy-kept-days = { $days ->
    [one] one day
   *[other] { $days } days
 }
privacy-kept-years = { $years ->
    [one] one year
   *[other] { $years } years
 }
privacy-erasure-delete = is deleted
privacy-erasure-anonymise = loses every reference to the person
privacy-erasure-keep = stays: { $law }

# Whose data it is

privacy-whose-accounts = Everyone with an account
privacy-whose-residents = People who turn to the town
privacy-whose-staff = People who work for the town
privacy-whose-anyone = Anyone

# My data

privacy-data-title = My data
privacy-data-lead = Everything the town holds about you in this program, as of now.
privacy-data-download = Download everything as a JSON file
privacy-data-nothing = Nothing is held about you here.
privacy-data-rows = { $count ->
    [one] One entry
   *[other] { $count } entries
 }
privacy-data-more = … and { $count ->
    [one] one more
   *[other] { $count } more
 } in the file.
privacy-data-empty = Nothing is held about you in these areas: { $areas }
privacy-data-none-yet = empty
privacy-data-secrets = Secrets (check values of passphrases and codes, keys) are not part of this: they would help nobody but a thief.
privacy-data-erase-title = Erase
privacy-data-erase-text = You can erase your account and everything that belongs to it, at once and for good.
privacy-data-erase-link = What would be erased

# The columns of one's own data

privacy-field-at = When
privacy-field-action = What
privacy-field-accepted-at = Accepted
privacy-field-browser = Browser
privacy-field-changed-at = Changed
privacy-field-created-at = Since
privacy-field-disabled-at = Disabled
privacy-field-erased-at = Erased
privacy-field-expires-at = Valid until
privacy-field-granted-at = Since
privacy-field-label = Label
privacy-field-linked-at = Linked
privacy-field-name = Name
privacy-field-office = Office
privacy-field-provider = Provider
privacy-field-role = Role
privacy-field-seen-at = Last used
privacy-field-signed-in-at = Last signed in
privacy-field-subject = Identifier there
privacy-field-used-at = Last used
privacy-field-user-name = User name

# Erasing

privacy-erase-title = Erase my account
privacy-erase-lead = Read what goes and what stays. It happens at once and cannot be undone.
privacy-erase-download-first = If you want to keep something, download it first:
privacy-erase-deleted = This is deleted
privacy-erase-anonymised = This stays, but nothing in it points to you any more
privacy-erase-kept = This has to stay
privacy-erase-kept-law = Legal ground: { $law }
privacy-erase-what = { $title } ({ $count })
privacy-erase-ledger = What remains of you is the random number of your account, so that a restored backup forgets you again. After three years that goes too.
privacy-erase-sure = I understand that this cannot be undone.
privacy-erase-button = Erase my account for good
privacy-erase-cancel = Cancel
privacy-erased-title = Your account is erased
privacy-erased-lead = You are signed out everywhere. Nothing in this program leads to you any more, except what the law makes us keep.
privacy-erased-again = If you need an account again one day, you can create a new one at any time.

error-privacy-not-sure = Tick the box if you really want to erase your account.
    .title = Please confirm
error-identity-ledger = The ledger of erasures ({ $path }) cannot be used: { $reason } Check the file; it must not be changed by hand.
    .title = Ledger of erasures

# allmende doctor

check-privacy-retention = What is too old was last deleted on { $date }.
    .remedy = Nothing to do.
check-privacy-retention-late = What is too old has not been deleted for more than two days.
    .remedy = Check whether the program runs all day and whether jobs are stuck.
check-privacy-ledger = The ledger of erasures and the database agree.
    .remedy = Nothing to do.
check-privacy-ledger-broken = The ledger of erasures cannot be used: { $reason }
    .remedy = Bring erasures.log back from a copy; without it a restored backup would bring erased people back.

# What the tables are for (record of processing)

processing-erasures = So that a restored backup forgets again who was erased. It is a random number that says nothing about anyone.
    .title = Ledger of erasures
    .data = Random number of the erased account, when it was erased
    .kept = Without it, restoring a backup would bring you back.
