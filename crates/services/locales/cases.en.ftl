### Texts of the room `cases`.

# Paying

services-payments-amount = Amount
services-payments-reference = Payment reference
services-payments-test-title = Paying, to try it
services-payments-test-notice = No money moves here.
services-payments-test-about = This page stands where a real payment provider would be. You can pay and cancel as often as you like. No account is charged.
services-payments-test-pay = Pretend to pay
services-payments-test-cancel = Cancel
services-payments-paid = You pretended to pay. No money moved.
services-payments-cancelled = Cancelled. No money moved.
services-payments-surplus = The fee was settled before. The office sees that it must give something back.
services-payments-back = You can close this window. Your application is in the other one.

# Promises

promise-service-days-online = Online applications are decided soon
    .method = Median of the days from application to decision, of all online applications that were decided in the last year. Days on which the office waited for an answer do not count. Without decisions there is no figure.
    .why = Whoever applies for something should not wait long.
promise-service-days-paper = Applications on paper are decided as soon as others
    .method = Median of the days from application to decision, of all applications on forms and in letters that were decided in the last year. Days on which the office waited for an answer do not count. Without decisions there is no figure.
    .why = Paper must not be slower: every door leads to the same case.
promise-service-days-counter = Applications at the counter and by phone are decided as soon as others
    .method = Median of the days from visit or call to decision, of all applications that were decided in the last year. Days on which the office waited for an answer do not count. Without decisions there is no figure.
    .why = Whoever comes or calls must not wait longer: every door leads to the same case.
promise-services-in-time = Applications are decided within the promised time
    .method = Share of the applications that were decided by the promised day: of all that were decided in the last year or are overdue today. Where nothing is promised, three months count. Days on which the office waited for an answer are added to the time.
    .why = A time that nobody keeps is no promise.

# What is processed about people

processing-service-cases = So that your application is worked on and you see how it stands.
    .title = Applications
    .data = Service, form, office, door, status and days of your application; how it was decided, and a code for the reason where it was refused. What you wrote is not there: it is encrypted in the letters.
    .kept = The office must keep its files complete. Once the account is erased, nothing leads to you.
processing-service-cases-assigned = So that every case has somebody who works on it.
    .title = Cases you work on
    .data = Case, service, office and status
processing-service-cases-decided = So that the file says who decided.
    .title = Cases you decided
    .data = Case, service, office and status
    .kept = Who decided belongs to the file.
processing-service-case-events = So that you and the office see what happened to your application.
    .title = History of your applications
    .data = What happened on which day at which office
    .kept = The history belongs to the file. Once the account is erased, nothing leads to you.
processing-service-case-notes = So that the office keeps what it considers while it works on your application.
    .title = The office’s notes on your application
    .data = On which case an office noted something on which day. What it says is sealed: only the office can open it.
    .kept = Notes are part of the file. Once your account is deleted, nothing points to you any more.
processing-service-case-events-by = So that the file says who did what.
    .title = What you did with cases
    .data = Case, day, step and office
    .kept = Who did what belongs to the file.
processing-service-fees = So that the fee for your application is booked correctly.
    .title = Fees
    .data = Amount, payment reference and state of the fee
    .kept = What the town takes in must stay documented.
processing-service-receipts = So that every payment has a receipt.
    .title = Receipts
    .data = Amount, day and way of the payment
    .kept = What the town takes in must stay documented.
processing-service-payments = So that you can pay online.
    .title = Online payments
    .data = Amount, time and result of each attempt. The town does not know any bank details.
    .kept = What the town takes in must stay documented.

# Errors

error-services-cases-no-case = There is no such case, or you have no part in it. Check the code, and whether you are signed in with the right account.
error-services-cases-malformed = The program cannot read this: { $field }. Load the page again and try once more.
error-services-cases-not-published = The service “{ $service }” is not offered at the moment. Write the office a letter, or call.
error-services-cases-other-office = Another office is responsible for this service: { $office }. Send the application there.
error-services-cases-registered = This case is registered for something else. Begin a new case for the new application.
error-services-cases-door-refused = This door is not open for this service. Its page says which doors there are.
error-services-cases-received = The application cannot have come on that day. Give a day of the last year, today at the latest.
error-services-cases-not-now = This cannot be done now, because the case is { $status ->
    [received] received, and nobody has it yet
    [in-progress] in progress
    [asked] with whoever applied: the office waits for the answer
    [second-eyes] being checked by a second person
    [decided] decided already
    [withdrawn] withdrawn
   *[handed-over] handed over to another office
}. Load it again to see what can be done.
error-services-cases-not-yours = Somebody else works on this case, or nobody yet. Take it first, or ask the head of the office to give it to you.
error-services-cases-taken = Somebody was quicker: the case is being worked on. Take another one.
error-services-cases-same-eyes = The second check must be made by somebody else. Ask somebody of your office.
error-services-cases-no-reason = A refusal needs a reason. Choose at least one, and explain it in the letter.
error-services-cases-only-office = Only the office that has the case may do this. Write to it if something should change.
error-services-cases-other-form = This form belongs to another service than the case. Print a form of “{ $service }”.
error-services-cases-same-office = This office has the case already. Choose another one.
error-services-cases-no-key = The office “{ $office }” cannot read the letters of this case yet. Give it the key of the case in the mailbox first.
error-services-cases-no-member = This person does not work on the cases of this office. Choose somebody from the list.
error-services-cases-no-note = This note is gone, or it belongs to another office. Load the case again.
error-services-cases-crowded = Somebody changed the case meanwhile. Load it again and see what is left to do.

error-services-fees-none = No fee is noted for this case. Enter the amount first.
error-services-fees-not-now = This cannot be done, because the fee is { $state ->
    [open] still open
    [waived] waived
    [refunded] paid back already
   *[paid] paid already
}. Load the case again.
error-services-fees-amount = This amount does not fit what the catalogue says. It must be between { $least } and { $most } euros.
error-services-fees-no-reference = This is no payment reference of the town. One digit is wrong: compare each group of four.
error-services-fees-other-reference = This payment reference belongs to another case. Look the case up by its reference.
error-services-fees-no-provider = Nobody can pay online here. Make a transfer with the payment reference, or pay at the counter.
error-services-fees-provider = The payment provider does not answer at the moment. Try again later, or make a transfer.
error-services-fees-not-signed = This message is not from the payment provider, or too old. It changes nothing; the provider must send it again.
error-services-fees-replayed = This message was taken before. It changes nothing more, and there is nothing you need to do.
error-services-fees-no-payment = There is no such payment. Begin it again in the mailbox.

job-services-note-answers = Note answers that offices waited for
job-services-escalate-cases = Report applications that are due or overdue
job-services-free-cases = Free applications of people who left
job-services-tidy-cases = Erase applications whose time is over

# What the audit log says

identity-action-service-case-registered = Application registered
identity-action-service-case-taken = Case taken
identity-action-service-case-given = Case given to somebody
identity-action-service-case-given-back = Case put back
identity-action-service-case-asked = Question asked
identity-action-service-case-answered = Answer noted
identity-action-service-case-proposed = Decision proposed
identity-action-service-case-returned = Proposal given back
identity-action-service-case-decided = Case decided
identity-action-service-case-withdrawn = Withdrawal noted
identity-action-service-case-handed-over = Case handed over to another office
identity-action-service-case-reopened = Case opened again
identity-action-service-case-due-soon = Case reported as due soon
identity-action-service-case-overdue = Case reported as overdue
identity-action-service-case-freed = Case freed
identity-action-service-case-note-kept = Note kept
identity-action-service-case-note-deleted = Note deleted
identity-action-service-fee-set = Fee entered
identity-action-service-fee-paid-counter = Payment at the counter booked
identity-action-service-fee-paid-transfer = Transfer booked
identity-action-service-fee-waived = Fee waived
identity-action-service-fee-refunded = Fee paid back
identity-action-service-four-eyes-set = Set whether two must decide
