## Service cases in the mailbox

# Everywhere

services-desk-account-gone = account deleted
services-desk-choose = Please choose
services-desk-none = None
services-desk-nobody = Nobody
services-desk-me = { $name } (you)
services-desk-mine = Yours
services-desk-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }

# How a case stands

services-desk-application = Application: { $service }
services-desk-status-asked = Waits for an answer
services-desk-received = Received
services-desk-door = Door
services-desk-office = Responsible
services-desk-due = Due
services-desk-due-on = Due on
services-desk-decided-on = Decided on
services-desk-clock-stands = the clock stands still
services-desk-clock-stands-short = Clock stands still
services-desk-assignee = Worked on by
services-desk-outcome = Decision
services-desk-took = Took
services-desk-history = What happened so far
services-desk-former = Another office has this case now: { $office }. You can read it, but do nothing with it any more.
services-desk-four-eyes = Four eyes

# Whoever applied

services-desk-own = Your applications
services-desk-own-closed = { $count ->
        [one] 1 finished application
       *[other] { $count } finished applications
    }
services-desk-next = The office promised to decide by
services-desk-next-by-law = The law gives the office until
services-desk-asked-clock = Answer below with a letter. Until then the office’s clock stands still.
services-desk-withdraw = Take the application back
services-desk-withdraw-title = Really take the application back?
services-desk-withdraw-about = Then the office does not decide on it. You can apply again later.
services-desk-withdraw-yes = Yes, take it back

# Fees

services-desk-fee = Fee
services-desk-amount = Amount
services-desk-reference = Payment reference
services-desk-surplus = Paid too much
services-desk-pay-transfer = Transfer the amount with exactly this reference, or pay at the counter. Say the code of the case there.
services-desk-pay-no-account = The office tells you where to transfer it to.
services-desk-holder = Account holder
services-desk-iban = IBAN
services-desk-pay-online = Pay online
services-desk-pay-ready = The page to pay is ready. It opens in a new window.
services-desk-pay-go = Pay now
services-desk-pay-look = See whether the payment has arrived
services-desk-receipt = Receipt
services-desk-receipt-print = Print the receipt
services-desk-receipt-number = No.
services-desk-receipt-day = Day
services-desk-receipt-what = Payment
services-desk-fee-none = No fee is entered.
services-desk-fee-counter = Paid at the counter
services-desk-fee-waive = Waive the fee
services-desk-fee-waive-title = Really waive the fee?
services-desk-fee-waive-about = Then nobody has to pay it. This cannot be undone.
services-desk-fee-refund = Paid back
services-desk-fee-refund-title = Was the money paid back?
services-desk-fee-refund-about = Enter this after the money was handed out or transferred. There is a receipt for it.
services-desk-fee-transfer = Book a transfer
services-desk-fee-transfer-reference = Reference from the bank’s statement
services-desk-fee-transfer-hint = It begins with RF. So nothing is booked on the wrong case.
services-desk-fee-transfer-book = Book as paid
services-desk-fee-set = Enter the amount
services-desk-fee-amount = Amount in euros
services-desk-fee-amount-hint = For example 30 or 30.70. It must fit what the catalogue says.
services-desk-fee-amount-wrong = This is no amount. Write 30.70, for example.

# The queue of an office

services-desk-queue-title = Applications: { $office }
services-desk-queue-count = { $count ->
        [one] 1 application
       *[other] { $count } applications
    }
services-desk-queue-none = There is nothing here. Choose another view or fewer filters.
services-desk-views = Which applications
services-desk-view-open = Open ({ $count })
services-desk-view-mine = Mine ({ $count })
services-desk-view-free = Nobody’s ({ $count })
services-desk-view-due = Due soon ({ $count })
services-desk-view-overdue = Overdue ({ $count })
services-desk-view-closed = Closed ({ $count })
services-desk-view-all = All
services-desk-filter = Find applications
services-desk-filter-all = All
services-desk-filter-code = Code of the case
services-desk-filter-status = Status
services-desk-filter-service = Service
services-desk-filter-door = Door
services-desk-sort = Order
services-desk-sort-due = Due first
services-desk-sort-received = Oldest first
services-desk-sort-newest = Newest first
services-desk-sort-service = By service
services-desk-page-before = Previous page
services-desk-page-after = Next page
services-desk-overdue = { $count ->
        [one] 1 application of your office is overdue
       *[other] { $count } applications of your office are overdue
    }
services-desk-by-reference = Find the case of a transfer
services-desk-by-reference-hint = From the bank’s statement, for example RF18 0000 5390 0754 7034.
services-desk-by-reference-find = Open the case
services-desk-four-eyes-title = Where two must decide
services-desk-four-eyes-about = Where a service is ticked here, a decision goes out only after a second person agreed. This holds for applications that come from now on.

# What an office does with a case

services-desk-acts = What can be done now
services-desk-act-take = Take the case
services-desk-act-give-back = Put it back
services-desk-act-reopen = Open it again
services-desk-act-ask = Ask a question
services-desk-act-decide = Decide
services-desk-act-give = Give it to somebody
services-desk-act-hand-over = Hand over to another office
services-desk-act-answer = Note the answer
services-desk-act-withdraw = Note the withdrawal
services-desk-act-confirm = Agree and send the decision
services-desk-act-return = Give it back
services-desk-ask-title = Ask a question
services-desk-ask-about = Your letter goes out first. Then the clock stands still until the answer comes.
services-desk-ask-paper = This application did not come online. Print the letter and send it by post.
services-desk-ask-subject = Question: { $service }
services-desk-ask-draft =
    Dear applicant,

    for your application “{ $service }” we need something more from you:

    – { $gap }

    Please answer this letter. Until then our clock stands still.

    Yours sincerely
    { $author }
services-desk-ask-send = Send and stop the clock
services-desk-ask-gap = [Write here what is missing.]
services-desk-decide-title = Decide
services-desk-decide-about = First the decision, then its letter. You can change the draft and add files.
services-desk-decide-about-two = Two must decide here. Your letter is a proposal. It goes out only after somebody else agreed. Until then it stays with the office as a note.
services-desk-decide-outcome = What is the decision?
services-desk-decide-reasons = Why?
services-desk-decide-no-reason = A refusal needs a reason. Choose at least one.
services-desk-decide-next = Go on to the letter
services-desk-decide-change = Change
services-desk-decide-appeal = This is what the catalogue says about appeals. Does the notice in the letter fit?
services-desk-decide-send = Send the decision
services-desk-decide-propose = Give it to the second person
services-desk-proposal = Proposal of a decision
services-desk-draft-subject = Decision: { $service }
services-desk-draft-greeting = Dear applicant,
services-desk-draft-granted = your application “{ $service }” of { $day } is granted.
services-desk-draft-partly = your application “{ $service }” of { $day } is granted in part. We refuse the rest of it.
services-desk-draft-refused = we refuse your application “{ $service }” of { $day }.
services-desk-draft-reasons = Reasons:
services-desk-draft-explain = [Explain the reasons for this case here.]
services-desk-draft-gap = The letter still says “{ $gap }”. Put your own words there, or delete it.
services-desk-draft-appeal = Notice of appeal: You can object to this decision within one month after you received it. Address the objection to: { $town }, { $office }. You can write, use the electronic form under section 3a (2) of the Administrative Procedure Act (VwVfG), or have it put on record at the office.
services-desk-draft-end = Yours sincerely
services-desk-second-title = Second pair of eyes
services-desk-second-about = { $by } proposes: { $outcome }.
services-desk-second-no-letter = The letter of this proposal is not among the notes. Give the case back, or write the letter after you agreed.
services-desk-second-wait = Somebody else must agree. Until then nothing goes out.
services-desk-return-why = What should change?
services-desk-return-hint = Stays with the case as a note. Only the office can read it.
services-desk-give-title = Give it to somebody at the office
services-desk-give-to = Person
services-desk-hand-over-title = Hand over to another office
services-desk-hand-over-about = The other office gets the keys of this case and reads all letters. Whoever applied learns of it by your letter. Your notes stay here.
services-desk-hand-over-to = Office
services-desk-hand-over-subject = Your application moves on: { $service }
services-desk-hand-over-draft =
    Dear applicant,

    another office is responsible for your application “{ $service }”: { $office }. We handed it over. That office can now read all letters of this case. Your due day stays the same, and you need not do anything.

    Yours sincerely
    { $author }
services-desk-hand-over-send = Send and hand over
services-desk-noted-answer = Did the answer come by phone, at the counter or on paper? Then the clock runs again from today.
services-desk-noted-withdraw = Does whoever applied not want it any more? Then nothing is decided, and the case is closed.
services-desk-noted-do = Note it now

# What was begun and not finished

services-desk-missing-decision-act = The decision was sent, but the case is not decided yet
services-desk-missing-decision-act-do = Enter the decision
services-desk-missing-decision-letter = The case is decided, but its letter was not sent yet
services-desk-missing-close = The case is done, but its letters are still open
services-desk-missing-hand-over = { $office } can read the case already, but does not have it yet
services-desk-missing-hand-over-told = The letter about it was sent. Only the handing over is missing.
services-desk-missing-hand-over-untold = Hand the case over again: the letter about it was not sent yet.
services-desk-missing-ask = Was your last letter a question?
services-desk-missing-ask-about = The clock still runs. Your letter went out:
services-desk-missing-ask-do = Yes, stop the clock

# Notes

services-desk-notes = Notes of the office
services-desk-notes-about = Only your office can read them. Whoever applied and other offices cannot, even when the case moves on.
services-desk-note-new = New note
services-desk-note-keep = Keep the note
services-desk-note-kept = The note is kept.
services-desk-note-delete-title = Really delete the note?
services-desk-note-delete-about = Then it is gone for everybody at the office.

# Answers of an application

services-desk-application-text = The form of this application is not to be had. You see the answers as text.
services-desk-application-right = The answers keep all rules of the form.
services-desk-application-wrong = { $count ->
        [one] One answer does not keep the rules of the form
       *[other] { $count } answers do not keep the rules of the form
    }
services-desk-application-other = This application came with other values than the form works out. You see what the form works out.
services-desk-application-service = This is another application than was registered: { $form }. Ask what is wanted.
services-desk-application-old = This application was made with an old version of the form: version { $version }. Check what is new since then.
services-desk-application-file = The file “{ $name }” is missing in this letter. Ask for it.

# Paper of a case

services-desk-paper-print = Print form for this case
services-desk-paper-read = Read paper in for this case
