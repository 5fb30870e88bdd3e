# Anmelden

identity-signin-title = Anmelden
identity-signin-lead = Lesen können Sie hier alles ohne Anmeldung. Ein Konto brauchen Sie nur, wenn Sie selbst etwas beitragen oder mit einem Amt zu tun haben.
identity-signin-passkey = Mit Passkey
identity-signin-passkey-text = Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN. Sie müssen nichts eintippen.
identity-signin-passkey-button = Mit Passkey anmelden
identity-passkey-needs-script = Passkeys brauchen JavaScript. Ohne JavaScript melden Sie sich mit Ihrer Passphrase an.
identity-passkey-not-here = Ihr Browser kann keine Passkeys. Melden Sie sich mit Ihrer Passphrase an.
identity-passkey-cancelled = Es wurde kein Passkey benutzt. Versuchen Sie es noch einmal oder melden Sie sich anders an.
identity-passkey-working = Ihr Gerät fragt jetzt nach dem Passkey …
identity-signin-passphrase = Mit Passphrase
identity-signin-button = Anmelden
identity-signin-others = Mit einem anderen Konto
identity-signin-with = Weiter mit { $provider }
identity-signin-no-account = Noch kein Konto?
identity-signin-register = Konto anlegen
identity-signin-lost = Zugang verloren? Mit einem Wiederherstellungscode anmelden
identity-signin-staff-lost = Sie arbeiten für die Stadt und kommen nicht mehr hinein? Wenden Sie sich an die Administration: Sie schickt Ihnen einen neuen Link.
identity-user-name = Benutzername
identity-user-name-hint = 3 bis 40 Buchstaben, Ziffern, Punkte oder Bindestriche. Er muss nichts über Sie verraten.
identity-passphrase = Passphrase
identity-passphrase-hint = 8 bis 128 Zeichen. Ein paar Wörter hintereinander merken sich leicht und sind schwer zu erraten.
identity-passphrase-new = Neue Passphrase

identity-recovery-title = Mit Wiederherstellungscode anmelden
identity-recovery-lead = Jeder Code gilt einmal. Legen Sie danach gleich eine neue Passphrase oder einen neuen Passkey fest.
identity-recovery-code = Wiederherstellungscode
identity-recovery-code-hint = 16 Zeichen in vier Gruppen, zum Beispiel k3f9-0abc-7mnp-2wxy. Groß oder klein ist gleich.

identity-provider-leaving-title = Weiter zu { $provider }
identity-provider-leaving-text = Sie werden jetzt zu { $provider } weitergeleitet. Falls nichts geschieht, folgen Sie diesem Link:
identity-provider-leaving-link = Weiter zu { $provider }
identity-provider-new-title = Neu hier
identity-provider-new-lead = Ihr Konto bei { $provider } ist hier noch mit keinem Konto verbunden.
identity-provider-new-register = Neues Konto anlegen
identity-provider-new-register-text = Von { $provider } erfahren wir dabei keinen Namen und keine E-Mail-Adresse.
identity-provider-new-link = Sie haben hier schon ein Konto?
identity-provider-new-link-text = Melden Sie sich wie gewohnt an und verbinden Sie { $provider } dann unter „Sicherheit“.

identity-second-title = Zweiter Faktor
identity-second-lead = Noch ein Schritt: Zeigen Sie, dass wirklich Sie es sind.
identity-second-app = Mit der Authenticator-App
identity-second-code = Code
identity-second-code-hint = Die sechs Ziffern, die Ihre App gerade zeigt, oder ein Wiederherstellungscode.
identity-second-button = Bestätigen
identity-second-passkey = Mit Passkey
identity-second-passkey-button = Passkey benutzen
identity-second-cancel = Abbrechen und abmelden
identity-second-demo-title = Vorführstadt
identity-second-demo = Dieser Befehl zeigt den Code, mit dem Ordner der Stadt anstelle von ORDNER: { $command } --dir ORDNER

identity-enrol-title = Zweiten Faktor einrichten
identity-enrol-lead = Wer für die Stadt arbeitet, sieht Daten anderer Menschen. Darum reicht eine Passphrase allein nicht: Richten Sie jetzt einen zweiten Faktor ein. Vorher können Sie nichts anderes tun.
identity-enrol-passkey = Mit Passkey (empfohlen)
identity-enrol-passkey-text = Ein Passkey auf diesem Gerät oder einem Sicherheitsschlüssel. Danach melden Sie sich ohne Passphrase an.
identity-enrol-app = Mit einer Authenticator-App
identity-enrol-scan = Lesen Sie dieses Bild mit Ihrer App ein …
identity-enrol-qr = QR-Code mit dem Geheimnis für die Authenticator-App
identity-enrol-type = … oder tippen Sie dieses Geheimnis ein:
identity-enrol-code-hint = Die sechs Ziffern, die Ihre App jetzt zeigt. So wissen wir, dass sie funktioniert.
identity-enrol-button = Einrichten

# Konto anlegen

identity-register-title = Konto anlegen
identity-register-lead = Sie brauchen dafür keine E-Mail-Adresse und keinen echten Namen.
identity-register-closed = In dieser Stadt können Sie sich nicht selbst ein Konto anlegen.
identity-register-passkey-button = Konto mit Passkey anlegen
identity-register-passkey-text = Sicher und ohne Passphrase: Ihr Gerät merkt sich den Zugang.
identity-register-or = Oder mit Passphrase
identity-register-button = Konto anlegen
identity-register-have = Sie haben schon ein Konto?
identity-welcome-title = Willkommen
identity-welcome-lead = Ihr Konto ist angelegt. Ihr Benutzername ist:
identity-welcome-codes = Für den Fall, dass Sie Gerät oder Passphrase verlieren
identity-welcome-codes-text = Wir haben keine E-Mail-Adresse von Ihnen und können Ihnen keinen neuen Zugang schicken. Lassen Sie sich darum Wiederherstellungscodes zeigen und bewahren Sie sie auf Papier auf.
identity-welcome-later = Später, zum Konto

# Konto

identity-account-title = Mein Konto
identity-account-lead = Angemeldet als { $name }.
identity-account-failed = Seit Ihrer letzten Anmeldung gab es { $count ->
    [one] einen vergeblichen Versuch
   *[other] { $count } vergebliche Versuche
 }, sich mit Ihrem Benutzernamen anzumelden. Waren Sie das nicht, ändern Sie Ihre Passphrase.
identity-account-failed-title = Fehlversuche beim Anmelden
identity-account-no-codes-title = Keine Wiederherstellungscodes
identity-account-no-codes = Sie haben keine Wiederherstellungscodes mehr. Ohne sie kommen Sie nicht mehr hinein, wenn Sie Gerät oder Passphrase verlieren.
identity-account-user-name = Benutzername
identity-account-since = Konto seit
identity-account-roles = Ihre Aufgaben
identity-account-no-roles = Sie sind hier als Einwohnerin oder Einwohner.
identity-account-security = Sicherheit
identity-account-data = Meine Daten
identity-account-data-text = Was die Stadt über Sie gespeichert hat: herunterladen oder löschen
identity-account-data-show = Meine Daten ansehen und herunterladen
identity-account-data-erase = Mein Konto löschen
identity-account-data-privacy = Datenschutz in einfachen Worten
identity-account-administration = Verwaltung
identity-account-administration-text = Menschen, Einladungen, Ämter
identity-account-audit = Protokoll
identity-account-audit-text = Was Mitarbeitende getan haben
identity-signout = Abmelden

identity-security-lead = Womit Sie sich anmelden und was Sie schützt.
identity-security-passkeys = Passkeys
identity-security-passkeys-none = Sie haben noch keinen Passkey.
identity-security-passkeys-add = Passkey hinzufügen
identity-security-passkeys-unavailable = Passkeys gehen hier nicht: Diese Stadt ist nur unter einer IP-Adresse erreichbar, Passkeys brauchen einen Namen.
identity-security-passkey-made = Angelegt
identity-security-passkey-used = Zuletzt benutzt
identity-security-passkey-device = Gerät
identity-security-passkey-unused = noch nie
identity-security-passphrase = Passphrase
identity-security-passphrase-since = Zuletzt geändert am { $date }.
identity-security-passphrase-none = Sie haben keine Passphrase.
identity-security-passphrase-change = Passphrase ändern
identity-security-passphrase-set = Passphrase festlegen
identity-security-app = Authenticator-App
identity-security-app-since = Eingerichtet am { $date }.
identity-security-app-none = Nicht eingerichtet. Mit ihr brauchen Sie beim Anmelden mit Passphrase zusätzlich einen Code.
identity-security-app-add = Authenticator-App einrichten
identity-security-app-replace = Andere App einrichten
identity-security-codes = Wiederherstellungscodes
identity-security-codes-left = { $count ->
    [0] Sie haben keine unbenutzten Codes.
    [one] Sie haben noch einen unbenutzten Code.
   *[other] Sie haben noch { $count } unbenutzte Codes.
 }
identity-security-codes-new = Neue Codes zeigen
identity-security-codes-replace = Die alten Codes gelten danach nicht mehr.
identity-security-providers = Verbundene Konten
identity-security-provider-since = { $provider }, verbunden am { $date }
identity-security-provider-link = Mit { $provider } verbinden
identity-security-provider-unlink = Verbindung lösen
identity-security-remove = Entfernen

identity-codes-title = Ihre Wiederherstellungscodes
identity-codes-lead = Schreiben Sie diese Codes auf oder drucken Sie sie aus. Sie werden nur dieses eine Mal gezeigt; jeder gilt einmal.
identity-codes-done = Ich habe die Codes aufbewahrt

identity-passphrase-title = Passphrase ändern
identity-passphrase-lead = Danach enden Ihre Sitzungen in allen anderen Browsern.
identity-passphrase-button = Passphrase speichern

identity-app-title = Authenticator-App einrichten

identity-sessions-title = Sitzungen
identity-sessions-lead = Hier sind Sie gerade angemeldet. Was Sie nicht kennen, beenden Sie.
identity-sessions-browser = Browser
identity-sessions-unknown = unbekannt
identity-sessions-this = diese Sitzung
identity-sessions-began = Angemeldet
identity-sessions-seen = Zuletzt benutzt
identity-sessions-end = Beenden
identity-sessions-end-others = Alle anderen beenden

identity-confirm-title = Bitte bestätigen Sie, dass Sie es sind
identity-confirm-lead = Was Sie vorhaben, soll niemand tun können, der nur Ihren offenen Browser findet.
identity-confirm-button = Bestätigen
identity-confirm-code = Code der Authenticator-App
identity-confirm-with = Mit { $provider } bestätigen

# Einladung

identity-invitation-title = Willkommen bei der Stadt { $town }
identity-invitation-lead = Sie sind eingeladen: { $name }
identity-invitation-role = { $role }, { $office }
identity-invitation-reset = Ihr Zugang wurde zurückgesetzt. Legen Sie ihn hier neu fest; Ihre Aufgaben bleiben.
identity-invitation-passphrase = Zugang mit Passphrase
identity-invitation-passphrase-text = Danach richten Sie einen zweiten Faktor ein.
identity-invitation-button = Einladung annehmen
identity-invitation-passkey = Zugang mit Passkey (empfohlen)
identity-invitation-passkey-button = Mit Passkey annehmen

# Verwaltung der Menschen und Ämter

identity-admin-title = Verwaltung
identity-admin-people = Menschen
identity-admin-people-lead = Alle, die für die Stadt arbeiten. Wer als Einwohnerin oder Einwohner ein Konto hat ({ $residents }), geht hier niemanden etwas an.
identity-admin-people-none = Noch arbeitet niemand mit diesem Programm.
identity-admin-find = Nach Name, Benutzername oder Amt suchen
identity-admin-access = Zugang
identity-admin-name = Name
identity-admin-roles = Aufgaben
identity-admin-state = Zustand
identity-admin-last = Zuletzt angemeldet
identity-admin-never = noch nie
identity-admin-active = aktiv
identity-admin-disabled = gesperrt
identity-admin-person-lead = Benutzername { $user_name }, Konto seit { $date }
identity-admin-person-factor = Zweiter Faktor
identity-admin-factor-yes = eingerichtet
identity-admin-factor-no = fehlt noch
identity-admin-person-sessions = { $count ->
    [0] Nirgends angemeldet.
    [one] In einem Browser angemeldet.
   *[other] In { $count } Browsern angemeldet.
 }
identity-admin-end-sessions = Alle Sitzungen beenden
identity-admin-grant = Aufgabe geben
identity-admin-role = Rolle
identity-admin-office = Amt
identity-admin-revoke = Entziehen
identity-admin-revoke-label = { $role } ({ $office }) entziehen
identity-admin-disable = Konto sperren
identity-admin-disable-text = Alle Sitzungen enden sofort; niemand kann sich mehr anmelden. Sie können das Konto wieder freigeben.
identity-admin-enable = Konto freigeben
identity-admin-reset = Zugang zurücksetzen
identity-admin-reset-text = Passphrase, Passkeys, Authenticator-App und Sitzungen werden gelöscht. Sie bekommen einen Link, mit dem die Person ihren Zugang neu festlegt.
identity-admin-reset-confirm = Zugang von { $name } zurücksetzen?
identity-admin-invitations = Einladungen
identity-admin-invite = Einladen
identity-admin-invite-lead = Der Link lässt eine Person einmal hinein. Geben Sie ihn nur ihr, am besten persönlich.
identity-admin-invite-name = Name oder Funktion
identity-admin-invite-name-hint = So heißt die Person im Programm, zum Beispiel „Sachbearbeitung, Bürgerservice“.
identity-admin-invite-none = Keine offenen Einladungen.
identity-admin-invitations-open = Offene Einladungen
identity-admin-invite-until = Gültig bis
identity-admin-invite-purpose = Wozu
identity-admin-invite-reset = Zugang neu festlegen
identity-admin-withdraw = Zurückziehen
identity-admin-link-title = Ihr Einladungslink
identity-admin-link-text = Er wird nur dieses eine Mal gezeigt und gilt bis { $date }.
identity-admin-link-label = Link für { $name }
identity-admin-offices = Ämter
identity-admin-office-new = Amt anlegen
identity-admin-office-edit = Amt ändern
identity-admin-office-public = Ein Amt anzulegen oder zu ändern ist ein öffentlicher Vorgang und steht im öffentlichen Verzeichnis.
identity-admin-office-slug = Kennung
identity-admin-office-slug-hint = Teil der Adresse: kleine Buchstaben, Ziffern, Bindestriche. Sie bleibt für immer.
identity-admin-office-name-de = Name auf Deutsch
identity-admin-office-name-en = Name auf Englisch
identity-admin-office-description-de = Aufgabe auf Deutsch
identity-admin-office-description-en = Aufgabe auf Englisch
identity-admin-office-contact = Erreichbar ohne dieses Programm
identity-admin-office-contact-text = Wer nicht online schreiben kann oder will, braucht einen anderen Weg. Diese Angaben stehen auf der Seite des Amts und überall, wo nach anderen Wegen gefragt wird.
identity-admin-office-address-de = Anschrift auf Deutsch
identity-admin-office-address-en = Anschrift auf Englisch
identity-admin-office-hours-de = Öffnungszeiten auf Deutsch
identity-admin-office-hours-en = Öffnungszeiten auf Englisch
identity-admin-save = Speichern
identity-admin-cancel = Abbrechen

# Protokoll

identity-audit-title = Protokoll
identity-audit-lead = Was Mitarbeitende getan haben. Einträge werden nie geändert; jeder enthält den Fingerabdruck des vorigen, sodass eine Änderung auffiele.
identity-audit-sound = Die Kette ist unversehrt: { $entries } Einträge geprüft.
identity-audit-broken = Die Kette ist ab Eintrag { $entry } gebrochen. Jemand hat das Protokoll verändert: Informieren Sie die Datenschutzbeauftragten und den Betrieb.
identity-audit-none = Noch steht nichts im Protokoll.
identity-audit-all = Alle
identity-audit-filter = Filtern
identity-audit-number = Nr.
identity-audit-when = Wann
identity-audit-who = Wer
identity-audit-what = Was
identity-audit-whom = Woran
identity-audit-details = Genauer
identity-audit-console = Kommandozeile
identity-audit-gone = gelöschtes Konto
identity-audit-invitation = Einladung
identity-action-role-granted = Aufgabe gegeben
identity-action-role-revoked = Aufgabe entzogen
identity-action-account-disabled = Konto gesperrt
identity-action-account-enabled = Konto freigegeben
identity-action-account-erased = Konto gelöscht
identity-action-sign-in-reset = Zugang zurückgesetzt
identity-action-second-factor-reset = zweiter Faktor zurückgesetzt
identity-action-sessions-ended = Sitzungen beendet
identity-action-invitation-made = Einladung erstellt
identity-action-invitation-withdrawn = Einladung zurückgezogen
identity-action-invitation-accepted = Einladung angenommen
identity-action-office-founded = Amt angelegt
identity-action-office-described = Amt geändert

# Was gerade geschehen ist

identity-done-passkey-added = Der Passkey wurde hinzugefügt.
identity-done-passkey-removed = Der Passkey wurde entfernt.
identity-done-passphrase-changed = Die Passphrase wurde gespeichert. Überall sonst sind Sie abgemeldet.
identity-done-app-set = Die Authenticator-App ist eingerichtet.
identity-done-app-removed = Die Authenticator-App wurde entfernt.
identity-done-provider-linked = Das Konto ist verknüpft.
identity-done-provider-unlinked = Das Konto ist nicht mehr verknüpft.
identity-done-session-ended = Die Sitzung wurde beendet.
identity-done-sessions-ended = Die Sitzungen wurden beendet.
identity-done-invitation-withdrawn = Die Einladung wurde zurückgezogen.
identity-done-role-granted = Die Rolle wurde vergeben.
identity-done-role-revoked = Die Rolle wurde entzogen.
identity-done-account-disabled = Das Konto ist gesperrt.
identity-done-account-enabled = Das Konto ist wieder freigegeben.
identity-done-office-founded = Das Amt wurde eingerichtet und im öffentlichen Register eingetragen.
identity-done-office-described = Die Änderung wurde gespeichert und im öffentlichen Register eingetragen.

# Rollen

identity-role-clerk = Sachbearbeitung
identity-role-editor = Redaktion
identity-role-office-head = Amtsleitung
identity-role-administrator = Administration
identity-role-data-protection-officer = Datenschutz
identity-role-auditor = Revision

# Ämter

identity-offices-nav = Ämter
    .about = Wer in der Stadt wofür zuständig ist
identity-offices-title = Ämter
identity-offices-lead = Wer in der Stadt wofür zuständig ist.
identity-offices-none = Noch ist kein Amt eingetragen.
identity-office-address = Anschrift
identity-office-phone = Telefon
identity-office-hours = Öffnungszeiten
identity-office-since = Eingetragen seit
identity-office-roles = Rollen
identity-office-people = { $count ->
    [one] eine Person
   *[other] { $count } Personen
 }
identity-office-no-roles = Noch niemand eingetragen.

# Fehler

error-identity-not-signed-in = Dafür müssen Sie angemeldet sein. Melden Sie sich an und versuchen Sie es noch einmal.
    .title = Nicht angemeldet
error-identity-confirm-first = Bestätigen Sie zuerst noch einmal, dass Sie es sind.
    .title = Bitte bestätigen
error-identity-forbidden = Das dürfen nur Menschen mit einer anderen Rolle: { $role ->
    [clerk] Sachbearbeitung
    [editor] Redaktion
    [office-head] Amtsleitung
    [administrator] Administration
    [data-protection-officer] Datenschutz
   *[auditor] Revision
 }. Wenn das Ihre Aufgabe ist, bitten Sie die Administration um die Rolle.
    .title = Nicht Ihre Aufgabe
error-identity-wrong-sign-in = Das passt nicht zusammen, oder das Konto ist gesperrt. Prüfen Sie Benutzername und Passphrase oder Code und versuchen Sie es noch einmal.
    .title = Anmeldung nicht möglich
error-identity-account-disabled = Dieses Konto ist gesperrt. Wenden Sie sich an die Administration der Stadt.
    .title = Konto gesperrt
error-identity-wrong-passphrase = Das ist nicht Ihre Passphrase. Prüfen Sie sie und versuchen Sie es noch einmal.
    .title = Falsche Passphrase
error-identity-no-role = Wählen Sie eine Rolle.
    .title = Rolle fehlt
error-identity-wrong-code = Der Code stimmt nicht, ist abgelaufen oder wurde schon benutzt. Warten Sie auf den nächsten und geben Sie ihn ein.
    .title = Falscher Code
error-identity-too-many-attempts = Zu viele vergebliche Versuche von hier aus. Warten Sie { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
 } oder melden Sie sich mit einem Passkey an.
    .title = Bitte warten
error-identity-registration-closed = In dieser Stadt legt man sich nicht selbst ein Konto an. Fragen Sie beim zuständigen Amt nach.
    .title = Kein Konto möglich
error-identity-bad-user-name = Das geht nicht als Benutzername. Nehmen Sie 3 bis 40 Buchstaben, Ziffern, Punkte oder Bindestriche, am Anfang und Ende einen Buchstaben oder eine Ziffer.
    .title = Benutzername
error-identity-user-name-taken = Diesen Benutzernamen gibt es schon. Wählen Sie einen anderen.
    .title = Benutzername vergeben
error-identity-bad-name = Geben Sie einen Namen oder eine Funktion mit höchstens 100 Zeichen an.
    .title = Name fehlt
error-identity-passphrase-too-short = Die Passphrase ist zu kurz. Nehmen Sie mindestens { $shortest } Zeichen, besser vier Wörter.
    .title = Passphrase zu kurz
error-identity-passphrase-too-long = Die Passphrase ist zu lang. Nehmen Sie höchstens { $longest } Zeichen.
    .title = Passphrase zu lang
error-identity-passphrase-common = Diese Passphrase benutzen sehr viele; sie wird als Erstes ausprobiert. Nehmen Sie eine, die nur Ihnen einfällt.
    .title = Passphrase zu verbreitet
error-identity-passphrase-guessable = Diese Passphrase ist kaum mehr als Ihr Benutzername oder der Name der Stadt. Nehmen Sie eine, die sich nicht erraten lässt.
    .title = Passphrase leicht zu erraten
error-identity-last-way-in = Das geht nicht: Danach kämen Sie nicht mehr hinein oder hätten keinen zweiten Faktor mehr. Richten Sie zuerst etwas anderes ein.
    .title = Letzter Zugang
error-identity-ceremony-expired = Der Vorgang hat zu lange gedauert, wurde schon beendet oder in einem anderen Browser begonnen. Beginnen Sie noch einmal.
    .title = Abgelaufen
error-identity-passkey-refused = Dieser Passkey passt hier nicht. Versuchen Sie einen anderen oder melden Sie sich mit Ihrer Passphrase an.
    .title = Passkey nicht angenommen
error-identity-no-passkeys = Passkeys gehen hier nicht: Diese Stadt ist nur unter einer IP-Adresse erreichbar. Melden Sie sich mit Ihrer Passphrase an.
    .title = Keine Passkeys
error-identity-bad-base-url = Der Wert „{ $value }“ für base_url ist keine Adresse einer Website. Geben Sie sie ohne Pfad an, zum Beispiel https://stadt.example oder http://localhost:8080.
    .title = Konfiguration
error-identity-bad-provider = Der Anbieter „{ $provider }“ kann so nicht benutzt werden: { $reason }. Prüfen Sie den Abschnitt in der Konfiguration.
    .title = Konfiguration
error-identity-unknown-provider = Diesen Anbieter gibt es hier nicht, oder er ist nicht für Ihr Konto gedacht. Melden Sie sich anders an.
    .title = Unbekannter Anbieter
error-identity-provider-failed = Die Anmeldung über „{ $provider }“ hat nicht geklappt. Versuchen Sie es noch einmal oder melden Sie sich anders an.
    .title = Anmeldung beim Anbieter
error-identity-link-taken = Dieses Konto beim Anbieter ist schon mit einem anderen Konto hier verbunden. Melden Sie sich damit an und lösen Sie dort die Verbindung.
    .title = Schon verbunden
error-identity-invitation-gone = Dieser Link gilt nicht mehr: Er wurde schon benutzt, zurückgezogen oder ist zu alt. Bitten Sie die Administration um einen neuen.
    .title = Einladung ungültig
error-identity-unknown-person = Diese Person gibt es hier nicht (mehr). Prüfen Sie die Adresse oder gehen Sie zurück zur Liste.
    .title = Nicht gefunden
error-identity-unknown-office = Das Amt „{ $office }“ gibt es hier nicht. Eine Liste aller Ämter finden Sie unter „Ämter“.
    .title = Amt nicht gefunden
error-identity-office-exists = Ein Amt mit der Kennung „{ $office }“ gibt es schon. Wählen Sie eine andere Kennung.
    .title = Amt gibt es schon
error-identity-bad-slug = Das geht nicht als Kennung. Nehmen Sie 1 bis 80 kleine Buchstaben, Ziffern und einzelne Bindestriche.
    .title = Kennung
error-identity-office-without-name = Das Amt braucht einen Namen auf Deutsch.
    .title = Name fehlt
error-identity-last-administrator = Das geht nicht: Danach gäbe es niemanden mehr mit Administration. Geben Sie die Rolle zuerst einer anderen Person.
    .title = Letzte Administration
error-identity-own-account = Ihr eigenes Konto können Sie hier nicht sperren. Bitten Sie eine andere Person mit Administration.
    .title = Eigenes Konto
error-identity-no-demo = Das geht nur in einer Demo-Stadt.
    .title = Keine Demo
error-identity-sealed = Ein gespeichertes Geheimnis lässt sich mit dem Schlüssel der Stadt nicht öffnen. Wer die Stadt betreibt, muss den richtigen Schlüssel in den Schlüsselordner legen.
    .title = Falscher Schlüssel
error-identity-internal = Hier ist etwas schiefgegangen, das nicht an Ihnen liegt. Versuchen Sie es später noch einmal.
    .title = Fehler

# allmende doctor

check-identity-audit-sound = Das Protokoll der Mitarbeitenden ist unversehrt ({ $entries } Einträge).
    .remedy = Nichts zu tun.
check-identity-audit-broken = Das Protokoll der Mitarbeitenden ist ab Eintrag { $entry } verändert worden.
    .remedy = Sichern Sie die Datenbank, vergleichen Sie mit einer Sicherung und informieren Sie die Datenschutzbeauftragten.
check-identity-administrators = { $count } Menschen haben Administration.
    .remedy = Nichts zu tun.
check-identity-one-administrator = Nur eine Person hat Administration.
    .remedy = Laden Sie eine zweite ein, damit niemand ausgesperrt wird.
check-identity-administrator-invited = Noch niemand hat Administration. Die Einladung dafür ist offen und gilt bis { $until }.
    .remedy = Nichts zu tun. Öffnen Sie den Link, den „allmende init“ gezeigt hat, oder erstellen Sie mit „allmende user invite“ einen neuen.
check-identity-no-administrator = Niemand hat Administration.
    .remedy = Erstellen Sie mit „allmende user invite“ einen Einladungslink.
check-identity-second-factors = Alle Mitarbeitenden haben einen zweiten Faktor.
    .remedy = Nichts zu tun.
check-identity-second-factor-missing = { $count ->
    [one] Einer Person fehlt
   *[other] { $count } Personen fehlt
 } noch der zweite Faktor; sie können bis dahin nichts tun.
    .remedy = Erinnern Sie sie daran, sich anzumelden und ihn einzurichten.
check-identity-unreadable = Die Konten lassen sich nicht prüfen: { $reason }
    .remedy = Prüfen Sie die Datenbank.

# Wozu die Tabellen da sind (Verzeichnis der Verarbeitungstätigkeiten)

processing-people = Damit Sie sich anmelden und hier handeln können. Ein echter Name ist dafür nicht nötig.
    .title = Konten
    .data = Benutzername, angezeigter Name, wann das Konto angelegt, zuletzt benutzt und gegebenenfalls gesperrt wurde
processing-memberships = Damit in einem Amt nur handelt, wer dafür zuständig ist.
    .title = Rollen der Mitarbeitenden
    .data = Amt, Rolle, seit wann
processing-passphrases = Damit Sie sich mit einer Passphrase anmelden können. Gespeichert wird nur ein Prüfwert, aus dem sie sich nicht zurückrechnen lässt.
    .title = Passphrasen
    .data = Prüfwert der Passphrase, wann sie geändert wurde
processing-passkeys = Damit Sie sich mit einem Passkey anmelden können. Gespeichert wird nur der öffentliche Schlüssel.
    .title = Passkeys
    .data = Ihre Bezeichnung, öffentlicher Schlüssel, wann angelegt und zuletzt benutzt
processing-authenticators = Damit ein zweiter Faktor das Konto schützt. Das Geheimnis ist verschlüsselt gespeichert.
    .title = Authenticator-Apps
    .data = Verschlüsseltes Geheimnis, seit wann
processing-recovery-codes = Damit Sie wieder hineinkommen, wenn Sie Ihren Zugang verloren haben. Gespeichert werden nur Prüfwerte.
    .title = Wiederherstellungscodes
    .data = Prüfwerte der Codes, wann sie erstellt wurden
processing-provider-links = Damit Sie sich mit dem Konto eines anderen Anbieters anmelden können.
    .title = Verbundene Anbieter
    .data = Anbieter, Ihre Kennung dort, seit wann verbunden
processing-sessions = Damit Sie angemeldet bleiben und sehen, wo Sie es sind.
    .title = Sitzungen
    .data = Art des Browsers, wann begonnen und zuletzt benutzt; keine IP-Adresse
processing-known-devices = Damit Fremde Sie nicht durch falsche Versuche aussperren können.
    .title = Bekannte Browser
    .data = Prüfwert eines zufälligen Kennzeichens im Browser, wann angelegt und zuletzt gesehen
processing-invitations = Damit neue Mitarbeitende in ihr Amt kommen und verlorene Zugänge neu eingerichtet werden können.
    .title = Einladungen
    .data = Name, Amt, Rolle, wann ausgestellt, gültig bis, wann angenommen
processing-invitations-made = Damit nachvollziehbar ist, wer eingeladen hat.
    .title = Ausgesprochene Einladungen
    .data = Amt, Rolle, wann ausgestellt
processing-audit-log = Damit sich prüfen lässt, was Mitarbeitende getan haben.
    .title = Protokoll der Verwaltung
    .data = Wann, was, woran; Kennung des handelnden Kontos
    .kept = Nur wenn das Protokoll vollständig bleibt, lässt sich Missbrauch aufklären. Ein Name steht nicht darin: Nach dem Löschen des Kontos weist die Kennung auf niemanden mehr.
processing-audit-log-subjects = Damit sich prüfen lässt, was Mitarbeitende an einem Konto geändert haben.
    .title = Protokolleinträge über ein Konto
    .data = Wann, was; Kennung des betroffenen Kontos
    .kept = Nur wenn das Protokoll vollständig bleibt, lässt sich Missbrauch aufklären. Ein Name steht nicht darin: Nach dem Löschen des Kontos weist die Kennung auf niemanden mehr.
