# Errors at the doors to other systems

error-post-door-not-a-key = This is no public key for this door, or it has something private in it. Make the key anew on the page of the office.
    .title = Not a key
error-post-door-no-key = The office has no such key for other systems. Reload the page to see which keys there are.
    .title = Key not found
error-post-door-address = This is no plain e-mail address. Enter one address only, such as anna@mail.example, without a name.
    .title = Not an address
error-post-door-not-sealed = The message is not encrypted as this door demands, so it was not sent. Reload the page and send it again.
    .title = Not encrypted
error-post-door-unreachable = { $host } did not answer as it should. Nothing was lost. Try again later.
    .title = The other side does not answer
error-post-door-no-message = There is no such message, or it was put into a case already. Reload the page.
    .title = Message not found
error-post-door-no-mail = The town sends no e-mail. Ask the operator to set it up, or choose another door.
    .title = No e-mail
error-post-door-no-fit-connect = The town does not take part in FIT-Connect. Ask the operator to set it up, or choose another door.
    .title = No FIT-Connect
error-post-door-used = Something else was sent under this identifier before. Reload the page and send it again.
    .title = Sent before
error-post-door-no-recipient = No office has this address. Check the recipient.
    .title = No such recipient
error-post-door-readable = The message is not encrypted, so the town did not take it. Encrypt it with the OpenPGP key of the office (PGP/MIME), or use another door of the office.
    .title = Not encrypted
error-post-door-unreadable = This is no e-mail message: its head cannot be read. Hand over one whole message.
    .title = Not a message
error-post-door-too-large = The message is larger than 64 MiB, so it was not taken. Send its files in several messages.
    .title = Too large

# Work in the background

job-post-send-mail = Hand sealed mail to the mail server
job-post-send-submission = Hand submissions to FIT-Connect
job-post-fetch-submissions = Fetch submissions from FIT-Connect
job-post-clear-doors = Clear what was dealt with at the doors to other systems
