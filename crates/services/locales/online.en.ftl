### Texts of the online form.

## What the server says where the form does not run

services-online-closed = This form is not open in the browser at present
services-online-closed-text = Please use one of these ways:
services-online-no-script = This form needs JavaScript
services-online-no-script-text = What you write is sealed in your browser, so that only the office can read it. That needs JavaScript. Switch it on for this page, or use one of these ways:
services-online-late = The form is still loading
services-online-late-text = It takes longer than usual. Check your connection and load the page again. These ways are open to you as well:

## The first page

services-online-needed = What you need
services-online-about-steps = { $steps ->
    [one] The form has one page.
   *[other] The form has about { $steps } pages. Which ones depends on your answers.
}
services-online-about-sealed = What you write is sealed in your browser. Only the office can open it.
services-online-about-account = You need no account.
services-online-about-kept = What you write is kept on this device, encrypted. After { $days } days without a change it is deleted.
services-online-begin = Begin
services-online-begin-new = Begin anew
services-online-go-on = Go on filling in
services-online-drafts = Begun on this device
services-online-draft-from = Last changed:
services-online-draft-open = Go on where you were
services-online-draft-remove = Delete
services-online-draft-remove-title = Delete the draft?
services-online-draft-remove-text = What you wrote and the files on this device are then gone.
services-online-draft-remove-yes = Delete the draft
services-online-draft-removed = The draft is deleted.
services-online-draft-broken = This draft cannot be opened any more. The browser has lost a part of it. Delete it and begin again.
services-online-other-doors = Rather on paper, on site or by phone? How it works there
services-online-kiosk = Other people use this device, too
services-online-kiosk-hint = Then nothing is kept. Everything is deleted when you are done or leave.

## A page of questions

services-online-step = Step { $step } of { $steps }
services-online-next = Continue
services-online-back = Back
services-online-back-to-review = Keep this
services-online-kept = Kept on this device.
services-online-not-lasting = Your browser keeps nothing. Take the draft along as a file if you want to go on later.
services-online-not-kept = Not kept.
services-online-not-kept-text = Your browser could not keep the draft. Its storage may be full. Take the draft along as a file before you close the page.
services-online-changed = The form was changed since then
services-online-changed-text = Your answers are still there. Look through everything again before you send.
services-online-changed-added = Newly asked:
services-online-changed-gone = No longer asked:

## A draft to take along

services-online-take = Go on later or on another device
services-online-take-text = You get a file with your answers and files. It is sealed with a password. Without the password nobody can open it, and neither can we.
services-online-word = Your password for the file
services-online-word-hint = At least 8 characters, such as three words
services-online-word-short = The password is too short. Take at least { $least } characters.
services-online-take-word = Save the file
services-online-take-code = Save with a generated code
services-online-taken = The file is saved
services-online-taken-word = It is with your downloads. Remember the password.
services-online-taken-code = It is with your downloads. Write this code down. It is shown only now:
services-online-taken-open = Open this form on the other device and choose “Open a draft that you brought”.
services-online-bring = Open a draft that you brought
services-online-bring-text = Choose the file that you saved. Its name ends in .allmende-draft.
services-online-bring-file = The file
services-online-bring-word = Password or code
services-online-bring-open = Open the draft
services-online-bring-opening = The file is being opened …
services-online-bring-no-file = Choose the file with your draft.
services-online-bring-no-word = Enter the password or the code.
services-online-bring-other = This is the draft of another form
services-online-bring-other-form = To the form “{ $form }”. Open the file there.
services-online-refused-word = The file does not open like this. The password is another one, or the file is damaged. Check every character.
services-online-refused-not-a-draft = This is no draft. Choose the file whose name ends in .allmende-draft.
services-online-refused-newer = A newer program wrote this file. Load the page again and try once more.
services-online-refused-damaged = The file is damaged or not complete. Copy it again from the other device.

## Devices of many people

services-online-kiosk-on = Nothing is kept on this device
services-online-kiosk-on-text = When you leave, what you wrote is deleted. Without any input that happens after { $minutes } minutes. We ask you before.
services-online-kiosk-sent = Print this page. Or take a photo of the QR code and copy the PIN and the case code. Then delete everything.
services-online-kiosk-end = Delete everything and begin again
services-online-kiosk-kept = Nothing is kept on this device.
services-online-still = Are you still there?
services-online-still-left = In { $seconds } seconds what you wrote is deleted.
services-online-still-yes = Yes, go on filling in

## Reading everything again, and sending

services-online-review = Check and send
services-online-review-lead = Read everything once more. You can change every answer.
services-online-missing = Something is missing before you can send:
services-online-send-title = Seal and send
services-online-send-about = Your browser seals your answers and files so that only the office can open them: { $office }.
services-online-send-guest = Then you get a case code, a link and a PIN. With them you read questions and the decision, without an account, too.
services-online-send = Seal and send
services-online-send-again = Send again
services-online-sending = The application is being sealed …
services-online-send-failed = The application has not arrived yet
services-online-send-account = Rather send from my mailbox
services-online-send-sign-in = Do you have an account? Sign in and send from your mailbox. Your draft stays.
services-online-file-lost = Your browser has lost the file “{ $name }”. Change the answer above and choose the file again.

## What comes after sending

services-online-done = Your application has arrived
services-online-arrived = The application is at the office, sealed: { $office }.
services-online-earlier = An earlier attempt had already arrived. What you sent then is what counts. What you changed later, write to the office by the link.
services-online-code = Your case code
services-online-code-text = Say it on the phone, at the counter and on paper.
services-online-access = How to come back to your application
services-online-access-text = Open the link and enter the PIN. There you read questions and the decision, and there you answer.
services-online-link = Link
services-online-link-qr = The link as a QR code
services-online-pin = PIN
services-online-access-once = Keep the link and the PIN
services-online-access-once-text = They are shown only now, and nobody has a copy. Who has both can read your application. The link works for 365 days.
services-online-in-mailbox = To the application in your mailbox
services-online-print = Print
services-online-save = Save as a file
services-online-saved = The file is with your downloads.
services-online-happens = What happens next
services-online-happens-read = The office checks your application: { $office }.
services-online-happens-ask-guest = If the office has a question, it is there under the link. Look every few days.
services-online-happens-ask-account = If the office has a question, it is in your mailbox.
services-online-happens-decided = The decision comes the same way.
services-online-happens-promised = { $days ->
    [one] The office promises the decision within a day, once everything is there.
   *[other] The office promises the decision within { $days } days, once everything is there.
}
services-online-lost = Lost the link or the PIN?
services-online-lost-text = Your application is worked on all the same. Ask the office with the case code: { $office } { $phone }.
services-online-to-service = To the description of the service
services-online-slip-answers = This is what you wrote:
services-online-preview = Preview for the office: this is the draft. Nothing is kept and nothing is sent.
