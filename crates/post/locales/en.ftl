# Errors

error-post-no-case = There is no such case, or you are no part of it. Check the address, or open your mailbox.
    .title = Case not found
error-post-no-office = There is no such office. Look for it in the list of all offices.
    .title = Office not found
error-post-no-keyset = There are no such keys, or you share no case with their owner.
    .title = Keys not found
error-post-no-guest = Link and PIN do not fit together, or the access has expired. Check both. After ten wrong attempts the access closes: then ask the office for a new letter.
    .title = No access
error-post-no-account = You have no mailbox yet. Set it up first.
    .title = No mailbox
error-post-malformed = Your browser sent something that is not as the post’s protocol says ({ $field }). Nothing was saved. Reload the page and try again.
    .title = Not as the protocol says
error-post-too-large = This is larger than a letter may be. Send long texts as a file.
    .title = Too large
