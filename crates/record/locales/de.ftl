# Fehler

error-record-refused = Das ist inzwischen nicht mehr möglich: Jemand war schneller, oder etwas hat sich geändert. Laden Sie die Seite neu und prüfen Sie, was jetzt gilt.
error-record-closed = Das Programm wird gerade beendet und nimmt nichts mehr in das öffentliche Verzeichnis auf. Versuchen Sie es in einer Minute noch einmal.
error-record-too-long = Der Eintrag ist zu lang für das öffentliche Verzeichnis. Kürzen Sie die Kennung.
error-record-no-entry = Einen Eintrag { $index } gibt es im öffentlichen Verzeichnis nicht. Suchen Sie ihn in der Liste unter /record.
error-record-malformed = Das ist nicht lesbar: { $reason }. Prüfen Sie, ob die Datei vollständig und unverändert ist.
error-record-not-begun = In dieser Datenbank gibt es kein öffentliches Verzeichnis. Prüfen Sie, ob es die richtige ist.
error-record-unknown-checkpoint = Diesen Stand hat die Stadt nie unterschrieben. Holen Sie den neuesten unter /record/checkpoint.
error-record-unknown-witness = Keine der Unterschriften stammt von einem Zeugen, den die Stadt kennt. Bitten Sie die Stadt, Ihren öffentlichen Schlüssel einzutragen.
error-record-file = Die Datei { $path } lässt sich nicht lesen oder schreiben: { $reason }. Prüfen Sie Ort und Rechte.
error-record-unreachable = Unter { $url } antwortet kein öffentliches Verzeichnis: { $reason }. Prüfen Sie die Adresse und die Verbindung.
error-record-other-origin = Das Verzeichnis in der Datenbank gehört zu „{ $found }“, nicht zu „{ $configured }“. Nehmen Sie den Schlüssel, mit dem es begonnen wurde.
error-record-other-key = Das Verzeichnis in der Datenbank wurde mit einem anderen Schlüssel unterschrieben. Legen Sie die Datei record.key aus der Sicherung zurück.

# Was an einem Verzeichnis falsch sein kann

error-record-fault-unreadable = Das Verzeichnis ließ sich nicht lesen: { $reason }. Das sagt nichts darüber, ob es stimmt. Versuchen Sie es später noch einmal.
error-record-fault-no-checkpoint = Was als Stand ausgegeben wird, ist keiner: { $reason }. Fragen Sie die Stadt.
error-record-fault-other-origin = Falscher Name: Der Stand gehört zu „{ $found }“, erwartet war „{ $expected }“. Prüfen Sie die Adresse.
error-record-fault-other-key = Falscher Schlüssel: Der Stand ist nicht mit dem erwarteten Schlüssel unterschrieben. Vergleichen Sie den Schlüssel auf einem zweiten Weg, etwa mit einem Aushang.
error-record-fault-forged-signature = Gefälschte Unterschrift: Sie nennt den richtigen Schlüssel, passt aber nicht zum Stand. Heben Sie den Stand als Beleg auf und fragen Sie die Stadt.
error-record-fault-rolled-back = Zurückgesetzt: Das Verzeichnis hatte schon { $remembered } Einträge und zeigt jetzt nur noch { $size }. Heben Sie den früheren Stand als Beleg auf und fragen Sie die Stadt.
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

record-report-sound = Das Verzeichnis „{ $origin }“ stimmt: { $size } { $size ->
        [one] Eintrag
       *[other] Einträge
    }, alle Kacheln und die Unterschrift.
record-report-continues = Es setzt den Stand mit { $before } Einträgen fort, den Sie zuletzt gesehen haben.
record-report-first = Sie sehen dieses Verzeichnis zum ersten Mal. Beim nächsten Mal wird geprüft, ob es diesen Stand fortsetzt.
record-report-openings = { $openings } Einträge konnten geöffnet werden; jeder passt.
record-report-key = Geprüft mit dem Schlüssel { $key }
record-report-key-unknown = Geprüft mit dem Schlüssel, den das Verzeichnis selbst nennt. Vergleichen Sie ihn auf einem zweiten Weg: { $key }
record-proved-entry = Eintrag { $index }: { $kind } für { $subject } am { $time }
record-proved-size = Er steht in dem unterschriebenen Stand mit { $size } Einträgen.
record-proved-content = Er legt sich auf den Inhalt mit dieser SHA-256-Prüfsumme fest: { $digest }
record-proved-key = Unterschrieben mit dem Schlüssel { $key }
record-witness-signed = Unterschrieben: „{ $origin }“ mit { $size } Einträgen.
record-witness-submitted = Die Stadt hat die Unterschrift angenommen.
