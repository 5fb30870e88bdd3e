### Texts of the room `appointments`.

# Was über Menschen verarbeitet wird

processing-appointments = Damit Sie zu Ihrem Termin erwartet werden.
    .title = Termine
    .data = Ort, Zeit und Dienstleistungen Ihres Termins, ein Code und eine Aufrufnummer; kein Konto, kein Name
processing-appointment-contacts = Damit Sie mit Namen begrüßt werden und eine Bestätigung und Erinnerung bekommen, wenn Sie es wünschen.
    .title = Angaben zu Terminen
    .data = Name und E-Mail-Adresse, wenn Sie sie angegeben haben; ob Sie erinnert wurden
processing-appointment-waiting = Damit Sie erfahren, wenn ein früherer Termin frei wird.
    .title = Warteliste für Termine
    .data = Ihre E-Mail-Adresse; worauf Sie warten; wann Sie benachrichtigt wurden
processing-appointment-marks = Damit niemand alle Termine für sich allein bucht.
    .title = Zahl der Termine
    .data = Eine Prüfsumme Ihres Browsers oder Ihrer E-Mail-Adresse, aus der nur die Stadt erkennt, ob zwei Termine zusammengehören

# Fehler

error-services-appointments-no-services = Sie haben keine Dienstleistung gewählt. Wählen Sie mindestens eine aus.
error-services-appointments-not-bookable = Für „{ $service }“ gibt es keine Termine. Wählen Sie eine andere Dienstleistung, oder kommen Sie ohne Termin.
error-services-appointments-too-long = Zusammen dauert das länger als { $minutes } Minuten. Wählen Sie weniger Dienstleistungen, und buchen Sie für die anderen einen zweiten Termin.
error-services-appointments-no-place = An diesem Ort gibt es keine Termine. Wählen Sie einen anderen Ort.
error-services-appointments-time = Das ist kein Tag und keine Uhrzeit. Wählen Sie einen Termin aus der Liste.
error-services-appointments-taken = Dieser Termin ist nicht mehr frei. Wählen Sie einen anderen.
error-services-appointments-not-found = Diesen Termin gibt es nicht (mehr). Prüfen Sie den Link, oder suchen Sie den Termin mit seinem Code.
error-services-appointments-no-code = Zu diesem Code gibt es keinen Termin. Prüfen Sie die acht Zeichen; sie stehen auf Ihrer Bestätigung.
error-services-appointments-over = Dieser Termin lässt sich nicht mehr ändern. Er hat schon begonnen oder wurde abgesagt. Buchen Sie bei Bedarf einen neuen.
error-services-appointments-too-many = Sie haben schon { $most } Termine. Sagen Sie einen ab, den Sie nicht brauchen, oder rufen Sie uns an.
error-services-appointments-slow-down = Von Ihrem Anschluss kamen sehr viele Anfragen. Warten Sie { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
}, oder rufen Sie uns an.
error-services-appointments-email = Das ist keine E-Mail-Adresse. Prüfen Sie sie, oder lassen Sie das Feld leer.
error-services-appointments-name = Der Name ist zu lang. Kürzen Sie ihn auf 80 Zeichen.
error-services-appointments-hours = „{ $hours }“ sind keine Zeiten. Schreiben Sie sie so: 08:00–12:00, 13:00–18:00, in Schritten von fünf Minuten.
error-services-appointments-number = Schreiben Sie eine ganze Zahl von { $least } bis { $most }.
error-services-appointments-counter-label = Geben Sie dem Schalter eine Bezeichnung mit höchstens { $most } Zeichen.
error-services-appointments-door = Wählen Sie, ob die Person am Schalter steht oder anruft.
error-services-appointments-not-waiting = Sie stehen nicht (mehr) auf der Warteliste. Mehr müssen Sie nicht tun.

# Tage und Zeiten

services-appointments-weekday-1 = Montag
services-appointments-weekday-2 = Dienstag
services-appointments-weekday-3 = Mittwoch
services-appointments-weekday-4 = Donnerstag
services-appointments-weekday-5 = Freitag
services-appointments-weekday-6 = Samstag
services-appointments-weekday-7 = Sonntag
services-appointments-weekday-short-1 = Mo.
services-appointments-weekday-short-2 = Di.
services-appointments-weekday-short-3 = Mi.
services-appointments-weekday-short-4 = Do.
services-appointments-weekday-short-5 = Fr.
services-appointments-weekday-short-6 = Sa.
services-appointments-weekday-short-7 = So.
services-appointments-moment = { $day }, { $time } Uhr
services-appointments-minutes = { $minutes } Minuten

# Termin buchen

services-appointments-title = Termine
services-appointments-lead = Buchen Sie einen Termin im Amt. Sie brauchen kein Konto und müssen keinen Namen nennen.
services-appointments-step-services = Anliegen
services-appointments-step-time = Ort und Zeit
services-appointments-step-details = Angaben
services-appointments-step-done = Gebucht
services-appointments-choose = Was möchten Sie erledigen?
services-appointments-choose-hint = Sie können mehrere Dienstleistungen in einem Termin erledigen.
services-appointments-search = Dienstleistung suchen
services-appointments-show-all = Alle Dienstleistungen zeigen
services-appointments-found-none = Dazu gibt es keine Termine
services-appointments-to-slots = Freie Termine zeigen
services-appointments-none = Zurzeit gibt es keine Termine
services-appointments-none-text = Kommen Sie zu den Öffnungszeiten vorbei, oder rufen Sie uns an.
services-appointments-no-appointments = Für diese Dienstleistung gibt es keine Termine
services-appointments-no-appointments-text = Kommen Sie dafür ohne Termin zu den Öffnungszeiten, oder wählen Sie etwas anderes.
services-appointments-have = Sie haben schon einen Termin?
services-appointments-find-title = Termin mit dem Code finden
services-appointments-find-about = Ansehen, verlegen oder absagen: Der Code steht auf Ihrer Bestätigung.
services-appointments-find = Termin finden
services-appointments-code = Code
services-appointments-code-hint = Acht Zeichen, zum Beispiel K7QM-2F9X

services-appointments-slots-title = Ort und Zeit wählen
services-appointments-what = Anliegen
services-appointments-when = Zeit
services-appointments-where = Ort
services-appointments-change-services = Anliegen ändern
services-appointments-change-time = Zeit ändern
services-appointments-place-all = Alle Orte
services-appointments-filter = Orte eingrenzen
services-appointments-filter-button = Anzeigen
services-appointments-earliest = Die nächsten freien Termine
services-appointments-days = Tage mit freien Terminen
services-appointments-later-days = Spätere Tage
services-appointments-free = { $count } frei
services-appointments-nothing = Zurzeit ist kein Termin frei
services-appointments-nothing-text = Ein Teil der Termine wird nur am Telefon und am Schalter vergeben. Rufen Sie uns an, oder kommen Sie ohne Termin. Abgesagte Termine werden hier wieder frei.
services-appointments-phone = Am Telefon: { $phone }
services-appointments-too-late = Kein Termin passt?
services-appointments-wait = Auf die Warteliste
services-appointments-wait-about = Wir schreiben Ihnen, wenn ein früherer Termin frei wird.
services-appointments-taken = Jemand war schneller

services-appointments-book-title = Angaben zum Termin
services-appointments-name = Name
services-appointments-name-hint = So begrüßen wir Sie. Aufgerufen werden Sie mit einer Nummer.
services-appointments-email = E-Mail-Adresse
services-appointments-email-hint = Wir schicken Ihnen eine Bestätigung und eine Erinnerung, sonst nichts. In der E-Mail steht nicht, worum es geht. Am Tag nach dem Termin löschen wir die Adresse.
services-appointments-book = Termin buchen
services-appointments-other-time = Andere Zeit wählen
services-appointments-back = Zurück

# Der eigene Termin

services-appointments-own-title = Ihr Termin
services-appointments-own-booked = Der Termin ist gebucht
services-appointments-own-booked-text = Schreiben Sie den Code auf, drucken Sie diese Seite, oder speichern Sie ihre Adresse. Damit können Sie den Termin verlegen oder absagen.
services-appointments-own-cancelled = Der Termin ist abgesagt
services-appointments-own-cancelled-text = Andere können ihn bald buchen. Mehr müssen Sie nicht tun.
services-appointments-own-cancelled-by-office = Das Amt hat den Termin abgesagt
services-appointments-own-cancelled-by-office-text = Das tut uns leid. Buchen Sie einen neuen Termin, oder rufen Sie uns an.
services-appointments-own-broken = Das Amt kann den Termin nicht halten
services-appointments-own-broken-text = Die Öffnungszeiten haben sich geändert. Das tut uns leid. Wählen Sie eine andere Zeit; sonst verlegen wir den Termin und zeigen es hier.
services-appointments-own-moved = Das Amt hat den Termin verlegt
services-appointments-own-moved-text = Es gilt die Zeit, die hier steht. Passt sie nicht, wählen Sie eine andere.
services-appointments-own-moved-now = Der Termin ist verlegt
services-appointments-own-moved-now-text = Es gilt die neue Zeit. Der Code bleibt, die Aufrufnummer kann eine andere sein. Speichern Sie den Termin noch einmal in Ihrem Kalender.
services-appointments-own-arrived = Sie sind angemeldet
services-appointments-own-arrived-text = Warten Sie, bis Ihre Nummer aufgerufen wird.
services-appointments-own-called = Sie sind an der Reihe
services-appointments-own-called-text = Gehen Sie zum Schalter, der neben Ihrer Nummer steht.
services-appointments-own-missed = Der Termin wurde verpasst
services-appointments-own-missed-text = Melden Sie sich am Schalter, oder buchen Sie einen neuen Termin.
services-appointments-slip = Zettel für den Termin
services-appointments-number = Aufrufnummer
services-appointments-code-text = Mit dem Code finden Sie den Termin online wieder, und am Telefon nennen Sie ihn.
services-appointments-qr = QR-Code mit der Adresse dieses Termins
services-appointments-calendar = In den Kalender
services-appointments-calendar-summary = Termin: { $place }
services-appointments-calendar-description = { $services }. Code: { $code }
services-appointments-move = Verlegen
services-appointments-cancel = Absagen
services-appointments-forget = E-Mail-Adresse löschen
services-appointments-forget-about = Sie bekommen dann keine Erinnerung.
services-appointments-more = Mehr zu diesem Termin
services-appointments-waits = Sie stehen auf der Warteliste
services-appointments-waits-text = Wird ein früherer Termin frei, bekommen Sie eine E-Mail. Wer ihn zuerst bucht, hat ihn.
services-appointments-bring = Was Sie mitbringen
services-appointments-bring-nothing = Dafür ist nichts Besonderes nötig.
services-appointments-anew = Neuen Termin buchen

services-appointments-move-title = Termin verlegen
services-appointments-move-lead = Wählen Sie eine neue Zeit. Bis dahin behalten Sie Ihren Termin.
services-appointments-move-nothing = Sie behalten Ihren Termin. Schauen Sie später wieder nach, oder rufen Sie uns an.
services-appointments-move-yes = Termin verlegen
services-appointments-until-now = Bisher
services-appointments-from-now = Neu
services-appointments-cancel-title = Termin absagen?
services-appointments-cancel-text = Der Termin ist dann weg. Andere können ihn buchen.
services-appointments-cancel-yes = Termin absagen
services-appointments-forget-title = E-Mail-Adresse löschen?
services-appointments-forget-text = Wir löschen Ihre Adresse sofort. Der Termin bleibt. Eine Erinnerung bekommen Sie nicht mehr.
services-appointments-forget-yes = Adresse löschen

# Warteliste

services-appointments-wait-title = Warteliste
services-appointments-wait-lead = Wird ein früherer Termin frei, schreiben wir Ihnen, höchstens einmal am Tag. Wer ihn zuerst bucht, hat ihn.
services-appointments-wait-email-hint = Wir löschen die Adresse, sobald Sie nicht mehr warten.
services-appointments-wait-yes = Benachrichtigen
services-appointments-wait-end-text = Hier können Sie das Warten beenden. Wir löschen dann Ihre Adresse.
services-appointments-wait-end = Nicht mehr warten
services-appointments-wait-ended = Sie warten nicht mehr
services-appointments-wait-ended-text = Ihre Adresse ist gelöscht.

# Anzeige

services-appointments-display = Anzeige der aufgerufenen Nummern
services-appointments-display-title = Aufgerufen
services-appointments-display-none = Gerade wird niemand aufgerufen
services-appointments-display-none-text = Diese Seite lädt sich selbst neu.
services-appointments-counter = Schalter

# E-Mail

services-appointments-mail-booked-subject = Ihr Termin bei: { $town }
services-appointments-mail-booked = Guten Tag,

    Sie haben einen Termin gebucht. Ansehen, verlegen oder absagen können Sie ihn hier:

    { $link }

    Geben Sie den Link nicht weiter: Wer ihn hat, kann den Termin ändern.

    { $town }
services-appointments-mail-moved-subject = Ihr Termin bei: { $town }
services-appointments-mail-moved = Guten Tag,

    Ihr Termin wurde verlegt. Die neue Zeit steht hier:

    { $link }

    { $town }
services-appointments-mail-cancelled-subject = Ihr Termin bei: { $town }
services-appointments-mail-cancelled = Guten Tag,

    Ihr Termin wurde abgesagt. Mehr dazu steht hier:

    { $link }

    Ihre Adresse haben wir danach gelöscht.

    { $town }
services-appointments-mail-broken-subject = Ihr Termin bei: { $town }
services-appointments-mail-broken = Guten Tag,

    wir können Ihren Termin leider nicht halten. Wählen Sie hier eine andere Zeit:

    { $link }

    { $town }
services-appointments-mail-reminder-subject = Erinnerung an Ihren Termin bei: { $town }
services-appointments-mail-reminder = Guten Tag,

    Sie haben bald einen Termin. Wann und wo, steht hier:

    { $link }

    Können Sie nicht kommen? Sagen Sie dort ab, damit andere den Termin bekommen.

    { $town }
services-appointments-mail-waiting-subject = Ein früherer Termin ist frei: { $town }
services-appointments-mail-waiting = Guten Tag,

    Sie wollten wissen, wenn ein früherer Termin frei wird. Jetzt ist einer frei:

    { $link }

    Wer ihn zuerst bucht, hat ihn. Hier beenden Sie das Warten:

    { $end }

    { $town }

# Für Ämter

services-appointments-manage-title = Termine verwalten
services-appointments-manage-lead = Wählen Sie den Ort, an dem Sie arbeiten.
services-appointments-manage-none = Hier verwalten Sie noch keine Termine
services-appointments-manage-none-text = Die Leitung Ihres Amtes richtet Termine für einen Ort ein.
services-appointments-manage-add-title = Termine an einem weiteren Ort
services-appointments-manage-add = Termine einrichten
services-appointments-manage-day = Tagesliste
services-appointments-manage-book = Termin vergeben
services-appointments-manage-affected = Nicht zu halten
services-appointments-manage-close = Tag schließen
services-appointments-manage-settings = Einstellungen
services-appointments-day = Tag
services-appointments-day-before = Tag davor
services-appointments-day-after = Tag danach
services-appointments-one-title = Termin
services-appointments-day-over = { $count ->
    [one] Ein erledigter oder verpasster Termin
   *[other] { $count } erledigte oder verpasste Termine
}
services-appointments-day-empty = An diesem Tag ist niemand angemeldet
services-appointments-day-empty-text = Vergeben Sie Termine an Menschen, die vorbeikommen oder anrufen.
services-appointments-broken-some = { $count ->
    [one] Ein Termin ist nicht zu halten
   *[other] { $count } Termine sind nicht zu halten
}
services-appointments-broken-see = Ansehen und verlegen
services-appointments-next = Als Nächstes
services-appointments-next-at = Termin um { $time } Uhr, Schalter { $counter }
services-appointments-next-none = Gerade wartet niemand.
services-appointments-by-code = Termin mit Code suchen
services-appointments-time = Uhrzeit
services-appointments-called = Name
services-appointments-state = Stand
services-appointments-state-booked = Erwartet
services-appointments-state-arrived = Wartet
services-appointments-state-called = Aufgerufen
services-appointments-state-done = Erledigt
services-appointments-state-missed = Nicht gekommen
services-appointments-state-cancelled = Abgesagt
services-appointments-state-broken = Nicht zu halten
services-appointments-do-arrived = Ist da
services-appointments-do-called = Aufrufen
services-appointments-do-done = Erledigt
services-appointments-do-missed = Nicht gekommen
services-appointments-affected-lead = Diese Menschen haben gebucht, aber zu ihrer Zeit ist niemand da. Sie sehen das auf der Seite ihres Termins. Verlegen Sie die Termine, oder rufen Sie an.
services-appointments-affected-none = Alle Termine sind zu halten
services-appointments-affected-none-text = Hier steht etwas, wenn sich Öffnungszeiten ändern.
services-appointments-desk-lead = Für Menschen, die am Schalter stehen oder anrufen. Dabei sind auch die Zeiten, die online niemand buchen kann.
services-appointments-desk-booked-text = Drucken Sie den Zettel, oder nennen Sie Code und Nummer.
services-appointments-desk-told = Die Person sieht das auf der Seite ihres Termins. Hat sie eine E-Mail-Adresse angegeben, bekommt sie eine Nachricht.
services-appointments-door = Wie kommt der Termin zustande?
services-appointments-door-walk-in = Die Person steht am Schalter
services-appointments-door-phone = Die Person ruft an
services-appointments-close-lead = Schließen Sie einen Tag, oder ändern Sie seine Zeiten. Vorher sehen Sie, wen das betrifft.
services-appointments-close-hint = Zum Beispiel 08:00–12:00, 13:00–16:00. Leer heißt: geschlossen.
services-appointments-next-step = Weiter
services-appointments-closed = geschlossen
services-appointments-save = Speichern
services-appointments-affects-nobody = Davon ist kein gebuchter Termin betroffen.
services-appointments-affects = { $count ->
    [one] Ein gebuchter Termin ist betroffen
   *[other] { $count } gebuchte Termine sind betroffen
}
services-appointments-affects-text = Die Termine bleiben gebucht, bis sie verlegt werden. Die Menschen sehen auf ihrer Seite, dass das Amt den Termin nicht halten kann, und bekommen eine E-Mail, wenn sie eine Adresse angegeben haben. Verlegen Sie danach, wer sich nicht selbst etwas Neues sucht.
services-appointments-settings-lead = Schalter, Zeiten und Dauer.
services-appointments-counters = Schalter
services-appointments-counters-none = Noch gibt es keinen Schalter
services-appointments-counter-title = Schalter { $counter }
services-appointments-counter-about = { $services ->
    [one] Eine Dienstleistung
   *[other] { $services } Dienstleistungen
}. { $hours }
services-appointments-counter-label = Bezeichnung eines neuen Schalters
services-appointments-counter-label-hint = Eine Nummer oder ein Buchstabe, wie sie am Schalter stehen
services-appointments-counter-add = Schalter hinzufügen
services-appointments-hours = Zeiten
services-appointments-hours-hint = Zum Beispiel 08:00–12:00, 13:00–16:00. Leer heißt: geschlossen. An Feiertagen ist immer geschlossen.
services-appointments-skills = Was dieser Schalter kann
services-appointments-place-settings = Vergabe
services-appointments-kept = Anteil für Telefon und Schalter, in Prozent
services-appointments-kept-hint = Diesen Teil jedes Tages kann online niemand buchen.
services-appointments-lead-time = Vorlauf in Minuten
services-appointments-lead-time-hint = So lange vor seinem Beginn ist ein Termin online nicht mehr buchbar.
services-appointments-horizon = So viele Tage im Voraus sind Termine buchbar
services-appointments-horizon-hint = Höchstens 120
services-appointments-lengths = Dauer der Dienstleistungen
services-appointments-lengths-text = In Minuten, von 5 bis 180. Ohne Dauer gibt es keine Termine. Die Dauer gilt an allen Orten.
services-appointments-lengths-more = { $count } Leistungen ohne Termine

job-services-tell-appointment = Nachrichten zu Terminen schicken
job-services-release-slots = Abgesagte Termine wieder freigeben
job-services-tell-waiting = Der Warteliste sagen, dass ein Termin frei ist
job-services-remind = An Termine erinnern
job-services-count-appointments = Angebotene und vergebene Termine zählen
job-services-tidy-appointments = Abgelaufene Termine löschen

# What the audit log says

identity-action-appointment-booked = Termin vergeben
identity-action-appointment-moved = Termin verlegt
identity-action-appointment-cancelled = Termin abgesagt
identity-action-appointment-state-set = Stand eines Termins geändert
identity-action-appointment-counter-added = Schalter hinzugefügt
identity-action-appointment-counter-changed = Schalter geändert
identity-action-appointment-day-closed = Tag geschlossen
identity-action-appointment-day-changed = Zeiten eines Tages geändert
identity-action-appointment-place-changed = Vergabe von Terminen geändert
identity-action-appointment-services-changed = Dauer von Terminen geändert
