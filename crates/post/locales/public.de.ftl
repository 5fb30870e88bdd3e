# Was alle lesen können: Ämter, ihre Schlüssel, was die Post schützt

post-door-online = Verschlüsselt, hier im Browser
post-door-openpgp = E-Mail mit OpenPGP
post-door-fit-connect = FIT-Connect
post-door-link = Verschlüsselter Link mit PIN
post-door-paper = Papier
post-door-counter = Schalter
post-door-phone = Telefon
post-not-quantum-safe = Nicht quantensicher
post-entry = Eintrag { $index }
post-entry-none = Noch nicht eingetragen

post-role-clerk = Sachbearbeitung
post-role-editor = Redaktion
post-role-office-head = Amtsleitung
post-role-administrator = Administration
post-role-data-protection-officer = Datenschutz
post-role-auditor = Revision

# Die Liste der Ämter

post-offices-title = So erreichen Sie die Ämter
post-offices-lead = Jedes Amt hat mehrere Türen. Alle führen zum selben Vorgang, und keine ist die zweite Wahl.
post-offices-none = Noch ist kein Amt eingetragen.
post-offices-office = Amt
post-offices-sealed = Verschlüsselte Post
post-offices-others = Andere Wege
post-offices-paper = Papier, Schalter und Telefon bleiben für alle offen. Was verschlüsselte Post schützt und was nicht:
post-sealed-yes = Erreichbar
post-sealed-not-yet = Noch nicht

# Ein Amt

post-office-title = Post an: { $office }
post-office-lead = Mit den Angaben auf dieser Seite prüfen Sie, dass Ihre Briefe wirklich für dieses Amt verschlossen werden.
post-office-not-founded = Dieses Amt ist noch nicht verschlüsselt erreichbar
post-office-not-founded-text = Es hat noch keine Schlüssel. Nutzen Sie bis dahin einen der anderen Wege auf dieser Seite.
post-office-write = Diesem Amt schreiben
post-safety-title = Sicherheitsnummer
post-safety-compare = Dieselbe Nummer steht auf jedem Papierbrief dieses Amts und neben jedem Vorgang in Ihrem Postfach. Vergleichen Sie alle 30 Ziffern.
post-safety-differs = Stimmt eine Ziffer nicht, schreiben Sie nichts Vertrauliches und rufen Sie das Amt an.
post-safety-qr = QR-Code mit der Adresse dieser Seite, der Version und der Prüfsumme der Schlüssel
post-safety-qr-text = Derselbe Code ist auf Papierbriefe gedruckt.
post-safety-hash = Für Fachleute: die ganze Prüfsumme
post-safety-hash-text = SHA-256 des Schlüsselsatzes, wie ihn das öffentliche Register festhält:
post-ways-title = Alle Türen
post-ways-text = Was Sie hier, auf Papier oder am Schalter abgeben, landet im selben Vorgang. Nennen Sie dazu den Vorgangscode, wenn Sie schon einen haben.
post-way-online = Verschlüsselt, hier im Browser
post-way-online-text = Sie brauchen ein Konto und ein Postfach. Beides richten Sie in wenigen Minuten ein. Diese Tür ist auch gegen künftige Quantencomputer gebaut.
post-way-openpgp-text = Ihr Mailprogramm findet den Schlüssel selbst (Web Key Directory) unter dieser Adresse. Absender, Empfänger und Zeit bleiben bei E-Mail lesbar, bei manchen Programmen auch der Betreff.
post-way-fit-connect-text = Für andere Behörden und für Antragsdienste, die über FIT-Connect senden.
post-way-paper = Papier, Schalter, Telefon
post-way-paper-text = Ohne Konto und ohne Computer. Ihr Anliegen wird genauso schnell bearbeitet.
post-way-paper-none = Anschrift, Telefon und Öffnungszeiten hat dieses Amt hier noch nicht eingetragen. Fragen Sie im Rathaus nach.
post-epochs-title = Schlüssel
post-epochs-text = Wenn jemand das Amt verlässt, bekommt es neue Schlüssel. Ältere stehen hier, damit auch frühere Briefe geprüft werden können.
post-epochs-epoch = Version
post-epochs-since = Seit
post-epochs-number = Sicherheitsnummer
post-epochs-entry = Im Register
post-steps-title = Wer die Schlüssel hält
post-steps-text = Jeder Schritt ist vom Amt unterschrieben und steht im öffentlichen Register. Er nennt Rollen, nie Menschen.
post-steps-none = Noch ist kein Schritt eingetragen.
post-steps-when = Wann
post-steps-what = Was geschah
post-steps-members = Danach lesen mit
post-steps-entry = Im Register
post-step-founded = Das Postfach wurde eingerichtet. Durch: { $by }
post-step-joined = Hinzugekommen: { $role }. Durch: { $by }
post-step-left = Ausgeschieden: { $role }. Neue Schlüssel durch: { $by }
post-step-rotated = Neue Schlüssel. Durch: { $by }
post-step-recovered = Aus zwei von drei Teilen wiederhergestellt. Durch: { $by }
post-door-keys-title = Schlüssel für andere Systeme
post-door-keys-text = Sie sind so stark wie der Standard der anderen Seite. Gegen künftige Quantencomputer schützen diese Standards noch nicht.
post-door-key-since = Seit
post-door-key-until = bis
post-door-key-fingerprint = Fingerabdruck
post-door-key-public = Öffentlicher Schlüssel
post-retention-title = Aufbewahrung
post-retention-days = Das Amt bewahrt abgeschlossene Vorgänge { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    } auf. Grundlage: { $basis }. Ihre eigene Kopie behalten Sie, solange Sie wollen.
post-retention-years = Das Amt bewahrt abgeschlossene Vorgänge { $years ->
        [one] ein Jahr
       *[other] { $years } Jahre
    } auf. Grundlage: { $basis }. Ihre eigene Kopie behalten Sie, solange Sie wollen.

# Was die Post schützt

post-protects-title = Was die Post schützt und was nicht
post-protects-lead = Briefe werden in Ihrem Browser verschlossen und erst im Amt geöffnet. Hier steht ehrlich, was das leistet und wo es endet.
post-protects-how = Ihr Browser verschließt Text, Betreff, Dateien und Dateinamen, bevor etwas gesendet wird. Die Schlüssel dazu verlassen Ihr Gerät nicht. Die Stadt bewahrt auf, was sie nicht lesen kann.
post-protects-proof = Vor dem Verschließen prüft Ihr Browser im öffentlichen Register, wem der Schlüssel gehört. Ein untergeschobener Schlüssel wird abgelehnt, und Sie erfahren warum.
post-protects-who = Wer einen Brief lesen kann
post-reads-who = Wer
post-reads-can = Kann lesen
post-reads-why = Warum
post-reads-yes = Ja
post-reads-no = Nein
post-reads-partly = Unter Umständen
post-reads-you = Sie selbst
    .why = Auf jedem Gerät, auf dem Sie Ihr Postfach öffnen.
post-reads-clerk = Wer im angeschriebenen Amt arbeitet
    .why = Alle, die dort Sachbearbeitung oder Amtsleitung sind. Auch wer später dazukommt, liest frühere Briefe, damit Vorgänge nicht liegen bleiben.
post-reads-former-clerk = Wer das Amt verlassen hat
    .why = Neue Briefe nicht: Das Amt bekommt neue Schlüssel. Was die Person früher gelesen und kopiert hat, nimmt ihr niemand aus dem Gedächtnis.
post-reads-recovery = Amtsleitung, Datenschutz und Archiv zusammen
    .why = Zwei von diesen dreien können einem Amt seine Schlüssel zurückgeben, wenn es alle verloren hat. Jede Wiederherstellung steht im öffentlichen Register.
post-reads-operator = Der Betrieb der Server
    .why = Auf den Servern liegt nur Verschlossenes. Eine Einschränkung steht unten bei „Der Code kommt vom Server“.
post-reads-database = Die Verwaltung der Datenbank
    .why = Auch dort liegt nur Verschlossenes.
post-reads-thief = Wer eine Sicherung stiehlt
    .why = Eine Sicherung enthält keine Schlüssel, die Briefe öffnen.
post-reads-offices = Andere Ämter
    .why = Nur wenn das angeschriebene Amt sie zu dem Vorgang hinzunimmt. Das sehen Sie im Vorgang.
post-reads-network = Wer die Leitung abhört
    .why = Die Verbindung ist verschlüsselt, und darin steckt der verschlossene Brief.
post-reads-police = Polizei und Gerichte mit Beschluss
    .why = Von der Stadt bekommen sie Verschlossenes und die Angaben unten. Vom Amt oder von Ihnen selbst können sie Briefe verlangen, soweit das Gesetz es erlaubt.
post-reads-code = Wer den Code der Seite verändert
    .why = Er könnte Ihrem Browser die Schlüssel entlocken. Was dagegen hilft, steht unten.
post-protects-seen = Was die Stadt trotzdem sieht
post-protects-seen-text = Damit Briefe ankommen, muss das Programm etwas wissen. Es sind diese Angaben und keine anderen:
post-protects-seen-who = welches Konto oder welcher Zugang ohne Konto mit welchem Amt einen Vorgang hat
post-protects-seen-when = an welchem Tag ein Brief kam, nicht zu welcher Stunde; bei Papier, am Schalter und am Telefon auch den Tag, den das Amt nennt
post-protects-seen-size = ungefähr, wie groß er ist: Die Größe wird aufgerundet
post-protects-seen-files = wie viele Dateien angehängt sind, nicht wie sie heißen
post-protects-seen-office = wie viele Personen die Schlüssel eines Amts halten, und in welcher Rolle
post-protects-seen-status = ob ein Vorgang offen oder geschlossen ist und durch welche Tür ein Brief kam
post-protects-seen-notice = Ihre E-Mail-Adresse, falls Sie Benachrichtigungen bestellen
post-protects-seen-connection = Ihre Internetadresse, während Sie verbunden sind
post-protects-unseen = Betreff, Text, Dateinamen und Inhalte sieht die Stadt nicht. Sie führt auch kein Verzeichnis, in dem man nach Menschen suchen kann.
post-protects-limits = Wo der Schutz endet
post-limit-code = Der Code kommt vom Server
    .text = Ihr Browser lädt das Programm, das verschließt, bei jedem Besuch von der Stadt. Wer diesen Server beherrscht, könnte ein anderes Programm ausliefern, das Ihre Schlüssel verrät.
    .help = Darum steht die Prüfsumme jeder ausgelieferten Fassung im öffentlichen Register (Eintrag „client-released“). Dieser Befehl vergleicht sie mit dem, was der Server gerade sendet. Gegen einen Server, der nur Ihnen etwas anderes schickt, hilft er nur, wenn Sie ihn selbst ausführen.
post-limit-forward-secrecy = Alte Briefe hängen an denselben Schlüsseln
    .text = Wer heute Ihre Schlüssel stiehlt und Ihre verschlossenen Briefe hat, kann auch ältere lesen. Messenger verhindern das, indem sie alte Schlüssel wegwerfen.
    .help = Behördenpost muss nach Jahren auf einem neuen Gerät lesbar sein, deshalb geht das hier nicht. Wenn Sie einen Diebstahl vermuten, wechseln Sie unter „Meine Schlüssel“ die Schlüssel: Neue Briefe sind dann wieder sicher.
post-limit-recovery-code = Ein verlorener Wiederherstellungscode
    .text = Die Stadt kennt weder Ihre Passphrase noch Ihren Code. Gehen beide und alle Geräte verloren, sind Ihre Briefe für Sie verloren. Niemand kann sie zurückholen.
    .help = Bewahren Sie den Code auf Papier auf. Solange Sie noch in Ihr Postfach kommen, können Sie jederzeit einen neuen machen. Das Amt hat seine Kopie der Vorgänge und kann sie Ihnen auf Papier geben.
post-limit-guest = Wer ohne Konto schreibt, ist dem Amt nicht bekannt
    .text = Auch ein Antrag ohne Konto wird in Ihrem Browser verschlossen. Aber niemand hat geprüft, wer ihn schreibt, und wer Ihren Link und Ihre PIN hat, kann alles zu diesem einen Antrag lesen und in Ihrem Namen antworten.
    .help = Bewahren Sie den Beleg mit Link und PIN auf wie einen Schlüssel, und öffnen Sie den Link nicht an fremden Geräten. Das Amt sieht, dass niemand geprüft hat, wer schreibt, und schickt nichts Vertrauliches zurück, bevor es weiß, dass Sie es sind.
post-limit-newest = Das Register zeigt, was da ist, nicht, was fehlt
    .text = Ihr Browser verlangt einen Beweis, dass ein Schlüssel im Register steht. Dass es keinen neueren gibt, beweist das nicht allein.
    .help = Deshalb sucht Ihr Browser nach Schlüsseln in Ihrem Namen, die Sie nicht gemacht haben. Die Schlüssel der Ämter kann jeder beobachten. Und die Sicherheitsnummer können Sie am Telefon vergleichen.
post-limit-quantum = Quantencomputer
    .text = Briefe hier sind doppelt verschlossen: mit einem bewährten Verfahren und mit einem, das nach heutigem Wissen auch Quantencomputern standhält (ML-KEM-768 mit X25519). Unterschriften sind es noch nicht (Ed25519).
    .help = Heute mitgeschnittene Briefe bleiben also auch später verschlossen. Unterschriften müssten Angreifer in dem Augenblick fälschen, in dem sie geprüft werden.
post-limit-doors = Andere Türen sind so stark wie ihr Standard
    .text = E-Mail mit OpenPGP und FIT-Connect sind Ende zu Ende verschlüsselt, aber nicht quantensicher. Bei E-Mail bleiben Absender, Empfänger und Zeit lesbar. Papier schützt das Briefgeheimnis.
    .help = Überall, wo eine solche Tür gewählt wird, steht „Nicht quantensicher“ daneben.
post-limit-form = Keine gesetzliche Schriftform
    .text = Die Unterschrift eines Briefs hier beweist, mit wessen Schlüssel er geschrieben wurde. Sie ersetzt nicht die Schriftform, wo ein Gesetz sie verlangt.
    .help = Dafür brauchen Sie eine qualifizierte elektronische Signatur in der angehängten Datei, oder Papier mit Unterschrift. Das Amt sagt Ihnen, was nötig ist.
post-protects-check = Selbst prüfen
post-protects-check-text = Sie müssen niemandem glauben, auch uns nicht:
post-protects-check-offices = Sicherheitsnummern und Schlüssel der Ämter
post-protects-check-record = Das öffentliche Register prüfen

# Die Post für alle, die nicht angemeldet sind

post-welcome-lead = Briefe und Dateien an die Ämter, die nur Sie und das Amt lesen können.
post-welcome-text = Ihr Browser verschließt, was Sie schreiben, und öffnet, was Sie bekommen. Die Stadt bewahrt es auf, ohne es lesen zu können. Sie brauchen ein Konto. Ein Name oder eine E-Mail-Adresse ist dafür nicht nötig.
post-welcome-sign-in = Anmelden und Postfach öffnen
post-welcome-register = Konto anlegen
post-welcome-ways = Ohne Konto
post-welcome-ways-text = Niemand muss online schreiben. Papier, Schalter und Telefon führen zum selben Vorgang und werden genauso schnell bearbeitet.
post-welcome-offices = So erreichen Sie die Ämter
    .about = Anschrift, Telefon, Öffnungszeiten, und die Schlüssel jedes Amts zum Nachprüfen.
post-welcome-protects = Was die Post schützt und was nicht
    .about = Wer einen Brief lesen kann, was die Stadt trotzdem sieht und wo der Schutz endet.
post-welcome-link = Sie haben einen Link und eine PIN bekommen?
post-welcome-link-text = Öffnen Sie den Link und geben Sie die PIN aus dem Brief ein. Sie brauchen dafür kein Konto.
