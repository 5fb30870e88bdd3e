## What the parts of pages say, in the mailbox and in forms

post-app-loading = Wird geladen …
post-app-offline = Die Stadt antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Es ist nichts verloren.
post-app-broken = Hier ist etwas schiefgegangen. Es wurde nichts halb gesendet. Laden Sie die Seite neu und versuchen Sie es noch einmal.
post-app-errors = Bitte korrigieren Sie:
post-app-optional = (freiwillig)
post-app-cancel = Abbrechen
post-app-show = Anzeigen
post-app-hide = Verbergen
post-app-tone-info = Hinweis:
post-app-tone-success = Erledigt:
post-app-tone-warning = Achtung:
post-app-tone-danger = Fehler:
post-app-progress-of = { $done } von { $all }
post-app-progress-sealing = { $name } wird verschlossen
post-app-progress-sending = { $name } wird gesendet
post-app-progress-receiving = { $name } wird geladen und geöffnet
post-app-progress-opening = Neue Briefe werden geöffnet
post-app-progress-renewing = Schlüssel werden erneuert
