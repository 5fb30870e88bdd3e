### Texts of the room `appointments`.

# What is processed about people

processing-appointments = So that you are expected at your appointment.
    .title = Appointments
    .data = Place, time and services of your appointment, a code and a number to be called; no account, no name
processing-appointment-contacts = So that you are greeted by name and get a confirmation and a reminder, if you want that.
    .title = Details of appointments
    .data = Name and e-mail address, if you gave them; whether you were reminded
processing-appointment-waiting = So that you learn of an earlier appointment that becomes free.
    .title = Waiting list for appointments
    .data = Your e-mail address; what you wait for; when you were told
processing-appointment-marks = So that nobody books all appointments for themselves.
    .title = Number of appointments
    .data = A checksum of your browser or your e-mail address, from which only the town sees whether two appointments belong together

# Errors

error-services-appointments-no-services = You have not chosen a service. Choose at least one.
error-services-appointments-not-bookable = There are no appointments for “{ $service }”. Choose another service, or come without an appointment.
error-services-appointments-too-long = Together this takes longer than { $minutes } minutes. Choose fewer services, and book a second appointment for the others.
error-services-appointments-no-place = There are no appointments at this place. Choose another place.
error-services-appointments-time = This is no day and no time. Choose an appointment from the list.
error-services-appointments-taken = This appointment is no longer free. Choose another one.
error-services-appointments-not-found = This appointment does not exist (any more). Check the link, or find the appointment by its code.
error-services-appointments-no-code = No appointment has this code. Check its eight characters; they stand on your confirmation.
error-services-appointments-over = This appointment can no longer be changed. It has begun or was cancelled. Book a new one if you need it.
error-services-appointments-too-many = You have { $most } appointments already. Cancel one that you do not need, or call us.
error-services-appointments-slow-down = Very many requests came from your connection. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, or call us.
error-services-appointments-email = This is no e-mail address. Check it, or leave the field empty.
error-services-appointments-name = The name is too long. Shorten it to 80 characters.
error-services-appointments-hours = “{ $hours }” are no hours. Write them like this: 08:00–12:00, 13:00–18:00, in steps of five minutes.
error-services-appointments-number = Write a whole number from { $least } to { $most }.
error-services-appointments-counter-label = Give the counter a label of at most { $most } characters.
error-services-appointments-door = Choose whether the person stands at the counter or calls.
error-services-appointments-not-waiting = You are not on the waiting list (any more). There is nothing more to do.

# Days and times

services-appointments-weekday-1 = Monday
services-appointments-weekday-2 = Tuesday
services-appointments-weekday-3 = Wednesday
services-appointments-weekday-4 = Thursday
services-appointments-weekday-5 = Friday
services-appointments-weekday-6 = Saturday
services-appointments-weekday-7 = Sunday
services-appointments-weekday-short-1 = Mon
services-appointments-weekday-short-2 = Tue
services-appointments-weekday-short-3 = Wed
services-appointments-weekday-short-4 = Thu
services-appointments-weekday-short-5 = Fri
services-appointments-weekday-short-6 = Sat
services-appointments-weekday-short-7 = Sun
services-appointments-moment = { $day }, { $time }
services-appointments-minutes = { $minutes } minutes

# Booking

services-appointments-title = Appointments
services-appointments-lead = Book an appointment at the office. You need no account and do not have to give a name.
services-appointments-step-services = Matter
services-appointments-step-time = Place and time
services-appointments-step-details = Details
services-appointments-step-done = Booked
services-appointments-choose = What would you like to get done?
services-appointments-choose-hint = You can get several services done in one appointment.
services-appointments-search = Search for a service
services-appointments-show-all = Show all services
services-appointments-found-none = There are no appointments for that
services-appointments-to-slots = Show free appointments
services-appointments-none = There are no appointments at present
services-appointments-none-text = Come during opening hours, or call us.
services-appointments-no-appointments = There are no appointments for this service
services-appointments-no-appointments-text = Come without an appointment during opening hours, or choose something else.
services-appointments-have = Do you have an appointment already?
services-appointments-find-title = Find an appointment by its code
services-appointments-find-about = Look at it, move it or cancel it: the code stands on your confirmation.
services-appointments-find = Find appointment
services-appointments-code = Code
services-appointments-code-hint = Eight characters, for example K7QM-2F9X

services-appointments-slots-title = Choose place and time
services-appointments-what = Matter
services-appointments-when = Time
services-appointments-where = Place
services-appointments-change-services = Change matter
services-appointments-change-time = Change time
services-appointments-place-all = All places
services-appointments-filter = Narrow down places
services-appointments-filter-button = Show
services-appointments-earliest = The next free appointments
services-appointments-days = Days with free appointments
services-appointments-later-days = Later days
services-appointments-free = { $count } free
services-appointments-nothing = No appointment is free at present
services-appointments-nothing-text = Some of the appointments are given away by phone and at the counter only. Call us, or come without an appointment. Cancelled appointments become free again here.
services-appointments-phone = By phone: { $phone }
services-appointments-too-late = No appointment suits you?
services-appointments-wait = Join the waiting list
services-appointments-wait-about = We write to you when an earlier appointment becomes free.
services-appointments-taken = Somebody else was faster

services-appointments-book-title = Details of the appointment
services-appointments-name = Name
services-appointments-name-hint = We greet you with it. You are called by a number.
services-appointments-email = E-mail address
services-appointments-email-hint = We send you a confirmation and a reminder, nothing else. The e-mail does not say what it is about. We delete the address on the day after the appointment.
services-appointments-book = Book appointment
services-appointments-other-time = Choose another time
services-appointments-back = Back

# One’s own appointment

services-appointments-own-title = Your appointment
services-appointments-own-booked = The appointment is booked
services-appointments-own-booked-text = Write down the code, print this page, or save its address. With it you can move or cancel the appointment.
services-appointments-own-cancelled = The appointment is cancelled
services-appointments-own-cancelled-text = Others can book it soon. There is nothing more to do.
services-appointments-own-cancelled-by-office = The office has cancelled the appointment
services-appointments-own-cancelled-by-office-text = We are sorry. Book a new appointment, or call us.
services-appointments-own-broken = The office cannot keep the appointment
services-appointments-own-broken-text = The opening hours have changed. We are sorry. Choose another time; otherwise we move the appointment and show it here.
services-appointments-own-moved = The office has moved the appointment
services-appointments-own-moved-text = The time that stands here counts. If it does not suit you, choose another one.
services-appointments-own-moved-now = The appointment is moved
services-appointments-own-moved-now-text = The new time is what counts. The code stays, the number may be another one. Save the appointment in your calendar again.
services-appointments-own-arrived = You are checked in
services-appointments-own-arrived-text = Wait until your number is called.
services-appointments-own-called = It is your turn
services-appointments-own-called-text = Go to the counter that stands beside your number.
services-appointments-own-missed = The appointment was missed
services-appointments-own-missed-text = Come to the counter, or book a new appointment.
services-appointments-slip = Slip for the appointment
services-appointments-number = Number
services-appointments-code-text = With the code you find the appointment again online, and you name it on the phone.
services-appointments-qr = QR code with the address of this appointment
services-appointments-calendar = Add to calendar
services-appointments-calendar-summary = Appointment: { $place }
services-appointments-calendar-description = { $services }. Code: { $code }
services-appointments-move = Move
services-appointments-cancel = Cancel
services-appointments-forget = Delete e-mail address
services-appointments-forget-about = You then get no reminder.
services-appointments-more = More about this appointment
services-appointments-waits = You are on the waiting list
services-appointments-waits-text = When an earlier appointment becomes free, you get an e-mail. Whoever books it first has it.
services-appointments-bring = What to bring
services-appointments-bring-nothing = Nothing special is needed for this.
services-appointments-anew = Book a new appointment

services-appointments-move-title = Move the appointment
services-appointments-move-lead = Choose a new time. Until then you keep your appointment.
services-appointments-move-nothing = You keep your appointment. Look again later, or call us.
services-appointments-move-yes = Move appointment
services-appointments-until-now = Until now
services-appointments-from-now = New
services-appointments-cancel-title = Cancel the appointment?
services-appointments-cancel-text = The appointment is then gone. Others can book it.
services-appointments-cancel-yes = Cancel appointment
services-appointments-forget-title = Delete the e-mail address?
services-appointments-forget-text = We delete your address at once. The appointment stays. You get no reminder any more.
services-appointments-forget-yes = Delete address

# Waiting list

services-appointments-wait-title = Waiting list
services-appointments-wait-lead = When an earlier appointment becomes free, we write to you, at most once a day. Whoever books it first has it.
services-appointments-wait-email-hint = We delete the address as soon as you no longer wait.
services-appointments-wait-yes = Tell me
services-appointments-wait-end-text = Here you can end the waiting. We then delete your address.
services-appointments-wait-end = Wait no longer
services-appointments-wait-ended = You no longer wait
services-appointments-wait-ended-text = Your address is deleted.

# Display

services-appointments-display = Display of the numbers that are called
services-appointments-display-title = Called
services-appointments-display-none = Nobody is being called
services-appointments-display-none-text = This page loads itself again.
services-appointments-counter = Counter

# E-mail

services-appointments-mail-booked-subject = Your appointment: { $town }
services-appointments-mail-booked = Good day,

    You have booked an appointment. Here you can look at it, move it or cancel it:

    { $link }

    Do not pass the link on: whoever has it can change the appointment.

    { $town }
services-appointments-mail-moved-subject = Your appointment: { $town }
services-appointments-mail-moved = Good day,

    Your appointment was moved. The new time stands here:

    { $link }

    { $town }
services-appointments-mail-cancelled-subject = Your appointment: { $town }
services-appointments-mail-cancelled = Good day,

    Your appointment was cancelled. More about it stands here:

    { $link }

    We have then deleted your address.

    { $town }
services-appointments-mail-broken-subject = Your appointment: { $town }
services-appointments-mail-broken = Good day,

    We are sorry that we cannot keep your appointment. Choose another time here:

    { $link }

    { $town }
services-appointments-mail-reminder-subject = Reminder of your appointment: { $town }
services-appointments-mail-reminder = Good day,

    You have an appointment soon. When and where stands here:

    { $link }

    You cannot come? Cancel it there, so that others get the appointment.

    { $town }
services-appointments-mail-waiting-subject = An earlier appointment is free: { $town }
services-appointments-mail-waiting = Good day,

    You wanted to know when an earlier appointment becomes free. One is free now:

    { $link }

    Whoever books it first has it. Here you end the waiting:

    { $end }

    { $town }

# For offices

services-appointments-manage-title = Manage appointments
services-appointments-manage-lead = Choose the place where you work.
services-appointments-manage-none = You manage no appointments here yet
services-appointments-manage-none-text = The head of your office sets up appointments for a place.
services-appointments-manage-add-title = Appointments at another place
services-appointments-manage-add = Set up appointments
services-appointments-manage-day = Day list
services-appointments-manage-book = Book for somebody
services-appointments-manage-affected = Cannot be kept
services-appointments-manage-close = Close a day
services-appointments-manage-settings = Settings
services-appointments-day = Day
services-appointments-day-before = Day before
services-appointments-day-after = Day after
services-appointments-one-title = Appointment
services-appointments-day-over = { $count ->
    [one] One appointment that is over or was missed
   *[other] { $count } appointments that are over or were missed
}
services-appointments-day-empty = Nobody is expected on this day
services-appointments-day-empty-text = Book appointments for people who come by or call.
services-appointments-broken-some = { $count ->
    [one] One appointment cannot be kept
   *[other] { $count } appointments cannot be kept
}
services-appointments-broken-see = Look and move them
services-appointments-next = Next
services-appointments-next-at = Appointment at { $time }, counter { $counter }
services-appointments-next-none = Nobody is waiting.
services-appointments-by-code = Find an appointment by its code
services-appointments-time = Time
services-appointments-called = Name
services-appointments-state = State
services-appointments-state-booked = Expected
services-appointments-state-arrived = Waits
services-appointments-state-called = Called
services-appointments-state-done = Done
services-appointments-state-missed = Did not come
services-appointments-state-cancelled = Cancelled
services-appointments-state-broken = Cannot be kept
services-appointments-do-arrived = Is here
services-appointments-do-called = Call
services-appointments-do-done = Done
services-appointments-do-missed = Did not come
services-appointments-affected-lead = These people have booked, but nobody is there at their time. They see that on the page of their appointment. Move the appointments, or call.
services-appointments-affected-none = All appointments can be kept
services-appointments-affected-none-text = Something stands here when opening hours change.
services-appointments-desk-lead = For people who stand at the counter or call. This includes the times that nobody can book online.
services-appointments-desk-booked-text = Print the slip, or say code and number.
services-appointments-desk-told = The person sees that on the page of their appointment. If they gave an e-mail address, they get a message.
services-appointments-door = How does the appointment come about?
services-appointments-door-walk-in = The person stands at the counter
services-appointments-door-phone = The person calls
services-appointments-close-lead = Close a day, or change its hours. You first see whom that affects.
services-appointments-close-hint = For example 08:00–12:00, 13:00–16:00. Empty means closed.
services-appointments-next-step = Next
services-appointments-closed = closed
services-appointments-save = Save
services-appointments-affects-nobody = No booked appointment is affected.
services-appointments-affects = { $count ->
    [one] One booked appointment is affected
   *[other] { $count } booked appointments are affected
}
services-appointments-affects-text = The appointments stay booked until they are moved. People see on their page that the office cannot keep the appointment, and get an e-mail if they gave an address. Afterwards move those who do not look for something new themselves.
services-appointments-settings-lead = Counters, hours and durations.
services-appointments-counters = Counters
services-appointments-counters-none = There is no counter yet
services-appointments-counter-title = Counter { $counter }
services-appointments-counter-about = { $services ->
    [one] One service
   *[other] { $services } services
}. { $hours }
services-appointments-counter-label = Label of a new counter
services-appointments-counter-label-hint = A number or a letter, as it stands at the counter
services-appointments-counter-add = Add counter
services-appointments-hours = Hours
services-appointments-hours-hint = For example 08:00–12:00, 13:00–16:00. Empty means closed. It is always closed on public holidays.
services-appointments-skills = What this counter can do
services-appointments-place-settings = Giving away appointments
services-appointments-kept = Share for phone and counter, in per cent
services-appointments-kept-hint = Nobody can book this part of each day online.
services-appointments-lead-time = Lead time in minutes
services-appointments-lead-time-hint = So long before its start an appointment can no longer be booked online.
services-appointments-horizon = So many days ahead appointments can be booked
services-appointments-horizon-hint = At most 120
services-appointments-lengths = Durations of services
services-appointments-lengths-text = In minutes, from 5 to 180. Without a duration there are no appointments. The duration holds at all places.
services-appointments-lengths-more = { $count } services without appointments

job-services-tell-appointment = Send messages about appointments
job-services-release-slots = Release cancelled slots again
job-services-tell-waiting = Tell the waiting list that a slot is free
job-services-remind = Remind people of appointments
job-services-count-appointments = Count slots offered and taken
job-services-tidy-appointments = Erase appointments whose time is over

# What the audit log says

identity-action-appointment-booked = Appointment given
identity-action-appointment-moved = Appointment moved
identity-action-appointment-cancelled = Appointment cancelled
identity-action-appointment-state-set = State of an appointment changed
identity-action-appointment-counter-added = Counter added
identity-action-appointment-counter-changed = Counter changed
identity-action-appointment-day-closed = Day closed
identity-action-appointment-day-changed = Times of a day changed
identity-action-appointment-place-changed = Giving of appointments changed
identity-action-appointment-services-changed = Length of appointments changed
