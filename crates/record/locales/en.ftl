# Errors

error-record-refused = This is no longer possible: somebody was faster, or something has changed. Reload the page and see how things stand now.
error-record-closed = The program is shutting down and adds nothing more to the public record. Try again in a minute.
error-record-too-long = The entry is too long for the public record. Shorten the identifier.
error-record-no-entry = There is no entry { $index } in the public record. Look for it in the list at /record.
error-record-malformed = This cannot be read: { $reason }. Check that the file is complete and unchanged.
error-record-not-begun = There is no public record in this database. Check that it is the right one.
error-record-unknown-checkpoint = The town never signed this checkpoint. Fetch the newest one from /record/checkpoint.
error-record-unknown-witness = None of the signatures is by a witness the town knows. Ask the town to add your public key.
error-record-file = The file { $path } cannot be read or written: { $reason }. Check its place and permissions.
error-record-unreachable = No public record answers at { $url }: { $reason }. Check the address and the connection.
error-record-not-taken = The town did not take the signature at { $url }. It says: “{ $reason }” Ask the town whether it knows your witness.
error-record-other-origin = The record in the database belongs to “{ $found }”, not to “{ $configured }”. Use the key it was begun with.
error-record-other-key = The record in the database was signed with another key. Put the file record.key back from the backup.

# What can be wrong with a record

error-record-fault-unreadable = The record could not be read: { $reason }. This says nothing about whether it is sound. Try again later.
error-record-fault-no-checkpoint = What is served as a checkpoint is none: { $reason }. Ask the town.
error-record-fault-other-origin = Wrong name: the checkpoint belongs to “{ $found }”, expected was “{ $expected }”. Check the address.
error-record-fault-other-key = Wrong key: the checkpoint is not signed with the expected key. Compare the key by a second way, such as a public notice.
error-record-fault-forged-signature = Forged signature: it names the right key but does not fit the checkpoint. Keep the checkpoint as evidence and ask the town.
error-record-fault-rolled-back = Rolled back: the record had { $remembered } entries and now shows only { $size }. Keep the earlier checkpoint as evidence and ask the town.
error-record-fault-rewritten = Rewritten: the first { $remembered } entries are no longer those that were there. Keep the earlier checkpoint as evidence and ask the town.
error-record-fault-missing-tile = Truncated: tile { $tile } is missing although the signed checkpoint needs it.
error-record-fault-missing-entries = Truncated: some of the entries { $from } to { $to } are missing although the signed checkpoint counts them.
error-record-fault-bad-tile = Tampered with: tile { $tile } is not the one that belongs to the signed checkpoint.
error-record-fault-bad-root = Tampered with: several tiles together do not add up to the signed checkpoint.
error-record-fault-bad-entry = Tampered with: entry { $index } is not the one that belongs to the signed checkpoint.
error-record-fault-no-statement = Entry { $index } says nothing valid: { $reason }.
error-record-fault-time-runs-back = Entry { $index } is dated before the entry before it.
error-record-fault-bad-opening = What should open entry { $index } does not fit it.
error-record-fault-bad-proof = The receipt does not hold: entry { $index } is not in the signed checkpoint like this.
error-record-fault-other-content = The content is not the one that entry { $index } commits to. Check that you have the right version of the file.

# What the commands report

record-report-sound = The record “{ $origin }” is sound: { $size } { $size ->
        [one] entry
       *[other] entries
    }, every tile and the signature.
record-report-continues = It continues the checkpoint with { $before } entries that you saw last.
record-report-first = You see this record for the first time. Next time it is checked whether it continues this checkpoint.
record-report-openings = { $openings } entries could be opened; each fits.
record-report-key = Verified with the key { $key }
record-report-key-unknown = Verified with the key that the record itself names. Compare it by a second way: { $key }
record-proved-entry = Entry { $index }: { $kind } for { $subject } at { $time }
record-proved-size = It is in the signed checkpoint with { $size } entries.
record-proved-content = It commits to the content with this SHA-256: { $digest }
record-proved-key = Signed with the key { $key }
record-witness-signed = Signed: “{ $origin }” with { $size } entries.
record-witness-submitted = The town has taken the signature.
record-witness-key = Your verifier key, which the town adds to record.witnesses: { $key }

# The pages

nav-record = Record
    .about = What the town has done in public: unalterable, and verifiable by anyone
record-title = Public record
record-lead = Every public act of the town is an entry here. Entries are only ever added; none can be changed or deleted unnoticed.
record-size = Entries
record-checkpoint = Newest signed checkpoint
record-witnessed = Witnessed
record-witnessed-by = by { $names } at { $size } entries
record-witnessed-by-none = not yet by anyone outside the town
record-verify-link = How to verify the record yourself
record-entries = Entries
record-filter = Search entries
record-filter-any = All
record-filter-kind = What was done
record-filter-about = What it is about (identifier, for example strassen)
record-filter-send = Search
record-column-entry = No.
record-column-time = When
record-column-kind = What
record-column-about = What it is about
record-empty = No entries
record-empty-text = Nothing in the record matches this search. Take the filters back.
record-entry-number = Entry { $index }
record-entry-corrects = Corrects
record-entry-others = Other entries about this
record-entry-content = Content
record-entry-content-text = The entry does not name the content, it commits to it: with a hash of a random value and the SHA-256 of the content. Whoever knows both can compute that the content is the same. If the random value is deleted, for data protection for instance, the entry can still be verified but tells nothing any more.
record-entry-digest = SHA-256 of the content
record-entry-salt = Random value
record-entry-closed = What opens this entry is not public, or was deleted.
record-entry-verify = How to verify this entry
record-entry-verify-fetch = Download the receipt. It can be verified without a connection, even in many years.
record-entry-verify-run = Verify it with the program, on your own computer. With --content FILE you verify the content too.
record-entry-verify-key = Compare the key that the program names with the town’s.
record-receipt = Download receipt
record-tlog-proof = Receipt for other programs (tlog-proof)
record-proof = The proof, step by step
record-proof-text = From the entry and the hashes of its neighbours follows, step by step, the one hash over all { $size } entries that the town has signed.
record-proof-leaf = The entry, byte for byte:
record-proof-start = Hash of the entry
record-proof-left = joined with the hash to its left
record-proof-right = joined with the hash to its right
record-proof-root = gives the hash over all entries
record-proof-signed = It stands in the checkpoint that the town has signed:
record-notice-title = In the public record
record-notice-text = These entries prove what was published here and when. None of them can be changed unnoticed.
record-notice-verify = How to verify this
record-notice-none = Nothing about this is in the public record yet.
record-subject = { $kind } { $slug }
record-subject-at = { $kind } { $slug }, version { $version }
record-subject-account-keys = Mailbox keys
record-subject-office-keys = Keys of the office
record-subject-office-members = Members of the office
record-subject-office-door-keys = Keys for other systems of the office
record-subject-client = Scripts and style sheets
record-subject-dataset = Dataset
record-subject-service = Service
record-subject-service-location = Location
record-subject-office = Office
record-kind-account-keys-published = Mailbox keys published
record-kind-office-keys-published = Keys of an office published
record-kind-office-members-changed = Members of an office’s post changed
record-kind-office-door-key-published = Key of an office for another system published
record-kind-office-door-key-ended = Key of an office for another system ended
record-kind-client-released = Scripts and style sheets renewed
record-kind-dataset-described = Dataset described
record-kind-dataset-inventoried = Dataset inventoried
record-kind-dataset-published = Dataset published
record-kind-dataset-withheld = Dataset withheld
record-kind-form-published = Form published
record-kind-dataset-version-withdrawn = Version of a dataset withdrawn
record-kind-service-listed = Service listed
record-kind-service-published = Service published
record-kind-service-changed = Published service changed
record-kind-service-withdrawn = Service withdrawn
record-kind-service-location-described = Location described
record-kind-office-described = Office described
record-kind-office-founded = Office founded

record-verify-title = Verify the record yourself
record-verify-lead = You need not believe the town. Your own computer can work out whether the record is sound.
record-verify-why = What is verified
record-verify-why-text = All entries together have one hash, and the town signs it with every new entry. Whoever changes a single character, leaves something out or shows an earlier state gets another hash, and the signature no longer fits.
record-verify-key = The town’s key
record-verify-key-text = This public key verifies the signature. Compare it once by a second way, such as the notice at the town hall.
record-verify-all = Verify the whole record
record-verify-all-text = The program is free and runs on your computer. It reads every entry, computes everything anew and, with --state FILE, remembers the checkpoint: next time it notices if something was taken back or rewritten.
record-verify-one = Verify a single entry
record-verify-one-text = Every entry has a receipt to download. It proves without a connection that the entry is in the record, and fits exactly one content.
record-verify-watch = Become a witness
record-verify-watch-text = Associations, newsrooms or other towns can witness the record: their computer looks regularly whether it has only grown, and signs the checkpoint. So the town can show nobody another record than everyone else.
record-verify-tools = For other programs
record-verify-tools-text = The record is a transparency log as specified by C2SP (tlog-tiles, tlog-checkpoint, tlog-cosignature). Every program that reads these formats can verify it:

# Promises

promise-public-acts-recorded = Public acts are in the record
    .method = For every public thing, what the newest entry about it must say is computed anew from the database. It counts if the entry is in the signed checkpoint and commits to exactly this content.
    .why = Nothing that the town has published should be changed silently.

# allmende doctor

check-record-sound = The public record is intact ({ $size } entries).
check-record-witness-awake = The witness { $name } has signed within the last seven days.
check-record-witness-silent = The witness { $name } has not signed for more than seven days.
    .remedy = Ask whether it is still running, or take it out of record.witnesses.
check-record-unreadable = The record cannot be checked: { $reason }
    .remedy = Check the database.
check-record-fault-unreadable = { error-record-fault-unreadable }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-no-checkpoint = { error-record-fault-no-checkpoint }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-other-origin = { error-record-fault-other-origin }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-other-key = { error-record-fault-other-key }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-forged-signature = { error-record-fault-forged-signature }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-rolled-back = { error-record-fault-rolled-back }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-rewritten = { error-record-fault-rewritten }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-missing-tile = { error-record-fault-missing-tile }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-missing-entries = { error-record-fault-missing-entries }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-bad-tile = { error-record-fault-bad-tile }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-bad-root = { error-record-fault-bad-root }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-bad-entry = { error-record-fault-bad-entry }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-no-statement = { error-record-fault-no-statement }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-time-runs-back = { error-record-fault-time-runs-back }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.
check-record-fault-bad-opening = { error-record-fault-bad-opening }
    .remedy = Stop the town, keep the database as evidence and restore the newest backup that is sound.

# Work in the background

job-record-call-witnesses = Ask witnesses to sign the record
