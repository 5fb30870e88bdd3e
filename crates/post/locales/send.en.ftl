## Sending an application: what the browser says there

post-send-unlock = Open your mailbox. The application then goes to the office from there, and the answer comes back there.
post-send-open = Your mailbox is open. The application is now sealed here. Only the office can open it.
post-send-send = Seal and send
post-send-again = Send again
post-send-sealing = The application is being sealed …
post-send-no-mailbox = You have no mailbox yet
post-send-no-mailbox-text = You need a mailbox only if you want to read answers online for good. It works without one: you then get a link and a PIN for this one application.
post-send-set-up = Set up a mailbox in a new window
post-send-look-again = I have a mailbox now
post-send-without = Send without a mailbox
post-send-unregistered = Your application has reached the office, but it is not marked as an application for this service: { $reason } You need do nothing. The office reads it as a letter.
