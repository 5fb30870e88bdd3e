## What the parts of pages say, in the mailbox and in forms

post-app-loading = Loading …
post-app-offline = The town does not answer. Check your connection and try again. Nothing is lost.
post-app-broken = Something went wrong here. Nothing was half-sent. Load the page anew and try again.
post-app-errors = Please correct:
post-app-optional = (optional)
post-app-cancel = Cancel
post-app-show = Show
post-app-hide = Hide
post-app-tone-info = Note:
post-app-tone-success = Done:
post-app-tone-warning = Warning:
post-app-tone-danger = Error:
post-app-progress-of = { $done } of { $all }
post-app-progress-sealing = Sealing { $name }
post-app-progress-sending = Sending { $name }
post-app-progress-receiving = Loading and opening { $name }
post-app-progress-opening = Opening new letters
post-app-progress-renewing = Renewing keys
