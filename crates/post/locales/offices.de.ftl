# Schlüssel der Ämter

error-post-office-moved = Jemand aus dem Amt war schneller: Das Amt hat inzwischen andere Schlüssel oder Mitglieder. Laden Sie die Seite neu, und sehen Sie nach, ob noch etwas zu tun ist.
    .title = Inzwischen geändert
error-post-office-step = Der Eintrag für das öffentliche Register sagt nicht, was geschehen würde ({ $part }). Nichts wurde geändert. Laden Sie die Seite neu, und versuchen Sie es noch einmal.
    .title = Schritt passt nicht
error-post-office-members = Die Schlüssel des Amts müssen für genau die verschlossen sein, die dort arbeiten. Nichts wurde geändert. Laden Sie die Seite neu, und versuchen Sie es noch einmal.
    .title = Mitglieder geändert
error-post-office-shares = Die Anteile für die Wiederherstellung müssen für genau ihre drei Inhaber verschlossen sein. Nichts wurde geändert. Laden Sie die Seite neu, und versuchen Sie es noch einmal.
    .title = Inhaber geändert
error-post-office-not-holder = Sie haben die Schlüssel des Amts noch nicht. Bitten Sie jemanden aus dem Amt, Sie unter „Team“ aufzunehmen.
    .title = Schlüssel fehlen
error-post-no-recovery = Diese Bitte um Wiederherstellung gibt es nicht, oder sie ist erledigt. Laden Sie die Seite neu.
    .title = Bitte nicht gefunden
error-post-share-given = Dieser Anteil wurde schon gegeben. Sie müssen nichts mehr tun.
    .title = Schon gegeben
error-post-too-few-shares = Erst müssen zwei der drei Inhaber ihren Anteil geben. Bitten Sie sie um Antwort.
    .title = Anteile fehlen

# Nachricht per E-Mail

error-post-notice-too-soon = Gerade wurde ein Link verschickt. Sehen Sie in Ihre E-Mail, oder versuchen Sie es in zwei Minuten noch einmal.
    .title = Schon verschickt
error-post-notice-old-link = Dieser Link gilt nicht mehr. Geben Sie Ihre Adresse unter „Schlüssel und Geräte“ noch einmal ein, dann kommt ein neuer.
    .title = Link zu alt

post-notice-confirm-subject = { $town }: Adresse bestätigen
post-notice-confirm-mail =
    Jemand möchte, dass die Stadt { $town } an diese Adresse schreibt, wenn ein Brief im Postfach liegt.

    Waren Sie das? Dann bestätigen Sie es hier:
    { $link }

    Waren Sie es nicht, tun Sie nichts. Sie bekommen keine weitere E-Mail.
post-notice-subject = Post in Ihrem Postfach bei { $town }
post-notice-mail =
    Sie haben Post in Ihrem Postfach bei der Stadt { $town }.

    Worum es geht, steht nur dort, denn E-Mail kann unterwegs gelesen werden. Öffnen Sie das Postfach wie immer; das ist seine Adresse:
    { $link }

    Sie bekommen höchstens eine solche E-Mail am Tag. Im Postfach können Sie sie abschalten.
post-notice-page-title = Nachricht per E-Mail
post-notice-page-text = Bestätigen Sie, dass die Stadt an diese Adresse schreiben darf, wenn ein Brief in Ihrem Postfach liegt. Die E-Mails sagen nicht, worum es geht, und es kommt höchstens eine am Tag.
post-notice-page-confirm = Adresse bestätigen
post-notice-page-done = Adresse bestätigt
post-notice-page-done-text = Ab jetzt schreibt Ihnen die Stadt, wenn ein Brief da ist.
post-notice-page-mailbox = Zu Ihrem Postfach

job-post-tell = Menschen per E-Mail sagen, dass ein Brief da ist

# What the audit log says

identity-action-office-recovered = Schlüssel eines Amts zurückgeholt
identity-action-office-recovery-asked = Schlüssel eines Amts verlangt
identity-action-office-recovery-share-given = Teil eines Schlüssels gegeben
identity-action-office-recovery-withdrawn = Verlangen nach Schlüsseln zurückgenommen
identity-action-office-recovery-refused = Schlüssel eines Amts verweigert
