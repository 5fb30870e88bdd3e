# Signing in

identity-signin-title = Sign in
identity-signin-lead = You can read everything here without signing in. You need an account only to contribute something yourself or to deal with an office.
identity-signin-passkey = With a passkey
identity-signin-passkey-text = Your device asks for your fingerprint, face or PIN. There is nothing to type.
identity-signin-passkey-button = Sign in with a passkey
identity-passkey-needs-script = Passkeys need JavaScript. Without JavaScript, sign in with your passphrase.
identity-passkey-not-here = Your browser does not know passkeys. Sign in with your passphrase.
identity-passkey-cancelled = No passkey was used. Try again or sign in another way.
identity-passkey-working = Your device is asking for the passkey …
identity-signin-passphrase = With a passphrase
identity-signin-button = Sign in
identity-signin-others = With another account
identity-signin-with = Continue with { $provider }
identity-signin-no-account = No account yet?
identity-signin-register = Create an account
identity-signin-lost = Lost access? Sign in with a recovery code
identity-signin-staff-lost = You work for the town and can’t get in? Ask an administrator: they send you a new link.
identity-user-name = User name
identity-user-name-hint = 3 to 40 letters, digits, dots or hyphens. It need not say anything about you.
identity-passphrase = Passphrase
identity-passphrase-hint = 8 to 128 characters. A few words in a row are easy to remember and hard to guess.
identity-passphrase-new = New passphrase

identity-recovery-title = Sign in with a recovery code
identity-recovery-lead = Each code works once. Set a new passphrase or a new passkey right afterwards.
identity-recovery-code = Recovery code
identity-recovery-code-hint = 16 characters in four groups, for example k3f9-0abc-7mnp-2wxy. Upper or lower case makes no difference.

identity-provider-leaving-title = Continue to { $provider }
identity-provider-leaving-text = You are being sent to { $provider }. If nothing happens, follow this link:
identity-provider-leaving-link = Continue to { $provider }
identity-provider-new-title = New here
identity-provider-new-lead = Your account with { $provider } is not linked to an account here yet.
identity-provider-new-register = Create a new account
identity-provider-new-register-text = { $provider } tells us neither your name nor your e-mail address.
identity-provider-new-link = You have an account here already?
identity-provider-new-link-text = Sign in as usual, then link { $provider } under “Security”.

identity-second-title = Second factor
identity-second-lead = One more step: show that it is really you.
identity-second-app = With the authenticator app
identity-second-code = Code
identity-second-code-hint = The six digits that your app shows now, or a recovery code.
identity-second-button = Confirm
identity-second-passkey = With a passkey
identity-second-passkey-button = Use a passkey
identity-second-cancel = Cancel and sign out
identity-second-demo-title = Demo town
identity-second-demo = This command shows the code, with the town’s folder in place of FOLDER: { $command } --dir FOLDER

identity-enrol-title = Set up a second factor
identity-enrol-lead = Whoever works for the town sees other people’s data. A passphrase alone is not enough for that: set up a second factor now. You can do nothing else before.
identity-enrol-passkey = With a passkey (recommended)
identity-enrol-passkey-text = A passkey on this device or on a security key. After that you sign in without a passphrase.
identity-enrol-app = With an authenticator app
identity-enrol-scan = Scan this picture with your app …
identity-enrol-qr = QR code with the secret for the authenticator app
identity-enrol-type = … or type in this secret:
identity-enrol-code-hint = The six digits that your app shows now. This tells us that it works.
identity-enrol-button = Set up

# Creating an account

identity-register-title = Create an account
identity-register-lead = You need neither an e-mail address nor your real name.
identity-register-closed = In this town you can’t create an account for yourself.
identity-register-passkey-button = Create an account with a passkey
identity-register-passkey-text = Safe and without a passphrase: your device remembers your access.
identity-register-or = Or with a passphrase
identity-register-button = Create account
identity-register-have = You have an account already?
identity-welcome-title = Welcome
identity-welcome-lead = Your account is ready. Your user name is:
identity-welcome-codes = In case you lose your device or your passphrase
identity-welcome-codes-text = We have no e-mail address of yours and can’t send you a new way in. So have recovery codes shown to you and keep them on paper.
identity-welcome-later = Later, to my account

# Account

identity-account-title = My account
identity-account-lead = Signed in as { $name }.
identity-account-failed = Since you last signed in there { $count ->
    [one] was one failed attempt
   *[other] were { $count } failed attempts
 } to sign in with your user name. If that wasn’t you, change your passphrase.
identity-account-failed-title = Failed attempts to sign in
identity-account-no-codes-title = No recovery codes
identity-account-no-codes = You have no recovery codes left. Without them you can’t get in again if you lose your device or your passphrase.
identity-account-user-name = User name
identity-account-since = Account since
identity-account-roles = What you do here
identity-account-no-roles = You are here as a resident.
identity-account-security = Security
identity-account-data = My data
identity-account-data-text = What the town has stored about you: download or erase it
identity-account-data-show = See and download my data
identity-account-data-erase = Erase my account
identity-account-data-privacy = Data protection in plain words
identity-account-administration = Administration
identity-account-administration-text = People, invitations, offices
identity-account-audit = Audit log
identity-account-audit-text = What staff have done
identity-signout = Sign out

identity-security-lead = How you sign in, and what protects you.
identity-security-passkeys = Passkeys
identity-security-passkeys-none = You don’t have a passkey yet.
identity-security-passkeys-add = Add a passkey
identity-security-passkeys-unavailable = Passkeys don’t work here: this town is reached by a bare IP address, and passkeys need a name.
identity-security-passkey-made = Created
identity-security-passkey-used = Last used
identity-security-passkey-device = Device
identity-security-passkey-unused = never
identity-security-passphrase = Passphrase
identity-security-passphrase-since = Last changed on { $date }.
identity-security-passphrase-none = You don’t have a passphrase.
identity-security-passphrase-change = Change passphrase
identity-security-passphrase-set = Set a passphrase
identity-security-app = Authenticator app
identity-security-app-since = Set up on { $date }.
identity-security-app-none = Not set up. With it, signing in with the passphrase needs a code as well.
identity-security-app-add = Set up an authenticator app
identity-security-app-replace = Set up another app
identity-security-codes = Recovery codes
identity-security-codes-left = { $count ->
    [0] You have no unused codes.
    [one] You have one unused code left.
   *[other] You have { $count } unused codes left.
 }
identity-security-codes-new = Show new codes
identity-security-codes-replace = The old codes will no longer work.
identity-security-providers = Linked accounts
identity-security-provider-since = { $provider }, linked on { $date }
identity-security-provider-link = Link { $provider }
identity-security-provider-unlink = Unlink
identity-security-remove = Remove

identity-codes-title = Your recovery codes
identity-codes-lead = Write these codes down or print them. They are shown this once only; each works once.
identity-codes-done = I have kept the codes

identity-passphrase-title = Change passphrase
identity-passphrase-lead = Afterwards your sessions in all other browsers end.
identity-passphrase-button = Save passphrase

identity-app-title = Set up an authenticator app

identity-sessions-title = Sessions
identity-sessions-lead = This is where you are signed in. End whatever you don’t recognise.
identity-sessions-browser = Browser
identity-sessions-unknown = unknown
identity-sessions-this = this session
identity-sessions-began = Signed in
identity-sessions-seen = Last used
identity-sessions-end = End
identity-sessions-end-others = End all others

identity-confirm-title = Please confirm that it is you
identity-confirm-lead = Nobody who merely finds your open browser should be able to do this.
identity-confirm-button = Confirm
identity-confirm-code = Code of the authenticator app
identity-confirm-with = Confirm with { $provider }

# Invitation

identity-invitation-title = Welcome to { $town }
identity-invitation-lead = You are invited: { $name }
identity-invitation-role = { $role }, { $office }
identity-invitation-reset = Your access was reset. Set it up anew here; your roles stay.
identity-invitation-passphrase = Access with a passphrase
identity-invitation-passphrase-text = After this you set up a second factor.
identity-invitation-button = Accept the invitation
identity-invitation-passkey = Access with a passkey (recommended)
identity-invitation-passkey-button = Accept with a passkey

# Administration of people and offices

identity-admin-title = Administration
identity-admin-people = People
identity-admin-people-lead = Everyone who works for the town. Who has an account as a resident ({ $residents }) is nobody’s business here.
identity-admin-people-none = Nobody works with this program yet.
identity-admin-find = Search by name, user name or office
identity-admin-access = Access
identity-admin-name = Name
identity-admin-roles = Roles
identity-admin-state = State
identity-admin-last = Last signed in
identity-admin-never = never
identity-admin-active = active
identity-admin-disabled = disabled
identity-admin-person-lead = User name { $user_name }, account since { $date }
identity-admin-person-factor = Second factor
identity-admin-factor-yes = set up
identity-admin-factor-no = still missing
identity-admin-person-sessions = { $count ->
    [0] Signed in nowhere.
    [one] Signed in in one browser.
   *[other] Signed in in { $count } browsers.
 }
identity-admin-end-sessions = End all sessions
identity-admin-grant = Give a role
identity-admin-role = Role
identity-admin-office = Office
identity-admin-revoke = Revoke
identity-admin-revoke-label = Revoke { $role } ({ $office })
identity-admin-disable = Disable account
identity-admin-disable-text = All sessions end at once; nobody can sign in any more. You can enable the account again.
identity-admin-enable = Enable account
identity-admin-reset = Reset access
identity-admin-reset-text = Passphrase, passkeys, authenticator app and sessions are deleted. You get a link with which the person sets up access anew.
identity-admin-reset-confirm = Reset the access of { $name }?
identity-admin-invitations = Invitations
identity-admin-invite = Invite
identity-admin-invite-lead = The link lets one person in, once. Give it to them only, in person if you can.
identity-admin-invite-name = Name or function
identity-admin-invite-name-hint = What the program calls the person, for example “Clerk, residents’ office”.
identity-admin-invite-none = No open invitations.
identity-admin-invitations-open = Open invitations
identity-admin-invite-until = Valid until
identity-admin-invite-purpose = What for
identity-admin-invite-reset = Set up access anew
identity-admin-withdraw = Withdraw
identity-admin-link-title = Your invitation link
identity-admin-link-text = It is shown this once only and works until { $date }.
identity-admin-link-label = Link for { $name }
identity-admin-offices = Offices
identity-admin-office-new = Found an office
identity-admin-office-edit = Change the office
identity-admin-office-public = Founding or changing an office is a public act and is entered in the public record.
identity-admin-office-slug = Identifier
identity-admin-office-slug-hint = Part of the address: lower-case letters, digits, hyphens. It stays for ever.
identity-admin-office-name-de = Name in German
identity-admin-office-name-en = Name in English
identity-admin-office-description-de = Task in German
identity-admin-office-description-en = Task in English
identity-admin-office-contact = How to reach it without this program
identity-admin-office-contact-text = Whoever cannot or does not want to write online needs another way. This stands on the office’s page and wherever somebody asks for other ways.
identity-admin-office-address-de = Address in German
identity-admin-office-address-en = Address in English
identity-admin-office-hours-de = Opening hours in German
identity-admin-office-hours-en = Opening hours in English
identity-admin-save = Save
identity-admin-cancel = Cancel

# Audit log

identity-audit-title = Audit log
identity-audit-lead = What staff have done. Entries are never changed; each holds the fingerprint of the one before, so that a change would show.
identity-audit-sound = The chain is intact: { $entries } entries checked.
identity-audit-broken = The chain is broken from entry { $entry } on. Somebody changed the log: tell the data protection officer and whoever runs this program.
identity-audit-none = Nothing is in the log yet.
identity-audit-all = All
identity-audit-filter = Filter
identity-audit-number = No.
identity-audit-when = When
identity-audit-who = Who
identity-audit-what = What
identity-audit-whom = To what
identity-audit-details = Details
identity-audit-console = command line
identity-audit-gone = erased account
identity-audit-invitation = invitation
identity-action-role-granted = role granted
identity-action-role-revoked = role revoked
identity-action-account-disabled = account disabled
identity-action-account-enabled = account enabled
identity-action-account-erased = account erased
identity-action-sign-in-reset = access reset
identity-action-second-factor-reset = second factor reset
identity-action-sessions-ended = sessions ended
identity-action-invitation-made = invitation made
identity-action-invitation-withdrawn = invitation withdrawn
identity-action-invitation-accepted = invitation accepted
identity-action-office-founded = office founded
identity-action-office-described = office changed

# What was just done

identity-done-passkey-added = The passkey was added.
identity-done-passkey-removed = The passkey was removed.
identity-done-passphrase-changed = The passphrase was saved. You are signed out everywhere else.
identity-done-app-set = The authenticator app is set up.
identity-done-app-removed = The authenticator app was removed.
identity-done-provider-linked = The account is linked.
identity-done-provider-unlinked = The account is no longer linked.
identity-done-session-ended = The session was ended.
identity-done-sessions-ended = The sessions were ended.
identity-done-invitation-withdrawn = The invitation was withdrawn.
identity-done-role-granted = The role was given.
identity-done-role-revoked = The role was revoked.
identity-done-account-disabled = The account is disabled.
identity-done-account-enabled = The account is enabled again.
identity-done-office-founded = The office was founded and entered in the public record.
identity-done-office-described = The change was saved and entered in the public record.

# Roles

identity-role-clerk = Clerk
identity-role-editor = Editor
identity-role-office-head = Office head
identity-role-administrator = Administrator
identity-role-data-protection-officer = Data protection officer
identity-role-auditor = Auditor

# Offices

identity-offices-nav = Offices
    .about = Who in the town is responsible for what
identity-offices-title = Offices
identity-offices-lead = Who in the town is responsible for what.
identity-offices-none = No office is listed yet.
identity-office-address = Address
identity-office-phone = Telephone
identity-office-hours = Opening hours
identity-office-since = Listed since
identity-office-roles = Roles
identity-office-people = { $count ->
    [one] one person
   *[other] { $count } people
 }
identity-office-no-roles = Nobody is entered yet.

# Errors

error-identity-not-signed-in = You need to be signed in for this. Sign in and try again.
    .title = Not signed in
error-identity-confirm-first = First confirm once more that it is you.
    .title = Please confirm
error-identity-forbidden = Only people with another role may do this: { $role ->
    [clerk] clerk
    [editor] editor
    [office-head] office head
    [administrator] administrator
    [data-protection-officer] data protection officer
   *[auditor] auditor
 }. If it is your task, ask an administrator for the role.
    .title = Not your task
error-identity-wrong-sign-in = These don’t belong together, or the account is disabled. Check the user name and the passphrase or code, and try again.
    .title = Could not sign in
error-identity-account-disabled = This account is disabled. Ask the town’s administrators.
    .title = Account disabled
error-identity-wrong-passphrase = That is not your passphrase. Check it and try again.
    .title = Wrong passphrase
error-identity-no-role = Choose a role.
    .title = Role missing
error-identity-wrong-code = The code is wrong, too old, or was used already. Wait for the next one and enter it.
    .title = Wrong code
error-identity-too-many-attempts = Too many failed attempts from here. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 } or sign in with a passkey.
    .title = Please wait
error-identity-registration-closed = In this town nobody creates an account for themselves. Ask the office that is responsible.
    .title = No account possible
error-identity-bad-user-name = That can’t be a user name. Use 3 to 40 letters, digits, dots or hyphens, with a letter or digit at both ends.
    .title = User name
error-identity-user-name-taken = Somebody has this user name. Choose another one.
    .title = User name taken
error-identity-bad-name = Enter a name or function of at most 100 characters.
    .title = Name missing
error-identity-passphrase-too-short = The passphrase is too short. Use at least { $shortest } characters, better four words.
    .title = Passphrase too short
error-identity-passphrase-too-long = The passphrase is too long. Use at most { $longest } characters.
    .title = Passphrase too long
error-identity-passphrase-common = Very many people use this passphrase; it is among the first that are tried. Use one that only you would think of.
    .title = Passphrase too common
error-identity-passphrase-guessable = This passphrase is little more than your user name or the town’s name. Use one that can’t be guessed.
    .title = Passphrase easy to guess
error-identity-last-way-in = This can’t be removed: afterwards you could no longer get in, or would have no second factor. Set up something else first.
    .title = Last way in
error-identity-ceremony-expired = This took too long, was finished already, or began in another browser. Start again.
    .title = Expired
error-identity-passkey-refused = This passkey does not fit here. Try another one or sign in with your passphrase.
    .title = Passkey refused
error-identity-no-passkeys = Passkeys don’t work here: this town is reached by a bare IP address. Sign in with your passphrase.
    .title = No passkeys
error-identity-bad-base-url = The value “{ $value }” of base_url is not the address of a website. Give it without a path, for example https://stadt.example or http://localhost:8080.
    .title = Configuration
error-identity-bad-provider = The provider “{ $provider }” can’t be used like this: { $reason }. Check its section in the configuration.
    .title = Configuration
error-identity-unknown-provider = There is no such provider here, or it is not meant for your account. Sign in another way.
    .title = Unknown provider
error-identity-provider-failed = Signing in with “{ $provider }” did not work. Try again or sign in another way.
    .title = Signing in with the provider
error-identity-link-taken = This account with the provider is linked to another account here. Sign in with it and unlink it there.
    .title = Linked already
error-identity-invitation-gone = This link no longer works: it was used, withdrawn, or is too old. Ask an administrator for a new one.
    .title = Invitation not valid
error-identity-unknown-person = There is no such person here (any more). Check the address or go back to the list.
    .title = Not found
error-identity-unknown-office = There is no office “{ $office }” here. All offices are listed under “Offices”.
    .title = Office not found
error-identity-office-exists = There is an office with the identifier “{ $office }” already. Choose another identifier.
    .title = Office exists
error-identity-bad-slug = That can’t be an identifier. Use 1 to 80 lower-case letters, digits and single hyphens.
    .title = Identifier
error-identity-office-without-name = The office needs a name in German.
    .title = Name missing
error-identity-last-administrator = This can’t be done: there would be no administrator left. Give the role to somebody else first.
    .title = Last administrator
error-identity-own-account = You can’t disable your own account here. Ask another administrator.
    .title = Your own account
error-identity-no-demo = This works in a demo town only.
    .title = Not a demo
error-identity-sealed = A stored secret does not open with the town’s key. Whoever runs the town must put the right key into the keys folder.
    .title = Wrong key
error-identity-internal = Something went wrong that is not your fault. Try again later.
    .title = Error

# allmende doctor

check-identity-audit-sound = The staff audit log is intact ({ $entries } entries).
    .remedy = Nothing to do.
check-identity-audit-broken = The staff audit log was changed from entry { $entry } on.
    .remedy = Save the database, compare it with a backup and tell the data protection officer.
check-identity-administrators = { $count } people are administrators.
    .remedy = Nothing to do.
check-identity-one-administrator = Only one person is an administrator.
    .remedy = Invite a second one, so that nobody is locked out.
check-identity-administrator-invited = Nobody is an administrator yet. The invitation is open and works until { $until }.
    .remedy = Nothing to do. Open the link that “allmende init” showed, or make a new one with “allmende user invite”.
check-identity-no-administrator = Nobody is an administrator.
    .remedy = Make an invitation link with “allmende user invite”.
check-identity-second-factors = All staff have a second factor.
    .remedy = Nothing to do.
check-identity-second-factor-missing = { $count ->
    [one] One person still lacks a second factor
   *[other] { $count } people still lack a second factor
 } and can do nothing until then.
    .remedy = Remind them to sign in and set it up.
check-identity-unreadable = The accounts can’t be checked: { $reason }
    .remedy = Check the database.

# What the tables are for (record of processing)

processing-people = So that you can sign in and act here. No real name is needed for that.
    .title = Accounts
    .data = User name, displayed name, when the account was made, last used and, where it was, disabled
processing-memberships = So that only those act for an office who are responsible.
    .title = Roles of staff
    .data = Office, role, since when
processing-passphrases = So that you can sign in with a passphrase. Only a check value is stored, from which it cannot be worked out.
    .title = Passphrases
    .data = Check value of the passphrase, when it was changed
processing-passkeys = So that you can sign in with a passkey. Only the public key is stored.
    .title = Passkeys
    .data = Your label, public key, when it was made and last used
processing-authenticators = So that a second factor protects the account. The secret is stored encrypted.
    .title = Authenticator apps
    .data = Encrypted secret, since when
processing-recovery-codes = So that you can get in again after losing your way in. Only check values are stored.
    .title = Recovery codes
    .data = Check values of the codes, when they were made
processing-provider-links = So that you can sign in with another provider’s account.
    .title = Linked providers
    .data = Provider, your identifier there, since when it is linked
processing-sessions = So that you stay signed in and can see where.
    .title = Sessions
    .data = Kind of browser, when it began and was last used; no IP address
processing-known-devices = So that strangers cannot lock you out with wrong attempts.
    .title = Known browsers
    .data = Check value of a random mark in the browser, when it was made and last seen
processing-invitations = So that new staff get into their office and lost ways in can be set up again.
    .title = Invitations
    .data = Name, office, role, when it was made, until when it works, when it was accepted
processing-invitations-made = So that it can be traced who invited someone.
    .title = Invitations made
    .data = Office, role, when it was made
processing-audit-log = So that it can be checked what staff did.
    .title = Log of the administration
    .data = When, what, on what; identifier of the account that acted
    .kept = Misuse can only be cleared up if the log stays complete. It holds no name: once the account is erased, the identifier points to nobody.
processing-audit-log-subjects = So that it can be checked what staff changed about an account.
    .title = Log entries about an account
    .data = When, what; identifier of the account concerned
    .kept = Misuse can only be cleared up if the log stays complete. It holds no name: once the account is erased, the identifier points to nobody.
