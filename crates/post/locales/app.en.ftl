## Refusals: what happened, what it may mean, what to do

post-refused-algorithm = A signature was made by a method that does not count here. That does not happen by accident. Do not rely on the content, and tell the town in another way.
post-refused-type = A signature belongs to something other than what should stand here. It may have been taken from elsewhere. Do not rely on the content, and tell the town in another way.
post-refused-signer = Something is not signed by the one it should be from. It may be forged. Do not rely on it, and ask in another way.
post-refused-signature = A signature does not match its content. The content was changed after it was signed, or it is forged. Do not rely on it, and ask in another way.
post-refused-form = Something does not have the form it must have. It is damaged, or somebody changed it. Load the page again. If it stays like this, tell the town.
post-refused-sealed = Something sealed cannot be opened with your keys. It is damaged, changed, or sealed for somebody else. Load the page again. If it stays like this, tell the town.
post-refused-recipient-kinds = Something sealed also names keys of a weaker kind. Others may have been able to read it. It was not opened. Tell the town in another way.
post-refused-header-size = Something sealed begins with a header that is far too long. It was not opened, so that it does not hold up your computer. Tell the town.
post-refused-padding = The filling of a letter was changed. Something could be hidden in it. The letter was not opened. Ask the other side to send it again.
post-refused-kdf = The server asks to protect your passphrase less than required. Do not type your passphrase now. Tell the town in another way.
post-refused-passphrase = The passphrase is not the right one. Mind capital letters, and try again. If you forgot it, use your recovery code.
post-refused-recovery-code = The recovery code is not the right one. You may have got a new one since. Compare each character with your printout.
post-refused-code-form = This is not a recovery code. It has 26 characters, you typed { $length }. The letter U does not occur in it.
post-refused-code-differs = The code you typed is not the one that was shown. Compare each character with what you wrote down.
post-refused-passkey = This passkey does not open the mailbox. Use another passkey, your passphrase or your recovery code.
post-refused-passkey-unable = This passkey or this browser cannot open a mailbox. Use your passphrase or your recovery code.
post-refused-device = This device can no longer open your mailbox by itself. Your keys were changed since. Open it with your passphrase, then trust the device again.
post-refused-chain = An older key of your mailbox cannot be opened. Older letters stay closed. Load the page again. If it stays like this, tell the town.
post-refused-locked = Your mailbox is locked. Open it first.
post-refused-own-keys = The server shows other keys as yours than you have. Somebody may be trying to read your letters. Write nothing confidential now, and tell the town in another way.
post-refused-keyset = The keys of { $party } do not belong there. They may have been swapped. Nothing was sent. Compare the safety number in another way.
post-refused-predecessor = The new keys of { $party } are not confirmed by the old ones. They may have been planted. Nothing was sent. Compare the safety number in another way.
post-refused-no-keys = { $party } cannot be reached this way yet: there are no keys. Use another way, such as paper or the counter.
post-refused-old-keys = The server shows old keys for { $party } (version { $version }, but { $seen } is known). Who has the old ones could read along. Nothing was sent. Tell the town in another way.
post-refused-proof-missing = The proof in the public record is missing for the keys of { $party }. Nothing is sealed without it. Try again later. If it stays like this, tell the town.
post-refused-proof-path = A proof does not match the public record. Keys may have been swapped. Nothing was sent. Tell the town in another way.
post-refused-proof-subject = A proof belongs to another entry ({ $index }) of the public record. Keys may have been swapped. Nothing was sent. Tell the town in another way.
post-refused-proof-opening = Entry { $index } of the public record stands for other keys than those shown. They may have been swapped. Nothing was sent. Tell the town in another way.
post-refused-checkpoint = The state of the public record cannot be read. It is damaged or changed. Load the page again. If it stays like this, tell the town.
post-refused-record-key = The public record is signed with another key than the one known here ({ $record }). Either the town changed it, or somebody pretends to be the town. Nothing was sent. Ask the town in another way.
post-refused-witnesses = Only { $seen } witnesses confirmed the state of the public record, { $demanded } are demanded. Try again later.
post-refused-fork = The public record is no longer the same as last time: entries were changed or removed. That must never happen. Write nothing confidential now, and tell the town in another way.
post-refused-bundle = The entries of the public record do not match its state. They are damaged or changed. Load the page again. If it stays like this, tell the town.
post-refused-not-addressed = Something was not written to you but to others, and then put here. Do not assume that you are meant.
post-refused-case-key = A key does not belong to this case or to this version. It may have been swapped. Its letters stay closed. Tell the town.
post-refused-case-key-maker = A key of this case comes from somebody who may not make one for it ({ $party }). It may have been planted. Its letters stay closed, and nothing is sealed with it. Tell the town.
post-refused-no-case-key = There is no key to this case for you. Ask the other side to add you to the case again.
post-refused-case-missing = The server no longer shows this case. It may be past its time of keeping. Otherwise ask the office. You can take it off the list.
post-refused-party-unknown = The server names somebody as taking part whom nobody let into the case ({ $party }). What comes from them is not believed, and they get no keys. Ask the office.
post-refused-letter-elsewhere = Letter { $seq } belongs to another case. Somebody put it here. Do not rely on it, and tell the town.
post-refused-letter-missing = The server leaves letters out: numbers { $from } to { $to } are missing. Ask the other side what they say.
post-refused-letter-order = A letter stands in the wrong place: it is number { $seq } and is shown as number { $shown }. Mind the day on which it was written, and tell the town.
post-refused-letter-replayed = The server shows letter { $before } again as number { $seq }. It counts only once. Tell the town.
post-refused-letter-chain = Letter { $seq } does not follow on the letter before it. One of the two was replaced. Ask the other side what they say.
post-refused-letters-cut = The server shows only { $served } letters, but you have seen { $seen } before. The last ones are missing. Tell the town.
post-refused-letter-changed = Letter { $seq } is no longer the same as last time. It was replaced. Ask the other side what they wrote.
post-refused-letter-unread = Letter { $seq } cannot be opened. It is damaged or changed. Ask the other side to send it again.
post-refused-letter-size = The letter is too long. Shorten it, or send the text along as a file.
post-refused-case-busy = Much is being written in this case right now. Your letter was not sent and is still here. Send it again in a moment.
post-refused-attachment-size = The file is larger than 2 GiB. Split it, or bring it on a data carrier.
post-refused-attachments-many = A letter can have at most 100 attachments. Pack several files together, or write two letters.
post-refused-attachment-damaged = The attachment “{ $name }” is damaged, cut off or changed. It was not saved. Try again. If it stays like this, ask the other side to send it again.
post-refused-attachment-changed = The attachment “{ $name }” is not the one the letter names. It was replaced, and not saved. Ask the other side to send it again.
post-refused-file-changed = The file changed while it was being sent. Nothing was sent. Close it in other programs, and send again.
post-refused-index = The list of your mailbox was changed or belongs to somebody else. It was not used and is being built anew from the letters.
post-refused-index-old = The server shows an older list of your mailbox (version { $revision }, but { $seen } is known). It may be hiding letters. The letters are being checked one by one.
post-refused-office-root = A key of the office ({ $party }, version { $version }) is not the one in the public record. It was not used. Talk to the head of the office.
post-refused-office-behind = You do not have the newest key of { $party } yet. Ask a member of the office to admit you.
post-refused-shares = These shares do not make the key of the office. One of them is wrong or given twice. Ask the holders to give their shares again.
post-refused-no-share = There is no share for this request that you can open.
post-refused-guest-keys = No known office confirmed the keys of { $party }. What is written with them is not believed. Ask the office.
post-refused-guest-link = The link is not complete. Open it again as you got it, with everything that follows the sign #.
post-refused-pin = The PIN has eight digits. It stands in the letter that you got by mail.
post-refused-connection = The town cannot be reached right now. Check your connection and try again. Nothing is lost.

## Doors to other systems

post-refused-no-mail = The town sends no e-mail. Ask the operator to set it up, or choose another door.
post-refused-mail-address = “{ $address }” is not a plain e-mail address. Enter one address only, such as anna@mail.example, without a name.
post-refused-mail-key-unusable = This is not an OpenPGP key that can be written to. It may be expired, or only able to sign. Ask for the person’s newest public key.
post-refused-mail-key-of-another = This key does not belong to { $address }. Nothing was sent. Look for the key of this address, or ask the person for it.
post-refused-mail-too-large = The message with all its files is larger than { $limit } MiB. Send the files in several messages, or by another door.
post-refused-mail-too-many-parts = This e-mail has more than { $limit } parts. That is no usual letter. It was not opened. Ask the sender to send it again.
post-refused-mail-unreadable = This e-mail is damaged or nested too deeply. It was not opened. Ask the sender to send it again.
post-refused-mail-not-sealed = This e-mail is not encrypted with OpenPGP, so there is nothing to open. Ask the sender to use the office’s key.
post-refused-mail-not-opened = This e-mail cannot be opened with the office’s keys. It is damaged, changed, or encrypted for somebody else. Ask the sender to send it again.
post-refused-door-key-missing = The office has no key for this door yet. Make one on your office’s team page under “Keys for other systems” first.
post-refused-door-key-swapped = The private half of key { $fingerprint } belongs to another key. It may have been swapped. It was not used. Tell the town in another way.
post-refused-submission-too-large = The application with all its files is larger than { $limit } MiB. Send fewer files, or choose another door.
post-refused-submission-attachments = The files that came are not the ones the application names. Something is missing or was added. Reject it, and ask for it again.
post-refused-submission-metadata = The application’s description cannot be read. Reject it, and ask for it again.
post-refused-submission-hash = A part of the application was changed on the way. It was not opened. Reject it, and ask for it again.
post-refused-submission-receipt = The case has no record of what was sent, so the answer cannot be checked. Ask the other authority by telephone.
post-refused-jose-key = The other authority’s key is not made for this. Nothing was sealed with it. Tell the other authority.
post-refused-jose-key-short = The key has only { $bits } bits, { $expected } are demanded. Nothing was sealed with it. Tell its owner.
post-refused-jose-algorithm = Something is sealed or signed by a method that does not count here ({ $alg } instead of { $expected }). It was not opened. Tell the sender.
post-refused-jose-compressed = Something sealed is compressed. That is forbidden here, and it was not opened. Tell the sender.
post-refused-jose-no-key = Something is sealed to key { $kid } or signed by it, and this key is not known here. Tell the sender which key is the newest.
post-refused-jose-not-opened = Something sealed is damaged or was changed on the way. It was not opened. Ask for it again.
post-refused-jose-signature = A signature does not match its content. The content was changed, or it is forged. Do not rely on it.
post-refused-jose-malformed = Something sealed does not have the form it must have. It was not opened. Ask for it again.
post-refused-certificate-no-chain = The other authority’s key has no certificate. Nothing was sent. Tell the other authority.
post-refused-certificate-malformed = A certificate of the other authority cannot be read. Nothing was sent. Tell the other authority.
post-refused-certificate-other-key = The certificate belongs to another key than the one shown. It may have been swapped. Nothing was sent. Ask the other authority in another way.
post-refused-certificate-other-use = A certificate is used for what it was not issued for. Nothing was sent. Tell the other authority.
post-refused-certificate-expired = A certificate of the other authority is expired or not valid yet. Nothing was sent. Tell the other authority, or use another door.
post-refused-certificate-unknown-extension = A certificate makes a demand that is not known here. Nothing was sent. Tell the operator of the town.
post-refused-certificate-no-authority = A certificate was issued by somebody who may not issue any. It may be forged. Nothing was sent. Ask the other authority in another way.
post-refused-certificate-gap = A certificate is missing between the key and the root. Nothing was sent. Tell the other authority.
post-refused-certificate-signature = The signature of a certificate is wrong. It may be forged. Nothing was sent. Ask the other authority in another way.
post-refused-certificate-algorithm = A certificate is signed by a method that does not count here. Nothing was sent. Tell the other authority.
post-refused-certificate-foreign-root = The certificates do not lead to a root that the town believes. Nothing was sent. Ask the operator of the town whether the root is set up.
post-refused-certificate-roots-changed = The town shows other root certificates than before. Somebody may want to pass off foreign keys. Nothing was sent. Ask the operator of the town in another way whether they changed them.

## Everywhere in the app

post-app-opening = Opening …
post-app-next = Continue
post-app-print = Print
post-app-stop = Stop
post-app-lock = Lock the mailbox
post-app-download = Download:
post-app-delete = Delete
post-app-not-found = There is no such page
post-app-not-found-about = The address may be incomplete.
post-app-to-mailbox = To the mailbox
post-app-protects = What this protects and what it does not
post-app-party-account = Resident
post-app-party-guest = Person without an account
post-app-party-office = Office
post-app-party-removed = { $name } (deleted their copy)
post-app-me = You

## Setting up and unlocking

post-app-setup-title = Set up your mailbox
post-app-setup-step-passphrase = Passphrase
post-app-setup-step-code = Recovery code
post-app-setup-step-check = Check
post-app-setup-about = Your browser now makes the keys of your mailbox. With them, letters are sealed and opened on your device. The town never sees the keys.
post-app-two-secrets = Signing in and the mailbox have different secrets
post-app-secret-sign-in = What you sign in with
post-app-secret-sign-in-about = It shows the town who you are. The town checks it and can reset it.
post-app-secret-mailbox = The mailbox’s passphrase
post-app-secret-mailbox-about = It never leaves your device. The town does not know it and cannot reset it. Take another one than for signing in.
post-app-passphrase = Passphrase of the mailbox
post-app-passphrase-not-login = Not the one you sign in with.
post-app-passphrase-new = Passphrase for the mailbox
post-app-passphrase-hint = At least { $count } characters. Four or more words that have nothing to do with each other are good.
post-app-passphrase-again = The same passphrase again
post-app-passphrase-short = The passphrase is too short. Take at least { $count } characters.
post-app-passphrase-differs = The two passphrases differ. Enter the same one twice.
post-app-code-about = This is your recovery code. It opens your mailbox when you forget the passphrase or lose all devices. It is shown this once only.
post-app-code-only-you = Without passphrase and code your letters are lost
post-app-code-only-you-about = Nobody can open them then, not even the town. Print the code or write it down, and keep it like an identity card.
post-app-code-noted = I have printed the code or written it down
post-app-code-type = Enter the code from your paper. So it is certain that it is right.
post-app-code-confirm = Check the code
post-app-code-show-again = Show the code again
post-app-recovery-code = Recovery code
post-app-recovery-code-hint = 26 characters. Upper or lower case, hyphens and spaces do not matter.
post-app-setup-done = Your mailbox is set up
post-app-setup-done-about = You can now write to offices and get letters from them that only you and the office read.
post-app-unlock-title = Open your mailbox
post-app-unlock-lead = Your mailbox is locked. Its keys are on your device only, and only as long as this page is open.
post-app-unlock-button = Open
post-app-unlock-passkey = Open with a passkey
post-app-trust = Trust this device
post-app-trust-hint = The mailbox then opens by itself here. Choose this only on a device of your own.
post-app-by-code = Forgot the passphrase? Open with the recovery code
post-app-by-passphrase = Open with the passphrase

## The mailbox

post-app-mailbox-title = Mailbox
post-app-mailboxes = Mailboxes
post-app-own = My mailbox
post-app-keys = Keys and settings
post-app-write = Write a letter
post-app-drafts = Drafts
post-app-recoveries-open = { $count ->
        [one] An office asks for your share of its key
       *[other] { $count } offices ask for your share of their keys
    }
post-app-recoveries-look = Look at the request
post-app-office-write = Write, or record paper
post-app-office-inbox = What came by other ways
post-app-office-team = Team and keys
post-app-office-unfounded = This office has no keys yet. It cannot receive encrypted post.
post-app-office-unfounded-next = Make its keys
post-app-office-waiting = You belong to this office, but do not have its key yet.
post-app-office-waiting-next = Who can let you in
post-app-office-renew = Somebody has left the office. Its keys must be renewed.
post-app-office-renew-next = Renew the keys
post-app-office-stranger = You do not belong to this office.
post-app-empty = No post yet
post-app-empty-about = Write to an office: only you and the office read what you write.
post-app-empty-office = No post yet
post-app-empty-office-about = Letters to this office appear here as they arrive.
post-app-filter = Find letters
post-app-filter-words = Search in subject, sender and code
post-app-filter-show = Show
post-app-filter-all = All
post-app-filter-unread = Unread
post-app-filter-open = Open
post-app-filter-closed = Closed
post-app-count = { $found ->
        [one] 1 case
       *[other] { $found } cases
    } of { $all }
post-app-letters = { $count ->
        [one] 1 letter
       *[other] { $count } letters
    }
post-app-kept-until = kept until
post-app-unread = { $count } new
post-app-closed = closed
post-app-trouble = not opened
post-app-unreadable = This case cannot be opened
post-app-found-none = Nothing found
post-app-found-all = Show all cases
post-app-no-subject = No subject
post-app-pages = Pages
post-app-page = Page { $at } of { $pages }
post-app-page-newer = Newer
post-app-page-older = Older

## Writing

post-app-new-title = A letter to an office
post-app-new-lead = The letter is sealed on your device. Only the office you write to can open it.
post-app-to = To
post-app-to-choose = Choose an office
post-app-to-missing = Choose the office you write to.
post-app-to-none = No office yet
post-app-sealed-to = Sealed to this office, its key is proved
post-app-not-all-reachable = Not all offices can be reached encrypted. You reach the others on paper, by telephone and at the counter.
post-app-all-offices = All offices and their ways
post-app-kind = Kind of letter
post-app-kind-letter = Letter
post-app-kind-decision = Decision
post-app-kind-paper = Paper letter
post-app-kind-note = Note of the office
post-app-kind-receipt = Read receipt
post-app-subject = Subject
post-app-subject-hint = The subject is sealed too.
post-app-subject-missing = The subject is missing. Say in a few words what it is about.
post-app-body = Text
post-app-body-missing = The text is missing. Write something, or add a file.
post-app-files = Files
post-app-files-hint = Up to 2 GB each. You can also drop files here.
post-app-files-chosen = Chosen files
post-app-files-many = These are too many files. A letter can have at most { $most }. Pack several together, or write two letters.
post-app-file-remove = Remove
post-app-file-too-large = { $name } is too large. A file may have at most 2 GB. Split it, or pack it smaller.
post-app-send = Seal and send
post-app-sealing = The letter is being sealed and sent.
post-app-stopped = Stopped
post-app-stopped-about = Nothing was sent, and nothing is lost. When you send again, it goes on where you stopped.
post-app-draft-kept = The draft is kept, sealed. Files are not part of it.
post-app-drafts-lead = Letters you began, sealed to you alone.
post-app-drafts-empty = No drafts
post-app-drafts-empty-about = What you write and do not send is kept here.
post-app-draft-delete = Delete the draft?
post-app-draft-delete-about = This cannot be undone.

## A case

post-app-case = Case
post-app-code = Case code
post-app-sent = Sent
post-app-sent-about = Your case has the code { $code }. It is good on paper and at the counter too.
post-app-refused = Something is wrong
post-app-receipt = Letter { $seq } was read
post-app-reply = Reply
post-app-reply-sent = Your reply is sent.
post-app-closed-own = The office has closed this case. If something is still open, write a new letter and name the code.
post-app-closed-office = This case is closed. Reopen it to write.
post-app-tools = What you can do
post-app-send-receipt = Send a read receipt
post-app-close = Close the case
post-app-reopen = Reopen the case
post-app-remove = Delete my copy
post-app-remove-office = Delete the office’s copy
post-app-remove-title = Delete the copy?
post-app-remove-about = The case disappears from your mailbox. The office keeps its copy as long as the law demands. This cannot be undone.
post-app-remove-about-office = The office’s copy is deleted once the retention period is over. The other side keeps theirs. This cannot be undone.
post-app-remove-yes = Yes, delete
post-app-about-case = About this case
post-app-parties = Taking part
post-app-town = Town
post-app-safety = Safety number
post-app-safety-about = Both sides see the same number. Compare it by telephone, at the counter or with a letter on paper: if it is the same, nobody reads in between.
post-app-safety-office-about = This is the office’s number as on its letters and in the public record.
post-app-safety-office-page = The office’s keys
post-app-safety-qr = QR code with the address of the office’s keys
post-app-door-online = online
post-app-door-paper = on paper
post-app-door-counter = at the counter
post-app-door-phone = by telephone
post-app-door-openpgp = by OpenPGP
post-app-door-fit-connect = through FIT-Connect
post-app-door-link = by a reply link
post-app-outbound-queued = waits to be sent
post-app-outbound-sent = sent
post-app-outbound-failed = not delivered
