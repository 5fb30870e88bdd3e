# Errors

error-post-no-case = There is no such case, or you are no part of it. Check the address, or open your mailbox.
    .title = Case not found
error-post-no-office = There is no such office. Look for it in the list of all offices.
    .title = Office not found
error-post-no-keyset = There are no such keys, or you share no case with their owner.
    .title = Keys not found
error-post-no-guest = Link and PIN do not fit together, or the access has expired. Check both. After ten wrong attempts the access closes: then ask the office for a new letter.
    .title = No access
error-post-no-account = You have no mailbox yet. Set it up first.
    .title = No mailbox
error-post-malformed = Your browser sent something that is not as the post’s protocol says ({ $field }). Nothing was saved. Reload the page and try again.
    .title = Not as the protocol says
error-post-too-large = This is larger than a letter may be. Send long texts as a file.
    .title = Too large
error-post-account-exists = You have a mailbox already. Open it with your passphrase or recovery code.
    .title = You have a mailbox
error-post-keys-moved = Your keys were changed on another device meanwhile. Reload the page and open your mailbox again.
    .title = Keys changed
error-post-wraps-incomplete = A mailbox needs exactly one recovery code and at least one passphrase. Set up both.
    .title = Ways in not complete
error-post-weak-wrap = The passphrase is protected more weakly than the protocol allows. Reload the page. If the error stays, tell the town.
    .title = Protected too weakly
error-post-last-way = The recovery code and the last passphrase cannot be removed: you would not get into your mailbox any more. Make a replacement first.
    .title = Last way in
error-post-no-way = This way into your mailbox is no longer there. Reload the page.
    .title = Way in not found
error-post-index-moved = Another device has changed your mailbox meanwhile. It is loaded again.
    .title = Mailbox changed
error-post-case-moved = Another letter came first in this case. Read it before you send yours. Your letter is not lost.
    .title = A letter came first
error-post-taken = This identifier is taken already. Nothing was sent. Try again.
    .title = Identifier taken
error-post-case-key-moved = The case has a new key meanwhile. Load it again and send once more. Your letter is not lost.
    .title = New key
error-post-wraps-missing = The case’s key is not sealed to exactly its parties. Nothing was sent. Load the case again.
    .title = Keys not complete
error-post-party-key-moved = Somebody in this case has new keys. Reload the page and send once more. Your letter is not lost.
    .title = New keys
error-post-office-unreachable = This office cannot be reached encrypted yet. Write on paper, call, or come by.
    .title = Office not reachable
error-post-door-refused = Only offices may enter letters by this door. Reload the page and send once more.
    .title = Wrong door
error-post-received = It cannot have come on that day. Give a day of the last year, today at the latest.
    .title = Wrong day
error-post-only-offices = Only the office may do this. Write to it where it is needed.
    .title = For offices only
error-post-no-attachment = A file of the letter has not arrived whole. Upload it again, then send the letter.
    .title = File missing
error-post-quota = Your space is full: { $limit } bytes are in use. Remove old cases or files, or bring the documents to the office. Nothing is lost.
error-post-guest-quota = That is too much at once. Without an account, all together may be { $megabytes } MB at most. Make photos smaller, leave out what is not asked for, or bring the documents to the office. Nothing is lost.
error-post-one-case = A case has been opened with this access already. Open it with your link and your PIN. For a new application, begin on the page of the service.
error-post-slow-down = Many applications have just come from your connection. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and send again. Your answers stay. Paper, counter and telephone always work.
    .title = No space left
error-post-retention = The office must keep this case until { $delete_after }. Then it is deleted by itself.
    .title = Time of keeping

# Mail

error-post-mail-off = This town sends no mail. Look into your mailbox here.
error-post-mail-config = The key { $key } in allmende.toml cannot be used. Name a mail server like smtps://mail.town.example and an address of the town.
error-post-mail-address = Mail cannot go to such an address. Write it like name@example.org.
error-post-mail-refused = The mail server refuses the message. Check the address and the section [mail] in allmende.toml.
error-post-mail-unreachable = The mail server cannot be reached now. The program tries again by itself.
error-post-no-upload = This file is no longer there, or it is in a letter already. Upload it again.
    .title = File not found
error-post-upload-moved = This part of the file does not follow: { $offset } bytes are there already. The browser goes on from there.
    .title = Not the next part
error-post-file-too-large = The file is empty or too large: at most { $limit } bytes are possible. Divide it, or bring it to the office.
    .title = File too large
error-post-part-too-large = A part of a file may have 8 MiB at most. The browser sends it in smaller pieces.
    .title = Part too large
error-post-cut-off = The connection broke. What has arrived stays. The browser goes on from there.
    .title = Connection broken
error-post-other-tus = Your browser uploads files in a version that the server does not know. Reload the page.
    .title = Other version
error-post-too-many-drafts = You have { $limit } drafts already. Delete old ones before you make new ones.
    .title = Too many drafts
error-post-unreadable = An encrypted file cannot be read. Try again later. If the error stays, tell the town.
    .title = File not readable

# Work in the background

job-post-delete-parts = Removing encrypted files that belong to no letter any more
job-post-expire-uploads = Removing uploaded files that came into no letter
job-post-apply-retention = Removing offices’ copies after their time
job-post-purge = Deleting cases that nobody holds any more
job-post-forget-guests = Forgetting guests without a case after a day

# Promises

promise-letters-encrypted = Letters between people and offices are end-to-end encrypted
    .method = Share of the last year’s letters that reached or left the office encrypted: from the mailbox, by a reply link, with OpenPGP or FIT-Connect. What came on paper, at the counter or by telephone is filed encrypted at the office and counts as not encrypted. Read receipts do not count. Whoever writes on paper has every right to; so the target is not 100 %.
    .why = What people write to an office is nobody else’s business, not even the operator’s.
promise-offices-reachable-encrypted = Every office can be reached encrypted
    .method = Share of the offices that have public keys in the record.
    .why = Encryption helps only where it is possible everywhere.
promise-answer-days-online = Letters from the mailbox are answered soon
    .method = Median of the days from the letter to the office’s answer, of all letters of the last year from the mailbox that were answered. Where several letters come before the answer, the first one counts. Without answers there is no figure.
    .why = Whoever writes should not wait long.
promise-answer-days-paper = Letters on paper are answered as soon as others
    .method = Median of the days from the letter’s arrival at the office to the answer, of all paper letters of the last year that were answered. Without answers there is no figure.
    .why = Paper must not be slower: every door leads to the same case.
promise-answer-days-counter = What is brought to the counter is answered as soon as other things
    .method = Median of the days from the visit to the answer, of all matters of the last year that were answered. Without answers there is no figure.
    .why = The counter must not be slower: every door leads to the same case.

# Checks

check-post-offices-reachable = Can be reached encrypted: { $reached } of { $all } offices.
    .remedy = The head of each other office opens the post and sets up the office’s keys there.
check-post-renewals-due = Offices whose keys are still held by somebody who works there no longer: { $count }.
    .remedy = A member opens “Team” in the office’s post and renews the keys.
check-post-inbound-waiting = Post from other systems that has waited for more than seven days: { $count }.
    .remedy = The office opens its inbox and puts it into a case.
check-post-unreadable = The post cannot be checked: { $reason }
    .remedy = Check the database.
