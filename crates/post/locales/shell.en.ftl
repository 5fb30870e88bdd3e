# The mailbox, before its program runs

nav-post = Post
    .about = Sealed letters between you and the offices
post-app-title = Post
post-app-no-script = Your mailbox needs JavaScript
post-app-no-script-text = Your letters are opened and sealed in your browser, so that nobody else can read them. That takes JavaScript. Switch it on for this page, or take another way:
post-app-late = Your mailbox is still loading
post-app-late-text = It takes longer than usual. Check your connection, and load the page again. These ways are open to you in any case:
post-app-door-paper = Write on paper. The address stands with the office.
post-app-door-counter = Come to the counter.
post-app-door-phone = Call by telephone.
post-app-doors = All offices with address, opening hours and telephone
