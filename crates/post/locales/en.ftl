# Errors

error-post-no-case = There is no such case, or you are no part of it. Check the address, or open your mailbox.
    .title = Case not found
