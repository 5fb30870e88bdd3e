## Keys, offices and guests: what the app says there

post-desk-not-quantum-safe = Nicht quantensicher
post-desk-copy = Kopieren
post-desk-copied = Kopiert
post-desk-entry = Eintrag { $index }
post-desk-to-case = Zum Vorgang
post-desk-case = Gehört zu
post-desk-case-new = einem neuen Vorgang
post-desk-case-known = einem Vorgang, den es schon gibt
post-desk-case-code-hint = Acht Zeichen, zum Beispiel K7M2-9QXD. Er steht auf jedem Brief.
post-desk-role-clerk = Sachbearbeitung
post-desk-role-editor = Redaktion
post-desk-role-office-head = Amtsleitung
post-desk-role-administrator = Administration
post-desk-role-data-protection-officer = Datenschutz
post-desk-role-auditor = Revision
post-desk-holder-office-head = Amtsleitung
post-desk-holder-data-protection-officer = Datenschutz
post-desk-holder-archive = Archiv
post-refused-case-code = Das Amt hat keinen Vorgang mit dem Code „{ $code }“. Vergleichen Sie ihn Zeichen für Zeichen mit dem Brief, oder beginnen Sie einen neuen Vorgang.

## My keys

post-keys-title = Meine Schlüssel
post-keys-lead = Hier sehen Sie, womit Ihr Postfach verschlossen ist, wie Sie hineinkommen und was es anderen verrät.
post-keys-number = Ihre Sicherheitsnummer
post-keys-number-text = Lesen Sie diese Nummer am Telefon oder am Schalter vor. Sieht die andere Seite dieselbe, sind ihre Briefe wirklich für Sie verschlossen.
post-keys-number-hash = Für Fachleute: die ganze Prüfsumme
post-keys-number-version = Schlüssel Version { $version }, SHA-256:
post-keys-watch = Stehen fremde Schlüssel unter Ihrem Namen?
post-keys-watch-text = Ihr Browser sucht im öffentlichen Register nach Schlüsseln Ihres Postfachs, die Sie nicht gemacht haben. Das geschieht auch von selbst.
post-keys-watch-now = Jetzt prüfen
post-keys-watch-none = Geprüft bis Eintrag { $entries }: keine fremden Schlüssel.
post-keys-watch-strangers = { $count ->
        [one] Unter Ihrem Namen steht ein Schlüssel, den Sie nicht gemacht haben
       *[other] Unter Ihrem Namen stehen { $count } Schlüssel, die Sie nicht gemacht haben
    }
post-keys-watch-strangers-text = Jemand kann versucht haben, Ihre Post umzuleiten. Schreiben Sie nichts Vertrauliches, wechseln Sie Ihre Schlüssel und melden Sie diese Einträge der Datenschutzbeauftragten der Stadt:

post-keys-ways = Wege in Ihr Postfach
post-keys-ways-text = Mit jedem dieser Wege öffnen Sie dasselbe Postfach. Mit dem Anmelden bei der Stadt haben sie nichts zu tun.
post-keys-passphrase = Passphrase
post-keys-passphrase-text = Sie öffnet Ihr Postfach auf jedem Gerät. Die Stadt kennt sie nicht.
post-keys-passphrase-change = Passphrase ändern
post-keys-passphrase-changed = Die Passphrase ist geändert.
post-keys-code = Wiederherstellungscode
post-keys-code-text = Er öffnet Ihr Postfach, wenn alles andere verloren ist. Machen Sie einen neuen, wenn jemand den alten gesehen haben kann oder Sie ihn nicht mehr finden.
post-keys-code-new = Neuen Code machen
post-keys-code-done = Der neue Code gilt. Den alten können Sie vernichten.
post-keys-passkeys = Passkeys
post-keys-passkeys-text = Mit Fingerabdruck, Gesicht oder PIN Ihres Geräts. Bequem, aber nie der einzige Weg: Passphrase und Code bleiben.
post-keys-passkey-since = Passkey, hinzugefügt am
post-keys-passkey-add = Passkey hinzufügen
post-keys-passkey-remove = Entfernen
post-keys-device = Dieses Gerät
post-keys-saved = Gespeichert.

post-keys-receipts = Lesebestätigungen
post-keys-receipts-on = Anderen zeigen, wann ich ihre Briefe gelesen habe
post-keys-receipts-text = Ausgeschaltet, bis Sie es einschalten. Die Bestätigung ist verschlossen wie ein Brief: Nur die andere Seite sieht sie.

post-keys-notices = Benachrichtigung per E-Mail
post-keys-notices-text = Ausgeschaltet, bis Sie es einschalten. In der Nachricht steht nur, dass etwas da ist: kein Absender, kein Betreff, kein Text, kein Link zu einem Vorgang. Höchstens eine Nachricht am Tag.
post-keys-notices-none = Diese Stadt verschickt keine E-Mails. Sehen Sie hier nach, ob etwas angekommen ist.
post-keys-notices-email = E-Mail-Adresse
post-keys-notices-email-hint = Die Stadt weiß dann, welche Adresse zu Ihrem Konto gehört. Beim Abbestellen wird sie gelöscht.
post-keys-notices-order = Benachrichtigung bestellen
post-keys-notices-on = Nachrichten gehen an { $email }
post-keys-notices-waiting = Noch nicht bestätigt: { $email }
post-keys-notices-waiting-text = Öffnen Sie den Link in der E-Mail, die wir an diese Adresse geschickt haben.
post-keys-notices-stop = Abbestellen

post-keys-space = Platz
post-keys-space-used = { $used } von { $limit } belegt
post-keys-space-text = Gezählt wird, was verschlossen auf dem Server liegt. Löschen Sie eigene Kopien abgeschlossener Vorgänge, wenn es eng wird.

post-keys-export = Alles mitnehmen
post-keys-export-text = Sie bekommen eine Datei mit allem, was in Ihrem Postfach liegt, so verschlossen wie auf dem Server. Sie brauchen diese Stadt nicht, um sie zu öffnen.
post-keys-export-get = mailbox.tar herunterladen
post-keys-export-open = So öffnen Sie die Datei, ohne Netz, mit dem freien Programm Allmende:
post-keys-export-needs = Was Sie brauchen
post-keys-export-needs-text = Die Passphrase des Postfachs oder den Wiederherstellungscode.
post-keys-export-holds = Was darin ist
post-keys-export-holds-text = Alle Vorgänge, Briefe und Dateien, Ihre Schlüssel (verschlossen) und die Nachweise der anderen. Entwürfe nicht.

post-keys-change = Schlüssel wechseln
post-keys-change-text = Nur nötig, wenn jemand Ihre Schlüssel haben kann: Ein Gerät wurde gestohlen, während das Postfach offen war, oder jemand kennt Passphrase oder Code.
post-keys-change-open = Ich will meine Schlüssel wechseln
post-keys-change-warning = Das ändert sich
post-keys-change-warning-number = Sie bekommen eine neue Sicherheitsnummer. Der Wechsel steht im öffentlichen Register, ohne Ihren Namen.
post-keys-change-warning-ways = Passkeys, andere vertraute Geräte und der alte Wiederherstellungscode gelten nicht mehr. Sie bekommen einen neuen Code.
post-keys-change-warning-old = Was jemand schon kopiert und gelesen hat, bleibt gelesen. Neue Briefe sind wieder sicher.
post-keys-change-sure = Ich habe Papier und Stift für den neuen Code bereit
post-keys-change-now = Schlüssel jetzt wechseln
post-keys-change-done = Ihre Schlüssel sind gewechselt
post-keys-change-code = Schreiben Sie den neuen Wiederherstellungscode jetzt auf. Er wird nur dieses eine Mal gezeigt:

## An office's team and keys

post-team-title = Team und Schlüssel: { $office }
post-team-lead = Wer die Schlüssel des Amts hält, wer darauf wartet und was als Nächstes zu tun ist.
post-team-found = Dieses Amt hat noch keine Schlüssel
post-team-found-text = Ihr Browser macht sie jetzt und verschließt sie für Sie. Danach steht das Amt mit seiner Sicherheitsnummer im öffentlichen Register, und alle können ihm verschlüsselt schreiben. Die anderen lassen Sie danach einzeln ein.
post-team-found-now = Schlüssel machen
post-team-found-holders = { $count ->
        [one] Eine der drei Stellen, die Schlüssel wiederherstellen können, hat noch kein Postfach
       *[other] { $count } der drei Stellen, die Schlüssel wiederherstellen können, haben noch kein Postfach
    }
post-team-number = Sicherheitsnummer des Amts
post-team-number-text = Version { $epoch }. So steht sie auch auf der
post-team-number-page = öffentlichen Seite des Amts
post-team-fine = Die Schlüssel sind auf dem neuesten Stand
post-team-waiting = Sie warten auf Einlass
post-team-waiting-text = Jemand aus dem Amt muss Sie einlassen. Lesen Sie der Person am Telefon oder von Angesicht zu Angesicht Ihre eigene Sicherheitsnummer vor:
post-team-renew = { $count ->
        [one] Jemand hat das Amt verlassen: Neue Schlüssel sind fällig
       *[other] { $count } Personen haben das Amt verlassen: Neue Schlüssel sind fällig
    }
post-team-shares = Neue Schlüssel sind fällig: Eine Stelle hat noch keinen Teil
post-team-shares-text = Eine der drei Stellen unter „Wenn alle Schlüssel verloren sind“ kam erst nach den jetzigen Schlüsseln dazu. Mit neuen bekommt auch sie ihren Teil.
post-team-renew-text = Ihr Browser macht neue Schlüssel für das Amt und für jeden offenen Vorgang. Wer ausgeschieden ist, kann neue Briefe dann nicht mehr öffnen. Das kann einige Minuten dauern. Wird es unterbrochen, machen Sie später hier weiter.
post-team-renew-now = Schlüssel erneuern
post-team-members = Menschen
post-team-members-text = Wer zum Amt gehört, bestimmt die Administration. Wer lesen kann, bestimmen Sie: durch Einlassen.
post-team-me = { $name } (Sie)
post-team-member-none = noch kein Postfach
post-team-member-holds = liest mit
post-team-member-waits = wartet
post-team-admit = Wartet auf Einlass
post-team-admit-text = Lassen Sie sich die Nummer am Telefon oder von Angesicht zu Angesicht vorlesen. Nur wenn alle 30 Ziffern stimmen, ist es wirklich diese Person.
post-team-admit-now = Einlassen
post-team-admit-sure = { $name } einlassen?
post-team-admit-sure-text = Die Person kann dann alle Vorgänge des Amts lesen, auch die früheren. Haben Sie alle 30 Ziffern mit ihr verglichen?
post-team-admit-yes = Ja, verglichen: einlassen
post-team-holders = Wenn alle Schlüssel verloren sind
post-team-holders-text = Zwei von diesen dreien können dem Amt seine Schlüssel zurückgeben. Keiner von ihnen kann es allein.
post-team-holder-ready = bereit
post-team-holder-waits = wartet auf neue Schlüssel
post-team-holder-missing = noch nicht bereit
post-team-holder-nobody = Hat noch kein Postfach
post-team-steps = Was bisher geschah
post-team-steps-text = Jeder Schritt ist unterschrieben und steht öffentlich im Register. Er nennt Rollen, nie Menschen.
post-team-steps-none = Noch ist kein Schritt eingetragen
post-team-step-epoch = Version { $epoch }
post-team-step-founded = Schlüssel gemacht. Durch: { $by }
post-team-step-joined = Eingelassen: { $role }. Durch: { $by }
post-team-step-left = Ausgeschieden: { $role }. Neue Schlüssel durch: { $by }
post-team-step-rotated = Schlüssel erneuert. Durch: { $by }
post-team-step-recovered = Schlüssel wiederhergestellt. Durch: { $by }

post-recovery-title = Wiederherstellung
post-recovery-text = Nur wenn niemand im Amt die Schlüssel mehr hat. Zwei der drei Stellen oben müssen zustimmen, und es steht öffentlich im Register.
post-recovery-ask = Um Wiederherstellung bitten
post-recovery-reason = Warum?
post-recovery-reason-hint = Die drei Stellen lesen diesen Satz. Nennen Sie keine Einzelheiten aus Vorgängen.
post-recovery-running = { $given } von { $needed } nötigen Teilen sind da
post-recovery-running-reason = Ihr Grund: { $reason }
post-recovery-running-text = Rufen Sie die anderen Stellen an und lesen Sie ihnen Ihre Sicherheitsnummer vor. Erst dann dürfen sie ihren Teil geben.
post-recovery-finish = Schlüssel wiederherstellen
post-recovery-withdraw = Bitte zurückziehen

post-doors-title = Schlüssel für andere Systeme
post-doors-text = Für die, die von anderswo schreiben. Der geheime Teil liegt verschlossen für das Amt auf dem Server. Diese Wege sind so stark wie der Standard der anderen Seite.
post-doors-openpgp-text = Mailprogramme finden den Schlüssel von selbst. Wer ihn hat, kann dem Amt verschlüsselte E-Mails schreiben, und Sie können verschlüsselt antworten.
post-doors-openpgp-closed = Diese Stadt verschickt keine E-Mails. Die Tür ist zu, bis der Betrieb sie öffnet.
post-doors-openpgp-make = OpenPGP-Schlüssel machen
post-doors-fit-connect-text = Andere Behörden und Antragsdienste senden über FIT-Connect. Die öffentlichen Schlüssel geben Sie im Self-Service-Portal ein, wenn Sie das Amt dort als Zustellpunkt anlegen.
post-doors-fit-connect-closed = Diese Stadt nimmt noch nicht an FIT-Connect teil. Die Tür ist zu, bis der Betrieb sie öffnet.
post-doors-fit-connect-make = FIT-Connect-Schlüssel machen
post-doors-test = Testumgebung
post-doors-destination = Zustellpunkt dieses Amtes:
post-doors-make-another = Neuen Schlüssel machen
post-doors-no-key = Ihr Amt hat noch keinen OpenPGP-Schlüssel
post-doors-no-key-make = Schlüssel machen
post-doors-making = Der Schlüssel wird gemacht. Das kann einen Augenblick dauern.
post-doors-made = Der Schlüssel ist gemacht und steht im öffentlichen Register.
post-doors-since = Seit
post-doors-ended = beendet
post-doors-public = Öffentlichen Schlüssel zeigen
post-doors-end = Beenden
post-doors-end-sure = Diesen Schlüssel beenden?
post-doors-end-text = Für ihn wird dann nichts Neues mehr verschlossen. Was schon kam, können Sie weiter öffnen.

## Requests to recover an office

post-recoveries-title = Bitten um Wiederherstellung
post-recoveries-lead = Ein Amt hat seine Schlüssel verloren. Sie halten einen von drei Teilen. Zwei Teile genügen.
post-recoveries-none = Niemand bittet um Ihren Teil
post-recoveries-none-text = Wenn ein Amt seine Schlüssel verliert, erscheint die Bitte hier.
post-recoveries-who = Wer bittet
post-recoveries-why = Warum
post-recoveries-as = Sie antworten als
post-recoveries-warning = Mit zwei Teilen lassen sich alle Briefe dieses Amts öffnen
post-recoveries-warning-call = Rufen Sie das Amt unter einer Nummer an, die Sie schon kennen. Nicht unter einer aus einer E-Mail.
post-recoveries-warning-ask = Fragen Sie, ob wirklich niemand mehr die Schlüssel hat.
post-recoveries-warning-compare = Lassen Sie sich die Sicherheitsnummer vorlesen und vergleichen Sie alle 30 Ziffern.
post-recoveries-number = Sicherheitsnummer von { $name }
post-recoveries-give = Meinen Teil geben
post-recoveries-give-sure = Ihren Teil für { $office } geben?
post-recoveries-give-sure-text = Das lässt sich nicht zurücknehmen. Haben Sie angerufen und alle 30 Ziffern verglichen?
post-recoveries-refuse = Ablehnen

## An office writes to somebody without a mailbox

post-out-title = Schreiben: { $office }
post-out-lead = An Menschen und Behörden, die hier kein Postfach haben. Jeder Weg führt in einen Vorgang, verschlossen wie alle anderen.
post-out-ways = Wege
post-out-way-link = Link und PIN
post-out-way-paper = Papier
post-out-way-openpgp = E-Mail mit OpenPGP
post-out-way-fit-connect = FIT-Connect

post-guest-out-text = Wer kein Konto hat, bekommt einen Link und eine PIN. Mit beiden zusammen lässt sich genau dieser eine Vorgang öffnen und beantworten. Auch dieser Weg ist quantensicher.
post-guest-out-days = Der Link gilt
post-guest-out-days-hint = Danach ist er zu. Sie können für denselben Vorgang einen neuen machen.
post-guest-out-days-count = { $count } Tage
post-guest-out-make = Verschließen, Link und PIN machen
post-guest-out-made = Der Brief ist verschlossen. Vorgangscode { $code }
post-guest-out-once = Link und PIN sehen Sie nur jetzt
post-guest-out-once-text = Schicken Sie beide auf verschiedenen Wegen. Wer beide abfängt, kann mitlesen.
post-guest-out-link = Der Link
post-guest-out-link-text = Per E-Mail oder auf dem ersten Blatt.
post-guest-out-link-print = Blatt mit dem Link drucken
post-guest-out-pin = Die PIN
post-guest-out-pin-text = Nur per Brief, in einem anderen Umschlag als der Link.
post-guest-out-pin-print = PIN-Brief drucken
post-guest-out-another = Noch einen Brief schreiben

post-mail-text = Betreff, Text und Dateien werden in diesem Browser verschlossen. Absender, Empfänger und Zeit bleiben auf dem Weg lesbar.
post-mail-to = E-Mail-Adresse
post-mail-to-hint = Ihr Browser fragt den Server dieser Adresse nach dem Schlüssel (Web Key Directory).
post-mail-find = Schlüssel suchen
post-mail-none = Für diese Adresse ist kein Schlüssel veröffentlicht. Lassen Sie sich den Schlüssel geben und fügen Sie ihn unten ein.
post-mail-found = Gefundene Schlüssel
post-mail-compare = Vergleichen Sie den Fingerabdruck, bevor Sie zum ersten Mal schreiben
post-mail-compare-text = Der Schlüssel kommt vom Mailanbieter der anderen Seite. Nur ein Anruf oder ein Papierbrief zeigt, ob er wirklich ihr gehört.
post-mail-use = Diesen Schlüssel nehmen
post-mail-paste = Ich habe den Schlüssel als Text
post-mail-armored = Öffentlicher Schlüssel
post-mail-fingerprint = Fingerabdruck
post-mail-owner = Gehört laut Schlüssel
post-mail-expires = Gilt bis
post-mail-other = Andere Adresse
post-mail-send = Verschließen und als E-Mail senden

post-authority-text = An eine andere Behörde. Ihr Browser prüft das Zertifikat ihres Schlüssels, bevor er etwas verschließt.
post-authority-id = Zustellpunkt
post-authority-id-hint = Die Kennung (UUID) der Behörde bei FIT-Connect, zum Beispiel aus dem Verwaltungsverzeichnis PVOG.
post-authority-check = Zertifikat prüfen
post-authority-checked = Das Zertifikat ist geprüft
post-authority-holder = Ausgestellt für
post-authority-environment = Umgebung
post-authority-test = Test
post-authority-production = Betrieb
post-authority-other = Anderer Zustellpunkt
post-authority-no-service = Dieser Zustellpunkt nimmt zurzeit keine Leistung an. Fragen Sie die Behörde.
post-authority-service = Verwaltungsleistung
post-authority-schema = Form der Daten
post-authority-data = Fachdaten
post-authority-data-hint = In der Form, die oben gewählt ist ({ $kind }).
post-authority-data-missing = Die Fachdaten fehlen. Fügen Sie sie ein.
post-authority-reply = E-Mail-Adresse für die Antwort
post-authority-reply-hint = Ohne sie antwortet die Behörde per Brief.
post-authority-send = Verschließen und senden

post-paper-direction = Was haben Sie vor?
post-paper-in = Papier erfassen, das ankam
post-paper-in-hint = Brief, Vorsprache oder Anruf kommen in den Vorgang, verschlossen wie ein Brief von hier.
post-paper-out = Auf Papier schreiben
post-paper-out-hint = Sie schreiben hier, drucken und schicken es. Der Vorgang behält eine verschlossene Kopie.
post-paper-door = Wie kam es an?
post-paper-door-paper = Als Brief
post-paper-door-counter = Am Schalter
post-paper-door-phone = Am Telefon
post-paper-day = Tag des Eingangs
post-paper-day-hint = Von ihm an laufen die Fristen.
post-paper-day-wrong = Geben Sie einen Tag der letzten zwölf Monate ein, spätestens heute.
post-paper-came-paper = Eingegangen als Brief am { $day }.
post-paper-came-counter = Vorgesprochen am Schalter am { $day }.
post-paper-came-phone = Angerufen am { $day }.
post-paper-scans = Fügen Sie Scans unten als Dateien an. Sie werden in diesem Browser verschlossen.
post-paper-keep = Verschließen und in den Vorgang legen
post-paper-keep-out = Verschließen und Blatt vorbereiten
post-paper-done = Erfasst. Vorgangscode { $code }
post-paper-done-text = Schreiben Sie den Code auf das Papier, bevor Sie es ablegen.
post-paper-done-out = Das Blatt ist bereit. Vorgangscode { $code }
post-paper-done-out-text = Drucken Sie es jetzt. Code, Sicherheitsnummer und QR-Code stehen darauf.
post-paper-print = Blatt drucken
post-paper-another = Noch etwas erfassen oder schreiben

## Printed sheets

post-sheet-number = Sicherheitsnummer: { $office }
post-sheet-number-text = Damit prüfen Sie, ob das Amt echt ist: Dieselben 30 Ziffern stehen auf der Seite des Amts, zu der der QR-Code führt.
post-sheet-link = Ein Brief für Sie liegt bereit
post-sheet-link-text = Wir haben Ihnen einen verschlossenen Brief geschrieben. Sie brauchen kein Konto. Öffnen Sie diese Adresse oder scannen Sie den Code:
post-sheet-link-qr = QR-Code mit dem Link
post-sheet-link-pin = Die PIN dazu bekommen Sie in einem anderen Brief. Ohne sie öffnet sich nichts.
post-sheet-pin = Ihre PIN
post-sheet-pin-text = Mit dieser PIN öffnen Sie den Brief, dessen Link Sie getrennt bekommen haben:
post-sheet-pin-where = Geben Sie die PIN nur auf einer Seite ein, deren Adresse mit { $url } beginnt. Wir fragen nie am Telefon oder per E-Mail danach. Nach zehn falschen Eingaben schließt sich der Link.
post-sheet-until = Gültig bis { $day }.
post-sheet-otherwise = Lieber anders? Schreiben Sie uns auf Papier, kommen Sie an den Schalter oder rufen Sie an. Nennen Sie den Vorgangscode, wenn Sie ihn kennen.
post-sheet-recipient = Anschrift auf dem Blatt
post-sheet-recipient-hint = Sie steht dort, wo der Umschlag sein Fenster hat. Sie wird nur gedruckt und nirgends aufgehoben.
post-sheet-enclosed = Anlagen:
post-sheet-answer = So antworten Sie: auf Papier, am Schalter, am Telefon oder verschlüsselt auf { $url }/post. Nennen Sie immer den Vorgangscode { $code }.
post-letter-print = Diesen Brief drucken
post-letter-print-about = Diesen Brief auf Papier schicken

## What came by other doors

post-in-title = Eingang von anderen Wegen: { $office }
post-in-lead = E-Mails mit OpenPGP und Sendungen anderer Behörden. Sie sind noch verschlossen. Ihr Browser öffnet sie, und Sie legen sie in einen Vorgang.
post-in-none = Nichts liegt bereit
post-in-none-text = Was über OpenPGP oder FIT-Connect kommt, erscheint hier.
post-in-open = Öffnen
post-in-from = Von
post-in-unknown = Nicht genannt
post-in-time = Zeit
post-in-signature = Unterschrift
post-in-signature-good = stimmt
post-in-signature-good-text = Mit dem veröffentlichten Schlüssel dieser Adresse unterschrieben und nicht verändert.
post-in-signature-unchecked = nicht geprüft
post-in-signature-unchecked-text = Unterschrieben. Ob vom Absender, zeigt erst der Schlüssel, den seine Domain veröffentlicht.
post-in-signature-unknown = nicht prüfbar
post-in-signature-unknown-text = Unterschrieben mit einem Schlüssel, der nicht zu finden ist. Verlassen Sie sich nicht auf den Absender.
post-in-signature-bad = falsch
post-in-signature-bad-text = Auf dem Weg verändert oder nicht von dieser Adresse. Verlassen Sie sich auf nichts, was darin steht, und fragen Sie auf einem anderen Weg nach.
post-in-signature-none = fehlt
post-in-signature-none-text = Nicht unterschrieben. Der Absender kann gefälscht sein.
post-in-look = Schlüssel des Absenders suchen
post-in-look-text = Die Suche fragt bei { $domain } nach. Dort ist dann zu sehen, dass diese E-Mail gelesen wird.
post-in-submission = Sendung einer Behörde
post-in-schema = Form der Daten
post-in-reply = Antwort erwünscht
post-in-reply-post = per Brief
post-in-id = Kennung
post-in-keep = In den Vorgang legen
post-in-kept = Liegt im Vorgang { $code }
post-in-away = Nicht aufheben
post-in-away-sure = Diese Nachricht nicht aufheben?
post-in-away-text = Sie kommt in keinen Vorgang und verschwindet aus dem Eingang. Nach 30 Tagen wird sie gelöscht.
post-in-put-away = Nicht aufgehoben
post-in-put-away-text = Die Nachricht liegt in keinem Vorgang. Nach 30 Tagen wird sie gelöscht.
post-in-answer = Bescheid an die sendende Stelle
post-in-answer-text = Die sendende Stelle erfährt, unterschrieben vom Amt, ob die Sendung technisch angenommen ist. Über die Sache sagt das nichts.
post-in-accept = Annehmen
post-in-reject = Zurückweisen
post-in-reject-reason = Was an der Sendung nicht stimmt
post-in-reject-now = Begründet zurückweisen
post-in-answered = Die sendende Stelle weiß Bescheid.

## The page of guests

post-guest-title = Ihr Vorgang
post-guest-lead = Mit Ihrer PIN öffnen Sie Ihren Vorgang: Sie lesen, was das Amt schreibt, und antworten. Sie brauchen kein Konto.
post-guest-pin = PIN
post-guest-pin-hint = Acht Ziffern. Sie stehen auf Ihrem Beleg, oder in dem Brief, den Sie getrennt vom Link bekommen haben.
post-guest-open = Öffnen
post-guest-safe = Was hier geschieht
post-guest-safe-text = Der Brief wird erst in Ihrem Browser geöffnet, und Ihre Antwort wird hier verschlossen. Die Stadt sieht weder Link noch PIN. Nach zehn falschen Eingaben schließt sich der Link.
post-guest-no-secret = Der Link ist nicht vollständig
post-guest-no-secret-text = Öffnen Sie den ganzen Link noch einmal, so wie Sie ihn bekommen haben. Was hinter dem Zeichen # steht, gehört dazu. Aus Sicherheit vergisst diese Seite ihn beim Neuladen.
post-guest-closed = Das Amt hat diesen Vorgang abgeschlossen. Wenn noch etwas offen ist, nehmen Sie einen der anderen Wege und nennen Sie den Vorgangscode.
post-guest-safety = Diese Nummer sieht auch das Amt. Ist sie gleich, liest niemand dazwischen mit.
post-guest-doors = Andere Wege
post-guest-doors-text = Sie müssen nicht online antworten. Papier, Schalter und Telefon führen in denselben Vorgang.
post-guest-doors-offices = Anschrift, Telefon und Öffnungszeiten der Ämter
