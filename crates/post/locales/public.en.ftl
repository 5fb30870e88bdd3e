# What everyone can read: offices, their keys, what the post protects

post-door-online = Encrypted, here in the browser
post-door-openpgp = E-mail with OpenPGP
post-door-fit-connect = FIT-Connect
post-door-link = Encrypted link with PIN
post-door-paper = Paper
post-door-counter = Counter
post-door-phone = Telephone
post-not-quantum-safe = Not quantum-safe
post-entry = Entry { $index }
post-entry-none = Not entered yet

post-role-clerk = Clerk
post-role-editor = Editor
post-role-office-head = Office head
post-role-administrator = Administrator
post-role-data-protection-officer = Data protection officer
post-role-auditor = Auditor

# The list of offices

post-offices-title = How to reach the offices
post-offices-lead = Every office has several doors. All of them lead to the same case, and none is second best.
post-offices-none = No office is listed yet.
post-offices-office = Office
post-offices-sealed = Encrypted post
post-offices-others = Other ways
post-offices-paper = Paper, counter and telephone stay open to everyone. What encrypted post protects and what it does not:
post-sealed-yes = Can be reached
post-sealed-not-yet = Not yet

# An office

post-office-title = Post to: { $office }
post-office-lead = With what stands on this page you check that your letters are really sealed for this office.
post-office-not-founded = This office cannot be reached encrypted yet
post-office-not-founded-text = It has no keys yet. Until then, use one of the other ways on this page.
post-office-write = Write to this office
post-safety-title = Safety number
post-safety-compare = The same number stands on every paper letter of this office and beside every case in your mailbox. Compare all 30 digits.
post-safety-differs = If one digit differs, write nothing confidential and call the office.
post-safety-qr = QR code with the address of this page and the version and hash of the keys
post-safety-qr-text = The same code is printed on paper letters.
post-safety-hash = For experts: the whole hash
post-safety-hash-text = SHA-256 of the keyset, as the public record holds it:
post-ways-title = All doors
post-ways-text = What you hand in here, on paper or at the counter lands in the same case. Name the case code if you have one already.
post-way-online = Encrypted, here in the browser
post-way-online-text = You need an account and a mailbox. Setting up both takes a few minutes. This door is built to withstand future quantum computers too.
post-way-openpgp-text = Your mail program finds the key by itself (Web Key Directory) under this address. With e-mail, sender, recipient and time stay readable, with some programs the subject too.
post-way-fit-connect-text = For other authorities and for application services that send through FIT-Connect.
post-way-paper = Paper, counter, telephone
post-way-paper-text = Without an account and without a computer. Your matter is dealt with just as quickly.
post-way-paper-none = This office has not entered address, telephone and opening hours here yet. Ask at the town hall.
post-epochs-title = Keys
post-epochs-text = When somebody leaves the office, it gets new keys. Older ones stand here so that earlier letters can be checked too.
post-epochs-epoch = Version
post-epochs-since = Since
post-epochs-number = Safety number
post-epochs-entry = In the record
post-steps-title = Who holds the keys
post-steps-text = Each step is signed by the office and stands in the public record. It names roles, never people.
post-steps-none = No step is entered yet.
post-steps-when = When
post-steps-what = What happened
post-steps-members = Who can read after it
post-steps-entry = In the record
post-step-founded = The mailbox was founded. By: { $by }
post-step-joined = Joined: { $role }. By: { $by }
post-step-left = Left: { $role }. New keys by: { $by }
post-step-rotated = New keys. By: { $by }
post-step-recovered = Recovered from two of three shares. By: { $by }
post-door-keys-title = Keys for other systems
post-door-keys-text = They are as strong as the standard of the other side. Those standards do not protect against future quantum computers yet.
post-door-key-since = Since
post-door-key-until = until
post-door-key-fingerprint = Fingerprint
post-door-key-public = Public key
post-retention-title = How long cases are kept
post-retention-days = The office keeps closed cases for { $days ->
        [one] one day
       *[other] { $days } days
    }. Legal ground: { $basis }. Your own copy stays with you as long as you like.
post-retention-years = The office keeps closed cases for { $years ->
        [one] one year
       *[other] { $years } years
    }. Legal ground: { $basis }. Your own copy stays with you as long as you like.

# What the post protects

post-protects-title = What the post protects and what it does not
post-protects-lead = Letters are sealed in your browser and opened only in the office. This page says honestly what that is worth and where it ends.
post-protects-how = Your browser seals text, subject, files and file names before anything is sent. The keys for that do not leave your device. The town keeps what it cannot read.
post-protects-proof = Before sealing, your browser checks in the public record whose key it is. A key slipped in by somebody else is refused, and you are told why.
post-protects-who = Who can read a letter
post-reads-who = Who
post-reads-can = Can read
post-reads-why = Why
post-reads-yes = Yes
post-reads-no = No
post-reads-partly = In some cases
post-reads-you = You yourself
    .why = On every device on which you open your mailbox.
post-reads-clerk = Whoever works in the office you wrote to
    .why = Everybody who is a clerk or the head there. Who joins later reads earlier letters too, so that cases do not get stuck.
post-reads-former-clerk = Whoever has left the office
    .why = Not new letters: the office gets new keys. What the person read and copied before, nobody can take out of their memory.
post-reads-recovery = Office head, data protection officer and archive together
    .why = Two of these three can give an office its keys back when it has lost them all. Every recovery stands in the public record.
post-reads-operator = Whoever runs the servers
    .why = On the servers there is only what is sealed. One limit stands below under “The code comes from the server”.
post-reads-database = Whoever administers the database
    .why = There too, there is only what is sealed.
post-reads-thief = Whoever steals a backup
    .why = A backup holds no keys that open letters.
post-reads-offices = Other offices
    .why = Only if the office you wrote to adds them to the case. You see that in the case.
post-reads-network = Whoever listens on the line
    .why = The connection is encrypted, and inside it is the sealed letter.
post-reads-police = Police and courts with a warrant
    .why = From the town they get what is sealed, and what is listed below. From the office or from you they can demand letters as far as the law allows.
post-reads-code = Whoever changes the code of the page
    .why = They could get the keys out of your browser. What helps against it stands below.
post-protects-seen = What the town sees nevertheless
post-protects-seen-text = For letters to arrive, the program has to know something. It is this and nothing else:
post-protects-seen-who = which account, or which access without an account, has a case with which office
post-protects-seen-when = on which day a letter came, not at which hour; of what came on paper, at the counter or by phone also the day that the office names
post-protects-seen-size = roughly how large it is: the size is rounded up
post-protects-seen-files = how many files are attached, not what they are called
post-protects-seen-office = how many people hold an office’s keys, and in which role
post-protects-seen-status = whether a case is open or closed, and through which door a letter came
post-protects-seen-notice = your e-mail address, if you order notices
post-protects-seen-connection = your internet address while you are connected
post-protects-unseen = The town does not see subject, text, file names or contents. Nor does it keep a directory in which people can be looked up.
post-protects-limits = Where the protection ends
post-limit-code = The code comes from the server
    .text = Your browser loads the program that seals from the town with every visit. Whoever controls that server could deliver another program, one that gives your keys away.
    .help = That is why the hash of every version delivered stands in the public record (entry “client-released”). This command compares it with what the server sends right now. Against a server that sends something else to you alone, it helps only if you run it yourself.
post-limit-forward-secrecy = Old letters depend on the same keys
    .text = Whoever steals your keys today and has your sealed letters can read older ones too. Messengers prevent that by throwing old keys away.
    .help = An official letter must be readable years later on a new device, so that does not work here. If you suspect a theft, change your keys under “My keys”: new letters are safe again then.
post-limit-recovery-code = A lost recovery code
    .text = The town knows neither your passphrase nor your code. If both and all your devices are lost, your letters are lost to you. Nobody can bring them back.
    .help = Keep the code on paper. As long as you can still open your mailbox, you can make a new one at any time. The office has its copy of your cases and can give it to you on paper.
post-limit-guest = Who writes without an account is not known to the office
    .text = An application without an account is sealed in your browser, too. But nobody has checked who writes it, and whoever has your link and your PIN can read everything about this one application and answer in your name.
    .help = Keep the receipt with link and PIN like a key, and do not open the link on other people’s devices. The office sees that nobody has checked who writes, and sends nothing confidential back before it knows that it is you.
post-limit-newest = The record shows what is there, not what is missing
    .text = Your browser demands a proof that a key stands in the record. That there is no newer one does not follow from that alone.
    .help = So your browser looks for keys in your name that you did not make. Anyone can watch the offices’ keys. And you can compare the safety number on the telephone.
post-limit-quantum = Quantum computers
    .text = Letters here are sealed twice over: with a proven method and with one that, as far as is known today, withstands quantum computers too (ML-KEM-768 with X25519). Signatures do not yet (Ed25519).
    .help = So letters recorded today stay sealed later as well. Signatures would have to be forged at the moment at which they are checked.
post-limit-doors = Other doors are as strong as their standard
    .text = E-mail with OpenPGP and FIT-Connect are encrypted end to end, but not quantum-safe. With e-mail, sender, recipient and time stay readable. Paper is protected by the secrecy of letters.
    .help = Wherever such a door is chosen, “Not quantum-safe” stands beside it.
post-limit-form = No written form in the sense of the law
    .text = The signature of a letter here proves with whose key it was written. It does not replace written form where a law demands it.
    .help = For that you need a qualified electronic signature in the attached file, or paper with a signature. The office tells you what is needed.
post-protects-check = Check for yourself
post-protects-check-text = You need not believe anybody, not even us:
post-protects-check-offices = Safety numbers and keys of the offices
post-protects-check-record = Check the public record

# The post for everyone who is not signed in

post-welcome-lead = Letters and files to the offices that only you and the office can read.
post-welcome-text = Your browser seals what you write and opens what you get. The town keeps it without being able to read it. You need an account. No name or e-mail address is needed for it.
post-welcome-sign-in = Sign in and open the mailbox
post-welcome-register = Create an account
post-welcome-ways = Without an account
post-welcome-ways-text = Nobody has to write online. Paper, counter and telephone lead to the same case and are dealt with just as quickly.
post-welcome-offices = How to reach the offices
    .about = Address, telephone, opening hours, and each office’s keys to be checked.
post-welcome-protects = What the post protects and what it does not
    .about = Who can read a letter, what the town sees nevertheless, and where the protection ends.
post-welcome-link = You got a link and a PIN?
post-welcome-link-text = Open the link and enter the PIN from the letter. You need no account for it.
