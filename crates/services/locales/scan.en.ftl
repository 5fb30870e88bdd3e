### Texts of the pages on which offices enter what came on paper, at the counter or by phone.

# A stack is read in

services-scan-title = Read paper in
services-scan-lead = Here you read filled-in printed forms in. The pages are sorted by their marks. Everything happens in this browser until you seal the application.
services-scan-step-sort = Sort
services-scan-step-enter = Enter
services-scan-step-done = Done
services-scan-files = Scanned pages
services-scan-files-hint = PDF, JPEG, PNG or WebP, several files too. At most 150 pages at once. The order does not matter.
services-scan-reading = “{ $file }” is being read
services-scan-reading-of = { $done } of { $all } pages
services-scan-file-lost = The file was not opened and is kept nowhere. Everything else is still there.
services-scan-file-empty = “{ $name }” is empty. Scan the pages again.
services-scan-file-program = “{ $name }” is a program, whatever its name says. Do not open it, and ask where it comes from.
services-scan-file-script = “{ $name }” is a program, whatever its name says. Do not open it, and ask where it comes from.
services-scan-file-office = “{ $name }” is an Office file. Save it as a PDF, and choose the PDF.
services-scan-file-archive = “{ $name }” is an archive. Unpack it, and choose the pages themselves.
services-scan-file-page = “{ $name }” is a web page or an image with code. Choose a scan as PDF, JPEG, PNG or WebP.
services-scan-file-heic = “{ $name }” is a photo in the format HEIC or AVIF. Save it as JPEG, and choose the JPEG.
services-scan-file-tiff = “{ $name }” is an image in the format TIFF. Set the scanner to PDF or JPEG, and scan again.
services-scan-file-other-image = “{ $name }” is an image in a format that is not read here. Save it as JPEG or PNG.
services-scan-file-unknown = “{ $name }” is neither a PDF nor an image. Choose a scan as PDF, JPEG, PNG or WebP.
services-scan-file-large = “{ $name }” is larger than 200 MB. Split the scan, or set the scanner to 200 to 300 dpi.
services-scan-file-pixels = “{ $name }” has more pixels than a scan needs. Set the scanner to 200 to 300 dpi.
services-scan-file-broken = “{ $name }” is damaged and cannot be read. Scan the pages again.
services-scan-file-password = “{ $name }” is protected by a password. Save the PDF without one, and choose that.
services-scan-file-many = “{ $name }” has more pages than are read at once. The first ones are here. Enter these, and read in the rest afterwards.

# What was recognised

services-scan-read-mark = Recognised: page { $page } of { $pages }, printed form “{ $form }”
services-scan-read-none = No mark recognised
services-scan-read-several = Marks of two sheets recognised
services-scan-read-blank = Blank page
services-scan-place-page = Page { $page } of the form
services-scan-place-enclosed = Enclosed paper
services-scan-place-apart = Set aside
services-scan-place-nowhere = Has no place yet
services-scan-place = What is this?
services-scan-place-choose = Please choose
services-scan-by-hand = placed by hand
services-scan-source = { $file }, page { $number }
services-scan-open = Show large: { $source }
services-scan-close = Close
services-scan-image = { $place }: { $file }, page { $number }
services-scan-whole = { $count ->
    [one] The page of the form is here.
   *[other] All { $count } pages of the form are here.
}
services-scan-missing = { $count ->
    [one] Page { $pages } of the form is missing.
   *[other] The pages { $pages } of the form are missing.
}
services-scan-missing-about = Scan what is missing, or place a page by hand below. If it is missing on paper, you can go on: an incomplete application counts as received, too.
services-scan-twice = { $count ->
    [one] Page { $pages } of the form is here twice.
   *[other] The pages { $pages } of the form are here twice.
}
services-scan-twice-about = Perhaps these are two applications. Set aside what does not belong to this one: you enter the next one afterwards.
services-scan-waiting = To be placed
services-scan-waiting-about = No clear mark was recognised on these pages. Say of each what it is.
services-scan-own = This application
services-scan-aside = Set aside
services-scan-aside-about = These pages do not go into the application. What belongs to another one, you enter afterwards.
services-scan-apart-blank = Blank page
services-scan-apart-hand = Set aside by hand
services-scan-apart-form = Belongs to another printed form: “{ $form }”
services-scan-apart-version = Belongs to another version of the form: version { $version }
services-scan-apart-case = Belongs to another case: { $case }
services-scan-apart-language = Belongs to the form in another language
services-scan-apart-pages = Belongs to a form with another number of pages
services-scan-no-case = none, it is a new form
services-scan-up = To the front
services-scan-down = To the back
services-scan-turn = Turn
services-scan-aside-it = Set aside
services-scan-remove = Remove
services-scan-copies = There are several printed forms here. Which one do you enter now?
services-scan-copy = “{ $form }”, version { $version } ({ $language ->
    [en] English
   *[de] German
})
services-scan-copy-case = “{ $form }”, version { $version }, case { $case }
services-scan-copy-pages = { $count } of { $pages } pages found
services-scan-places-open = { $count ->
    [one] One page has no place yet. Say above what it is.
   *[other] { $count } pages have no place yet. Say above what they are.
}

# Which form and which case

services-scan-form = Which form is it?
services-scan-form-hint = No mark was recognised on any page. The name of the form stands at the top of each page.
services-scan-form-choose = Please choose
services-scan-form-unknown = There is no printed form “{ $form }” in version { $version } here.
services-scan-form-unknown-about = Perhaps it comes from another town. Set the sheets aside, or take them into a case as a letter.
services-scan-form-elsewhere = Another office is responsible for “{ $form }”: { $office }.
services-scan-form-elsewhere-about = Take the sheets there. They cannot be entered here.
services-scan-case-strange = The sheets carry the code of the case { $case }. This case is not with your office.
services-scan-case-strange-about = Check whether the sheets belong here. If you go on, a new case begins. Nothing goes into the other one.
services-scan-case-other = The sheets belong to the case { $case }, not to the case { $asked } that you had opened.
services-scan-case-other-about = What stands on the sheets counts. While entering, you can begin a new case instead.
services-scan-case-service = The case { $case } is about “{ $service }”, the sheets are about something else. So a new case begins.
services-scan-enter = On to entering
services-scan-back = Back to sorting
services-scan-next = Read the next stack in
services-scan-next-left = { $count ->
    [one] Go on with the page set aside
   *[other] Go on with the { $count } pages set aside
}

# The image beside the questions

services-scan-viewer = Scanned pages
services-scan-where = Image { $number } of { $count }
services-scan-previous = Previous page
services-scan-next-page = Next page
services-scan-smaller = Smaller
services-scan-larger = Larger

# An application is entered

services-enter-title = Take an application
services-enter-lead = Here you enter an application for somebody who stands at the counter or calls. It comes into the same queue as those from the internet.
services-enter-none = There is no form for this office yet.
services-enter-none-about = Publish a service with a form first. What comes without a form, you take in as a letter.
services-enter-form = Form
services-enter-door = How did the application come?
services-enter-door-counter = At the counter
services-enter-door-phone = By phone
services-enter-door-paper = On paper
services-enter-day = Received on
services-enter-day-hint = The day on which the application was at the office. The time for the decision counts from it.
services-enter-target = Where does the application belong?
services-enter-target-known = Into the case { $code }
services-enter-target-known-hint = Its code stands on the sheets, or you began from there.
services-enter-target-new = Into a new case
services-enter-incomplete = { $count ->
    [one] One answer is missing or not right.
   *[other] { $count } answers are missing or not right.
}
services-enter-incomplete-about = Compare them with the paper, or ask. An incomplete application counts as received, too.
services-enter-keep = This is how it came: enter it all the same
services-enter-keep-hint = What is open stands at the top of the case. Whoever works on it will ask.
services-enter-link = Give the person a link and a PIN
services-enter-link-hint = With these they read letters about this case on the internet and answer, without an account, for 90 days. Without, it stays with paper.
services-enter-send = Seal and enter
services-enter-send-into = Seal and put into the case
services-enter-came-paper = Received on paper on { $day }.
services-enter-came-counter = Taken at the counter on { $day }.
services-enter-came-phone = Taken by phone on { $day }.
services-enter-open = Open: missing or not right, as it was received
services-enter-done = The application is entered. The case has the code { $code }.
services-enter-done-known = The application is now in the case { $code }.
services-enter-done-about = Give the person the code. With it, every office and every letter finds the case.
services-enter-receipt-print = Print confirmation of receipt
services-enter-receipt = Confirmation of receipt
services-enter-receipt-paper = Your application “{ $title }” reached us on paper on { $day }.
services-enter-receipt-counter = Your application “{ $title }” was taken at the counter on { $day }.
services-enter-receipt-phone = Your application “{ $title }” was taken by phone on { $day }.
services-enter-receipt-open = This is still open. Hand it in later, or call us:
services-enter-receipt-code = This is the code of your case. Say it when you call, write or come by. More about our services: { $url }
services-enter-next = Take the next application
