# Errors of the storage: what is wrong, and what to do.

error-store-conflict = Something with this name or number exists already. Load the page again and choose another.
    .title = Exists already
error-store-linked = This belongs together with something that is missing or still in use. Load the page again and check what depends on it.
    .title = Still in use
error-store-busy = The database is busy with other work. Try again in a moment.
    .title = Busy
error-store-unreachable = The database at { $url } can’t be opened: { $reason }. Check the setting database.url, and whether the server runs and the folder may be written to.
    .title = Database not reachable
error-store-newer = The tables of “{ $room }” were made by a newer program (at { $found }). Start that version or a newer one; nothing was changed.
    .title = Program too old
error-store-changed = The migration { $name } of “{ $room }” is not the one that made these tables. Use a released version of the program; nothing was changed.
    .title = Tables of another program
error-store-internal = The database could not carry this out. Nothing was changed. If it happens again, tell the town’s administrators; they find the cause in the log.
    .title = Database error

error-store-blob-missing = The file { $digest } is not there. It was removed, or never arrived.
    .title = File missing
error-store-blob-damaged = The file { $digest } is damaged: its content no longer matches its digest. Bring it back from a backup.
    .title = File damaged
error-store-no-digest = “{ $value }” is no address of a file. Expected are 64 digits of 0–9 and a–f (SHA-256).
    .title = No file address
error-store-blobs-place = Files can’t be kept at { $url }: { $reason }. Check the setting blobs.url.
    .title = No place for files
error-store-blob-file = The file { $path } can’t be read: { $reason }. Check its path and that the program may read it.
    .title = File not readable
error-store-blobs-unavailable = The place where files are kept does not answer as it should: { $reason }. Try again in a moment; if it stays so, check the folder or the S3 server.
    .title = Files not available

error-store-dump-file = The backup can’t be used: { $file }: { $reason }. Check that the archive is whole and that the disk has room.
    .title = File of the backup
error-store-dump-line = The backup can’t be used: line { $line } of { $file } is not as it was written ({ $reason }). Take another backup; nothing was brought back.
    .title = Backup damaged
error-store-dump-cut = The backup can’t be used: { $file } has { $found } rows instead of { $expected }. Take another backup; nothing was brought back.
    .title = Backup incomplete
error-store-dump-not-empty = There is a town in this database already (table { $table }). Restore into an empty database; nothing was changed.
    .title = Database not empty
error-store-dump-newer = The backup was made by a newer program ({ $room }: { $name }). Restore it with that version or a newer one; nothing was changed.
    .title = Program too old
error-store-dump-other-table = The backup does not fit this program: the table { $table } is another one. Restore it with the version that made it; nothing was changed.
    .title = Backup does not fit

error-store-job-panicked = The job ended because of a mistake in the program. Tell those who run it; the log has the moment.
    .title = Mistake in the program
error-store-job-lost = The program ended during this job, at every attempt. Look whether memory or disk ran out, then let it try again.
    .title = Program ended
