## Keys, offices and guests: what the app says there

post-desk-not-quantum-safe = Not quantum-safe
post-desk-copy = Copy
post-desk-copied = Copied
post-desk-entry = Entry { $index }
post-desk-to-case = To the case
post-desk-case = Belongs to
post-desk-case-new = a new case
post-desk-case-known = a case that exists already
post-desk-case-code-hint = Eight characters, for example K7M2-9QXD. It stands on every letter.
post-desk-role-clerk = Clerk
post-desk-role-editor = Editor
post-desk-role-office-head = Office head
post-desk-role-administrator = Administrator
post-desk-role-data-protection-officer = Data protection officer
post-desk-role-auditor = Auditor
post-desk-holder-office-head = Office head
post-desk-holder-data-protection-officer = Data protection officer
post-desk-holder-archive = Archive
post-refused-case-code = The office has no case with the code “{ $code }”. Compare it with the letter, character by character, or begin a new case.

## My keys

post-keys-title = My keys
post-keys-lead = Here you see with what your mailbox is sealed, how you get in, and what it tells others.
post-keys-number = Your safety number
post-keys-number-text = Read this number out on the telephone or at the counter. If the other side sees the same one, their letters are really sealed for you.
post-keys-number-hash = For experts: the whole hash
post-keys-number-version = Keys version { $version }, SHA-256:
post-keys-watch = Are there strange keys under your name?
post-keys-watch-text = Your browser looks in the public record for keys of your mailbox that you did not make. It also does so by itself.
post-keys-watch-now = Check now
post-keys-watch-none = Checked up to entry { $entries }: no strange keys.
post-keys-watch-strangers = { $count ->
        [one] Under your name stands a key that you did not make
       *[other] Under your name stand { $count } keys that you did not make
    }
post-keys-watch-strangers-text = Somebody may have tried to divert your post. Write nothing confidential, change your keys, and report these entries to the town’s data protection officer:

post-keys-ways = Ways into your mailbox
post-keys-ways-text = Each of these ways opens the same mailbox. They have nothing to do with signing in to the town.
post-keys-passphrase = Passphrase
post-keys-passphrase-text = It opens your mailbox on any device. The town does not know it.
post-keys-passphrase-change = Change the passphrase
post-keys-passphrase-changed = The passphrase is changed.
post-keys-code = Recovery code
post-keys-code-text = It opens your mailbox when everything else is lost. Make a new one if somebody may have seen the old one or you cannot find it any more.
post-keys-code-new = Make a new code
post-keys-code-done = The new code holds. You can destroy the old one.
post-keys-passkeys = Passkeys
post-keys-passkeys-text = By your device’s fingerprint, face or PIN. Convenient, but never the only way: passphrase and code stay.
post-keys-passkey-since = Passkey, added on
post-keys-passkey-add = Add a passkey
post-keys-passkey-remove = Remove
post-keys-device = This device
post-keys-saved = Saved.

post-keys-receipts = Read receipts
post-keys-receipts-on = Show others when I have read their letters
post-keys-receipts-text = Off until you turn it on. The receipt is sealed like a letter: only the other side sees it.

post-keys-notices = Notices by e-mail
post-keys-notices-text = Off until you turn it on. The message only says that something is there: no sender, no subject, no text, no link to a case. At most one message a day.
post-keys-notices-none = This town sends no e-mail. Look here to see whether something has arrived.
post-keys-notices-email = E-mail address
post-keys-notices-email-hint = The town then knows which address belongs to your account. It is deleted when you cancel.
post-keys-notices-order = Order notices
post-keys-notices-on = Notices go to { $email }
post-keys-notices-waiting = Not confirmed yet: { $email }
post-keys-notices-waiting-text = Open the link in the e-mail that we sent to this address.
post-keys-notices-stop = Cancel notices

post-keys-space = Space
post-keys-space-used = { $used } of { $limit } used
post-keys-space-text = What counts is what lies sealed on the server. Delete your own copies of closed cases when it gets tight.

post-keys-export = Take everything along
post-keys-export-text = You get one file with everything in your mailbox, sealed as it is on the server. You do not need this town to open it.
post-keys-export-get = Download mailbox.tar
post-keys-export-open = This is how you open the file, offline, with the free program Allmende:
post-keys-export-needs = What you need
post-keys-export-needs-text = The mailbox’s passphrase or the recovery code.
post-keys-export-holds = What is in it
post-keys-export-holds-text = All cases, letters and files, your keys (sealed) and the proofs of the others. Not your drafts.

post-keys-change = Change of keys
post-keys-change-text = Needed only if somebody may have your keys: a device was stolen while the mailbox was open, or somebody knows passphrase or code.
post-keys-change-open = I want to change my keys
post-keys-change-warning = This will change
post-keys-change-warning-number = You get a new safety number. The change stands in the public record, without your name.
post-keys-change-warning-ways = Passkeys, other trusted devices and the old recovery code no longer hold. You get a new code.
post-keys-change-warning-old = What somebody has already copied and read stays read. New letters are safe again.
post-keys-change-sure = I have paper and pen ready for the new code
post-keys-change-now = Change keys now
post-keys-change-done = Your keys are changed
post-keys-change-code = Write the new recovery code down now. It is shown only this once:

## An office's team and keys

post-team-title = Team and keys: { $office }
post-team-lead = Who holds the office’s keys, who waits for them, and what is to be done next.
post-team-found = This office has no keys yet
post-team-found-text = Your browser makes them now and seals them for you. After that the office stands in the public record with its safety number, and everyone can write to it encrypted. The others you admit one by one afterwards.
post-team-found-now = Make keys
post-team-found-holders = { $count ->
        [one] One of the three who can recover keys has no mailbox yet
       *[other] { $count } of the three who can recover keys have no mailbox yet
    }
post-team-number = The office’s safety number
post-team-number-text = Version { $epoch }. It stands like this on the
post-team-number-page = office’s public page
post-team-fine = The keys are up to date
post-team-waiting = You are waiting to be admitted
post-team-waiting-text = Somebody from the office has to admit you. Read your own safety number to them, on the telephone or face to face:
post-team-renew = { $count ->
        [one] Somebody has left the office: new keys are due
       *[other] { $count } people have left the office: new keys are due
    }
post-team-shares = New keys are due: one of the three has no share yet
post-team-shares-text = One of the three under “If all keys are lost” came only after the present keys. With new ones it gets its share too.
post-team-renew-text = Your browser makes new keys for the office and for every open case. Who has left cannot open new letters then. This may take some minutes. If it is interrupted, go on here later.
post-team-renew-now = Renew keys
post-team-members = People
post-team-members-text = Who belongs to the office is decided by the administration. Who can read is decided by you: by admitting.
post-team-me = { $name } (you)
post-team-member-none = no mailbox yet
post-team-member-holds = can read
post-team-member-waits = waiting
post-team-admit = Waiting to be admitted
post-team-admit-text = Have the number read to you on the telephone or face to face. Only if all 30 digits are right is it really this person.
post-team-admit-now = Admit
post-team-admit-sure = Admit { $name }?
post-team-admit-sure-text = The person can then read all cases of the office, earlier ones too. Have you compared all 30 digits with them?
post-team-admit-yes = Yes, compared: admit
post-team-holders = If all keys are lost
post-team-holders-text = Two of these three can give the office its keys back. None of them can do it alone.
post-team-holder-ready = ready
post-team-holder-waits = waits for new keys
post-team-holder-missing = not ready yet
post-team-holder-nobody = Has no mailbox yet
post-team-steps = What has happened so far
post-team-steps-text = Each step is signed and stands in the public record. It names roles, never people.
post-team-steps-none = No step is entered yet
post-team-step-epoch = Version { $epoch }
post-team-step-founded = Keys made. By: { $by }
post-team-step-joined = Admitted: { $role }. By: { $by }
post-team-step-left = Left: { $role }. New keys by: { $by }
post-team-step-rotated = Keys renewed. By: { $by }
post-team-step-recovered = Keys recovered. By: { $by }

post-recovery-title = Recovery
post-recovery-text = Only if nobody in the office has the keys any more. Two of the three above have to agree, and it stands in the public record.
post-recovery-ask = Ask for recovery
post-recovery-reason = Why?
post-recovery-reason-hint = The three read this sentence. Name no details of cases.
post-recovery-running = { $given } of { $needed } shares needed are there
post-recovery-running-reason = Your reason: { $reason }
post-recovery-running-text = Call the others and read your safety number to them. Only then may they give their share.
post-recovery-finish = Recover the keys
post-recovery-withdraw = Withdraw the request

post-doors-title = Keys for other systems
post-doors-text = For those who write from elsewhere. The secret part lies on the server, sealed for the office. These ways are as strong as the standard of the other side.
post-doors-openpgp-text = Mail programs find the key by themselves. Whoever has it can write encrypted e-mail to the office, and you can answer encrypted.
post-doors-openpgp-closed = This town sends no e-mail. The door is shut until whoever runs the program opens it.
post-doors-openpgp-make = Make an OpenPGP key
post-doors-fit-connect-text = Other authorities and application services send through FIT-Connect. You enter the public keys in the self-service portal when you set the office up as a destination there.
post-doors-fit-connect-closed = This town does not take part in FIT-Connect yet. The door is shut until whoever runs the program opens it.
post-doors-fit-connect-make = Make FIT-Connect keys
post-doors-test = Test environment
post-doors-destination = This office’s destination:
post-doors-make-another = Make a new key
post-doors-no-key = Your office has no OpenPGP key yet
post-doors-no-key-make = Make a key
post-doors-making = The key is being made. This may take a moment.
post-doors-made = The key is made and stands in the public record.
post-doors-since = Since
post-doors-ended = ended
post-doors-public = Show the public key
post-doors-end = End
post-doors-end-sure = End this key?
post-doors-end-text = Nothing new is sealed to it then. What has come already you can still open.

## Requests to recover an office

post-recoveries-title = Requests for recovery
post-recoveries-lead = An office has lost its keys. You hold one of three shares. Two shares are enough.
post-recoveries-none = Nobody asks for your share
post-recoveries-none-text = If an office loses its keys, the request appears here.
post-recoveries-who = Who asks
post-recoveries-why = Why
post-recoveries-as = You answer as
post-recoveries-warning = With two shares, all letters of this office can be opened
post-recoveries-warning-call = Call the office at a number that you know already. Not at one from an e-mail.
post-recoveries-warning-ask = Ask whether really nobody has the keys any more.
post-recoveries-warning-compare = Have the safety number read to you and compare all 30 digits.
post-recoveries-number = Safety number of { $name }
post-recoveries-give = Give my share
post-recoveries-give-sure = Give your share for { $office }?
post-recoveries-give-sure-text = This cannot be taken back. Have you called and compared all 30 digits?
post-recoveries-refuse = Refuse

## An office writes to somebody without a mailbox

post-out-title = Write: { $office }
post-out-lead = To people and authorities who have no mailbox here. Each way leads into a case, sealed like all others.
post-out-ways = Ways
post-out-way-link = Link and PIN
post-out-way-paper = Paper
post-out-way-openpgp = E-mail with OpenPGP
post-out-way-fit-connect = FIT-Connect

post-guest-out-text = Whoever has no account gets a link and a PIN. Both together open exactly this one case and let them answer. This way is quantum-safe too.
post-guest-out-days = The link works for
post-guest-out-days-hint = After that it is closed. You can make a new one for the same case.
post-guest-out-days-count = { $count } days
post-guest-out-make = Seal, make link and PIN
post-guest-out-made = The letter is sealed. Case code { $code }
post-guest-out-once = You see link and PIN only now
post-guest-out-once-text = Send the two by different ways. Whoever intercepts both can read along.
post-guest-out-link = The link
post-guest-out-link-text = By e-mail or on the first sheet.
post-guest-out-link-print = Print the sheet with the link
post-guest-out-pin = The PIN
post-guest-out-pin-text = By letter only, in another envelope than the link.
post-guest-out-pin-print = Print the PIN letter
post-guest-out-another = Write another letter

post-mail-text = Subject, text and files are sealed in this browser. Sender, recipient and time stay readable on the way.
post-mail-to = E-mail address
post-mail-to-hint = Your browser asks the server of this address for the key (Web Key Directory).
post-mail-find = Look for the key
post-mail-none = No key is published for this address. Ask for the key and paste it below.
post-mail-found = Keys found
post-mail-compare = Compare the fingerprint before you write for the first time
post-mail-compare-text = The key comes from the other side’s mail provider. Only a call or a paper letter shows whether it really belongs to them.
post-mail-use = Use this key
post-mail-paste = I have the key as text
post-mail-armored = Public key
post-mail-fingerprint = Fingerprint
post-mail-owner = Belongs, says the key, to
post-mail-expires = Valid until
post-mail-other = Another address
post-mail-send = Seal and send as e-mail

post-authority-text = To another authority. Your browser checks the certificate of its key before it seals anything.
post-authority-id = Destination
post-authority-id-hint = The authority’s identifier (UUID) at FIT-Connect, for example from the directory PVOG.
post-authority-check = Check the certificate
post-authority-checked = The certificate is checked
post-authority-holder = Issued to
post-authority-environment = Environment
post-authority-test = Test
post-authority-production = Production
post-authority-other = Another destination
post-authority-no-service = This destination accepts no service at present. Ask the authority.
post-authority-service = Service
post-authority-schema = Form of the data
post-authority-data = Data
post-authority-data-hint = In the form chosen above ({ $kind }).
post-authority-data-missing = The data are missing. Paste them.
post-authority-reply = E-mail address for the answer
post-authority-reply-hint = Without it the authority answers by letter.
post-authority-send = Seal and send

post-paper-direction = What do you want to do?
post-paper-in = Record paper that arrived
post-paper-in-hint = A letter, a visit or a call goes into the case, sealed like a letter from here.
post-paper-out = Write on paper
post-paper-out-hint = You write here, print and send it. The case keeps a sealed copy.
post-paper-door = How did it arrive?
post-paper-door-paper = As a letter
post-paper-door-counter = At the counter
post-paper-door-phone = On the telephone
post-paper-day = Day of arrival
post-paper-day-hint = Deadlines run from this day.
post-paper-day-wrong = Give a day of the last twelve months, today at the latest.
post-paper-came-paper = Arrived as a letter on { $day }.
post-paper-came-counter = Came to the counter on { $day }.
post-paper-came-phone = Called on { $day }.
post-paper-scans = Attach scans as files below. They are sealed in this browser.
post-paper-keep = Seal and put into the case
post-paper-keep-out = Seal and prepare the sheet
post-paper-done = Recorded. Case code { $code }
post-paper-done-text = Write the code on the paper before you file it.
post-paper-done-out = The sheet is ready. Case code { $code }
post-paper-done-out-text = Print it now. Code, safety number and QR code are on it.
post-paper-print = Print the sheet
post-paper-another = Record or write something else

## Printed sheets

post-sheet-number = Safety number: { $office }
post-sheet-number-text = With it you check that the office is the real one: the same 30 digits stand on the office’s page, to which the QR code leads.
post-sheet-link = A letter is waiting for you
post-sheet-link-text = We have written you a sealed letter. You need no account. Open this address or scan the code:
post-sheet-link-qr = QR code with the link
post-sheet-link-pin = You get the PIN for it in another letter. Nothing opens without it.
post-sheet-pin = Your PIN
post-sheet-pin-text = With this PIN you open the letter whose link you got separately:
post-sheet-pin-where = Enter the PIN only on a page whose address begins with { $url }. We never ask for it on the telephone or by e-mail. After ten wrong entries the link closes.
post-sheet-until = Valid until { $day }.
post-sheet-otherwise = Rather another way? Write to us on paper, come to the counter, or call. Name the case code if you know it.
post-sheet-recipient = Address on the sheet
post-sheet-recipient-hint = It stands where the envelope has its window. It is only printed and kept nowhere.
post-sheet-enclosed = Enclosed:
post-sheet-answer = How to answer: on paper, at the counter, on the telephone, or encrypted at { $url }/post. Always name the case code { $code }.
post-letter-print = Print this letter
post-letter-print-about = Send this letter on paper

## What came by other doors

post-in-title = From other doors: { $office }
post-in-lead = E-mail with OpenPGP and submissions of other authorities. They are still sealed. Your browser opens them, and you put them into a case.
post-in-none = Nothing is waiting
post-in-none-text = What comes by OpenPGP or FIT-Connect appears here.
post-in-open = Open
post-in-from = From
post-in-unknown = Not named
post-in-time = Time
post-in-signature = Signature
post-in-signature-good = right
post-in-signature-good-text = Signed with the published key of this address, and not changed.
post-in-signature-unchecked = not checked
post-in-signature-unchecked-text = Signed. Whether by the sender, only the key shows that their domain publishes.
post-in-signature-unknown = cannot be checked
post-in-signature-unknown-text = Signed with a key that cannot be found. Do not rely on the sender.
post-in-signature-bad = wrong
post-in-signature-bad-text = Changed on the way, or not from this address. Rely on nothing in it, and ask by another way.
post-in-signature-none = missing
post-in-signature-none-text = Not signed. The sender may be forged.
post-in-look = Look for the sender’s key
post-in-look-text = Looking asks { $domain }. There it can then be seen that this e-mail is read.
post-in-submission = Submission of an authority
post-in-schema = Form of the data
post-in-reply = Answer wished
post-in-reply-post = by letter
post-in-id = Identifier
post-in-keep = Put into the case
post-in-kept = Lies in case { $code }
post-in-away = Do not keep
post-in-away-sure = Not keep this message?
post-in-away-text = It goes into no case and disappears from the inbox. After 30 days it is deleted.
post-in-put-away = Not kept
post-in-put-away-text = The message lies in no case. After 30 days it is deleted.
post-in-answer = Word to the sender
post-in-answer-text = The sender learns, signed by the office, whether the submission was accepted technically. That says nothing about the matter.
post-in-accept = Accept
post-in-reject = Reject
post-in-reject-reason = What is wrong with the submission
post-in-reject-now = Reject, with this reason
post-in-answered = The sender has been told.

## The page of guests

post-guest-title = Your case
post-guest-lead = With your PIN you open your case: you read what the office writes, and answer. You need no account.
post-guest-pin = PIN
post-guest-pin-hint = Eight digits. They stand on your receipt, or in the letter that you got separately from the link.
post-guest-open = Open
post-guest-safe = What happens here
post-guest-safe-text = The letter is opened only in your browser, and your answer is sealed here. The town sees neither link nor PIN. After ten wrong entries the link closes.
post-guest-no-secret = The link is not complete
post-guest-no-secret-text = Open the whole link again, as you got it. What stands after the sign # belongs to it. For safety, this page forgets it when it is loaded anew.
post-guest-closed = The office has closed this case. If something is still open, take one of the other ways and name the case code.
post-guest-safety = The office sees this number too. If it is the same, nobody reads along in between.
post-guest-doors = Other ways
post-guest-doors-text = You need not answer online. Paper, counter and telephone lead into the same case.
post-guest-doors-offices = Address, telephone and opening hours of the offices
