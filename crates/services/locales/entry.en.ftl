### Texts of questions and answers: in the online form, at the counter, beside a scan.

## Answers that are not right. `limit` is what may not be passed.

services-forms-field-required = Answer this question.
services-forms-field-type = This answer does not have the right form. Enter it again.
services-forms-field-characters = The answer contains characters that are not allowed. Delete them and type the answer again.
services-forms-field-too-short = The answer is too short. Enter at least { $limit } characters.
services-forms-field-too-long = The answer is too long. Enter at most { $limit } characters.
services-forms-field-pattern = The answer is not written as in the example. Compare it with the help of the question.
services-forms-field-choice = Choose one of the answers that are offered.
services-forms-field-date = There is no such day. Write it like this: 24.12.2026.
services-forms-field-time = There is no such time. Write it like this: 16:50.
services-forms-field-email = This is no e-mail address. Check that it has an @ and a dot.
services-forms-field-phone = This is no telephone number. Enter it with the area code.
services-forms-field-iban = This IBAN is not right. Compare it with your bank card.
services-forms-field-postal-code = This is no postal code. Enter five digits.
services-forms-field-number = This is no number. Write it like this: 1,234.5.
services-forms-field-cents = This is no amount. Write it like this: 1,234.50.
services-forms-field-too-small = The number is too small. Enter at least { $limit }.
services-forms-field-too-large = The number is too large. Enter at most { $limit }.
services-forms-field-agree = You must agree so that it can go on.
services-forms-field-too-few = These are too few. Give at least { $limit }.
services-forms-field-too-many = These are too many. Give at most { $limit }.
services-forms-field-twice = An answer is there twice. Choose each only once.
services-forms-field-file-type = We do not take files of this kind here. The help of the question says which ones we do.
services-forms-field-file-too-large = The file is too large. It may have at most { $limit }.
services-forms-field-unknown = The form does not know this answer. Leave it out.
services-forms-field-empty-file = The file “{ $name }” is empty. Choose another one.
services-forms-field-file-program = “{ $name }” is a program, even if its name says something else. We do not take programs. Choose the document itself.
services-forms-field-file-kind = “{ $name }” is { $kind }. We take: { $kinds }. Save the document as one of these kinds.
services-forms-field-file-size = “{ $name }” has { $size }. A file may have at most { $limit } here. Take a smaller picture, or split the file.
services-forms-field-files-many = We take at most { $limit ->
    [one] one file
   *[other] { $limit } files
} here. “{ $name }” is not among them. Remove another one first.

## Questions

services-entry-why = Why do we ask?
services-entry-legal = Legal basis:
services-entry-yes = Yes
services-entry-no = No
services-entry-agreed = Yes, confirmed
services-entry-choose = Please choose
services-entry-date-hint = For example 24.12.2026
services-entry-time-hint = For example 16:50
services-entry-cents-hint = In euros, for example 1,234.50
services-entry-computed = Worked out from your answers.
services-entry-row = { $label } { $number }
services-entry-row-add = Add: { $label }
services-entry-row-remove = Remove { $label } { $number }
services-entry-row-added = { $label } { $number } was added.
services-entry-row-removed = { $label } { $number } was removed.
services-entry-files-hint = { $kinds }, up to { $limit } each
services-entry-files-chosen = Chosen files: { $label }
services-entry-file-remove = Remove
services-entry-file-added = “{ $name }” is added.
services-entry-file-removed = “{ $name }” is removed.
services-entry-file-checking = The file is being checked …

## Answers

services-entry-change = Change
services-entry-none = no answer

## Kinds of files

services-entry-kind-pdf = PDF
services-entry-kind-jpeg = JPEG
services-entry-kind-png = PNG
services-entry-kind-gif = GIF
services-entry-kind-webp = WebP
services-entry-kind-tiff = TIFF
services-entry-kind-heic = HEIC
services-entry-kind-text = text
services-entry-kind-zip = ZIP
services-entry-kind-word = Word
services-entry-kind-excel = Excel
services-entry-kind-odt = OpenDocument text
services-entry-kind-ods = OpenDocument spreadsheet
services-entry-kind-other = of another kind
services-entry-found-pdf = a PDF
services-entry-found-jpeg = a JPEG picture
services-entry-found-png = a PNG picture
services-entry-found-gif = a GIF picture
services-entry-found-webp = a WebP picture
services-entry-found-tiff = a TIFF picture
services-entry-found-heic = a HEIC picture
services-entry-found-text = a plain text
services-entry-found-zip = a ZIP archive
services-entry-found-word = a Word document
services-entry-found-excel = an Excel spreadsheet
services-entry-found-odt = an OpenDocument text
services-entry-found-ods = an OpenDocument spreadsheet
services-entry-found-other = of a kind that we do not know
