# Errors that every page can have

ui-error-home = To the front page
ui-error-title-sign-in = Please sign in
ui-error-title-forbidden = You may not do this here
ui-error-title-missing = There is no such page
ui-error-title-ours = This is our fault
ui-error-title-yours = That did not work

error-not-found = There is nothing at this address. Check the address or start at the front page.
error-method-not-allowed = This address does not take such a request. Open the page again and retry.
error-too-large = This is larger than we accept. Send less at once.
error-too-slow = The request took too long and was ended. Try again later.
error-busy = There are too many requests at the moment. Try again in a minute.
error-foreign-origin = This form came from another site’s page and was refused for your protection. Open the page here again and send the form once more.
error-malformed = The request can’t be read (status { $status }). Open the page again and retry.
error-internal = Something went wrong on our side. Your data is as it was before. Try again later.
