# Report, Block and the safety team.
safety-report = Report
safety-block = Block
safety-unblock = Unblock
safety-cancel = Rather not
safety-nothing-done = Nothing was changed.
safety-back = Back to the list
safety-open = Open
safety-nobody = someone unknown
safety-its-author = whoever wrote that
safety-its-author-episode = the owner of that show

# Reporting
safety-report-title = Report this
safety-report-more = Add to your report
safety-report-why = What is wrong?
safety-report-words = Anything you want to add
safety-report-words-hint = Only the people who look after reports read this.
safety-reason-unkind = It is unkind, bullying or hateful
safety-reason-private = It tells or asks for private things
safety-reason-unsafe = Someone may be in danger, or it feels wrong
safety-reason-stolen = It was taken from someone else
safety-reason-other = Something else
safety-reason-danger = Someone may be in danger
safety-report-own = That is yours. You can change it or take it down yourself.
safety-report-too-old = That report was open too long and is gone. Please press Report again.
safety-too-many-reports = You have { $most } open reports here, which is the most. Staff will look at those first.
safety-sent-title = Thank you for telling us
safety-sent-to-team = The safety team gets your report now, with a copy of what you saw. The person it is about doesn't see it and isn't told who reported.
safety-sent-to-staff = Staff get your report now, with a copy of what you saw. The person it is about doesn't see it and isn't told who reported.
safety-sent-next = When somebody has looked, you find the answer in your /inbox. You did nothing wrong by reporting, even if it turns out to be nothing.
safety-in-danger = If someone is in danger right now, don't wait for us: tell an adult you trust, or call the emergency number where you are.
safety-sent-discord = Discord's own safety team can be told too: hold or right-click a message, then Report Message.

# Reading reports
safety-reports-title = Open reports
safety-reports-none = There is none that you need to look at.
safety-reports-more =
    { $count ->
        [one] One more waits; close some of these first.
       *[other] { $count } more wait; close some of these first.
    }
safety-headline = **{ $reason }**
    { $what } by { $about }, reported by { $reporter } { $when }
safety-headline-nobody = **{ $reason }**
    { $what }, reported by { $reporter } { $when }
safety-headline-danger = **{ $about } may be in danger**
    { $what }, noticed by me { $when }
safety-danger-what-now =
    They wrote something that sounds as if they are in danger. They have been shown where to find help, and that you are told.
    What to do: press “Write to them”, kindly and soon; ask how they are, and listen. Don't promise to keep it secret. If it may be happening now, get an adult who is responsible for this server, or call the emergency number. I may have misunderstood: then close this.
safety-log-title = **What the safety team wrote down**
safety-log-add = Write something down
safety-log-words = What did you see or do?
safety-log-hint = The others of the safety team read it, and nobody else.
safety-log-entry = { $person } { $when }: { $words }
safety-told-log = 📝 { $person } wrote something down about report { $number }.
safety-what-titled = { $what }, “{ $title }”,
safety-what-other = Something
safety-what-edition = The daily digest
safety-what-episode = An episode
safety-what-inquiry = A conversation
safety-what-offer = An offer
safety-what-piece = A piece
safety-what-request = A “looking for”
safety-what-team = The page of a team
safety-what-message = A message
safety-what-person = A profile
safety-report-number = Report { $number }
safety-report-said = **In their words**
safety-report-evidence = **What was there when it was reported** (tap to read)
safety-report-place = Go there
safety-report-conversation = Read the conversation
safety-write-to-them = Write to them
safety-report-whole = The whole text
safety-close-acted = I took care of it
safety-close-nothing = Nothing to do
safety-report-not-yours = You can't open that report. The safety team reads them, and nobody reads what is about themselves.
safety-report-closed-already = Somebody has already closed that report.
safety-closed-acted = Closed by { $person }, who took care of it.
safety-closed-nothing = Closed by { $person }: nothing to do.
safety-card-open = 🛡 A report waits (number { $number }). Those who may read it can open it here, or with `/safety reports`.
safety-card-danger = 🛡 **Somebody may be in danger** (number { $number }). Please look now, one of you. Those who may read it can open it here, or with `/safety reports`.
safety-card-closed = Report { $number } was closed by { $person }.
safety-told-report = 🛡 **A report for the safety team**
safety-told-danger = 🛡 **Somebody may be in danger.** Please look now.
safety-told-acted = 🛡 Somebody looked at what you reported and took care of it. Thank you for telling us.
safety-told-nothing = 🛡 Somebody looked at what you reported and left it as it is. You can always report again, or ask staff why. Thank you for telling us.

# The safety team
safety-told-picked =
    🛡 **You are in the safety team now.** Reports come to your /inbox; so that you hear of them at once, press “Tell me by DM”. When members write to each other through me, two of you can read along, and they are told so.
    If you would rather not, tell whoever manages the server.
safety-by-dm = Tell me by DM
safety-by-dm-on = I'll write you a direct message when something new waits in your /inbox. What it is, I say only there.
safety-team-too-large = The safety team can have { $most } people at most.

# Pausing
safety-paused = New messages and submissions are paused by the safety team. Please try again later. Staff you can still write to: `/contact`, A question.
safety-paused-title = Paused
safety-paused-body = Nobody can send new messages or submissions through me in this server until somebody of staff or the safety team lets them through again. Reports still work, and so do messages to staff and your answers.
safety-pause-card = ⏸ { $person } has paused new messages and submissions.
safety-resume = Let them through again
safety-resumed = New messages and submissions go through again.

# Blocking
safety-block-question = **Block { $person }?**
safety-block-means = They can't reach you through me any more, in any server, and I leave their pieces and searches out of the lists I show you. They aren't told.
safety-blocked = You have blocked { $person }. `/privacy show` lists whom you block.
safety-unblocked = You no longer block { $person }.

# Whose something is, and erasing
safety-who = Behind it is { $person }. Please keep it to yourself; it was noted that you asked.
safety-by-nobody = That is not one person's.
safety-who-unknown = I don't know what that is. Give me the link to one of my posts, or its number, such as “piece 12”.
safety-erase = Erase for good
safety-erase-title = Erase somebody
safety-erase-body =
    Everything that { $person } stored in this server through me is deleted: profile, pieces, messages, drafts. Their posts are taken down. It can't be undone.
    What stays: copies in reports that are open or were closed less than 90 days ago, and notes of who did what, without any text.
safety-erase-young = Are they under the age that Discord asks for? Then you can also **keep them out**: I refuse them in this server when they return, until you let them in here again. For that I keep no name and no number, only a code that says nothing about them.
safety-keep-out = Erase and keep out
safety-let-in = Let them in again
safety-is-kept-out = { $person } is kept out since { $when }, as too young.
safety-kept-out = Everything of { $person } in this server has been erased, and I refuse them here from now on. With `/safety erase` you can let them in again.
safety-let-in-again = { $person } can use me in this server again.
safety-bar-staff = Staff, the safety team and yourself can't be kept out.
safety-barred = Staff of this server have said that you are too young to use me here, and what was yours has been deleted. If that is a mistake, tell somebody of staff. `/privacy show`, `/help` and **Report** still work.
safety-erased = Everything of { $person } in this server has been erased. Their posts disappear within a few minutes.

# Where to find help
safety-help-title = You don't have to carry this alone
safety-help-default =
    What you wrote sounds as if something really hard is happening to you. You did nothing wrong by saying it.
    If you are in danger right now, call the emergency number where you are: 112 in Europe, 911 in North America, 999 in the UK, 000 in Australia.
    <https://findahelpline.com> lists people in many countries whom you can call, text or chat with, free and in private. An adult you trust can help, too.
safety-help-told = The people who look after safety in this server are told, so that somebody can ask how you are. If I misunderstood, just tell them.
safety-help-not-told = Nobody here has read what you wrote yet. You can send it to the people of a server with what I ask you next, or talk to an adult you trust.
safety-help-settings = Where to find help
safety-help-settings-what = When a text says that its writer is in danger, I show them this at once, and only to them. Their text is still sent, and the safety team is told. Put in what is right for your members: a helpline, a school counsellor, a trusted adult of this server.
safety-help-edit = Change it
safety-help-reset = Back to what I suggest
safety-help-words = What they see
safety-help-hint = Numbers and addresses are fine here. Leave it empty for what I suggest.

# What the guard finds: one sentence a kind, with the exact words. The last two may be sent on.
safety-mark-email = “{ $words }” looks like an e-mail address. People can reach you through me, so nobody needs it.
safety-mark-phone = “{ $words }” looks like a phone number. Please keep that to yourself here.
safety-mark-address = “{ $words }” looks like a street address. Please keep to yourself where somebody lives.
safety-mark-invite = “{ $words }” looks like an invitation to another server. Those can't go in here.
safety-mark-handle = “{ $words }” looks like an account somewhere else. People can reach you through me instead.
safety-mark-link = “{ $words }” looks like a link, and this is not a place for links.
safety-mark-payment = “{ $words }” looks like a card, an account or its code. Nobody here needs it to pay or be paid.
safety-mark-password = “{ $words }” looks like a password or a key. Keep it to yourself, and change it if somebody has seen it.
safety-mark-school = “{ $words }” tells which school or class.
safety-mark-age = “{ $words }” tells how old you are.
