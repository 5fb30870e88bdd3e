# Offices’ keys

error-post-office-moved = A colleague was quicker: the office has other keys or members by now. Reload the page and look whether anything is left to do.
    .title = Changed meanwhile
error-post-office-step = The entry for the public record does not say what would happen ({ $part }). Nothing was changed. Reload the page and try again.
    .title = Step does not fit
error-post-office-members = The office’s keys must be sealed to exactly those who work there. Nothing was changed. Reload the page and try again.
    .title = Members changed
error-post-office-shares = The shares for recovery must be sealed to exactly their three holders. Nothing was changed. Reload the page and try again.
    .title = Holders changed
error-post-office-not-holder = You do not hold the office’s keys yet. Ask a colleague to admit you under “Team”.
    .title = Keys missing
error-post-no-recovery = There is no such request for recovery, or it is over. Reload the page.
    .title = Request not found
error-post-share-given = This share was given already. You need not do anything more.
    .title = Given already
error-post-too-few-shares = Two of the three holders have to give their shares first. Ask them to answer.
    .title = Shares missing

# News by mail

error-post-notice-too-soon = A link was sent a moment ago. Look into your mail, or try again in two minutes.
    .title = Sent already
error-post-notice-old-link = This link works no more. Enter your address again under “Keys and devices”, and a new one is sent.
    .title = Link too old

post-notice-confirm-subject = { $town }: confirm your address
post-notice-confirm-mail =
    Somebody wants the town { $town } to tell this address when there is a letter in their mailbox.

    If it was you, confirm it here:
    { $link }

    If it was not you, do nothing. You get no further mail.
post-notice-subject = Post in your mailbox of { $town }
post-notice-mail =
    You have post in your mailbox of the town { $town }.

    What it is about stands only there, because mail can be read on its way. Open the mailbox as you always do; this is its address:
    { $link }

    You get at most one such mail a day. In the mailbox you can switch them off.
post-notice-page-title = News by mail
post-notice-page-text = Confirm that the town may write to this address when there is a letter in your mailbox. The mails say nothing of what it is about, and there is at most one a day.
post-notice-page-confirm = Confirm address
post-notice-page-done = Address confirmed
post-notice-page-done-text = From now on, the town tells you by mail when there is a letter.
post-notice-page-mailbox = To your mailbox

job-post-tell = Tell people by mail that there is a letter

# What the audit log says

identity-action-office-recovered = Keys of an office got back
identity-action-office-recovery-asked = Keys of an office asked for
identity-action-office-recovery-share-given = Share of a key given
identity-action-office-recovery-withdrawn = Request for keys withdrawn
identity-action-office-recovery-refused = Keys of an office refused
