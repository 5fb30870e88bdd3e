### Opening hours of the room `catalogue`.

services-catalogue-place-open = Jetzt geöffnet
services-catalogue-place-until = Jetzt geöffnet, bis { $time } Uhr
services-catalogue-place-always = Immer geöffnet
services-catalogue-place-opens = Geschlossen. Öffnet { $day } um { $time } Uhr.
services-catalogue-place-closed = Geschlossen. Für das nächste Jahr ist keine Öffnung eingetragen.
services-catalogue-place-depends = Zurzeit: { $comment }
services-catalogue-place-depends-unsaid = Ob jetzt geöffnet ist, ist nicht eingetragen. Bitte rufen Sie an.
services-catalogue-phone-open = Jetzt erreichbar
services-catalogue-phone-until = Jetzt erreichbar, bis { $time } Uhr
services-catalogue-phone-always = Immer erreichbar
services-catalogue-phone-opens = Jetzt nicht erreichbar. Wieder { $day } um { $time } Uhr.
services-catalogue-phone-closed = Zurzeit nicht erreichbar.
services-catalogue-phone-depends = Zurzeit: { $comment }
services-catalogue-phone-depends-unsaid = Wann jemand abnimmt, ist nicht eingetragen.
services-catalogue-closed = Geschlossen
services-catalogue-depends-badge = Nach Absprache
services-catalogue-today = heute
services-catalogue-tomorrow = morgen
services-catalogue-on-day = am { $day }
services-catalogue-weekday = { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
 }
services-catalogue-day = Tag
services-catalogue-hours = Öffnungszeiten
services-catalogue-span = { $from }–{ $to } Uhr
services-catalogue-all-day = den ganzen Tag
services-catalogue-week = Die nächsten sieben Tage
services-catalogue-holiday = Feiertag
services-catalogue-holidays = Die nächsten Feiertage
services-catalogue-holiday-new-year = Neujahr
services-catalogue-holiday-good-friday = Karfreitag
services-catalogue-holiday-easter = Ostersonntag
services-catalogue-holiday-easter-monday = Ostermontag
services-catalogue-holiday-labour-day = Tag der Arbeit
services-catalogue-holiday-ascension = Christi Himmelfahrt
services-catalogue-holiday-whit-sunday = Pfingstsonntag
services-catalogue-holiday-whit-monday = Pfingstmontag
services-catalogue-holiday-unity = Tag der Deutschen Einheit
services-catalogue-holiday-reformation = Reformationstag
services-catalogue-holiday-christmas = 1. Weihnachtstag
services-catalogue-holiday-second-christmas = 2. Weihnachtstag
