### Texts of the room `forms`.

## The printed form

services-forms-paper-how = Please fill in with a black or blue pen, in block letters. Mark boxes with a cross.
services-forms-paper-optional = optional
services-forms-paper-why = Why we ask:
services-forms-paper-legal = Legal basis:
services-forms-paper-one = Mark one answer.
services-forms-paper-several = You can mark several answers.
services-forms-paper-yes = Yes
services-forms-paper-no = No
services-forms-paper-agree = Yes, I confirm this.
services-forms-paper-enclosed = A copy is enclosed.
services-forms-paper-only-if = Only fill in if it applies to you.
services-forms-paper-only-if-question = Only fill in if your answer to question
services-forms-paper-only-if-answer = is:
services-forms-paper-more-rows = Not enough space? Write the rest on a sheet of its own and enclose it.
services-forms-paper-sign = Signature
services-forms-paper-place-and-day = Place and date
services-forms-paper-signature = Signature
services-forms-paper-send-to = Send or bring the form to:
services-forms-paper-page = Page
services-forms-paper-of = of
services-forms-paper-version = version
services-forms-paper-field = Field to fill in
services-forms-paper-date-letters = DDMMYYYY

## What is wrong

error-services-forms-no-form = There is no form “{ $form }”, or it is not published yet. Check the address.
error-services-forms-no-version = The form “{ $form }” has no version { $number }. Check the number.
error-services-forms-no-revision = This state ({ $number }) of the form “{ $form }” no longer exists. Choose one that is still in the list.
error-services-forms-no-item = The form “{ $form }” has no “{ $name }”. Load the page again.
error-services-forms-taken = There is a form at the address “{ $form }” already. Choose another address.
error-services-forms-unsound = There { $count ->
    [one] is one mistake
   *[other] are { $count } mistakes
} in the form. It was not saved. Mend what stands below and save again.
error-services-forms-not-a-definition = This is no definition of a form: { $reason }. Correct the line that is named.
error-services-forms-nothing-new = Nothing in the form “{ $form }” changed since its last version. There is nothing to publish.
error-services-forms-no-legal-basis = These questions have no legal basis: { $fields }. Enter it for the question or for the whole form.
error-services-forms-nothing-asked = This form asks nothing yet. Add a question on one of its pages.
error-services-forms-other-office = The form “{ $form }” belongs to the office “{ $office }”. Choose another address for your form.
error-services-forms-crowded = Somebody else is changing the form “{ $form }” too. Load it again and try once more.
error-services-forms-paper = The paper form could not be made: { $reason }. Tell whoever runs the program.
error-services-forms-unknown-name = { $place }: there is no “{ $name }” in the form. Check the name.
error-services-forms-not-asked = { $place }: no page asks for “{ $name }”. Put the question on a page or take the field out.
error-services-forms-never-visible = { $place }: “{ $name }” can never appear, because its condition never holds. Change the condition.
error-services-forms-reads-later = { $place }: the rule needs “{ $name }”, but that is asked only later. Ask that question before.
error-services-forms-cycle = { $place }: these rules wait for each other: { $name }. Break the circle.
error-services-forms-wrong-type = { $place }: “{ $name }” needs { $expected ->
    [yes-no] yes or no
    [number] a number
    [whole-number] a whole number
    [date] a day
    [list] a list
    [number-or-date] numbers or days
    [text] a text
    [list-or-text] a list or a text
    [text-or-whole-number] texts or whole numbers
   *[other] { $expected }
} and gets { $found ->
    [yes-no] yes or no
    [number] a number
    [date] a day
    [list] a list
    [text] a text
    [group] a group
   *[other] something else
}. Change the rule.
error-services-forms-unlike = { $place }: this compares what can never be equal ({ $left } and { $right }). Change the rule.
error-services-forms-unknown-choice = { $place }: “{ $name }” is not among the answers. Take one that the question offers.
error-services-forms-unknown-operator = { $place }: there is no operator “{ $name }”. The specification of forms lists the operators.
error-services-forms-arguments = { $place }: the operator “{ $name }” has too many or too few values. Add or remove some.
error-services-forms-no-rule = { $place }: this is no rule. Write it as JsonLogic.
error-services-forms-bad-name = { $place }: “{ $name }” is no name. Use letters, digits and underscores, at most 64, beginning with a letter.
error-services-forms-twice = { $place }: there are two of “{ $name }”. Give one of them another name.
error-services-forms-schema = { $place }: this does not fit together in the schema: { $name }. Compare it with the specification of forms.
error-services-forms-no-text = { $place }: the German text is missing. Enter it.
error-services-forms-empty = { $place }: nothing is asked or said here. Add something or delete it.
error-services-forms-options = { $place }: the answers of the question are not those of the schema. Give each answer exactly one label.
error-services-forms-endless = { $place }: the list has no upper limit. Set maxItems to 1 to 100.
error-services-forms-pattern = { $place }: the pattern “{ $name }” is too intricate. Use characters and classes with counts, between ^ and $.
error-services-forms-too-many = { $place }: this is too much ({ $what }). At most { $limit } are allowed.
error-services-forms-bad-target = { $place }: “{ $name }” cannot have such a rule. Choose a question.

## Files of other programs

error-services-forms-import-unknown = Files of this kind are not read. Use XDatenfelder (XML), an export of Open Forms (ZIP) or a definition (JSON).
error-services-forms-import-unreadable = The file cannot be read: { $reason }. Check its path and permissions.
error-services-forms-import-too-large = The file is too large, packed or unpacked. At most { $limit } bytes are read.
error-services-forms-import-not-utf8 = The file is not written in UTF-8. Save it in UTF-8.
error-services-forms-import-xml = The XML is not well-formed: { $reason }. Make the file anew.
error-services-forms-import-document-type = The file contains a document type declaration. Such files are not read; remove the declaration.
error-services-forms-import-namespace = The namespace “{ $namespace }” is not read. XDatenfelder 2 and 3.0.0 are.
error-services-forms-import-unexpected-element = The element “{ $element }” has no place here. Compare the file with the standard.
error-services-forms-import-duplicate-element = The element “{ $element }” stands here twice and may only once. Remove one.
error-services-forms-import-missing-element = The element “{ $element }” is missing or empty. Add it.
error-services-forms-import-bad-value = The element “{ $element }” says “{ $value }”. The standard does not know this value.
error-services-forms-import-too-deep = The groups are nested too deeply. Part the form.
error-services-forms-import-zip = The ZIP file is damaged: { $reason }. Download it again.
error-services-forms-import-path = In the ZIP file, “{ $file }” leads out of it. Such files are not read.
error-services-forms-import-too-many-files = The ZIP file contains more than { $limit } files. It is no export of Open Forms.
error-services-forms-import-missing-file = “{ $file }” is missing in the ZIP file. Export the form again.
error-services-forms-import-bad-file = The file “{ $file }” in the export cannot be read: { $reason }. Export the form again.
error-services-forms-import-nothing-asked = Nothing is asked in the file. Choose a file with questions.

## What an import did

services-forms-import-kept = The form “{ $form }” is kept, with { $questions ->
    [0] no question
    [one] one question
   *[other] { $questions } questions
}. Look it through before you publish it.
services-forms-import-unresolved = Not understood, { $kind }: { $text }
services-forms-import-unresolved-at = Not understood, { $kind } at { $place }: { $text }
services-forms-import-unresolved-line = Line { $line }: Not understood, { $kind }: { $text }
services-forms-import-unresolved-at-line = Line { $line }: Not understood, { $kind } at { $place }: { $text }
services-forms-import-published = Published: “{ $form }”, version { $number }.
services-forms-unresolved-rule = rule
services-forms-unresolved-code-list = list of choices
services-forms-unresolved-field-kind = kind of field
services-forms-unresolved-limit = limit
services-forms-unresolved-setting = setting
