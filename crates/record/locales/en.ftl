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
