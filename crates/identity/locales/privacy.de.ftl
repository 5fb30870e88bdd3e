# Datenschutz in einfachen Worten

privacy-title = Datenschutz
privacy-lead = Was diese Stadt über Sie weiß, warum, und was Sie damit tun können.
privacy-nothing-title = Lesen hinterlässt keine Spur
privacy-nothing = Alles Öffentliche können Sie ohne Konto, ohne Cookies und ohne JavaScript lesen. Kein anderes Unternehmen ist beteiligt: keine Schriften, Karten, Zähler oder Werbung von anderswo. Wir schreiben nicht auf, wer was liest.
privacy-account-title = Ein Konto braucht keinen Namen
privacy-account = Sie wählen einen Benutzernamen. Wir fragen weder nach Ihrem wirklichen Namen noch nach einer E-Mail-Adresse. Ihre Passphrase speichern wir nur als Prüfwert, aus dem sie sich nicht errechnen lässt; von einem Passkey haben wir nur die öffentliche Hälfte.
privacy-network-title = Gegen das Erraten
privacy-network = Wenn sich jemand anmeldet, zählen wir Fehlversuche je Netz. Gespeichert wird ein Prüfwert, nicht die Adresse; er wird nach 90 Tagen vergessen.
privacy-cookies-title = Cookies
privacy-cookies = Nur wenn Sie sich anmelden: Ein Cookie hält Sie angemeldet, eines erkennt Ihren Browser wieder, damit Fremde Sie nicht ausbremsen können, eines gilt zehn Minuten lang, während Sie einen Passkey benutzen. Ein weiteres merkt sich die Sprache, die Sie gewählt haben. Keines folgt Ihnen irgendwohin.
privacy-record-title = Was öffentlich ist, bleibt nachprüfbar
privacy-record = Öffentliche Akte der Stadt stehen im öffentlichen Register, das niemand unbemerkt ändern kann. Es enthält nur Prüfwerte. Muss persönlicher Inhalt hinter einem Eintrag gelöscht werden, geht der Inhalt, und der Nachweis bleibt.
privacy-rights-title = Ihre Rechte
privacy-rights-access = Sehen und herunterladen, was wir über Sie gespeichert haben (Art. 15 und 20 DSGVO)
privacy-rights-access-text = jederzeit selbst, unter „Meine Daten“
privacy-rights-erase = Löschen lassen (Art. 17 DSGVO)
privacy-rights-erase-text = jederzeit selbst; es wirkt sofort. Was wir nach einem Gesetz aufbewahren müssen, bleibt, und wir nennen Ihnen das Gesetz.
privacy-rights-rectify = Berichtigen lassen (Art. 16 DSGVO)
privacy-rights-rectify-text = das meiste ändern Sie selbst; für den Rest fragen Sie das zuständige Amt
privacy-rights-object = Widersprechen (Art. 21 DSGVO) oder die Verarbeitung einschränken lassen (Art. 18 DSGVO)
privacy-rights-object-text = beim zuständigen Amt oder bei den Datenschutzbeauftragten
privacy-rights-complain = Sich beschweren
privacy-rights-complain-text = bei der Datenschutzaufsicht des Landes (Art. 77 DSGVO)
privacy-rights-offline = All das geht auch auf Papier und am Schalter.
privacy-officer-title = Datenschutzbeauftragte
privacy-officer-none = In diesem Programm sind noch keine Datenschutzbeauftragten eingetragen. Fragen Sie im Rathaus nach.
privacy-officer-some = Die Datenschutzbeauftragten erreichen Sie hier:
privacy-processing-link = Alles, was verarbeitet wird, mit Zweck, Rechtsgrundlage und Frist

# Das Verzeichnis der Verarbeitungstätigkeiten (Art. 30)

privacy-processing-title = Verzeichnis der Verarbeitungstätigkeiten
privacy-processing-lead = Alles, was dieses Programm über Menschen speichert. Die Liste stammt aus dem Programm selbst: Eine Tabelle mit persönlichen Daten, die hier fehlt, lässt seine Tests scheitern.
privacy-processing-controller = Verantwortlich
privacy-processing-recipients = Empfänger
privacy-processing-recipients-text = Nur die zuständigen Ämter. Niemand außerhalb der Stadt erhält die Daten; sie gehen in kein Drittland.
privacy-processing-security = Schutz
privacy-processing-security-text = Verschlüsselte Verbindungen; ein zweiter Faktor für alle, die für die Stadt arbeiten; Rollen für jedes Amt; Geheimnisse versiegelt oder nur als Prüfwert; ein Protokoll dessen, was Mitarbeitende tun; verschlüsselte Sicherungen.
privacy-processing-retention-run = Löschen, was zu alt ist
privacy-processing-retention-at = Täglich, zuletzt am { $date }.
privacy-processing-retention-never = Täglich; bisher noch nicht gelaufen.
privacy-column-what = Was
privacy-column-purpose = Wofür
privacy-column-data = Daten
privacy-column-whose = Von wem
privacy-column-basis = Rechtsgrundlage
privacy-column-kept = Frist
privacy-column-erasure = Wenn jemand gelöscht wird
privacy-kept-account = solange das Konto besteht
privacy-kept-days = { $days ->
    [one] ein Tag
   *[other] { $days } Tage
 }
privacy-kept-years = { $years ->
    [one] ein Jahr
   *[other] { $years } Jahre
 }
privacy-erasure-delete = wird gelöscht
privacy-erasure-anonymise = verliert jeden Bezug zur Person
privacy-erasure-keep = bleibt: { $law }

# Von wem die Daten sind

privacy-whose-accounts = Alle mit einem Konto
privacy-whose-residents = Menschen, die sich an die Stadt wenden
privacy-whose-staff = Menschen, die für die Stadt arbeiten
privacy-whose-anyone = Alle

# Meine Daten

privacy-data-title = Meine Daten
privacy-data-lead = Alles, was die Stadt in diesem Programm über Sie gespeichert hat, Stand jetzt.
privacy-data-download = Alles als JSON-Datei herunterladen
privacy-data-nothing = Hier ist nichts über Sie gespeichert.
privacy-data-rows = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
 }
privacy-data-more = … und { $count ->
    [one] ein weiterer Eintrag
   *[other] { $count } weitere Einträge
 } in der Datei.
privacy-data-empty = In diesen Bereichen ist nichts über Sie gespeichert: { $areas }
privacy-data-none-yet = leer
privacy-data-secrets = Geheimnisse (Prüfwerte von Passphrasen und Codes, Schlüssel) gehören nicht dazu: Sie würden nur Dieben helfen.
privacy-data-erase-title = Löschen
privacy-data-erase-text = Sie können Ihr Konto mit allem, was dazugehört, sofort und endgültig löschen.
privacy-data-erase-link = Was gelöscht würde

# Die Spalten der eigenen Daten

privacy-field-at = Wann
privacy-field-action = Was
privacy-field-accepted-at = Angenommen
privacy-field-browser = Browser
privacy-field-changed-at = Geändert
privacy-field-created-at = Seit
privacy-field-disabled-at = Gesperrt
privacy-field-erased-at = Gelöscht
privacy-field-expires-at = Gültig bis
privacy-field-granted-at = Seit
privacy-field-label = Bezeichnung
privacy-field-linked-at = Verknüpft
privacy-field-name = Name
privacy-field-office = Amt
privacy-field-provider = Anbieter
privacy-field-role = Rolle
privacy-field-seen-at = Zuletzt benutzt
privacy-field-signed-in-at = Zuletzt angemeldet
privacy-field-subject = Kennung dort
privacy-field-used-at = Zuletzt benutzt
privacy-field-user-name = Benutzername

# Löschen

privacy-erase-title = Mein Konto löschen
privacy-erase-lead = Lesen Sie, was geht und was bleibt. Es geschieht sofort und lässt sich nicht rückgängig machen.
privacy-erase-download-first = Wenn Sie etwas behalten möchten, laden Sie es zuerst herunter:
privacy-erase-deleted = Das wird gelöscht
privacy-erase-anonymised = Das bleibt, weist aber nicht mehr auf Sie hin
privacy-erase-kept = Das muss bleiben
privacy-erase-kept-law = Rechtsgrundlage: { $law }
privacy-erase-what = { $title } ({ $count })
privacy-erase-ledger = Von Ihnen bleibt die Zufallsnummer Ihres Kontos, damit eine zurückgespielte Sicherung Sie wieder vergisst. Nach drei Jahren geht auch sie.
privacy-erase-sure = Ich habe verstanden, dass sich das nicht rückgängig machen lässt.
privacy-erase-button = Mein Konto endgültig löschen
privacy-erase-cancel = Abbrechen
privacy-erased-title = Ihr Konto ist gelöscht
privacy-erased-lead = Sie sind überall abgemeldet. Nichts in diesem Programm führt noch zu Ihnen, außer dem, was wir nach dem Gesetz behalten müssen.
privacy-erased-again = Wenn Sie eines Tages wieder ein Konto brauchen, können Sie jederzeit ein neues anlegen.

error-privacy-not-sure = Kreuzen Sie das Kästchen an, wenn Sie Ihr Konto wirklich löschen möchten.
    .title = Bitte bestätigen
error-identity-ledger = Das Löschverzeichnis ({ $path }) lässt sich nicht verwenden: { $reason } Prüfen Sie die Datei; sie darf nicht von Hand geändert werden.
    .title = Löschverzeichnis

# allmende doctor

check-privacy-retention = Was zu alt ist, wurde zuletzt am { $date } gelöscht.
    .remedy = Nichts zu tun.
check-privacy-retention-late = Was zu alt ist, wurde seit mehr als zwei Tagen nicht gelöscht.
    .remedy = Prüfen Sie, ob das Programm durchgehend läuft und ob Hintergrundarbeiten feststecken.
check-privacy-ledger = Das Löschverzeichnis und die Datenbank stimmen überein.
    .remedy = Nichts zu tun.
check-privacy-ledger-broken = Das Löschverzeichnis lässt sich nicht verwenden: { $reason }
    .remedy = Holen Sie erasures.log aus einer Kopie zurück; ohne sie brächte eine zurückgespielte Sicherung gelöschte Menschen zurück.

# Wofür die Tabellen da sind (Verzeichnis der Verarbeitungstätigkeiten)

processing-erasures = Damit eine zurückgespielte Sicherung wieder vergisst, wer gelöscht wurde. Es ist eine Zufallsnummer, die über niemanden etwas sagt.
    .title = Löschverzeichnis
    .data = Zufallsnummer des gelöschten Kontos, wann es gelöscht wurde
    .kept = Ohne sie brächte das Zurückspielen einer Sicherung Sie zurück.
