# Fehler der Ablage: was nicht stimmt und was zu tun ist.

error-store-conflict = Etwas mit diesem Namen oder dieser Nummer gibt es schon. Laden Sie die Seite neu und wählen Sie etwas anderes.
    .title = Schon vorhanden
error-store-linked = Dies gehört zu etwas, das fehlt oder noch gebraucht wird. Laden Sie die Seite neu und prüfen Sie, was davon abhängt.
    .title = Wird noch gebraucht
error-store-busy = Die Datenbank ist gerade mit anderem beschäftigt. Versuchen Sie es gleich noch einmal.
    .title = Beschäftigt
error-store-unreachable = Die Datenbank { $url } lässt sich nicht öffnen: { $reason }. Prüfen Sie die Einstellung database.url, ob der Server läuft und ob in den Ordner geschrieben werden darf.
    .title = Datenbank nicht erreichbar
error-store-newer = Die Tabellen von „{ $room }“ stammen von einem neueren Programm (Stand { $found }). Starten Sie diese oder eine neuere Version; geändert wurde nichts.
    .title = Programm zu alt
error-store-changed = Die Migration { $name } von „{ $room }“ ist nicht die, mit der diese Tabellen entstanden sind. Verwenden Sie eine veröffentlichte Version des Programms; geändert wurde nichts.
    .title = Tabellen eines anderen Programms
error-store-internal = Die Datenbank konnte das nicht ausführen. Geändert wurde nichts. Geschieht es wieder, sagen Sie der Administration der Stadt Bescheid; die Ursache steht im Protokoll.
    .title = Datenbankfehler

error-store-blob-missing = Die Datei { $digest } ist nicht da. Sie wurde entfernt oder ist nie angekommen.
    .title = Datei fehlt
error-store-blob-damaged = Die Datei { $digest } ist beschädigt: Ihr Inhalt passt nicht mehr zu ihrer Prüfsumme. Holen Sie sie aus einer Sicherung zurück.
    .title = Datei beschädigt
error-store-no-digest = „{ $value }“ ist keine Adresse einer Datei. Erwartet werden 64 Zeichen aus 0–9 und a–f (SHA-256).
    .title = Keine Dateiadresse
error-store-blobs-place = Dateien lassen sich unter { $url } nicht ablegen: { $reason }. Prüfen Sie die Einstellung blobs.url.
    .title = Kein Ort für Dateien
error-store-blob-file = Die Datei { $path } lässt sich nicht lesen: { $reason }. Prüfen Sie den Pfad und ob das Programm sie lesen darf.
    .title = Datei nicht lesbar
error-store-blobs-unavailable = Der Ort, an dem die Dateien liegen, antwortet nicht wie erwartet: { $reason }. Versuchen Sie es gleich noch einmal; bleibt es so, prüfen Sie den Ordner oder den S3-Server.
    .title = Dateien nicht verfügbar

error-store-dump-file = Die Sicherung ist nicht verwendbar: { $file }: { $reason }. Prüfen Sie, ob das Archiv vollständig ist und auf der Platte Platz ist.
    .title = Datei der Sicherung
error-store-dump-line = Die Sicherung ist nicht verwendbar: Zeile { $line } von { $file } ist nicht so, wie sie geschrieben wurde ({ $reason }). Nehmen Sie eine andere Sicherung; zurückgeholt wurde nichts.
    .title = Sicherung beschädigt
error-store-dump-cut = Die Sicherung ist nicht verwendbar: { $file } hat { $found } statt { $expected } Zeilen. Nehmen Sie eine andere Sicherung; zurückgeholt wurde nichts.
    .title = Sicherung unvollständig
error-store-dump-not-empty = In dieser Datenbank gibt es schon eine Stadt (Tabelle { $table }). Stellen Sie in eine leere Datenbank wieder her; geändert wurde nichts.
    .title = Datenbank nicht leer
error-store-dump-newer = Die Sicherung stammt von einem neueren Programm ({ $room }: { $name }). Stellen Sie sie mit dieser oder einer neueren Version wieder her; geändert wurde nichts.
    .title = Programm zu alt
error-store-dump-other-table = Die Sicherung passt nicht zu diesem Programm: Die Tabelle { $table } ist eine andere. Stellen Sie sie mit der Version wieder her, die sie gemacht hat; geändert wurde nichts.
    .title = Sicherung passt nicht

error-store-job-panicked = Die Aufgabe endete wegen eines Fehlers im Programm. Sagen Sie denen Bescheid, die es betreiben; der Zeitpunkt steht im Protokoll.
    .title = Fehler im Programm
error-store-job-lost = Das Programm endete bei jedem Versuch während dieser Aufgabe. Prüfen Sie, ob Speicher oder Platte ausgingen, und lassen Sie sie es dann noch einmal versuchen.
    .title = Programm beendet
