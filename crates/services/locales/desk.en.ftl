## Service cases in the mailbox
