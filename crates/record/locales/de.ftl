# Fehler

error-record-refused = Das ist inzwischen nicht mehr möglich: Jemand war schneller, oder etwas hat sich geändert. Laden Sie die Seite neu und prüfen Sie, was jetzt gilt.
error-record-closed = Das Programm wird gerade beendet und nimmt nichts mehr in das öffentliche Register auf. Versuchen Sie es in einer Minute noch einmal.
error-record-too-long = Der Eintrag ist zu lang für das öffentliche Register. Kürzen Sie die Kennung.
error-record-no-entry = Einen Eintrag { $index } gibt es im öffentlichen Register nicht. Suchen Sie ihn in der Liste unter /record.
error-record-malformed = Das ist nicht lesbar: { $reason }. Prüfen Sie, ob die Datei vollständig und unverändert ist.
error-record-not-begun = In dieser Datenbank gibt es kein öffentliches Register. Prüfen Sie, ob es die richtige ist.
error-record-unknown-checkpoint = Diesen Stand hat die Stadt nie unterschrieben. Holen Sie den neuesten unter /record/checkpoint.
error-record-unknown-witness = Keine der Unterschriften stammt von einem Zeugen, den die Stadt kennt. Bitten Sie die Stadt, Ihren öffentlichen Schlüssel einzutragen.
error-record-file = Die Datei { $path } lässt sich nicht lesen oder schreiben: { $reason }. Prüfen Sie Ort und Rechte.
error-record-unreachable = Unter { $url } antwortet kein öffentliches Register: { $reason }. Prüfen Sie die Adresse und die Verbindung.
error-record-not-taken = Die Stadt nahm die Unterschrift unter { $url } nicht an. Sie sagt: „{ $reason }“ Fragen Sie die Stadt, ob sie Ihren Zeugen kennt.
error-record-other-origin = Das Register in der Datenbank gehört zu „{ $found }“, nicht zu „{ $configured }“. Nehmen Sie den Schlüssel, mit dem es begonnen wurde.
error-record-other-key = Das Register in der Datenbank wurde mit einem anderen Schlüssel unterschrieben. Legen Sie die Datei record.key aus der Sicherung zurück.

# Was an einem Register falsch sein kann

error-record-fault-unreadable = Das Register ließ sich nicht lesen: { $reason }. Das sagt nichts darüber, ob es stimmt. Versuchen Sie es später noch einmal.
error-record-fault-no-checkpoint = Was als Stand ausgegeben wird, ist keiner: { $reason }. Fragen Sie die Stadt.
error-record-fault-other-origin = Falscher Name: Der Stand gehört zu „{ $found }“, erwartet war „{ $expected }“. Prüfen Sie die Adresse.
error-record-fault-other-key = Falscher Schlüssel: Der Stand ist nicht mit dem erwarteten Schlüssel unterschrieben. Vergleichen Sie den Schlüssel auf einem zweiten Weg, etwa mit einem Aushang.
error-record-fault-forged-signature = Gefälschte Unterschrift: Sie nennt den richtigen Schlüssel, passt aber nicht zum Stand. Heben Sie den Stand als Beleg auf und fragen Sie die Stadt.
error-record-fault-rolled-back = Zurückgesetzt: Das Register hatte schon { $remembered } Einträge und zeigt jetzt nur noch { $size }. Heben Sie den früheren Stand als Beleg auf und fragen Sie die Stadt.
error-record-fault-rewritten = Umgeschrieben: Die ersten { $remembered } Einträge sind nicht mehr die, die dort standen. Heben Sie den früheren Stand als Beleg auf und fragen Sie die Stadt.
error-record-fault-missing-tile = Abgeschnitten: Die Kachel { $tile } fehlt, obwohl der unterschriebene Stand sie braucht.
error-record-fault-missing-entries = Abgeschnitten: Von den Einträgen { $from } bis { $to } fehlen welche, obwohl der unterschriebene Stand sie zählt.
error-record-fault-bad-tile = Verfälscht: Die Kachel { $tile } ist nicht die, die zum unterschriebenen Stand gehört.
error-record-fault-bad-root = Verfälscht: Mehrere Kacheln zusammen ergeben nicht den unterschriebenen Stand.
error-record-fault-bad-entry = Verfälscht: Der Eintrag { $index } ist nicht der, der zum unterschriebenen Stand gehört.
error-record-fault-no-statement = Der Eintrag { $index } sagt nichts Gültiges: { $reason }.
error-record-fault-time-runs-back = Der Eintrag { $index } trägt eine frühere Zeit als der Eintrag vor ihm.
error-record-fault-bad-opening = Was den Eintrag { $index } öffnen soll, passt nicht zu ihm.
error-record-fault-bad-proof = Der Beleg trägt nicht: Der Eintrag { $index } steht so nicht in dem unterschriebenen Stand.
error-record-fault-other-content = Der Inhalt ist nicht der, auf den sich der Eintrag { $index } festlegt. Prüfen Sie, ob Sie die richtige Fassung der Datei haben.

# Was die Befehle melden

record-report-sound = Das Register „{ $origin }“ stimmt: { $size } { $size ->
        [one] Eintrag
       *[other] Einträge
    }, alle Kacheln und die Unterschrift.
record-report-continues = Es setzt den Stand mit { $before } Einträgen fort, den Sie zuletzt gesehen haben.
record-report-first = Sie sehen dieses Register zum ersten Mal. Beim nächsten Mal wird geprüft, ob es diesen Stand fortsetzt.
record-report-openings = { $openings } Einträge konnten geöffnet werden; jeder passt.
record-report-key = Geprüft mit dem Schlüssel { $key }
record-report-key-unknown = Geprüft mit dem Schlüssel, den das Register selbst nennt. Vergleichen Sie ihn auf einem zweiten Weg: { $key }
record-proved-entry = Eintrag { $index }: { $kind } für { $subject } am { $time }
record-proved-size = Er steht in dem unterschriebenen Stand mit { $size } Einträgen.
record-proved-content = Er legt sich auf den Inhalt mit dieser SHA-256-Prüfsumme fest: { $digest }
record-proved-key = Unterschrieben mit dem Schlüssel { $key }
record-witness-signed = Unterschrieben: „{ $origin }“ mit { $size } Einträgen.
record-witness-submitted = Die Stadt hat die Unterschrift angenommen.
record-witness-key = Ihr Prüfschlüssel, den die Stadt unter record.witnesses einträgt: { $key }

# Die Seiten

nav-record = Register
    .about = Was die Stadt öffentlich getan hat, unveränderbar und für alle nachprüfbar
record-title = Öffentliches Register
record-lead = Jede öffentliche Handlung der Stadt steht hier als Eintrag. Einträge kommen nur hinzu; keiner kann unbemerkt geändert oder gelöscht werden.
record-size = Einträge
record-checkpoint = Letzter unterschriebener Stand
record-witnessed = Bezeugt
record-witnessed-by = von { $names } bei { $size } Einträgen
record-witnessed-by-none = noch von niemandem außerhalb der Stadt
record-verify-link = So prüfen Sie das Register selbst
record-entries = Einträge
record-filter = Einträge suchen
record-filter-any = Alle
record-filter-kind = Was geschehen ist
record-filter-about = Worum es geht (Kennung, zum Beispiel strassen)
record-filter-send = Suchen
record-column-entry = Nr.
record-column-time = Wann
record-column-kind = Was
record-column-about = Worum es geht
record-empty = Keine Einträge
record-empty-text = Zu dieser Suche steht nichts im Register. Nehmen Sie die Filter zurück.
record-entry-number = Eintrag { $index }
record-entry-corrects = Berichtigt
record-entry-others = Andere Einträge dazu
record-entry-content = Inhalt
record-entry-content-text = Der Eintrag nennt den Inhalt nicht, er legt sich auf ihn fest: mit einer Prüfsumme aus einem Zufallswert und der SHA-256-Prüfsumme des Inhalts. Wer beides kennt, kann nachrechnen, dass der Inhalt derselbe ist. Wird der Zufallswert gelöscht, etwa aus Gründen des Datenschutzes, bleibt der Eintrag prüfbar, verrät aber nichts mehr.
record-entry-digest = SHA-256 des Inhalts
record-entry-salt = Zufallswert
record-entry-closed = Womit dieser Eintrag zu öffnen ist, ist nicht öffentlich oder wurde gelöscht.
record-entry-verify = So prüfen Sie diesen Eintrag
record-entry-verify-fetch = Laden Sie den Beleg herunter. Er lässt sich ohne Verbindung und auch in vielen Jahren noch prüfen.
record-entry-verify-run = Prüfen Sie ihn mit dem Programm, auf Ihrem eigenen Rechner. Mit --content DATEI prüfen Sie auch den Inhalt.
record-entry-verify-key = Vergleichen Sie den Schlüssel, den das Programm nennt, mit dem der Stadt.
record-receipt = Beleg herunterladen
record-tlog-proof = Beleg für andere Programme (tlog-proof)
record-proof = Der Beweis, Schritt für Schritt
record-proof-text = Aus dem Eintrag und den Prüfsummen seiner Nachbarn entsteht Schritt für Schritt die eine Prüfsumme über alle { $size } Einträge, die die Stadt unterschrieben hat.
record-proof-leaf = Der Eintrag, Byte für Byte:
record-proof-start = Prüfsumme des Eintrags
record-proof-left = verbunden mit der Prüfsumme links davon
record-proof-right = verbunden mit der Prüfsumme rechts davon
record-proof-root = ergibt die Prüfsumme über alle Einträge
record-proof-signed = Sie steht in dem Stand, den die Stadt unterschrieben hat:
record-notice-title = Im öffentlichen Register
record-notice-text = Diese Einträge belegen, was hier wann veröffentlicht wurde. Keiner von ihnen kann unbemerkt geändert werden.
record-notice-verify = So prüfen Sie das
record-notice-none = Dazu steht noch nichts im öffentlichen Register.
record-subject = { $kind } { $slug }
record-subject-at = { $kind } { $slug }, Version { $version }
record-subject-account-keys = Schlüssel des Postfachs
record-subject-office-keys = Schlüssel des Amts
record-subject-office-members = Mitglieder des Amts
record-subject-office-door-keys = Schlüssel für andere Systeme des Amts
record-subject-client = Skripte und Stilvorlagen
record-subject-dataset = Datensatz
record-subject-service = Leistung
record-subject-service-location = Standort
record-subject-office = Amt
record-kind-account-keys-published = Schlüssel eines Postfachs veröffentlicht
record-kind-office-keys-published = Schlüssel eines Amts veröffentlicht
record-kind-office-members-changed = Mitglieder der Post eines Amts geändert
record-kind-office-door-key-published = Schlüssel eines Amts für ein anderes System veröffentlicht
record-kind-office-door-key-ended = Schlüssel eines Amts für ein anderes System beendet
record-kind-client-released = Skripte und Stilvorlagen erneuert
record-kind-dataset-described = Datensatz beschrieben
record-kind-dataset-inventoried = Datensatz erfasst
record-kind-dataset-published = Datensatz veröffentlicht
record-kind-dataset-withheld = Datensatz zurückgehalten
record-kind-form-published = Formular veröffentlicht
record-kind-dataset-version-withdrawn = Version eines Datensatzes zurückgezogen
record-kind-service-listed = Leistung gelistet
record-kind-service-published = Leistung veröffentlicht
record-kind-service-changed = Veröffentlichte Leistung geändert
record-kind-service-withdrawn = Leistung zurückgezogen
record-kind-service-location-described = Standort beschrieben
record-kind-office-described = Amt beschrieben
record-kind-office-founded = Amt eingerichtet

record-verify-title = Das Register selbst prüfen
record-verify-lead = Sie müssen der Stadt nicht glauben. Ihr eigener Rechner kann nachrechnen, ob das Register stimmt.
record-verify-why = Was geprüft wird
record-verify-why-text = Alle Einträge zusammen haben eine Prüfsumme, und die Stadt unterschreibt sie bei jedem neuen Eintrag. Wer auch nur ein Zeichen ändert, etwas weglässt oder einen früheren Stand zeigt, bekommt eine andere Prüfsumme, und die Unterschrift passt nicht mehr.
record-verify-key = Der Schlüssel der Stadt
record-verify-key-text = Mit diesem öffentlichen Schlüssel prüfen Sie die Unterschrift. Vergleichen Sie ihn einmal auf einem zweiten Weg, zum Beispiel mit dem Aushang im Rathaus.
record-verify-all = Das ganze Register prüfen
record-verify-all-text = Das Programm ist frei und läuft auf Ihrem Rechner. Es liest jeden Eintrag, rechnet alles nach und merkt sich mit --state DATEI den Stand: Beim nächsten Mal merkt es, wenn etwas zurückgenommen oder umgeschrieben wurde.
record-verify-one = Einen einzelnen Eintrag prüfen
record-verify-one-text = Jeder Eintrag hat einen Beleg zum Herunterladen. Er beweist ohne Verbindung, dass der Eintrag im Register steht, und passt zu genau einem Inhalt.
record-verify-watch = Zeuge werden
record-verify-watch-text = Vereine, Redaktionen oder andere Städte können das Register bezeugen: Ihr Rechner sieht regelmäßig nach, ob es nur gewachsen ist, und unterschreibt den Stand. So kann die Stadt niemandem ein anderes Register zeigen als allen anderen.
record-verify-tools = Für andere Programme
record-verify-tools-text = Das Register ist ein Transparenzlog nach C2SP (tlog-tiles, tlog-checkpoint, tlog-cosignature). Jedes Programm, das diese Formate liest, kann es prüfen:

# Versprechen

promise-public-acts-recorded = Öffentliche Handlungen stehen im Register
    .method = Für jede öffentliche Sache wird aus der Datenbank neu berechnet, was der letzte Eintrag über sie sagen müsste. Gezählt wird, wenn der Eintrag im unterschriebenen Stand steht und sich auf genau diesen Inhalt festlegt.
    .why = Nichts, was die Stadt veröffentlicht hat, soll still geändert werden können.

# allmende doctor

check-record-sound = Das öffentliche Register ist unversehrt ({ $size } Einträge).
check-record-witness-awake = Der Zeuge { $name } hat in den letzten sieben Tagen unterschrieben.
check-record-witness-silent = Der Zeuge { $name } hat seit über sieben Tagen nicht unterschrieben.
    .remedy = Fragen Sie nach, ob er noch läuft, oder nehmen Sie ihn aus record.witnesses.
check-record-unreadable = Das Register lässt sich nicht prüfen: { $reason }
    .remedy = Prüfen Sie die Datenbank.
check-record-fault-unreadable = { error-record-fault-unreadable }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-no-checkpoint = { error-record-fault-no-checkpoint }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-other-origin = { error-record-fault-other-origin }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-other-key = { error-record-fault-other-key }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-forged-signature = { error-record-fault-forged-signature }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-rolled-back = { error-record-fault-rolled-back }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-rewritten = { error-record-fault-rewritten }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-missing-tile = { error-record-fault-missing-tile }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-missing-entries = { error-record-fault-missing-entries }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-bad-tile = { error-record-fault-bad-tile }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-bad-root = { error-record-fault-bad-root }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-bad-entry = { error-record-fault-bad-entry }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-no-statement = { error-record-fault-no-statement }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-time-runs-back = { error-record-fault-time-runs-back }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.
check-record-fault-bad-opening = { error-record-fault-bad-opening }
    .remedy = Halten Sie die Stadt an, heben Sie die Datenbank als Beleg auf und holen Sie die letzte Sicherung zurück, die stimmt.

# Arbeit im Hintergrund

job-record-call-witnesses = Zeugen um ihre Unterschrift unter das Register bitten
