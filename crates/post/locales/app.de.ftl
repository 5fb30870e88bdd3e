## Refusals: what happened, what it may mean, what to do

post-refused-algorithm = Eine Unterschrift ist mit einem Verfahren gemacht, das hier nicht gilt. So etwas entsteht nicht aus Versehen. Verlassen Sie sich nicht auf den Inhalt und melden Sie es der Stadt auf einem anderen Weg.
post-refused-type = Eine Unterschrift gehört zu etwas anderem, als hier stehen müsste. Vielleicht wurde sie von anderswo hierher gelegt. Verlassen Sie sich nicht auf den Inhalt und melden Sie es der Stadt auf einem anderen Weg.
post-refused-signer = Etwas ist nicht von dem unterschrieben, von dem es sein müsste. Es kann gefälscht sein. Verlassen Sie sich nicht darauf und fragen Sie auf einem anderen Weg nach.
post-refused-signature = Eine Unterschrift passt nicht zum Inhalt. Er wurde nach dem Unterschreiben verändert oder ist gefälscht. Verlassen Sie sich nicht darauf und fragen Sie auf einem anderen Weg nach.
post-refused-form = Etwas hat nicht die vorgeschriebene Form. Es ist beschädigt, oder jemand hat daran etwas verändert. Laden Sie die Seite neu. Bleibt es so, melden Sie es der Stadt.
post-refused-sealed = Etwas Verschlossenes lässt sich mit Ihren Schlüsseln nicht öffnen. Es ist beschädigt, verändert oder für jemand anderen verschlossen. Laden Sie die Seite neu. Bleibt es so, melden Sie es der Stadt.
post-refused-recipient-kinds = Etwas Verschlossenes nennt auch Schlüssel einer schwächeren Art. Dann könnte es mitgelesen worden sein. Es wurde nicht geöffnet. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-header-size = Etwas Verschlossenes beginnt mit einem viel zu langen Kopf. Es wurde nicht geöffnet, damit es Ihren Rechner nicht aufhält. Melden Sie es der Stadt.
post-refused-padding = Das Füllmaterial eines Briefs ist verändert. Darin könnte etwas versteckt sein. Der Brief wurde nicht geöffnet. Bitten Sie die andere Seite, ihn noch einmal zu schicken.
post-refused-kdf = Der Server verlangt, Ihre Passphrase schwächer zu schützen als vorgeschrieben. Geben Sie die Passphrase jetzt nicht ein. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-passphrase = Die Passphrase ist nicht die richtige. Achten Sie auf Groß- und Kleinschreibung und versuchen Sie es noch einmal. Wenn Sie sie vergessen haben, nehmen Sie Ihren Wiederherstellungscode.
post-refused-recovery-code = Der Wiederherstellungscode ist nicht der richtige. Vielleicht haben Sie inzwischen einen neuen bekommen. Vergleichen Sie jedes Zeichen mit Ihrem Ausdruck.
post-refused-code-form = Das ist kein Wiederherstellungscode. Er hat 26 Zeichen, Sie haben { $length } eingegeben. Den Buchstaben U gibt es darin nicht.
post-refused-code-differs = Der eingegebene Code ist nicht der angezeigte. Vergleichen Sie jedes Zeichen mit dem, was Sie aufgeschrieben haben.
post-refused-passkey = Der Passkey öffnet dieses Postfach nicht. Nehmen Sie einen anderen Passkey, Ihre Passphrase oder Ihren Wiederherstellungscode.
post-refused-passkey-unable = Dieser Passkey oder dieser Browser kann kein Postfach öffnen. Nehmen Sie Ihre Passphrase oder Ihren Wiederherstellungscode.
post-refused-device = Dieses Gerät kann Ihr Postfach nicht mehr von selbst öffnen. Ihre Schlüssel wurden inzwischen gewechselt. Öffnen Sie es mit Ihrer Passphrase und vertrauen Sie dem Gerät dann neu.
post-refused-chain = Ein älterer Schlüssel Ihres Postfachs lässt sich nicht öffnen. Ältere Briefe bleiben verschlossen. Laden Sie die Seite neu. Bleibt es so, melden Sie es der Stadt.
post-refused-locked = Ihr Postfach ist verschlossen. Öffnen Sie es zuerst.
post-refused-own-keys = Der Server zeigt als Ihre Schlüssel andere, als Sie haben. Jemand kann versuchen, Ihre Briefe mitzulesen. Schreiben Sie jetzt nichts Vertrauliches und melden Sie es der Stadt auf einem anderen Weg.
post-refused-keyset = Die Schlüssel von { $party } gehören nicht dorthin. Sie könnten vertauscht sein. Es wurde nichts gesendet. Vergleichen Sie die Sicherheitsnummer auf einem anderen Weg.
post-refused-predecessor = Die neuen Schlüssel von { $party } sind nicht durch die alten bestätigt. Sie könnten untergeschoben sein. Es wurde nichts gesendet. Vergleichen Sie die Sicherheitsnummer auf einem anderen Weg.
post-refused-no-keys = { $party } ist auf diesem Weg noch nicht erreichbar: Es gibt noch keine Schlüssel. Nehmen Sie einen anderen Weg, zum Beispiel Papier oder den Schalter.
post-refused-old-keys = Der Server zeigt für { $party } alte Schlüssel (Fassung { $version }, bekannt ist schon { $seen }). Wer die alten hat, könnte mitlesen. Es wurde nichts gesendet. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-proof-missing = Für die Schlüssel von { $party } fehlt der Nachweis im öffentlichen Register. Ohne ihn wird nichts verschlossen. Versuchen Sie es später noch einmal. Bleibt es so, melden Sie es der Stadt.
post-refused-proof-path = Ein Nachweis passt nicht zum öffentlichen Register. Die Schlüssel könnten vertauscht sein. Es wurde nichts gesendet. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-proof-subject = Ein Nachweis gehört zu einem anderen Eintrag ({ $index }) des öffentlichen Registers. Die Schlüssel könnten vertauscht sein. Es wurde nichts gesendet. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-proof-opening = Der Eintrag { $index } im öffentlichen Register steht für andere Schlüssel als die gezeigten. Sie könnten vertauscht sein. Es wurde nichts gesendet. Melden Sie es der Stadt auf einem anderen Weg.
post-refused-checkpoint = Der Stand des öffentlichen Registers ist nicht lesbar. Er ist beschädigt oder verändert. Laden Sie die Seite neu. Bleibt es so, melden Sie es der Stadt.
post-refused-record-key = Das öffentliche Register ist mit einem anderen Schlüssel unterschrieben als dem, der hier bekannt ist ({ $record }). Entweder hat die Stadt ihn gewechselt, oder jemand gibt sich für sie aus. Es wurde nichts gesendet. Fragen Sie die Stadt auf einem anderen Weg.
post-refused-witnesses = Den Stand des öffentlichen Registers haben nur { $seen } Zeugen bestätigt, verlangt sind { $demanded }. Versuchen Sie es später noch einmal.
post-refused-fork = Das öffentliche Register ist nicht mehr dasselbe wie beim letzten Mal: Einträge wurden geändert oder entfernt. Das darf nie geschehen. Schreiben Sie jetzt nichts Vertrauliches und melden Sie es der Stadt auf einem anderen Weg.
post-refused-bundle = Die Einträge des öffentlichen Registers passen nicht zu seinem Stand. Sie sind beschädigt oder verändert. Laden Sie die Seite neu. Bleibt es so, melden Sie es der Stadt.
post-refused-not-addressed = Etwas wurde nicht an Sie geschrieben, sondern an andere, und dann hierher gelegt. Verlassen Sie sich nicht darauf, dass Sie gemeint sind.
post-refused-case-key = Ein Schlüssel gehört nicht zu diesem Vorgang oder nicht zu dieser Fassung. Er könnte vertauscht sein. Die Briefe dazu bleiben verschlossen. Melden Sie es der Stadt.
post-refused-case-key-maker = Ein Schlüssel dieses Vorgangs kommt von jemandem, der dafür keinen machen darf ({ $party }). Er könnte untergeschoben sein. Die Briefe dazu bleiben verschlossen, und nichts wird damit verschlossen. Melden Sie es der Stadt.
post-refused-no-case-key = Für Sie liegt kein Schlüssel zu diesem Vorgang da. Bitten Sie die andere Seite, Sie neu in den Vorgang aufzunehmen.
post-refused-case-missing = Diesen Vorgang zeigt der Server nicht mehr. Vielleicht ist seine Aufbewahrungsfrist abgelaufen. Sonst fragen Sie beim Amt nach. Sie können ihn aus der Liste nehmen.
post-refused-party-unknown = Der Server nennt jemanden als Beteiligten, den niemand in den Vorgang aufgenommen hat ({ $party }). Was von dort kommt, wird nicht geglaubt, und niemand dort bekommt Schlüssel. Fragen Sie beim Amt nach.
post-refused-letter-elsewhere = Brief { $seq } gehört zu einem anderen Vorgang. Jemand hat ihn hierher gelegt. Verlassen Sie sich nicht darauf und melden Sie es der Stadt.
post-refused-letter-missing = Der Server lässt Briefe aus: Es fehlen die Nummern { $from } bis { $to }. Fragen Sie die andere Seite, was darin steht.
post-refused-letter-order = Ein Brief steht an der falschen Stelle: Er ist die Nummer { $seq } und wird als Nummer { $shown } gezeigt. Achten Sie auf den Tag, an dem er geschrieben wurde, und melden Sie es der Stadt.
post-refused-letter-replayed = Der Server zeigt Brief { $before } noch einmal als Nummer { $seq }. Er gilt nur einmal. Melden Sie es der Stadt.
post-refused-letter-chain = Brief { $seq } schließt nicht an den Brief davor an. Einer von beiden wurde ausgetauscht. Fragen Sie die andere Seite, was darin steht.
post-refused-letters-cut = Der Server zeigt nur { $served } Briefe, Sie haben schon { $seen } gesehen. Die letzten fehlen. Melden Sie es der Stadt.
post-refused-letter-changed = Brief { $seq } ist nicht mehr derselbe wie beim letzten Mal. Er wurde ausgetauscht. Fragen Sie die andere Seite, was sie geschrieben hat.
post-refused-letter-unread = Brief { $seq } lässt sich nicht öffnen. Er ist beschädigt oder verändert. Bitten Sie die andere Seite, ihn noch einmal zu schicken.
post-refused-letter-size = Der Brief ist zu lang. Kürzen Sie ihn, oder schicken Sie den Text als Datei mit.
post-refused-case-busy = In diesem Vorgang wird gerade viel geschrieben. Ihr Brief wurde nicht gesendet und ist noch da. Senden Sie ihn gleich noch einmal.
post-refused-attachment-size = Die Datei ist größer als 2 GiB. Teilen Sie sie auf, oder bringen Sie sie auf einem Datenträger vorbei.
post-refused-attachments-many = Ein Brief kann höchstens 100 Anlagen haben. Packen Sie mehrere Dateien zusammen, oder schreiben Sie zwei Briefe.
post-refused-attachment-damaged = Die Anlage „{ $name }“ ist beschädigt, abgeschnitten oder verändert. Sie wurde nicht gespeichert. Versuchen Sie es noch einmal. Bleibt es so, bitten Sie die andere Seite, sie neu zu schicken.
post-refused-attachment-changed = Die Anlage „{ $name }“ ist nicht die, die im Brief genannt ist. Sie wurde ausgetauscht und nicht gespeichert. Bitten Sie die andere Seite, sie neu zu schicken.
post-refused-file-changed = Die Datei hat sich während des Sendens verändert. Es wurde nichts gesendet. Schließen Sie sie in anderen Programmen und senden Sie noch einmal.
post-refused-index = Die Liste Ihres Postfachs ist verändert oder gehört einem anderen. Sie wurde nicht verwendet und wird aus den Briefen neu aufgebaut.
post-refused-index-old = Der Server zeigt eine ältere Liste Ihres Postfachs (Fassung { $revision }, bekannt ist schon { $seen }). Er könnte Briefe verschweigen. Die Briefe werden einzeln geprüft.
post-refused-office-root = Ein Schlüssel des Amts ({ $party }, Fassung { $version }) ist nicht der aus dem öffentlichen Register. Er wurde nicht verwendet. Sprechen Sie mit der Leitung des Amts.
post-refused-office-behind = Sie haben den neuesten Schlüssel von { $party } noch nicht. Bitten Sie ein Mitglied des Amts, Sie aufzunehmen.
post-refused-shares = Aus diesen Teilen entsteht nicht der Schlüssel des Amts. Ein Teil ist falsch oder doppelt. Bitten Sie die Inhaber, ihre Teile noch einmal zu geben.
post-refused-no-share = Für diesen Antrag liegt kein Teil da, den Sie öffnen können.
post-refused-guest-keys = Die Schlüssel von { $party } hat kein bekanntes Amt bestätigt. Was damit geschrieben ist, wird nicht geglaubt. Fragen Sie beim Amt nach.
post-refused-guest-link = Der Link ist nicht vollständig. Öffnen Sie ihn noch einmal so, wie Sie ihn bekommen haben, mit allem, was hinter dem Zeichen # steht.
post-refused-pin = Die PIN hat acht Ziffern. Sie steht in dem Brief, den Sie mit der Post bekommen haben.
post-refused-connection = Die Stadt ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Es ist nichts verloren.

## Türen zu anderen Systemen

post-refused-no-mail = Die Stadt versendet keine E-Mail. Bitten Sie den Betrieb, das einzurichten, oder wählen Sie eine andere Tür.
post-refused-mail-address = „{ $address }“ ist keine einfache E-Mail-Adresse. Geben Sie nur eine Adresse ein, zum Beispiel anna@mail.example, ohne Namen.
post-refused-mail-key-unusable = Das ist kein OpenPGP-Schlüssel, für den man verschlüsseln kann. Vielleicht ist er abgelaufen oder kann nur unterschreiben. Bitten Sie um den neuesten öffentlichen Schlüssel.
post-refused-mail-key-of-another = Dieser Schlüssel gehört nicht zu { $address }. Es wurde nichts gesendet. Suchen Sie den Schlüssel dieser Adresse, oder bitten Sie die Person darum.
post-refused-mail-too-large = Die Nachricht ist mit allen Dateien größer als { $limit } MiB. Senden Sie die Dateien in mehreren Nachrichten oder durch eine andere Tür.
post-refused-mail-too-many-parts = Diese E-Mail hat mehr als { $limit } Teile. Das ist kein üblicher Brief. Sie wurde nicht geöffnet. Bitten Sie den Absender, sie noch einmal zu senden.
post-refused-mail-unreadable = Diese E-Mail ist beschädigt oder zu tief verschachtelt. Sie wurde nicht geöffnet. Bitten Sie den Absender, sie noch einmal zu senden.
post-refused-mail-not-sealed = Diese E-Mail ist nicht mit OpenPGP verschlüsselt. Es gibt nichts zu öffnen. Bitten Sie den Absender, den Schlüssel des Amts zu verwenden.
post-refused-mail-not-opened = Diese E-Mail lässt sich mit den Schlüsseln des Amts nicht öffnen. Sie ist beschädigt, verändert oder für jemand anderen verschlüsselt. Bitten Sie den Absender, sie noch einmal zu senden.
post-refused-door-key-missing = Das Amt hat noch keinen Schlüssel für diese Tür. Erzeugen Sie zuerst einen auf der Team-Seite Ihres Amts unter „Schlüssel für andere Systeme“.
post-refused-door-key-swapped = Der private Teil des Schlüssels { $fingerprint } gehört zu einem anderen Schlüssel. Vielleicht wurde er vertauscht. Er wurde nicht verwendet. Sagen Sie der Stadt auf anderem Weg Bescheid.
post-refused-submission-too-large = Der Antrag ist mit allen Dateien größer als { $limit } MiB. Senden Sie weniger Dateien, oder wählen Sie eine andere Tür.
post-refused-submission-attachments = Die Dateien, die gekommen sind, sind nicht die, die der Antrag nennt. Etwas fehlt oder kam dazu. Weisen Sie ihn zurück, und bitten Sie noch einmal darum.
post-refused-submission-metadata = Die Beschreibung des Antrags ist nicht lesbar. Weisen Sie ihn zurück, und bitten Sie noch einmal darum.
post-refused-submission-hash = Ein Teil des Antrags wurde unterwegs verändert. Er wurde nicht geöffnet. Weisen Sie ihn zurück, und bitten Sie noch einmal darum.
post-refused-submission-receipt = Im Vorgang steht nicht, was gesendet wurde. Die Antwort lässt sich deshalb nicht prüfen. Fragen Sie die andere Behörde telefonisch.
post-refused-jose-key = Der Schlüssel der anderen Behörde ist nicht für diesen Zweck gemacht. Damit wurde nichts verschlüsselt. Sagen Sie der anderen Behörde Bescheid.
post-refused-jose-key-short = Der Schlüssel hat nur { $bits } Bit, verlangt sind { $expected }. Damit wurde nichts verschlüsselt. Sagen Sie seinem Inhaber Bescheid.
post-refused-jose-algorithm = Etwas ist mit einem Verfahren verschlüsselt oder unterschrieben, das hier nicht gilt ({ $alg } statt { $expected }). Es wurde nicht geöffnet. Sagen Sie dem Absender Bescheid.
post-refused-jose-compressed = Etwas Verschlüsseltes ist komprimiert. Das ist hier verboten, es wurde nicht geöffnet. Sagen Sie dem Absender Bescheid.
post-refused-jose-no-key = Etwas ist für den Schlüssel { $kid } verschlüsselt oder mit ihm unterschrieben. Diesen Schlüssel kennt man hier nicht. Sagen Sie dem Absender, welcher Schlüssel der neueste ist.
post-refused-jose-not-opened = Etwas Verschlüsseltes ist beschädigt oder wurde unterwegs verändert. Es wurde nicht geöffnet. Bitten Sie noch einmal darum.
post-refused-jose-signature = Eine Unterschrift passt nicht zu ihrem Inhalt. Der Inhalt wurde verändert, oder sie ist gefälscht. Verlassen Sie sich nicht darauf.
post-refused-jose-malformed = Etwas Verschlüsseltes hat nicht die Form, die es haben muss. Es wurde nicht geöffnet. Bitten Sie noch einmal darum.
post-refused-certificate-no-chain = Der Schlüssel der anderen Behörde hat kein Zertifikat. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid.
post-refused-certificate-malformed = Ein Zertifikat der anderen Behörde ist nicht lesbar. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid.
post-refused-certificate-other-key = Das Zertifikat gehört zu einem anderen Schlüssel als dem gezeigten. Vielleicht wurde er vertauscht. Es wurde nichts gesendet. Fragen Sie die andere Behörde auf anderem Weg.
post-refused-certificate-other-use = Ein Zertifikat wird für etwas verwendet, wofür es nicht ausgestellt wurde. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid.
post-refused-certificate-expired = Ein Zertifikat der anderen Behörde ist abgelaufen oder gilt noch nicht. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid, oder nehmen Sie eine andere Tür.
post-refused-certificate-unknown-extension = Ein Zertifikat stellt eine Bedingung, die man hier nicht kennt. Es wurde nichts gesendet. Sagen Sie dem Betrieb der Stadt Bescheid.
post-refused-certificate-no-authority = Ein Zertifikat hat jemand ausgestellt, der keine ausstellen darf. Es kann gefälscht sein. Es wurde nichts gesendet. Fragen Sie die andere Behörde auf anderem Weg.
post-refused-certificate-gap = Zwischen dem Schlüssel und der Wurzel fehlt ein Zertifikat. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid.
post-refused-certificate-signature = Die Unterschrift eines Zertifikats ist falsch. Es kann gefälscht sein. Es wurde nichts gesendet. Fragen Sie die andere Behörde auf anderem Weg.
post-refused-certificate-algorithm = Ein Zertifikat ist mit einem Verfahren unterschrieben, das hier nicht gilt. Es wurde nichts gesendet. Sagen Sie der anderen Behörde Bescheid.
post-refused-certificate-foreign-root = Die Zertifikate führen zu keiner Wurzel, der die Stadt vertraut. Es wurde nichts gesendet. Fragen Sie den Betrieb der Stadt, ob die Wurzel eingerichtet ist.
post-refused-certificate-roots-changed = Die Stadt zeigt andere Wurzelzertifikate als bisher. Vielleicht will jemand fremde Schlüssel unterschieben. Es wurde nichts gesendet. Fragen Sie den Betrieb der Stadt auf anderem Weg, ob er sie geändert hat.

## Everywhere in the app

post-app-opening = Wird geöffnet …
post-app-next = Weiter
post-app-print = Drucken
post-app-stop = Anhalten
post-app-lock = Postfach abschließen
post-app-download = Herunterladen:
post-app-delete = Löschen
post-app-not-found = Diese Seite gibt es nicht
post-app-not-found-about = Vielleicht ist die Adresse unvollständig.
post-app-to-mailbox = Zum Postfach
post-app-protects = Was das schützt und was nicht
post-app-party-account = Einwohnerin oder Einwohner
post-app-party-guest = Person ohne Konto
post-app-party-office = Amt
post-app-party-removed = { $name } (hat die eigene Kopie gelöscht)
post-app-me = Sie

## Setting up and unlocking

post-app-setup-title = Postfach einrichten
post-app-setup-step-passphrase = Passphrase
post-app-setup-step-code = Wiederherstellungscode
post-app-setup-step-check = Gegenprobe
post-app-setup-about = Ihr Browser macht jetzt die Schlüssel für Ihr Postfach. Mit ihnen werden Briefe auf Ihrem Gerät verschlossen und geöffnet. Die Stadt bekommt die Schlüssel nie zu sehen.
post-app-two-secrets = Anmelden und Postfach haben verschiedene Geheimnisse
post-app-secret-sign-in = Die Anmeldung
post-app-secret-sign-in-about = Mit ihr zeigen Sie der Stadt, wer Sie sind. Die Stadt prüft sie und kann sie zurücksetzen.
post-app-secret-mailbox = Die Passphrase des Postfachs
post-app-secret-mailbox-about = Sie verlässt Ihr Gerät nie. Die Stadt kennt sie nicht und kann sie nicht zurücksetzen. Nehmen Sie eine andere als bei der Anmeldung.
post-app-passphrase = Passphrase des Postfachs
post-app-passphrase-not-login = Nicht das, womit Sie sich anmelden.
post-app-passphrase-new = Passphrase für das Postfach
post-app-passphrase-hint = Mindestens { $count } Zeichen. Gut sind vier oder mehr Wörter, die nichts miteinander zu tun haben.
post-app-passphrase-again = Noch einmal dieselbe Passphrase
post-app-passphrase-short = Die Passphrase ist zu kurz. Nehmen Sie mindestens { $count } Zeichen.
post-app-passphrase-differs = Die beiden Passphrasen sind verschieden. Geben Sie zweimal dieselbe ein.
post-app-code-about = Das ist Ihr Wiederherstellungscode. Er öffnet Ihr Postfach, wenn Sie die Passphrase vergessen oder alle Geräte verlieren. Er wird nur dieses eine Mal gezeigt.
post-app-code-only-you = Ohne Passphrase und ohne Code sind Ihre Briefe verloren
post-app-code-only-you-about = Niemand kann sie dann öffnen, auch die Stadt nicht. Drucken Sie den Code aus oder schreiben Sie ihn ab, und bewahren Sie ihn auf wie einen Ausweis.
post-app-code-noted = Ich habe den Code gedruckt oder aufgeschrieben
post-app-code-type = Geben Sie den Code von Ihrem Papier ein. So ist sicher, dass er stimmt.
post-app-code-confirm = Code prüfen
post-app-code-show-again = Code noch einmal zeigen
post-app-recovery-code = Wiederherstellungscode
post-app-recovery-code-hint = 26 Zeichen. Groß- und Kleinschreibung, Striche und Leerzeichen sind gleichgültig.
post-app-setup-done = Ihr Postfach ist eingerichtet
post-app-setup-done-about = Sie können jetzt Ämtern schreiben und von ihnen Briefe bekommen, die nur Sie und das Amt lesen.
post-app-unlock-title = Postfach öffnen
post-app-unlock-lead = Ihr Postfach ist verschlossen. Die Schlüssel liegen nur auf Ihrem Gerät, solange diese Seite offen ist.
post-app-unlock-button = Öffnen
post-app-unlock-passkey = Mit Passkey öffnen
post-app-trust = Diesem Gerät vertrauen
post-app-trust-hint = Das Postfach öffnet sich hier dann von selbst. Wählen Sie das nur auf einem Gerät, das Ihnen gehört.
post-app-by-code = Passphrase vergessen? Mit dem Wiederherstellungscode öffnen
post-app-by-passphrase = Mit der Passphrase öffnen

## The mailbox

post-app-mailbox-title = Postfach
post-app-mailboxes = Postfächer
post-app-own = Mein Postfach
post-app-keys = Schlüssel und Einstellungen
post-app-write = Brief schreiben
post-app-drafts = Entwürfe
post-app-recoveries-open = { $count ->
        [one] Ein Amt bittet um Ihren Teil seines Schlüssels
       *[other] { $count } Ämter bitten um Ihren Teil ihres Schlüssels
    }
post-app-recoveries-look = Anfrage ansehen
post-app-office-write = Schreiben oder Papier erfassen
post-app-office-inbox = Eingang von anderen Wegen
post-app-office-team = Team und Schlüssel
post-app-office-unfounded = Dieses Amt hat noch keine Schlüssel. Verschlüsselte Post kann es noch nicht bekommen.
post-app-office-unfounded-next = Schlüssel machen
post-app-office-waiting = Sie gehören zu diesem Amt, haben aber seinen Schlüssel noch nicht.
post-app-office-waiting-next = Wer Sie einlassen kann
post-app-office-renew = Jemand hat das Amt verlassen. Die Schlüssel müssen erneuert werden.
post-app-office-renew-next = Schlüssel erneuern
post-app-office-stranger = Sie gehören nicht zu diesem Amt.
post-app-empty = Noch keine Post
post-app-empty-about = Schreiben Sie einem Amt: Was Sie schreiben, lesen nur Sie und das Amt.
post-app-empty-office = Noch keine Post
post-app-empty-office-about = Hier erscheinen Briefe an dieses Amt, sobald welche ankommen.
post-app-filter = Briefe suchen
post-app-filter-words = Suche in Betreff, Absender und Code
post-app-filter-show = Zeigen
post-app-filter-all = Alle
post-app-filter-unread = Ungelesene
post-app-filter-open = Offene
post-app-filter-closed = Abgeschlossene
post-app-count = { $found ->
        [one] 1 Vorgang
       *[other] { $found } Vorgänge
    } von { $all }
post-app-letters = { $count ->
        [one] 1 Brief
       *[other] { $count } Briefe
    }
post-app-kept-until = aufbewahrt bis
post-app-unread = { $count } neu
post-app-closed = abgeschlossen
post-app-trouble = nicht geöffnet
post-app-unreadable = Dieser Vorgang lässt sich nicht öffnen
post-app-found-none = Nichts gefunden
post-app-found-all = Alle Vorgänge zeigen
post-app-no-subject = Ohne Betreff
post-app-pages = Seiten
post-app-page = Seite { $at } von { $pages }
post-app-page-newer = Neuere
post-app-page-older = Ältere

## Writing

post-app-new-title = Brief an ein Amt
post-app-new-lead = Der Brief wird auf Ihrem Gerät verschlossen. Öffnen kann ihn nur das Amt, an das Sie schreiben.
post-app-to = An
post-app-to-choose = Amt wählen
post-app-to-missing = Wählen Sie das Amt, an das Sie schreiben.
post-app-to-none = Noch kein Amt
post-app-sealed-to = Verschlossen für dieses Amt, Schlüssel nachgewiesen
post-app-not-all-reachable = Nicht alle Ämter sind verschlüsselt erreichbar. Die anderen erreichen Sie auf Papier, am Telefon und am Schalter.
post-app-all-offices = Alle Ämter und ihre Wege
post-app-kind = Art des Schreibens
post-app-kind-letter = Brief
post-app-kind-decision = Bescheid
post-app-kind-paper = Papierbrief
post-app-kind-note = Notiz des Amts
post-app-kind-receipt = Lesebestätigung
post-app-subject = Betreff
post-app-subject-hint = Auch der Betreff wird verschlossen.
post-app-subject-missing = Der Betreff fehlt. Schreiben Sie in wenigen Worten, worum es geht.
post-app-body = Text
post-app-body-missing = Der Text fehlt. Schreiben Sie etwas oder fügen Sie eine Datei an.
post-app-files = Dateien
post-app-files-hint = Bis zu 2 GB je Datei. Sie können Dateien auch hierher ziehen.
post-app-files-chosen = Ausgewählte Dateien
post-app-files-many = Das sind zu viele Dateien. Ein Brief kann höchstens { $most } haben. Packen Sie mehrere zusammen, oder schreiben Sie zwei Briefe.
post-app-file-remove = Entfernen
post-app-file-too-large = { $name } ist zu groß. Eine Datei darf höchstens 2 GB haben. Teilen Sie sie, oder packen Sie sie kleiner.
post-app-send = Verschließen und senden
post-app-sealing = Der Brief wird verschlossen und gesendet.
post-app-stopped = Angehalten
post-app-stopped-about = Nichts wurde gesendet, und nichts ist verloren. Wenn Sie noch einmal senden, geht es dort weiter, wo Sie angehalten haben.
post-app-draft-kept = Der Entwurf ist verschlossen gespeichert. Dateien gehören nicht dazu.
post-app-drafts-lead = Angefangene Briefe, verschlossen für Sie allein.
post-app-drafts-empty = Keine Entwürfe
post-app-drafts-empty-about = Was Sie schreiben und nicht absenden, wird hier aufgehoben.
post-app-draft-delete = Entwurf löschen?
post-app-draft-delete-about = Das lässt sich nicht rückgängig machen.

## A case

post-app-case = Vorgang
post-app-code = Vorgangscode
post-app-sent = Gesendet
post-app-sent-about = Ihr Vorgang hat den Code { $code }. Er gilt auch auf Papier und am Schalter.
post-app-refused = Etwas stimmt nicht
post-app-receipt = Brief { $seq } wurde gelesen
post-app-reply = Antworten
post-app-reply-sent = Ihre Antwort ist gesendet.
post-app-closed-own = Das Amt hat diesen Vorgang abgeschlossen. Wenn noch etwas offen ist, schreiben Sie einen neuen Brief und nennen Sie den Code.
post-app-closed-office = Dieser Vorgang ist abgeschlossen. Öffnen Sie ihn wieder, um zu schreiben.
post-app-tools = Was Sie tun können
post-app-send-receipt = Lesebestätigung senden
post-app-close = Vorgang abschließen
post-app-reopen = Vorgang wieder öffnen
post-app-remove = Meine Kopie löschen
post-app-remove-office = Kopie des Amts löschen
post-app-remove-title = Kopie löschen?
post-app-remove-about = Der Vorgang verschwindet aus Ihrem Postfach. Das Amt behält seine Kopie, solange das Gesetz es verlangt. Das lässt sich nicht rückgängig machen.
post-app-remove-about-office = Die Kopie des Amts wird gelöscht, wenn die Aufbewahrungsfrist vorbei ist. Die andere Seite behält ihre Kopie. Das lässt sich nicht rückgängig machen.
post-app-remove-yes = Ja, löschen
post-app-about-case = Zu diesem Vorgang
post-app-parties = Beteiligt
post-app-town = Stadt
post-app-safety = Sicherheitsnummer
post-app-safety-about = Beide Seiten sehen dieselbe Nummer. Vergleichen Sie sie am Telefon, am Schalter oder mit einem Brief auf Papier: Ist sie gleich, liest niemand dazwischen mit.
post-app-safety-office-about = So lautet die Nummer des Amts auch auf seinen Briefen und im öffentlichen Register.
post-app-safety-office-page = Die Schlüssel des Amts
post-app-safety-qr = QR-Code mit der Adresse der Schlüssel des Amts
post-app-door-online = online
post-app-door-paper = auf Papier
post-app-door-counter = am Schalter
post-app-door-phone = am Telefon
post-app-door-openpgp = mit OpenPGP
post-app-door-fit-connect = über FIT-Connect
post-app-door-link = über einen Antwortlink
post-app-outbound-queued = wartet auf den Versand
post-app-outbound-sent = versandt
post-app-outbound-failed = nicht zugestellt
