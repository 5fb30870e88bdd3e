### Opening hours of the room `catalogue`.

services-catalogue-place-open = Open now
services-catalogue-place-until = Open now, until { $time }
services-catalogue-place-always = Always open
services-catalogue-place-opens = Closed. Opens { $day } at { $time }.
services-catalogue-place-closed = Closed. No opening is entered for the next year.
services-catalogue-place-depends = At the moment: { $comment }
services-catalogue-place-depends-unsaid = Whether it is open now is not entered. Please call.
services-catalogue-phone-open = Somebody answers now
services-catalogue-phone-until = Somebody answers now, until { $time }
services-catalogue-phone-always = Somebody always answers
services-catalogue-phone-opens = Nobody answers now. Again { $day } at { $time }.
services-catalogue-phone-closed = Nobody answers at present.
services-catalogue-phone-depends = At the moment: { $comment }
services-catalogue-phone-depends-unsaid = When somebody answers is not entered.
services-catalogue-closed = Closed
services-catalogue-depends-badge = By arrangement
services-catalogue-today = today
services-catalogue-tomorrow = tomorrow
services-catalogue-on-day = on { $day }
services-catalogue-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
services-catalogue-day = Day
services-catalogue-hours = Opening hours
services-catalogue-span = { $from }–{ $to }
services-catalogue-all-day = all day
services-catalogue-week = The next seven days
services-catalogue-holiday = Holiday
services-catalogue-holidays = The next public holidays
services-catalogue-holiday-new-year = New Year’s Day
services-catalogue-holiday-good-friday = Good Friday
services-catalogue-holiday-easter = Easter Sunday
services-catalogue-holiday-easter-monday = Easter Monday
services-catalogue-holiday-labour-day = Labour Day
services-catalogue-holiday-ascension = Ascension Day
services-catalogue-holiday-whit-sunday = Whit Sunday
services-catalogue-holiday-whit-monday = Whit Monday
services-catalogue-holiday-unity = Day of German Unity
services-catalogue-holiday-reformation = Reformation Day
services-catalogue-holiday-christmas = Christmas Day
services-catalogue-holiday-second-christmas = Second day of Christmas
