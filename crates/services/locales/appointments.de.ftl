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
error-services-appointments-door = Wählen Sie, ob die Person am Schalter steht oder anruft.
error-services-appointments-not-waiting = Sie stehen nicht (mehr) auf der Warteliste. Mehr müssen Sie nicht tun.
