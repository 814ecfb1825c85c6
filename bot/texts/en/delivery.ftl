delivery-already-settled = Somebody has already taken care of that.
delivery-problem =
    Something could not be posted ({ $what }).
    Discord said: { $error }. Usually a channel was deleted, or I lack a permission there; `/settings show` tells which.
delivery-retry = Try again
delivery-drop = Leave it
delivery-settled-retry = { $person } had me try again.
delivery-settled-drop = { $person } decided to leave it.

inbox-waiting =
    { $count ->
        [one] -# 📬 One new thing waits in your /inbox.
       *[other] -# 📬 { $count } new things wait in your /inbox.
    }
inbox-title = Your inbox
inbox-empty = Nothing yet. When something about your pieces, credits or messages happens, it waits here.
inbox-older = Older
inbox-new = New · { $when }
inbox-gone = This has been removed since.
inbox-echo = Something new waits in /inbox.
