# Befehlszeile

cli = Allmende: die digitale Allmende einer Stadt
    .after = Ausprobieren: allmende demo
        Eine Stadt anlegen: allmende init --dir DIR --name NAME --url URL
cli-error = Fehler:
cli-error-line = in Zeile { $line }
cli-config-expected = Erwartet wird für { $key }: { $text }
cli-dir = Ordner der Stadt: Konfiguration, Datenbank, Dateien, Schlüssel

cli-help-usage = Aufruf:
cli-help-commands = Befehle
cli-help-command = BEFEHL
cli-help-arguments = Argumente
cli-help-options = Optionen
cli-help-options-word = OPTIONEN
cli-help-help = Zeigt diese Hilfe
cli-help-version = Zeigt die Version
cli-help-default = sonst: { $value }
cli-help-possible = möglich: { $value }
cli-help-environment = Umgebung: { $value }
cli-wrong = Der Befehl ist nicht vollständig oder enthält etwas Unbekanntes.
cli-wrong-argument = „{ $argument }“ ist hier keine Option und kein Argument.
cli-wrong-command = Den Befehl „{ $value }“ gibt es nicht.
cli-wrong-no-command = Es fehlt, was zu tun ist: ein Befehl.
cli-wrong-missing = Es fehlt: { $argument }
cli-wrong-value = „{ $value }“ ist für { $argument } nicht möglich.
cli-wrong-conflict = { $argument } passt nicht zu den anderen Optionen.
cli-wrong-more = Mehr dazu sagt der Befehl mit --help.

cli-init = Legt eine neue Stadt an: Schlüssel, Datenbank und eine Einladung für die erste Administration
cli-init-name = Name der Stadt, wie er auf jeder Seite steht
cli-init-url = Öffentliche Adresse, zum Beispiel https://daten.stadt.example
cli-init-administrator = Wie Seiten die erste Administration nennen
cli-init-first-administrator = Administration
cli-init-done = Die Stadt liegt in { $path }. Diese Adresse öffnet einmal die erste Administration:
cli-init-next = Sie gilt bis { $until }. Starten Sie die Stadt mit: { $command }

cli-serve = Zeigt die Stadt im Netz
cli-serve-listen = Adresse, an der das Programm lauscht, zum Beispiel 127.0.0.1:8080, statt der aus allmende.toml
cli-serve-ready = Bereit auf { $address }, öffentlich unter { $url }

cli-demo = Legt eine erfundene Stadt mit Inhalt an und zeigt sie; beim zweiten Start ist sie, wie sie war
cli-demo-listen = Adresse, an der das Programm lauscht, zum Beispiel 127.0.0.1:8080
cli-demo-town = Musterstadt
cli-demo-making = Die Demo-Stadt wird angelegt …
cli-demo-ready = Die Demo-Stadt ist da: { $url }
    (lauscht auf { $address }, liegt in { $path }; beenden mit Strg+C)
cli-demo-logins = Anmelden kann man sich als:
cli-demo-codes = Wer für die Stadt arbeitet, braucht beim Anmelden einen Code. Ohne App zeigt ihn:
    { $command }
cli-demo-mailboxes = Ihre Postfächer öffnet dieselbe Passphrase, oder ein Wiederherstellungscode:
cli-demo-try = Zum Anfang:
    1. Was versprochen ist und was davon wahr ist: { $url }/
    2. Daten lesen, filtern, herunterladen: { $url }/data
    3. Nachprüfen, dass nichts geändert wurde: { $url }/record
    4. Ein eigenes Konto mit Passkey anlegen und wieder löschen: { $url }/register

cli-publish = Veröffentlicht eine Tabelle (CSV) als Datensatz oder als neue Version
cli-publish-file = Die Datei, wie sie aus dem Fachverfahren kommt
cli-publish-title = Titel des Datensatzes
cli-publish-description = Was die Daten sagen und woher sie kommen
cli-publish-license = Lizenz: dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0 oder cc-zero/1.0
cli-publish-office = Kürzel des Amts, das die Daten verantwortet
cli-publish-slug = Kürzel des Datensatzes in seiner Adresse; sonst aus dem Titel
cli-publish-dry-run = Zeigt nur, was gefunden wurde, und veröffentlicht nichts

cli-import = Liest ein, was in anderen Verzeichnissen steht
cli-import-services = Liest Leistungen und Standorte ein: das Berliner Verzeichnis, XZuFi 2.2 und 2.3.1, CSV
    .after = Jede Datei kommt ganz herein oder gar nicht. Ein zweites Einlesen ändert nur, was sich in der Quelle geändert hat, und nie, was ein Amt hier geändert hat. Was nicht verstanden wurde, steht danach bei jeder Leistung.
cli-import-services-path = Eine Datei oder ein Ordner
cli-import-services-office = Kürzel des Amts für Leistungen, deren Behörde kein Amt der Stadt ist
cli-import-form = Liest ein Formular ein: XDatenfelder 2 und 3, Exporte von Open Forms, eigene Definitionen
cli-import-form-file = Die Datei: XML, ZIP oder JSON
cli-import-form-service = Kürzel der Leistung, die mit dem Formular beantragt wird
cli-import-form-office = Kürzel des Amts, dem das Formular gehört
cli-import-form-slug = Adresse des Formulars; ohne Angabe die der Leistung
cli-import-form-publish = Veröffentlicht es gleich als neue Fassung

cli-record = Prüft und zeigt das öffentliche Register
cli-record-verify = Prüft das ganze Register: jeden Eintrag, jede Unterschrift
cli-record-verify-town = Adresse oder Ordner einer Stadt; ohne Angabe die Stadt im Ordner von --dir
cli-record-verify-key = Prüfschlüssel des Registers; ohne ihn der, den die Adresse nennt
cli-record-verify-state = Datei, die sich merkt, was zuletzt geprüft wurde: so fällt auf, wenn die Stadt etwas zurücknimmt
cli-record-proof = Schreibt den Beweis für einen Eintrag als JSON
cli-record-proof-index = Nummer des Eintrags, von 0 an
cli-record-witness = Bezeugt den Stand des Registers einer Stadt
cli-record-witness-url = Adresse der Stadt
cli-record-witness-key = Datei mit dem Schlüssel des Zeugen; wird angelegt, wenn es sie nicht gibt
cli-record-witness-name = Name des Zeugen, zum Beispiel zeuge.verein.example
cli-record-witness-state = Datei, die sich merkt, was zuletzt bezeugt wurde
cli-record-witness-vkey = Prüfschlüssel des Registers
cli-record-witness-submit = Reicht die Unterschrift bei der Stadt ein, damit alle sie sehen
cli-record-witness-listen = Wartet auf dieser Adresse darauf, dass die Stadt ruft (C2SP tlog-witness), statt selbst nachzusehen
cli-record-witness-listens = Der Zeuge { $key } wartet auf { $address } darauf, dass das Register { $log } ruft. Tragen Sie ihn bei der Stadt unter record.witnesses ein.
cli-record-receipt = Prüft einen Beweis, den jemand gespeichert hat, ganz ohne Netz
cli-record-receipt-file = Der Beweis, wie ihn die Seite des Eintrags oder „record proof“ schreibt
cli-record-receipt-content = Die Datei, um die es geht: stimmt sie mit dem Eintrag überein?
cli-record-receipt-key = Prüfschlüssel des Registers
cli-record-progress = { $count } Einträge geprüft …
cli-record-bundle-sound = Browser bekommen das, was der Eintrag { $index } sagt: { $assets } Dateien in jeder Kodierung, und { $pages ->
        [one] eine Seite lädt
       *[other] { $pages } Seiten laden
    } nichts anderes.
cli-record-bundle-none = Das Register hat noch keinen Eintrag darüber, was Browser bekommen. Das wurde deshalb nicht verglichen. Der Server einer Stadt macht den Eintrag, wenn er startet.
cli-record-bundle-program = Im Eintrag { $index } geht es um die Skripte und Stilvorlagen dieses Programms.
cli-record-bundle-other-program = Im Eintrag { $index } geht es um andere Skripte und Stilvorlagen als die dieses Programms. Wurde das Programm erneuert, trägt der Server die neuen beim nächsten Start ein. Wurde es nicht erneuert, hat es jemand verändert.
cli-record-checkpoint = Zeigt den unterschriebenen Stand

cli-user = Menschen, die für die Stadt arbeiten
cli-user-list = Zeigt alle mit ihren Rollen
cli-user-invite = Macht eine Einladung
cli-user-invite-name = Wie Seiten die Person nennen: Name oder Funktion
cli-user-invite-office = Kürzel des Amts
cli-user-invite-role = clerk, editor, office-head, administrator, data-protection-officer oder auditor
cli-user-reset = Nimmt jemandem alle Wege der Anmeldung und macht eine Adresse, mit der neue gesetzt werden
cli-user-reset-user-name = Benutzername
cli-user-disable = Sperrt ein Konto
cli-user-disable-user-name = Benutzername
cli-user-enable = Entsperrt ein Konto
cli-user-enable-user-name = Benutzername
cli-user-code = Zeigt in einer Demo-Stadt den Code, den die Authenticator-App jetzt zeigen würde
cli-user-code-user-name = Benutzername
cli-user-link = Diese Adresse gilt einmal, bis { $until }:
cli-user-disabled = { $name } ist gesperrt, alle Sitzungen sind beendet.
cli-user-enabled = { $name } ist entsperrt.
cli-user-is-disabled = – gesperrt
cli-user-residents = { $count ->
        [one] Dazu ein Konto von Einwohnerinnen und Einwohnern.
       *[other] Dazu { $count } Konten von Einwohnerinnen und Einwohnern.
    }

cli-backup = Schreibt die ganze Stadt in eine verschlüsselte Datei, auch während sie läuft
    .after = Die Passphrase steht in der Umgebungsvariablen ALLMENDE_BACKUP_PASSPHRASE oder in einer Datei.
        Sicherer ist --recipient: dann öffnet nur der geheime Schlüssel, der nicht auf diesem Rechner liegt.
cli-backup-file = Die Datei, die geschrieben wird
cli-backup-recipient = Öffentlicher age-Schlüssel, der die Datei öffnen darf; mehrfach möglich
cli-backup-passphrase-file = Datei mit der Passphrase
cli-backup-done = { $file }: { $rows } Zeilen, { $blobs } Dateien, Register mit { $size } Einträgen, Wurzel { $root }

cli-restore = Bringt eine Sicherung in einen leeren Ordner zurück und prüft sie
cli-restore-file = Die Sicherung
cli-restore-identity = Datei mit dem geheimen age-Schlüssel
cli-restore-passphrase-file = Datei mit der Passphrase
cli-restore-database = Andere, leere Datenbank: sqlite:PFAD oder postgres://…
cli-restore-done = Zurück und geprüft (Stand { $time }): { $rows } Zeilen, { $blobs } Dateien, Register mit { $size } Einträgen, Wurzel { $root }
cli-restore-erased = { $count ->
        [0] Niemand war seither zu vergessen.
        [one] Eine Person, die seither gelöscht wurde, ist wieder vergessen.
       *[other] { $count } Personen, die seither gelöscht wurden, sind wieder vergessen.
    }
cli-restore-next = Starten Sie die Stadt mit: { $command }

cli-letters-deliver = Nimmt eine verschlüsselte E-Mail für ein Amt von der Standardeingabe an; der Mailserver der Stadt ruft das auf
cli-letters-deliver-office = Kurzname des Amts; sonst das Amt, dessen Adresse die Nachricht nennt

cli-doctor = Sagt in Worten, was nicht stimmt
cli-doctor-good = Alles in Ordnung.
cli-doctor-warning = Es läuft; auf das Angezeigte sollte jemand schauen.
cli-doctor-broken = Etwas ist nicht in Ordnung.

cli-migrate = Bringt die Tabellen auf den Stand dieses Programms
cli-migrate-check = Zeigt nur, was zu tun wäre; endet mit 1, wenn etwas zu tun ist
cli-migrate-pending = { $count ->
        [0] Die Tabellen sind auf dem Stand des Programms.
        [one] Ein Schritt steht aus:
       *[other] { $count } Schritte stehen aus:
    }
cli-migrate-applied = { $count ->
        [0] Die Tabellen waren schon auf dem Stand des Programms.
        [one] Ein Schritt getan:
       *[other] { $count } Schritte getan:
    }

# Konfiguration

config = Die Konfiguration einer Stadt. Was mit # und einem Schlüssel beginnt, gilt so, wie es da steht; Beispiele gelten nicht. Jeder Schlüssel lässt sich auch in der Umgebung setzen: ALLMENDE_SERVER__LISTEN ist server.listen.
config-example = Beispiel
config-town = Wer das ist.
config-town-name = Name der Stadt, wie er auf jeder Seite steht.
config-town-base-url = Öffentliche Adresse, die Menschen eintippen: https, ein Name, kein Pfad.
config-town-iban = IBAN des Kontos, auf das Gebühren überwiesen werden. Wer etwas schuldet, sieht sie beim Betrag. Leer, wenn es keines gibt.
config-town-demo = Ob das eine Demo-Stadt ist, deren Anmeldedaten jeder sieht.
config-server = Wo das Programm lauscht und was es annimmt.
config-server-listen = Adresse der Seiten.
config-server-trusted-proxies = Vorgeschaltete Server, denen geglaubt wird, woher eine Anfrage kommt (X-Forwarded-For).
config-server-tls = TLS durch das Programm selbst; ein erneuertes Zertifikat wird ohne Neustart übernommen.
config-server-tls-certificate = Zertifikat mit Kette, PEM.
config-server-tls-key = Privater Schlüssel dazu, PEM.
config-server-tls-redirect-listen = Adresse, an der unverschlüsselte Anfragen auf die öffentliche Adresse verwiesen werden.
config-server-limits = Was eine Anfrage darf.
config-server-limits-body-bytes = Größte Anfrage in Bytes, außer Dateien.
config-server-limits-header-seconds = Sekunden, in denen der Kopf einer Anfrage da sein muss.
config-server-limits-request-seconds = Sekunden, in denen eine Anfrage beantwortet sein muss.
config-server-limits-upload-bytes = Größte Datei, die ein Amt hochladen darf, in Bytes.
config-server-limits-upload-seconds = Sekunden, in denen eine Datei hochgeladen sein muss.
config-server-limits-table-rows = Die meisten Zeilen, die eine veröffentlichte Tabelle haben darf.
config-server-limits-requests-at-once = Wie viele Anfragen zugleich bearbeitet werden.
config-server-limits-shutdown-seconds = Sekunden, die laufende Anfragen am Ende noch bekommen.
config-database = Die Datenbank.
config-database-url = sqlite:PFAD im Ordner der Stadt, oder postgres://BENUTZER:PASSWORT@HOST/NAME?sslmode=verify-full.
config-database-migrate-at-start = Ob serve die Tabellen selbst auf den Stand des Programms bringt; sonst tut das allmende migrate.
config-blobs = Wo Dateien liegen.
config-blobs-url = Ein Ordner im Ordner der Stadt, oder s3://EIMER/PFAD.
config-blobs-endpoint = Adresse des S3-Servers.
config-blobs-region = Region des S3-Servers.
config-blobs-access-key-id = Zugangskennung des S3-Servers.
config-blobs-secret-access-key = Geheimnis dazu; besser in der Umgebung: ALLMENDE_BLOBS__SECRET_ACCESS_KEY.
config-blobs-cache-bytes = Wie viele Bytes an Kopien vom S3-Server auf diesem Rechner bleiben. Was am längsten nicht gebraucht wurde, geht zuerst.
config-identity = Menschen und Anmeldung.
config-identity-registration = Ob Einwohnerinnen und Einwohner selbst Konten anlegen können.
config-identity-session-idle-hours = Stunden ohne Anfrage, nach denen eine Sitzung endet.
config-identity-session-hours = Stunden, nach denen eine Sitzung in jedem Fall endet.
config-identity-staff-session-idle-minutes = Dasselbe für Beschäftigte, in Minuten.
config-identity-staff-session-hours = Dasselbe für Beschäftigte.
config-identity-invitation-days = Tage, die eine Einladung gilt.
config-identity-providers = Andere Konten zum Anmelden (OpenID Connect): id, name, issuer, client_id, client_secret, audience (residents, staff, everyone), second_factor.
config-record = Das öffentliche Register.
config-record-witnesses = Zeugen, deren Unterschriften neben der der Stadt stehen: ihr Prüfschlüssel und, wenn die Stadt sie rufen soll, nach einem Leerzeichen ihre Adresse.
config-mail = E-Mail, die das Haus verlässt: Nachricht, dass Post da ist, ohne jeden Inhalt, und versiegelte Briefe an Menschen mit OpenPGP. Ohne diesen Abschnitt verschickt die Stadt keine E-Mail.
config-mail-url = Mailserver: smtps://HOST, oder smtp://HOST für einen, der zu TLS wechselt (STARTTLS). Ohne TLS nur zu diesem Rechner selbst.
config-mail-from = Adresse der Stadt, von der E-Mail kommt.
config-mail-user = Name, mit dem sich das Programm beim Mailserver anmeldet.
config-mail-password = Das Passwort dazu; besser in der Umgebung: ALLMENDE_MAIL__PASSWORD.
config-fit-connect = Anträge von und zu anderen Behörden, über FIT-Connect. Die Stadt nimmt teil, sobald hier alles gesetzt ist.
config-fit-connect-environment = Welche Umgebung von FIT-Connect: test zum Ausprobieren, production für echte Anträge.
config-fit-connect-token-url = Adresse, von der Zugriffstoken kommen; https.
config-fit-connect-submission-url = Adresse der Schnittstelle für Einreichungen (Submission-API), ohne /v2; https.
config-fit-connect-client-id = Kennung, unter der FIT-Connect die Stadt kennt (Client-ID).
config-fit-connect-client-secret = Das Geheimnis dazu; besser in der Umgebung: ALLMENDE_FIT_CONNECT__CLIENT_SECRET.
config-fit-connect-roots = Datei mit den Wurzelzertifikaten (PEM), gegen die Browser die Schlüssel anderer Behörden prüfen.
config-fit-connect-destinations = Wo Ämter empfangen: Amt und Kennung seines Zustellpunkts.
config-fit-connect-fetch-seconds = So viele Sekunden liegen zwischen zwei Blicken, ob etwas gekommen ist.
config-log = Was ins Protokoll kommt: nie, wer etwas tat.
config-log-level = Ab wann geschrieben wird: error, warn, info oder debug.
config-log-format = pretty für Menschen, json für Maschinen.
config-metrics = Zahlen für die Überwachung.
config-metrics-listen = Adresse, an der Prometheus sie liest.
config-security = Wie man eine Schwachstelle oder eine Barriere meldet.
config-security-contact = mailto:… oder https://…; steht in /.well-known/security.txt.

# Fehler des Programms

error-program-no-town = In { $path } ist keine Stadt. Nennen Sie den Ordner mit --dir oder legen Sie eine an: allmende init --dir { $path }
error-program-not-empty = { $path } ist nicht leer. Nennen Sie einen leeren Ordner.
error-program-file = { $path }: { $reason }. Prüfen Sie, ob es die Datei gibt und wem sie gehört.
error-program-bad-key = { $path } enthält keinen Schlüssel. Holen Sie die Datei aus einer Sicherung zurück.
error-program-port-taken = Auf { $address } lauscht schon ein anderes Programm. Beenden Sie es oder nennen Sie mit --listen eine andere Adresse.
error-program-cannot-listen = Auf { $address } lässt sich nicht lauschen: { $reason }.
error-program-tls = Zertifikat und Schlüssel sind nicht brauchbar: { $reason }. Prüfen Sie server.tls in allmende.toml.
error-program-texts = Die Texte des Programms sind fehlerhaft: { $reason }.
error-program-pending = { $count ->
        [one] Ein Schritt an den Tabellen steht aus. Führen Sie allmende migrate aus.
       *[other] { $count } Schritte an den Tabellen stehen aus. Führen Sie allmende migrate aus.
    }

error-config-syntax = allmende.toml ist nicht lesbar: { $reason }
error-config-unknown = Den Schlüssel { $key } gibt es nicht. Möglich sind: { $expected }.
error-config-missing = Der Schlüssel { $key } fehlt.
error-config-value = { $key } = { $value } ist so nicht möglich.
error-config-needs = { $key } braucht auch { $other }.

error-backup-no-lock = Womit soll die Sicherung verschlossen oder geöffnet werden? Setzen Sie ALLMENDE_BACKUP_PASSPHRASE, nennen Sie --passphrase-file oder einen age-Schlüssel.
error-backup-weak-passphrase = Die Passphrase ist zu kurz. Nehmen Sie mindestens { $least } Zeichen: Wer die Datei hat, kann beliebig oft raten.
error-backup-bad-recipient = „{ $text }“ ist kein öffentlicher age-Schlüssel. Er beginnt mit age1.
error-backup-bad-identity = { $path } enthält keinen geheimen age-Schlüssel. age-keygen schreibt solche Dateien.
error-backup-exists = { $path } gibt es schon. Nennen Sie eine neue Datei: Eine Sicherung überschreibt keine andere.
error-backup-file = { $path }: { $reason }.
error-backup-wrong-key = Diese Passphrase oder dieser Schlüssel öffnet die Sicherung nicht.
error-backup-damaged = Die Sicherung ist beschädigt oder abgeschnitten ({ $what }). Es wurde nichts zurückgebracht. Nehmen Sie eine andere.
error-backup-differs = Was zurückkam, ist nicht, was gesichert wurde ({ $what }). Es wurde nichts zurückgebracht. Nehmen Sie eine andere Sicherung.
error-backup-not-empty = { $path } ist nicht leer. Eine Sicherung kommt nur in einen leeren Ordner zurück, damit nichts verloren geht.

# allmende doctor

check-program-keys-private = Den Ordner der Stadt und die Schlüssel in { $path } kann nur ihr Besitzer lesen.
check-program-keys-missing = Die Schlüssel in { $path } fehlen.
    .remedy = Holen Sie sie aus einer Sicherung zurück: allmende restore
check-program-keys-open = Was in { $path } liegt, können auch andere lesen.
    .remedy = chmod -R go= { $path }
check-program-address-https = Die öffentliche Adresse { $url } ist verschlüsselt.
check-program-address-local = Die öffentliche Adresse { $url } geht nur auf diesem Rechner.
    .remedy = Setzen Sie town.base_url auf die https-Adresse, die Menschen eintippen.
check-program-metrics-open = Die Zahlen für die Überwachung auf { $address } kann das ganze Netz lesen.
    .remedy = Lassen Sie metrics.listen auf 127.0.0.1 lauschen.
check-program-space-enough = Frei sind { $megabytes } MB.
check-program-space-little = Frei sind nur noch { $megabytes } MB.
    .remedy = Schaffen Sie Platz, bevor die Stadt nichts mehr schreiben kann.
check-program-does-not-open = Die Stadt lässt sich nicht öffnen.
    .remedy = Der Grund steht oben.
check-house-database-sound = Die Datenbank antwortet und ist unversehrt.
check-house-database-damaged = Die Datenbank ist beschädigt.
    .remedy = Halten Sie die Stadt an und holen Sie sie aus einer Sicherung zurück: allmende restore
check-house-database-silent = Die Datenbank antwortet nicht: { $reason }
    .remedy = Prüfen Sie database.url und ob der Server läuft.
check-house-jobs-moving = Keine Arbeit im Hintergrund hängt fest.
check-house-jobs-stuck = { $count ->
        [one] Eine Arbeit im Hintergrund hängt fest.
       *[other] { $count } Arbeiten im Hintergrund hängen fest.
    }
    .remedy = Als Administration zeigt /jobs, welche und warum.

# Seiten

nav-jobs = Hintergrund
house-front-title = { $town }: öffentlich, gemeinsam, nachprüfbar
house-front-lead = Hier steht, was die Stadt tut, was sie weiß und was sie versprochen hat. Lesen geht ohne Anmeldung und ohne Spuren.
house-front-search = Suchen
house-front-services = Was brauchen Sie? Perso, Umzug, Hund …
house-front-doors = Was Sie hier tun können
house-front-promises = Was versprochen ist – und was davon wahr ist
house-front-promises-text = Jedes Versprechen der Stadt ist eine gemessene Zahl mit einem Ziel. Was fehlt, ist einzeln aufgeführt.
house-front-promises-all = Alle Versprechen
house-front-latest = Zuletzt im öffentlichen Register
house-front-latest-text = Jede öffentliche Handlung der Stadt wird hier eingetragen. Nichts lässt sich danach unbemerkt ändern.
house-front-latest-all = Zum ganzen Register

house-promises-title = Versprechen
house-promises-lead = Was die Stadt sich vorgenommen hat und was heute davon wahr ist.
house-promises-today = Was heute davon wahr ist
house-promise-not-yet = noch keine Zahl
house-promise-target = Ziel: { $figure }
house-promise-at-least = mindestens { $figure }
house-promise-at-most = höchstens { $figure }
house-promise-day = Tag
house-promise-value = Wert
house-promise-days = { $count ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
house-promise-not-measured = Es gibt noch keine Zahl. Entweder wird dieses Versprechen innerhalb einer Stunde zum ersten Mal gemessen, oder es ist noch nichts geschehen, was man zählen könnte.
house-promise-method = Wie gemessen wird
house-promise-counted = Gezählt
house-promise-of = { $kept } von { $all }
house-promise-measured = Gemessen am
house-promise-tested = Seiten geprüft am
house-promise-more = Worum es geht
house-promise-more-link = Alles ansehen, was gezählt wird
house-promise-missing = Was fehlt
house-promise-nothing-missing = Nichts. Das Versprechen ist gehalten.
house-promise-nothing-listed = Einzeln ist nichts aufgeführt.
house-promise-trend = Verlauf
house-promise-no-trend = Bisher gibt es einen Messwert. Der Verlauf beginnt mit dem zweiten Tag.
house-promise-proof = Nachprüfen
house-promise-proof-text = Alle Messwerte sind selbst ein öffentlicher Datensatz:
house-promise-dataset = Versprechen als Daten

house-search-title = Suche
house-search-hint = Suchen Sie nach einem Wort. Gefunden wird alles, was öffentlich ist: Datensätze, Ämter und mehr.
house-search-none = Zu „{ $query }“ gibt es nichts. Versuchen Sie ein kürzeres oder ein anderes Wort.
house-search-count = { $count ->
        [one] Ein Treffer
       *[other] { $count } Treffer
    }

house-jobs-title = Arbeit im Hintergrund
house-jobs-lead = Was das Programm von selbst tut. Was fehlschlägt, wird mit wachsendem Abstand wiederholt, bis es festhängt.
house-jobs-stuck = Festgefahren
house-jobs-none-stuck = Nichts hängt fest.
house-jobs-attempts = { $count ->
        [one] ein Versuch
       *[other] { $count } Versuche
    }
house-jobs-error = Grund:
house-jobs-retry = Noch einmal versuchen
house-jobs-kind = Arbeit
house-jobs-waiting = wartet
house-jobs-running = läuft
house-jobs-done = erledigt (eine Woche)
house-jobs-since = Am längsten wartet etwas seit
house-jobs-all = Alle Arbeiten
job-house-index-search = Suche auf den neuen Stand bringen
job-house-measure-promises = Versprechen messen
job-opendata-publish-house-tables = Eigene Tabellen veröffentlichen
job-opendata-forget-drafts = Liegengebliebene Entwürfe vergessen
job-identity-forget-expired = Abgelaufene Sitzungen vergessen
job-privacy-apply-retention = Löschfristen anwenden

house-about-title = Über dieses Programm
house-about-lead = Allmende ist freie Software: Jede Stadt darf sie benutzen, prüfen, ändern und weitergeben.
house-about-version = Version
house-about-licence = Lizenz
house-about-source = Quelltext
house-about-api = Schnittstellen
house-about-ideas = Worauf Sie sich verlassen können
house-about-idea-promises = Versprechen sind gemessene Zahlen. Auch die, die nicht gehalten sind, stehen da.
house-about-idea-record = Öffentliche Handlungen stehen in einem Register, das niemand unbemerkt ändern kann.
house-about-idea-public = Daten sind öffentlich, wenn kein Gesetz dagegen steht. Welches es ist, steht dabei.
house-about-idea-doors = Alles geht auch ohne Netz: auf Papier und im Amt.
house-about-idea-free = Nichts hier lädt etwas von anderen Anbietern, nichts zählt mit, wer was liest.

house-accessibility-title = Barrierefreiheit
house-accessibility-lead = Diese Seiten sollen alle benutzen können. Der Maßstab sind die Richtlinien WCAG 2.2, Stufe AA.
house-accessibility-text = Bevor eine Fassung des Programms erscheint, prüft ein Testlauf jede öffentliche Seite in beiden Sprachen, hell und dunkel, am Telefon und am großen Bildschirm, mit der Maus und mit der Tastatur allein.
house-accessibility-measured = Zuletzt gemessen
house-accessibility-tested = Geprüft am { $day }.
house-accessibility-how = So sind die Seiten gebaut
house-accessibility-keyboard = Alles geht mit der Tastatur; wo Sie sind, ist immer zu sehen.
house-accessibility-script = Lesen geht ohne JavaScript.
house-accessibility-zoom = Bis 400 % vergrößert muss niemand seitwärts rollen.
house-accessibility-colour = Nichts wird durch Farbe allein gesagt.
house-accessibility-language = Die Sprache wechselt oben auf jeder Seite.
house-accessibility-barrier = Sie stoßen auf eine Barriere?
house-accessibility-barrier-text = Sagen Sie es dem Amt, mit dem Sie zu tun haben, oder am Schalter: Jede Leistung gibt es auch dort.

house-problem-title = Was ein Fehler bedeutet
house-problem-code = Kennung

promise-pages-accessible = Seiten ohne gefundene Barriere
    .why = Alle sollen benutzen können, was die Stadt ins Netz stellt.
    .method = Vor jeder Fassung des Programms ruft ein Testlauf jede öffentliche Seite der Demo-Stadt auf und prüft sie mit axe gegen WCAG 2.2 AA. Gezählt werden die Seiten ohne Fund.
promise-pages-weight = Gewicht der schwersten Seite
    .why = Seiten sollen auch auf alten Geräten und mit schlechtem Netz gleich da sein und wenig Strom brauchen.
    .method = Der Testlauf ruft jede öffentliche Seite mit leerem Zwischenspeicher auf und zählt alle übertragenen Bytes. Die schwerste Seite zählt.

# Was Browser bekommen

error-bundle-unreachable = { $url } antwortet nicht wie eine Stadt: { $reason }. Prüfen Sie die Adresse, und versuchen Sie es noch einmal.
error-bundle-no-manifest = { $url } ist keine Liste dessen, was Browser bekommen. Der Server schickt etwas Eigenes: Geben Sie dort nichts Vertrauliches ein, und sagen Sie der Stadt Bescheid.
error-bundle-other-manifest = Die Liste der Skripte und Stilvorlagen ist nicht die, auf die sich der Eintrag { $index } des Registers festlegt. Versuchen Sie es in einer Minute noch einmal, falls der Server gerade erneuert wurde. Bleibt es so, geben Sie dort nichts Vertrauliches ein, und sagen Sie der Stadt Bescheid.
error-bundle-differs = { $count ->
        [one] Etwas, das Browser bekommen, ist
       *[other] { $count } Dinge, die Browser bekommen, sind
    } nicht das, was der Eintrag { $index } des Registers sagt. Geben Sie dort nichts Vertrauliches ein, und sagen Sie der Stadt Bescheid.
error-bundle-changed = { $path } hat andere Bytes, als das Register sagt (geschickt als { $encoding }).
error-bundle-missing = { $path } steht in der Liste, aber der Server schickt es nicht: { $reason }.
error-bundle-unlisted = Die Seite { $page } lädt { $path }. Das steht nicht in der Liste.
error-bundle-inline = Die Seite { $page } hat Skripte, Stile oder eine Basisadresse in sich, die niemand vergleichen kann.
error-bundle-policy = Die Seite { $page } erlaubt dem Browser Skripte von anderswo (Content Security Policy).

cli-letters = Briefe der Post, außerhalb des Browsers
cli-letters-open = Öffnet die Datei mailbox.tar aus dem Postfach, ohne Netz und ohne Stadt
    .after = Ohne Datei für Passphrase oder Wiederherstellungscode fragt es am Terminal.
        Endet mit 0, wenn alles geöffnet und geprüft ist, mit 3, wenn etwas fehlt oder zweifelhaft ist, und mit 1, wenn nichts geöffnet wurde.
cli-letters-open-export = Die Datei mailbox.tar
cli-letters-open-to = Neuer oder leerer Ordner für die Briefe
cli-letters-open-passphrase-file = Datei mit der Passphrase des Postfachs in der ersten Zeile
cli-letters-open-recovery-code-file = Datei mit dem Wiederherstellungscode in der ersten Zeile
cli-letters-open-key = Prüfschlüssel des öffentlichen Registers der Stadt; sonst gilt der in der Datei
cli-letters-open-ask-passphrase = Passphrase des Postfachs (oder nur Eingabe, um den Wiederherstellungscode zu nehmen):
cli-letters-open-ask-code = Wiederherstellungscode:
cli-letters-open-done = { $cases } Vorgänge, { $letters } Briefe und { $attachments } Anlagen sind offen. Beginnen Sie mit { $page }
cli-letters-open-key-given = Die Schlüssel aller, die geschrieben haben, sind mit dem Schlüssel des Registers verglichen, den Sie genannt haben.
cli-letters-open-key-own = Die Schlüssel aller, die geschrieben haben, sind mit dem Schlüssel des Registers verglichen, der in der Datei selbst steht: { $key }. Wer die Datei gemacht hat, könnte dort einen anderen eingesetzt haben. Vergleichen Sie ihn mit dem auf der Seite „Öffentliches Register“ der Stadt. Nennen Sie ihn mit --key.
cli-letters-open-key-none = In der Datei steht kein Schlüssel des Registers. Deshalb beweist niemand, wem die Schlüssel gehören.
cli-letters-open-verified = Alles ist geprüft: jede Signatur, die Reihenfolge der Briefe, jede Anlage.
cli-letters-open-faults = Das ließ sich nicht prüfen oder nicht öffnen:
cli-letters-progress = { $read } von { $size } gelesen …

letters-title = Briefe
letters-made = Mitgenommen am { $made }. Bewahren Sie diesen Ordner dort auf, wo nur Sie ihn lesen können. Die Briefe darin sind nicht mehr versiegelt.
letters-none = Es gibt keine Briefe.
letters-all-verified = Alles ist geprüft: jede Signatur, die Reihenfolge der Briefe, jede Anlage.
letters-faults = Nicht geprüft oder nicht geöffnet
letters-key = Die Schlüssel aller, die geschrieben haben, sind mit diesem Schlüssel des öffentlichen Registers verglichen:
letters-letter = Brief { $seq }
letters-from = Von
letters-to = An
letters-time = Zeit
letters-subject = Betreff
letters-kind = Art
letters-door = Weg
letters-attachment = Anlage
letters-attachments = anlagen
letters-lost = nicht geöffnet
letters-verified = Geprüft
letters-verified-yes = ja
letters-verified-no = nein – vertrauen Sie ihm nicht, bevor Sie nachgefragt haben
letters-receipt-of = Brief { $seq } wurde gelesen.
letters-party-own = Sie
letters-party-office = Amt { $office }
letters-party-account = Postfach { $id }
letters-party-guest = Jemand ohne Postfach ({ $id })
letters-kind-letter = Brief
letters-kind-decision = Bescheid
letters-kind-receipt = Lesebestätigung
letters-kind-paper = Papierbrief, vom Amt erfasst
letters-kind-note = Notiz des Amts
letters-door-online = online
letters-door-paper = auf Papier
letters-door-counter = am Schalter
letters-door-phone = am Telefon
letters-door-openpgp = per E-Mail mit OpenPGP (nicht quantensicher)
letters-door-fit-connect = über FIT-Connect (nicht quantensicher)
letters-door-link = über einen Link

letters-fault-cut = Die Datei endet zu früh. Was danach kommt, fehlt. Nehmen Sie Ihre Briefe noch einmal mit.
letters-fault-missing = Vorgang { $case }: In der Datei fehlen { $letters } Briefe und { $attachments } Anlagen. Nehmen Sie Ihre Briefe noch einmal mit.
letters-fault-unnamed = { $count } Teile der Datei gehören zu keinem Brief. Sie sind weggelassen.
letters-fault-no-proof = Für die Schlüssel von { $party }, Version { $version }, fehlt der Beweis aus dem Register. Briefe mit ihrer Signatur könnten von jemand anderem sein.
letters-fault-bad-proof = Der Beweis für die Schlüssel von { $party }, Version { $version }, ist nicht gültig: { $reason }
letters-fault-keyset = Die Schlüssel von { $party } sind nicht in Ordnung. Nichts davon wird geglaubt. { $reason }
letters-fault-case-key = Vorgang { $case }: Version { $version } des Schlüssels ist nicht in Ordnung. { $reason }
letters-fault-closed = Vorgang { $case }: Brief { $seq } lässt sich nicht öffnen. { $reason }
letters-fault-doubtful = Vorgang { $case }: Brief { $seq } ist zweifelhaft. { $reason }
letters-fault-unknown-sender = Vorgang { $case }, Brief { $seq }: Niemand beweist, von wem die Signatur ist. Fragen Sie beim Amt nach, bevor Sie ihm vertrauen.
letters-fault-attachment = Vorgang { $case }, Brief { $seq }: Eine Anlage lässt sich nicht öffnen. { $reason }

error-letters-no-export = { $path } ist keine Datei mit mitgenommenen Briefen. Wählen Sie die Datei mailbox.tar aus Ihrem Postfach.
error-letters-cut = { $path } endet schon im ersten Teil. Deshalb lässt sich nichts darin öffnen. Nehmen Sie Ihre Briefe noch einmal mit.
error-letters-no-wrap = So lässt sich diese Datei nicht öffnen. Nehmen Sie die Passphrase Ihres Postfachs oder Ihren Wiederherstellungscode.
error-letters-no-terminal = Hier kann niemand eine Passphrase eingeben ({ $reason }). Nennen Sie eine Datei mit --passphrase-file oder --recovery-code-file.
