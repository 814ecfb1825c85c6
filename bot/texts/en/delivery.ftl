delivery-already-settled = Somebody has already taken care of that.
delivery-problem =
    ⚠ **{ $what } could not be posted** in { $where }.
    { $why }
delivery-where-dm = a direct message
delivery-what-other = Something of mine
delivery-what-guilds-start-card = The start-here card
delivery-what-showcase-card = A published piece
delivery-what-showcase-waiting = The card of a piece that waits for the staff check
delivery-what-digest-edition = The daily digest
delivery-what-digest-change = The card of what a source changed
delivery-what-digest-thread = The thread of a digest
delivery-what-digest-crosspost = The digest, for the servers that follow the channel,
delivery-what-podcasts-episode = A new episode
delivery-what-podcasts-check = The card of a show to check
delivery-what-collaboration-request-card = A member's “looking for”
delivery-what-collaboration-request-check = The card of a “looking for” to check
delivery-what-collaboration-inquiry-card = The card of a message for staff
delivery-what-collaboration-staff-message = A reply to staff
delivery-what-safety-report-card = The card of a report
delivery-what-safety-pause-card = The note that all is paused
delivery-why-50013 = I lack a permission there. Someone who can edit the channel opens its permissions and gives me View Channel, Send Messages and Read Message History; then press “Try again”.
delivery-why-50001 = I can't see that channel. Someone who can edit it gives me View Channel there; then press “Try again”.
delivery-why-10003 = That channel was deleted. Someone who manages the server picks another one with `/setup start`; what waited for the old one can be left.
delivery-why-unsure = I can't tell whether it arrived, because I may not read the messages there. Look: if it is there, press “Leave it”; if not, “Try again”.
delivery-why-other = Discord did not take it ({ $error }). Wait a while, then press “Try again”.
delivery-channel-broken =
    ⚠ **I can't post in { $channel }**, where staff are told what waits for them: messages, pieces, reports.
    { $why }
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
inbox-title-in = Your inbox in { $server }
inbox-which = In which server?
inbox-server =
    { $count ->
        [0] { $server }
       *[other] { $server } ({ $count } new)
    }
inbox-to-server = Go to { $server }
inbox-empty = Nothing yet. When something about your pieces, credits or messages happens, it waits here.
inbox-older = Older
inbox-pieces = My pieces
inbox-requests = My requests
inbox-conversations = My conversations
inbox-new = New · { $when }
inbox-gone = This has been removed since.
inbox-echo = Something new waits for you in { $server }: type /inbox here or there.
