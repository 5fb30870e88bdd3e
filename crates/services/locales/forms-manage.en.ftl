### Texts of the editor of forms.


## The list

services-forms-edit-title = Edit forms
services-forms-edit-lead = The forms of your offices: what is published, what is being worked on and what is not right yet.
services-forms-edit-search = Name of the form or service
services-forms-edit-states = Which forms
services-forms-edit-states-all = All
services-forms-edit-states-draft = Drafts
services-forms-edit-states-live = Published
services-forms-edit-states-changed = With changes
services-forms-edit-states-faulty = With errors
services-forms-edit-none = No form found
services-forms-edit-none-yet = No form yet
services-forms-edit-none-yet-text = Begin with an empty form, with a copy or with a file of another program.
services-forms-edit-column-form = Form
services-forms-edit-column-service = Service
services-forms-edit-column-state = State
services-forms-edit-column-faults = Errors
services-forms-edit-column-changed = Last changed
services-forms-edit-faults-none = none
services-forms-edit-state-draft = Draft
services-forms-edit-state-live = Version { $number }
services-forms-edit-state-changed = Changes not published yet

## A new form

services-forms-edit-new = New form
services-forms-edit-new-lead = Nobody sees the form before you publish it.
services-forms-edit-ways = What you begin with
services-forms-edit-way-empty = Empty
services-forms-edit-way-copy = Copy
services-forms-edit-way-file = File
services-forms-edit-begin = Begin the draft
services-forms-edit-cancel = Cancel
services-forms-edit-save = Save
services-forms-edit-back = Back to the form
services-forms-edit-field-title = Name of the form
services-forms-edit-field-title-hint = As people call it: “Register a dog”
services-forms-edit-field-title-copy-hint = Empty: the name of the form that you copy
services-forms-edit-field-service = For which service?
services-forms-edit-field-service-hint = The form belongs to the office that offers the service.
services-forms-edit-field-slug = Address
services-forms-edit-field-slug-hint = The last part of the address, such as: register-a-dog. Empty: the program makes it.
services-forms-edit-field-of = Copy which form?
services-forms-edit-field-file = File
services-forms-edit-field-file-hint = XDatenfelder 2 or 3 (XML), an export of Open Forms (ZIP or JSON) or a definition of this program (JSON), up to 20 MB. What the program does not understand stays with the form as a note.
services-forms-edit-file-line = Line { $line }: { $error }
services-forms-edit-first-page = First page
services-forms-edit-first-text = Replace this note by your questions.
services-forms-edit-first-answer = Answer { $number }
services-forms-edit-no-title = The name is missing. Enter it.
services-forms-edit-no-service = Choose a service of your office. If it is missing, make it first under “Edit services”.
services-forms-edit-no-source = Choose a form that exists.
services-forms-edit-no-file = Choose a file.
services-forms-edit-bad-slug = That is no address. Use small letters without accents, digits and hyphens.

## One form

services-forms-edit-parts = Edit: { $form }
services-forms-edit-part-overview = Pages and questions
services-forms-edit-part-about = About
services-forms-edit-part-versions = Versions
services-forms-edit-preview = Online preview
services-forms-edit-preview-pdf = See the paper (PDF)
services-forms-edit-no-preview = There is something to see once these errors are mended.
services-forms-edit-publish = Publish …
services-forms-edit-outline = Pages and questions
services-forms-edit-add-page = Add a page
services-forms-edit-add-item = Add a question or note
services-forms-edit-add-to = Add to “{ $name }”
services-forms-edit-remove = Remove
services-forms-edit-move-up = Move “{ $name }” up
services-forms-edit-move-down = Move “{ $name }” down
services-forms-edit-required = required
services-forms-edit-answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
services-forms-edit-faults = { $count ->
    [one] One error: the form cannot be published like this
   *[other] { $count } errors: the form cannot be published like this
}
services-forms-edit-place-form = About the form
services-forms-edit-place-rule = Rule for “{ $name }”
services-forms-edit-lacks = This is still missing. You can publish all the same, except without a legal basis
services-forms-edit-lacks-legal = { $count ->
    [one] One question lacks its legal basis.
   *[other] { $count } questions lack their legal basis.
} Name it at the question, or under “About” for all.
services-forms-edit-lacks-why = { $count ->
    [one] One question does not say why you ask.
   *[other] { $count } questions do not say why you ask.
}
services-forms-edit-lacks-english = { $count ->
    [one] The English text is missing in one place.
   *[other] The English text is missing in { $count } places.
}
services-forms-edit-lacks-easy = { $count ->
    [one] The text in easy language is missing in one place.
   *[other] The text in easy language is missing in { $count } places.
}
services-forms-edit-lack-legal = no legal basis
services-forms-edit-lack-why = no reason
services-forms-edit-lack-english = no English
services-forms-edit-lack-easy = no easy language
services-forms-edit-notes = Not understood
services-forms-edit-notes-text = The file that the form comes from said this, and the program could not take it over. Look at each and tick it off.
services-forms-edit-note-done = Done
services-forms-edit-line = line { $line }
services-forms-edit-done-begun = The draft is begun
services-forms-edit-done-imported = The draft is made from the file. Please look through it
services-forms-edit-done-saved = Saved
services-forms-edit-done-added = Added
services-forms-edit-done-moved = Moved
services-forms-edit-done-removed = Removed
services-forms-edit-done-rule-removed = The rule is removed
services-forms-edit-done-restored = The earlier state is back
services-forms-edit-done-ticked = Ticked off
services-forms-edit-done-published = Published and entered in the public record
services-forms-edit-done-crowded = Somebody else has changed the form in the meantime. This is the new state. Please make your change again
services-forms-edit-done-gone = The form no longer has that. This is the new state
services-forms-edit-take-back = Undo
services-forms-edit-crowded = Somebody else has changed the form in the meantime. What you entered is still here. Under “Versions” you see what is new. Save again if your entries shall hold.

## Where it is offered

services-forms-edit-doors = Where people get the form
services-forms-edit-doors-text = A form goes online only when people can also get the service on site, on paper and by phone.
services-forms-edit-doors-no-service = The service of this form does not exist yet. Make it under “Edit services”.
services-forms-edit-doors-published = The form is published.
services-forms-edit-doors-unpublished = The form is not published yet.
services-forms-edit-doors-there = The service has all doors without the internet.
services-forms-edit-doors-missing = The service still lacks: { $doors }.
services-forms-edit-doors-service = The service is published.
services-forms-edit-doors-service-not = The service is not published yet.
services-forms-edit-doors-online = The service offers this form online.
services-forms-edit-doors-online-not = The service does not offer this form online yet. Add the door “Online” there.
services-forms-edit-doors-paper = The service offers this form on paper.
services-forms-edit-doors-paper-not = The service does not offer this form on paper yet.
services-forms-edit-doors-edit = Edit the doors of the service

## Texts of pages and questions

services-forms-edit-tongue-easy = Easy language
services-forms-edit-tongue-easy-hint = In German. Short sentences. One thought in each. No foreign words.
services-forms-edit-tongue-english = English
services-forms-edit-tongue-english-hint = What stays empty here, English readers see in German too.
services-forms-edit-field-intro = What is the form for, and who fills it in?
services-forms-edit-field-form-legal = Legal basis of all questions
services-forms-edit-field-form-legal-hint = Counts for every question that has none of its own.
services-forms-edit-field-address = Where does the paper go?
services-forms-edit-field-address-hint = Address, line by line
services-forms-edit-field-page-title = Heading of the page
services-forms-edit-field-page-title-hint = A page asks about one thing: “Your vehicle”
services-forms-edit-field-page-intro = Text under the heading
services-forms-edit-field-text = Note
services-forms-edit-field-new-label = Question or note
services-forms-edit-field-new-label-hint = As people read it: “What is your name?”
services-forms-edit-field-label = Question
services-forms-edit-field-help = Help for the answer
services-forms-edit-field-help-hint = How to answer, with an example
services-forms-edit-field-why = Why do you ask this?
services-forms-edit-field-why-hint = One sentence: what you need the answer for
services-forms-edit-field-legal = Legal basis of its own
services-forms-edit-field-legal-hint = Empty: that of the form
services-forms-edit-field-kind = Kind of answer
services-forms-edit-field-kind-hint = If you change the kind, its limits appear after saving.
services-forms-edit-field-required = The question must be answered
services-forms-edit-field-name = Name in the data
services-forms-edit-field-name-hint = Made from the question. Rules and evaluations use it.
services-forms-edit-field-message = What do people read when the answer will not do?
services-forms-edit-field-message-hint = What is wrong and what to do: “The day is in the past. Give a later one.”
services-forms-edit-no-label = The text is missing. Enter it.
services-forms-edit-no-kind = Choose a kind.
services-forms-edit-no-message = The sentence that people read is missing. Enter it.
services-forms-edit-bad-name = That is no name. Use letters without accents, digits and underscores, with a letter in front.
services-forms-edit-name-taken = Another question has this name already. Choose another one.

## Kinds of answers

services-forms-edit-kind-line = Text, one line
services-forms-edit-kind-lines = Text, several lines
services-forms-edit-kind-one = One answer of several
services-forms-edit-kind-several = Several answers to tick
services-forms-edit-kind-yes-no = Yes or no
services-forms-edit-kind-agree = Agreement
services-forms-edit-kind-agree-hint = Only yes leads on.
services-forms-edit-kind-date = Day
services-forms-edit-kind-time = Time of day
services-forms-edit-kind-whole = Whole number
services-forms-edit-kind-decimal = Number with decimals
services-forms-edit-kind-euros = Amount in euros
services-forms-edit-kind-email = E-mail address
services-forms-edit-kind-phone = Telephone number
services-forms-edit-kind-postal-code = Postal code
services-forms-edit-kind-iban = Bank account (IBAN)
services-forms-edit-kind-files = Files
services-forms-edit-kind-group = Group of questions
services-forms-edit-kind-group-hint = Questions that belong together: an address
services-forms-edit-kind-rows = Group that repeats
services-forms-edit-kind-rows-hint = For each child, for each dog
services-forms-edit-kind-text = Note, no question
services-forms-edit-kind-unknown = Kind not recognised

## Limits

services-forms-edit-limits = Limits
services-forms-edit-limit-min-length = At least so many characters
services-forms-edit-limit-max-length = At most so many characters
services-forms-edit-limit-pattern = How is the answer written?
services-forms-edit-limit-pattern-hint = A pattern of characters and classes with a count: [A-Z]{"{"}1,3{"}"}-[0-9]{"{"}4{"}"}
services-forms-edit-limit-minimum = Smallest value
services-forms-edit-limit-maximum = Largest value
services-forms-edit-limit-min-items = At least so many
services-forms-edit-limit-max-items = At most so many
services-forms-edit-limit-max-items-hint = 1 to 100
services-forms-edit-limit-types = Which files?
services-forms-edit-limit-megabytes = Size of each file in megabytes, at most
services-forms-edit-limit-megabytes-hint = Up to 100. Such as: 10
services-forms-edit-type-pdf = PDF
services-forms-edit-type-jpeg = Photo (JPEG)
services-forms-edit-type-png = Image (PNG)
services-forms-edit-type-heic = Photo of an iPhone (HEIC)
services-forms-edit-type-tiff = Scan (TIFF)
services-forms-edit-type-docx = Word file (DOCX)
services-forms-edit-bad-count = That is no whole number. Write digits only.
services-forms-edit-bad-number = That is no number. Write it like this: 1234.5.
services-forms-edit-bad-pattern = The pattern is too intricate. Use characters and classes with a count.
services-forms-edit-bad-megabytes = That is no size. Enter a number up to 100.
services-forms-edit-no-types = Choose at least one kind of file.
services-forms-edit-options = Answers to choose from
services-forms-edit-options-text = The value stands in the data. If it is empty, the answer makes it. An answer without text is removed.
services-forms-edit-option-label = Answer { $number }
services-forms-edit-option-value = Value { $number }
services-forms-edit-option-up = Move answer { $number } up
services-forms-edit-option-more = One more answer
services-forms-edit-option-words = Answer “{ $name }”
services-forms-edit-inside = Questions of this group

## Removing

services-forms-edit-remove-title = Remove “{ $name }”?
services-forms-edit-remove-text = Everything in it and the rules for it go too. You can undo it afterwards.
services-forms-edit-remove-now = Remove
services-forms-edit-remove-readers = Other rules need the answer
services-forms-edit-remove-readers-text = These rules have an error afterwards. Change them before you publish.

## Rules

services-forms-edit-rules = Rules
services-forms-edit-rules-none = No rule: always shown, every fitting answer will do.
services-forms-edit-rule-add-visible = Show only when …
services-forms-edit-rule-add-required = Required only when …
services-forms-edit-rule-add-check = Check the answer …
services-forms-edit-rule-add-computed = Work out the value …
services-forms-edit-rule-edit = Change
services-forms-edit-rule-remove = Remove the rule
services-forms-edit-rule-is-visible = Shown only when { $rule }
services-forms-edit-rule-is-visible-logic = Shown only when a rule in JsonLogic holds
services-forms-edit-rule-is-required = Required when { $rule }
services-forms-edit-rule-is-required-logic = Required when a rule in JsonLogic holds
services-forms-edit-rule-is-check = The answer will do only if { $rule }
services-forms-edit-rule-is-check-logic = The answer will do only if a rule in JsonLogic holds
services-forms-edit-rule-is-computed = Worked out: { $rule }
services-forms-edit-rule-is-computed-logic = Worked out in JsonLogic
services-forms-edit-rule-title-visible = When is “{ $name }” shown?
services-forms-edit-rule-title-required = When is “{ $name }” required?
services-forms-edit-rule-title-check = Which answer will do for “{ $name }”?
services-forms-edit-rule-title-computed = How is “{ $name }” worked out?
services-forms-edit-rule-text-visible = Choose a question that comes before. Then you see what you can compare with.
services-forms-edit-rule-text-required = Choose a question that comes before. Then you see what you can compare with.
services-forms-edit-rule-text-check = Say what must hold. If it does not, people read your sentence and change the answer.
services-forms-edit-rule-text-computed = Nobody is asked then: the form works out the value from answers before.
services-forms-edit-lines-how = How do the conditions belong together?
services-forms-edit-lines-all = All must hold
services-forms-edit-lines-any = One is enough
services-forms-edit-line-number = Condition { $number }
services-forms-edit-line-question = Question
services-forms-edit-line-relation = Comparison
services-forms-edit-line-value = Value
services-forms-edit-line-value-day-hint = Such as 24.12.2026. For an age: the number of years
services-forms-edit-line-other = Or instead of the value
services-forms-edit-line-other-none = nothing else
services-forms-edit-line-remove = Remove this condition
services-forms-edit-line-show = Go on with this question
services-forms-edit-line-more = One more condition
services-forms-edit-nothing-readable = No question comes before on which something could depend.
services-forms-edit-today = today
services-forms-edit-answer-to = answer to “{ $question }”
services-forms-edit-and = and
services-forms-edit-or = or
services-forms-edit-says-is = “{ $question }” is answered “{ $value }”
services-forms-edit-says-is-not = “{ $question }” is not answered “{ $value }”
services-forms-edit-says-at-least = “{ $question }” is at least { $value }
services-forms-edit-says-at-most = “{ $question }” is at most { $value }
services-forms-edit-says-more = “{ $question }” is more than { $value }
services-forms-edit-says-less = “{ $question }” is less than { $value }
services-forms-edit-says-at-least-day = “{ $question }” is not before { $value }
services-forms-edit-says-at-most-day = “{ $question }” is not after { $value }
services-forms-edit-says-more-day = “{ $question }” is after { $value }
services-forms-edit-says-less-day = “{ $question }” is before { $value }
services-forms-edit-says-given = “{ $question }” is answered
services-forms-edit-says-missing = “{ $question }” is not answered
services-forms-edit-says-includes = “{ $value }” is ticked in “{ $question }”
services-forms-edit-says-excludes = “{ $value }” is not ticked in “{ $question }”
services-forms-edit-says-age-at-least = “{ $question }” is at least { $value } years ago
services-forms-edit-says-age-below = “{ $question }” is fewer than { $value } years ago
services-forms-edit-relation-is = is
services-forms-edit-relation-is-not = is not
services-forms-edit-relation-at-least = is at least
services-forms-edit-relation-at-most = is at most
services-forms-edit-relation-more = is more than
services-forms-edit-relation-less = is less than
services-forms-edit-relation-given = is answered
services-forms-edit-relation-missing = is not answered
services-forms-edit-relation-includes = includes
services-forms-edit-relation-excludes = does not include
services-forms-edit-relation-age-at-least = is at least so many years ago
services-forms-edit-relation-age-below = is fewer years ago than
services-forms-edit-relation-at-least-day = is on or after
services-forms-edit-relation-at-most-day = is on or before
services-forms-edit-relation-more-day = is after
services-forms-edit-relation-less-day = is before
services-forms-edit-no-lines = Choose at least one question.
services-forms-edit-no-question = Choose a question.
services-forms-edit-no-relation = Choose a comparison.
services-forms-edit-bad-value = The value does not fit the question. Enter it as one answers the question.
services-forms-edit-how = How?
services-forms-edit-how-sum = Sum
services-forms-edit-how-difference = Difference
services-forms-edit-how-sum-of-rows = Sum over a group that repeats
services-forms-edit-how-count-of-rows = Count in a group that repeats
services-forms-edit-how-age = Age, or years since a day
services-forms-edit-how-join = Texts one after another
services-forms-edit-how-by-choice = A value for each answer of a question
services-forms-edit-how-of = Of which answers?
services-forms-edit-how-from = From this answer
services-forms-edit-how-less = this one is taken away
services-forms-edit-how-row-question = Which answer is added up?
services-forms-edit-how-rows = What is counted?
services-forms-edit-how-born = Since this day
services-forms-edit-how-until = Until this day
services-forms-edit-how-until-hint = Without a choice: until today
services-forms-edit-how-value-for = Value for “{ $choice }”
services-forms-edit-how-money-for = Amount in euros for “{ $choice }”
services-forms-edit-by-choice-empty = Answers without a value leave the question empty.
services-forms-edit-no-how = Choose how it is worked out.
services-forms-edit-is-sum = the sum of { $questions }
services-forms-edit-is-join = { $questions } one after another
services-forms-edit-is-difference = “{ $from }” minus “{ $less }”
services-forms-edit-is-sum-of-rows = the sum of “{ $question }” over all entries “{ $group }”
services-forms-edit-is-count-of-rows = the number of entries “{ $group }”
services-forms-edit-is-age = whole years from “{ $from }” until today
services-forms-edit-is-age-on = whole years from “{ $from }” until “{ $until }”
services-forms-edit-is-by-choice = by “{ $question }”: { $values }
services-forms-edit-logic = For experts: JsonLogic
services-forms-edit-field-logic = Rule as JsonLogic
services-forms-edit-field-logic-hint = If something stands here, it counts instead of the fields above. The operators are in the description of forms.
services-forms-edit-logic-kept = This rule cannot be said in words
services-forms-edit-logic-kept-text = It stays as it is. Empty the field at the bottom if you want to replace it by conditions.
services-forms-edit-bad-logic = That is no JSON: { $reason }. Compare brackets and quotation marks.

## Versions

services-forms-edit-versions = Published versions
services-forms-edit-versions-none = No version published yet
services-forms-edit-versions-text = A version never changes. Who filled it in is checked by it.
services-forms-edit-version = Version
services-forms-edit-version-number = Version { $number }
services-forms-edit-when = When
services-forms-edit-who = Who
services-forms-edit-entry = Record
services-forms-edit-files = Files
services-forms-edit-draft = Draft
services-forms-edit-drafts = States of the draft
services-forms-edit-drafts-text = Every change that was saved stays. You can go back to an earlier state.
services-forms-edit-draft-first = First known state
services-forms-edit-draft-current = Current state
services-forms-edit-draft-do = Go back
services-forms-edit-restore = Take this state again
services-forms-edit-changes = What was new
services-forms-edit-compare = Compare versions
services-forms-edit-compare-from = From
services-forms-edit-compare-to = To
services-forms-edit-compare-now = Compare
services-forms-edit-differences = Differences
services-forms-edit-news = What is new since version { $number }
services-forms-edit-change-none = No difference
services-forms-edit-change-form = Changed of the form: { $parts }
services-forms-edit-change-added = “{ $name }” is new
services-forms-edit-change-removed = “{ $name }” is removed
services-forms-edit-change-moved = “{ $name }” stands elsewhere
services-forms-edit-change-changed = “{ $name }” changed: { $parts }
services-forms-edit-part-of-title = heading
services-forms-edit-part-of-intro = introduction
services-forms-edit-part-of-legal = legal basis
services-forms-edit-part-of-address = address
services-forms-edit-part-of-service = service
services-forms-edit-part-of-text = text
services-forms-edit-part-of-label = question
services-forms-edit-part-of-help = help
services-forms-edit-part-of-why = reason
services-forms-edit-part-of-options = answers to choose from
services-forms-edit-part-of-answer = kind and limits of the answer
services-forms-edit-part-of-required = required
services-forms-edit-part-of-rule-visible = when it is shown
services-forms-edit-part-of-rule-required = when it is required
services-forms-edit-part-of-rule-computed = how it is worked out
services-forms-edit-part-of-rule-check = which answers will do
services-forms-edit-publish-title = Publish “{ $form }” as version { $number }?
services-forms-edit-publish-text = Then everyone fills in this version, online and on paper, and it never changes again. Earlier versions stay. The publication stands in the public record.
services-forms-edit-publish-now = Publish now
services-forms-edit-publish-faults = The form has errors. Mend them first.
services-forms-edit-publish-crowded = Somebody else has changed the form in the meantime. Look at what is new now, then publish.

## What was done, in the audit log

identity-action-form-drafted = Draft of a form changed
identity-action-form-published = Form published
