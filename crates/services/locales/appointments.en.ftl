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
error-services-appointments-door = Choose whether the person stands at the counter or calls.
error-services-appointments-not-waiting = You are not on the waiting list (any more). There is nothing more to do.
