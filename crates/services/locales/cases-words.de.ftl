### Words for cases, as the server and the mailbox show them.

# Wie ein Antrag steht

services-cases-status-received = Eingegangen
    .about = Ihr Antrag ist da. Bald bearbeitet ihn jemand.
services-cases-status-in-progress = In Bearbeitung
    .about = Jemand im Amt bearbeitet Ihren Antrag.
services-cases-status-asked = Rückfrage – Sie sind dran
    .about = Das Amt braucht noch etwas von Ihnen. Lesen Sie den letzten Brief und antworten Sie.
services-cases-status-second-eyes = Wird noch einmal geprüft
    .about = Die Entscheidung ist vorbereitet. Eine zweite Person prüft sie.
services-cases-status-decided = Entschieden
    .about = Die Entscheidung steht im letzten Brief.
services-cases-status-withdrawn = Zurückgenommen
    .about = Sie haben den Antrag zurückgenommen. Mehr müssen Sie nicht tun.
services-cases-status-handed-over = Weitergegeben
    .about = Ihr Antrag liegt jetzt bei: { $office }. Ihre Frist bleibt dieselbe.

# Auf welchem Weg er kam

services-cases-door-online = Online
services-cases-door-paper = Auf Papier
services-cases-door-counter = Am Schalter
services-cases-door-phone = Am Telefon
services-cases-door-mail = Mit einem Brief

# Wie entschieden wurde, und warum

services-cases-outcome-granted = Bewilligt
services-cases-outcome-partly = Zum Teil bewilligt
services-cases-outcome-refused = Abgelehnt

services-cases-reason-conditions-not-met = Die Voraussetzungen sind nicht erfüllt.
services-cases-reason-documents-missing = Es fehlen Unterlagen.
services-cases-reason-too-late = Der Antrag kam zu spät.
services-cases-reason-not-entitled = Wer den Antrag stellt, darf ihn nicht stellen.
services-cases-reason-not-responsible = Eine andere Behörde ist zuständig.
services-cases-reason-decided-before = Darüber wurde schon entschieden.
services-cases-reason-used-up = Es ist nichts mehr zu vergeben.
services-cases-reason-other = Ein anderer Grund. Er steht im Brief.

# Wie nah die Frist ist

services-cases-escalation-calm = Zeit genug
services-cases-escalation-soon = Bald fällig
services-cases-escalation-overdue = Überfällig

# Was geschah

services-cases-what-registered = Der Antrag ging ein.
services-cases-what-taken = Die Bearbeitung begann.
services-cases-what-given = Der Fall ging an eine andere Person im Amt.
services-cases-what-given-back = Der Fall wurde zurückgelegt.
services-cases-what-asked = Das Amt stellte eine Rückfrage.
services-cases-what-answered = Die Antwort kam.
services-cases-what-proposed = Eine Entscheidung wurde vorgeschlagen.
services-cases-what-returned = Der Vorschlag ging zurück.
services-cases-what-decided = Es wurde entschieden.
services-cases-what-withdrawn = Der Antrag wurde zurückgenommen.
services-cases-what-handed-over = Der Antrag ging an: { $office }.
services-cases-what-reopened = Der Fall wurde wieder aufgenommen.
services-cases-what-due-soon = Der Fall ist bald fällig.
services-cases-what-overdue = Die Frist ist vorbei.
services-cases-what-freed = Wer den Fall hatte, arbeitet nicht mehr im Amt.

# Gebühren

services-fees-state-open = Noch zu zahlen
services-fees-state-paid-counter = Am Schalter bezahlt
services-fees-state-paid-transfer = Überwiesen
services-fees-state-paid-online = Online bezahlt
services-fees-state-waived = Erlassen
services-fees-state-refunded = Zurückgezahlt
