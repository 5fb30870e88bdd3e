### Words for cases, as the server and the mailbox show them.

# How an application stands

services-cases-status-received = Received
    .about = Your application is there. Soon somebody will work on it.
services-cases-status-in-progress = In progress
    .about = Somebody at the office works on your application.
services-cases-status-asked = Question asked – your turn
    .about = The office needs something more from you. Read the last letter and answer it.
services-cases-status-second-eyes = Being checked once more
    .about = The decision is prepared. A second person checks it.
services-cases-status-decided = Decided
    .about = The decision is in the last letter.
services-cases-status-withdrawn = Withdrawn
    .about = You took the application back. You need not do anything more.
services-cases-status-handed-over = Handed over
    .about = Your application is now with: { $office }. Your deadline stays the same.

# By which door it came

services-cases-door-online = Online
services-cases-door-paper = On paper
services-cases-door-counter = At the counter
services-cases-door-phone = By phone
services-cases-door-mail = By letter

# How it was decided, and why

services-cases-outcome-granted = Granted
services-cases-outcome-partly = Granted in part
services-cases-outcome-refused = Refused

services-cases-reason-conditions-not-met = The conditions are not met.
services-cases-reason-documents-missing = Documents are missing.
services-cases-reason-too-late = The application came too late.
services-cases-reason-not-entitled = Whoever applied may not apply for it.
services-cases-reason-not-responsible = Another authority is responsible.
services-cases-reason-decided-before = It was decided before.
services-cases-reason-used-up = There is nothing left to give.
services-cases-reason-other = Another reason. It is in the letter.

# How near the due day is

services-cases-escalation-calm = Time enough
services-cases-escalation-soon = Due soon
services-cases-escalation-overdue = Overdue

# What happened

services-cases-what-registered = The application came.
services-cases-what-taken = Work on it began.
services-cases-what-given = The case went to somebody else at the office.
services-cases-what-given-back = The case was put back.
services-cases-what-asked = The office asked a question.
services-cases-what-answered = The answer came.
services-cases-what-proposed = A decision was proposed.
services-cases-what-returned = The proposal went back.
services-cases-what-decided = It was decided.
services-cases-what-withdrawn = The application was taken back.
services-cases-what-handed-over = The application went to: { $office }.
services-cases-what-reopened = The case was opened again.
services-cases-what-due-soon = The case is due soon.
services-cases-what-overdue = The due day has passed.
services-cases-what-freed = Who had the case does not work at the office any more.

# Fees

services-fees-state-open = To be paid
services-fees-state-paid-counter = Paid at the counter
services-fees-state-paid-transfer = Paid by transfer
services-fees-state-paid-online = Paid online
services-fees-state-waived = Waived
services-fees-state-refunded = Paid back
