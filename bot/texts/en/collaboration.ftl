# Looking for each other, and messages that pass through the bot.

# Parts, as in the credits of an episode
collaboration-part-writer = co-writer
collaboration-part-narrator = narrator
collaboration-part-host = host
collaboration-part-guest = guest
collaboration-part-editor = editor
collaboration-part-producer = producer
collaboration-part-music = music
collaboration-part-artwork = artwork
collaboration-part-translator = translator
collaboration-part-other = something else

# Looking for
collaboration-looking = 🔎 Looking for: { $part }
collaboration-by = by { $person }
collaboration-see-piece = See the piece
collaboration-offer = Offer
collaboration-close = Close it
collaboration-open = Open
collaboration-browse-title = Who is looking for whom
collaboration-browse-none = Nobody is looking right now. You can be the first.
collaboration-browse-none-part = Nobody is looking for that right now.
collaboration-browse-all = Everything
collaboration-browse-pick = Show only …
collaboration-browse-post = Post a request
collaboration-browse-mine = My requests
collaboration-browse-back = All requests
collaboration-older = Older
collaboration-mine-title = My requests
collaboration-mine-none = You have not looked for anyone yet.
collaboration-state-waiting = ⏳ waits for the staff check
collaboration-state-open = 🟢 open
collaboration-state-declined = staff did not post it
collaboration-state-closed = closed
collaboration-request-sent = **Sent to staff.** When somebody has looked at it, it appears in { $channel }, and you hear of it in your /inbox.
collaboration-request-posted = **Posted** in { $channel }. Offers come to your /inbox.
collaboration-request-closed = **Closed.** The card goes, and whoever still waited for an answer hears that it is over.
collaboration-too-many-requests = You have { $most } open requests already, which is the most. Close one with `/collab browse`, My requests.
collaboration-no-channel = This server has no channel for that yet. Someone with the Manage Server permission can choose one with `/setup start`.

# The staff check
collaboration-check-title = Staff check: a request
collaboration-check-post = Post it
collaboration-check-refuse = Not this time
collaboration-checked-open = ✅ { $person } posted it.
collaboration-checked-declined = { $person } did not post it.
collaboration-checked-closed = Its author has closed it.
collaboration-checked-now-post = Posted. Its author is told.
collaboration-checked-now-refuse = Not posted. Its author is told kindly.
collaboration-reason = From staff
collaboration-own-check = That is yours, or you are part of it: someone else of staff decides.
collaboration-already-decided = That has already been decided.

# Offers
collaboration-offer-title = Offer to join
collaboration-own-request = That is your own request. Offers to it come to your /inbox.
collaboration-takes-no-offers = That request takes no offers any more.
collaboration-offered-already = You have already made an offer there. The answer comes to your /inbox.
collaboration-offer-sent = **Your offer is on its way.** Only the person who is looking sees it, with your name. The answer comes to your /inbox.
collaboration-offer-from = **An offer** by { $person }
collaboration-offer-for = for **{ $title }**
collaboration-offer-yours = **Your offer** for **{ $title }**
collaboration-accept = Accept
collaboration-decline = Not this time
collaboration-offer-what-accept = If you accept, you two can write to each other through me, so that nobody needs to open their DMs. You may accept several people, and you can end it at any time. Whoever you don't accept hears it kindly and without a reason.
collaboration-offer-pending = ⏳ waits for an answer
collaboration-offer-accepted = ✅ accepted
collaboration-offer-declined = not this time
collaboration-offer-now-accepted = **Accepted.** Write the first message with Reply, or wait for one in your /inbox.
collaboration-offer-now-declined = **Not this time.** They hear that it doesn't fit, kindly and without a reason.

# Contact
collaboration-contact-title = Write to staff
collaboration-contact-shows = For the team behind the shows (staff read it for them):
collaboration-contact-body = What is it about? Staff of this server read it and answer you through me.
collaboration-kind-question = A question
collaboration-kind-collaborate = Make something together
collaboration-kind-writing_job = A writing job
collaboration-kind-work_with_us = Join the team
collaboration-kind-from_staff = A word from staff
collaboration-not-a-bot = Bots don't read messages. Pick a person.
collaboration-in-the-server = To write to a member, use `/contact` in the server you share.
collaboration-not-yourself = That is you. Pick somebody else.
collaboration-team-only = A writing job goes to the team, never to one member. Use `/contact` without a member.
collaboration-cannot-reach = That person can't be reached through me at the moment.
collaboration-not-yet = { $person } can't be written to yet: two people of the safety team who aren't part of it must be there first. Whoever manages the server picks them with `/settings team`; three are best.
collaboration-waits-already = You have already written to that person, and the message waits for an answer. It comes to your /inbox.
collaboration-too-many-unanswered = { $most } of your messages still wait for an answer, which is the most. Please wait for one first.
collaboration-too-many-open = You have { $most } open conversations with the team, which is the most. End one first; they are in your /inbox.
collaboration-members-only = That server takes messages from its members only.
collaboration-sent-team = **Sent to the team.** Staff of the server can read it. { $where ->
        [dm] They answer you right here; what you write here goes to them.
       *[inbox] The answer comes to your /inbox.
    }
collaboration-sent-member = **Sent.** The first message to somebody goes through staff, who look at it and pass it on. The answer comes to { $where ->
        [dm] you right here.
       *[inbox] your /inbox.
    }
collaboration-sent-from-staff = **Sent.** { $person } finds it in their /inbox. Their answers come to the channel of staff, and a note of them to your /inbox. All of staff can read this conversation.

# Forms
collaboration-form-request = Look for someone
collaboration-form-offer = Offer to join
collaboration-form-reply = Reply
collaboration-form-to_staff = Reply
collaboration-form-refusal = Not this time
collaboration-form-question = A question
collaboration-form-collaborate = Make something together
collaboration-form-writing_job = A writing job
collaboration-form-work_with_us = Join the team
collaboration-form-from_staff = A word from staff
collaboration-field-part = Looking for
collaboration-field-request-title = Title
collaboration-field-request-purpose = What is it for?
collaboration-field-request-link = Link to a piece in this server
collaboration-field-offer-message = What would you bring?
collaboration-field-reply-message = Your message
collaboration-field-to_staff-message = Your message
collaboration-field-refusal-message = Why? Its author reads it (you may skip it)
collaboration-field-question-message = What would you like to ask or tell staff?
collaboration-field-from_staff-message = What would you like to say to them?
collaboration-field-collaborate-title = What is it about?
collaboration-field-collaborate-message = What would you like to do together?
collaboration-field-collaborate-when = When?
collaboration-field-writing_job-publication = Who is it for?
collaboration-field-writing_job-message = What is to be written?
collaboration-field-writing_job-pay = What does it pay?
collaboration-field-writing_job-deadline = By when?
collaboration-field-writing_job-link = Website
collaboration-field-work_with_us-title = What would you like to do?
collaboration-field-work_with_us-message = What have you made so far?
collaboration-field-work_with_us-link = Link to something you made
collaboration-hint = No real names, addresses, numbers, accounts, age or school.
collaboration-hint-staff = Tell it as it was. Only staff read it.
collaboration-hint-link = Hold a message, Copy Message Link.
collaboration-hint-pay = If it is unpaid, say so.
collaboration-form-fill = Fill in
collaboration-form-change = Change
collaboration-form-send = Send
collaboration-form-leave-out = Leave these out
collaboration-form-discard = Throw away
collaboration-form-discarded = Thrown away. Nothing was sent.
collaboration-form-preview = This is how it will look. Nobody has seen it yet.
collaboration-form-kept = What you wrote is kept here until you send it or throw it away.
collaboration-form-marked = It names { $words }. Only staff read it, so that may stay; you can also leave it out.
collaboration-form-problems = **Before it can go:**
collaboration-form-to = For { $whom }
collaboration-the-team = the team
collaboration-staff = staff
collaboration-a-server = a server
collaboration-the-team-of = Staff of { $server }

collaboration-problem-at = { $field }: { $problem }
collaboration-problem-missing = please fill this in.
collaboration-problem-long = this is { $length } characters long, and { $limit } is the most.
collaboration-problem-email = { safety-mark-email }
collaboration-problem-phone = { safety-mark-phone }
collaboration-problem-address = { safety-mark-address }
collaboration-problem-invite = { safety-mark-invite }
collaboration-problem-handle = { safety-mark-handle }
collaboration-problem-payment = { safety-mark-payment }
collaboration-problem-password = { safety-mark-password }
collaboration-problem-link = “{ $words }” can't go in here. Links have their own line in some forms, and begin with https://.
collaboration-problem-link-here = that must be a link to a message in this server (hold a message, Copy Message Link).

# Staff: messages to the team and first messages to members
collaboration-card-team = ✉ A message for the team
collaboration-card-member = ✉ A first message for { $person }
collaboration-card-from_staff = ✉ { $staff } writes to { $person } for staff
collaboration-card-from = from { $person }
collaboration-card-outside = (not a member of this server)
collaboration-card-about = About: { $kind }
collaboration-card-typed = What you type in this channel is not passed on. Press Reply, or reply to this card with the mention on.
collaboration-card-check = Would you let a younger friend get this from somebody they don't know? Then pass it on.
collaboration-card-not-ready = It can be passed on once two people of the safety team who are not part of it are here (`/settings team`; three are best).
collaboration-card-passed = ✅ { $person } passed it on.
collaboration-card-accepted = ✅ { $person } passed it on, and it was accepted.
collaboration-card-declined = Not taken up.
collaboration-card-refused = { $person } did not pass it on.
collaboration-card-closed = This conversation is over.
collaboration-card-taken-back = It was taken back.
collaboration-pass-on = Pass on
collaboration-refuse = Not this time
collaboration-passed-now = Passed on. The member decides now.
collaboration-refused-now = Not passed on. Whoever wrote it hears that it wasn't taken up this time.
collaboration-team-not-ready = That needs a safety team of two people who are not part of it. Whoever manages the server picks them with `/settings team`.
collaboration-not-for-staff = Members write that to each other. Only the safety team can read it.
collaboration-person-gone = That person is no longer here.
collaboration-more-from = ✉ { $person } wrote more ({ $title })
collaboration-answered-by = ↩ { $person } answered { $to } ({ $title })
collaboration-reply = Reply
collaboration-whole = Whole conversation
collaboration-end = End it
collaboration-reply-sent = Sent.
collaboration-reply-only-mention = I can't read that reply, because the mention was off. Press Reply on the card, or reply again with the mention on.

# Conversations
collaboration-conversation-with = Conversation with { $person }
collaboration-conversation-empty = Nobody has written anything yet.
collaboration-own-title = My conversations
collaboration-own-none = You write with nobody here yet, and nothing that you have sent waits for an answer.
collaboration-own-open = You and { $person }
collaboration-own-waiting = ⏳ To { $person }: staff look at it before they pass it on
collaboration-own-passed = ⏳ To { $person }: passed on, it waits for an answer
collaboration-own-asked = ✉ { $person } would like to write to you
collaboration-own-offer = ⏳ Your offer to { $person } waits for an answer
collaboration-someone-gone = someone who is no longer here
collaboration-readers-none = Staff of the server can read this.
collaboration-readers-team = Staff of the server can read this. So can the safety team: { $people }.
collaboration-readers-members = The safety team can read this, to keep you safe: { $people }. Nobody else can.
collaboration-readers-after = Staff have read the first message. What comes after, only the safety team can read, to keep you safe: { $people }.
collaboration-readers-waiting = Staff have read this first message. Once you accept, only the safety team can read along: { $people }.
collaboration-and-more = and { $count } more
collaboration-said = **{ $person }** · { $when }
collaboration-said-staff = **{ $person }** (staff) · { $when }
collaboration-said-edited = edited
collaboration-said-deleted = *This message was deleted.*
collaboration-said-earlier = Before: { $text }
collaboration-said-deleted-then = deleted { $when }
collaboration-earlier = Earlier
collaboration-dm-on = Bring it to my DMs
collaboration-dm-off = Not in my DMs
collaboration-dm-now-on = New messages of this conversation come to your DMs with me, and what you write there goes to the other side.
collaboration-dm-now-off = New messages of this conversation wait in your /inbox.
collaboration-take-back = Take it back
collaboration-over = This conversation is over. With `/contact` you can begin another.
collaboration-slow-down = That was a lot in a short time. Please wait a few minutes.
collaboration-end-sure = **End this conversation?** Nobody can write in it any more, and the other side is told. Nothing else changes: it stays readable to those who can read it now.
collaboration-take-back-sure = **Take your message back?** It goes to nobody any more.
collaboration-ended-now = Ended. The other side is told.
collaboration-taken-back-now = Taken back. Nobody gets it any more.
collaboration-safety-only = Only people of the safety team who are not part of it can read that, and each reading is noted.
collaboration-safety-title = Conversation { $number }
collaboration-safety-noted = It is noted that you read this.
collaboration-accept-what = If you accept, you two can write to each other through me, and you can end it at any time. If not, they hear it kindly and without a reason.
collaboration-now-accepted = **Accepted.** Press Reply to write the first message.
collaboration-now-declined = **Not this time.** They hear that it doesn't fit, kindly and without a reason.
collaboration-inquiry-waiting = ⏳ Staff look at your message before they pass it on.
collaboration-inquiry-passed = ⏳ Your message has been passed on and waits for an answer.
collaboration-inquiry-declined = It wasn't taken up this time.
collaboration-inquiry-closed = This conversation is over.

# The inbox
collaboration-told-posted = 🔎 **Your request is up**: { $title }
collaboration-told-not_posted = 🔎 **Staff didn't post your request this time**: { $title }. You can ask them why, and post it again with a change.
collaboration-told-not_posted-why = 🔎 **Staff didn't post your request this time**: { $title }. Open it to see why, and post it again with a change.
collaboration-told-offered = 🤝 **{ $person } offers to join**: { $title }
collaboration-told-offer-declined = 🤝 Your offer for **{ $title }** doesn't fit this time. Thank you for offering; others are looking too.
collaboration-told-offer-closed = 🤝 The request **{ $title }** is over, so your offer needs no answer any more. Thank you for offering.
collaboration-told-opened = 🤝 **You and { $person } can write to each other now**, through me: { $title }
collaboration-told-passed = ✉ **{ $person } would like to write to you**: { $title }
collaboration-told-accepted = ✉ **{ $person } accepted your message**: { $title }
collaboration-told-declined = ✉ Your message **{ $title }** wasn't taken up this time. Thank you for writing.
collaboration-told-message = ✉ **{ $person } wrote to you**: { $title }
collaboration-told-closed = ✉ The conversation **{ $title }** is over.
collaboration-untitled = a message
collaboration-your-question = your question
collaboration-a-question = a question
collaboration-from-staff = a word from staff

# Direct messages
collaboration-dm-header = { $person } · { $server }
collaboration-dm-text-only = I can only pass on text, so I did nothing with that. Please write it in words. (A piece as a file goes in with `/showcase submit` in the server.)
collaboration-dm-file-left = I passed on the text only: files, pictures and stickers stay with you.
collaboration-dm-stopped = **I didn't pass that on.** Edit your message, or write it again without this:
collaboration-dm-not-passed = **I didn't pass that on.**
collaboration-dm-edit-stopped = I didn't pass on your edit, because it has something in it that must stay out (an address, a number, a link). The other side still sees what you wrote before.
collaboration-dm-relaying = What you write here now goes to { $person }. To write to somebody else, use `/contact`.
collaboration-menu-title = Hello! What is it about?
collaboration-menu-body = I have your words. Pick one, and they are in the form; nobody reads them before you press Send.
collaboration-menu-body-empty = Pick one and write it in the form.
collaboration-menu-server = For { $server }
collaboration-menu-servers = Which server is it for?
collaboration-menu-none = I can't pass that on, because you are in none of the servers I look after, and none of them takes messages from outside. Ask whoever told you about me how to join.
collaboration-which-title = Which conversation is that for?
collaboration-which-body = I have your words and haven't passed them on yet. Pick one, or hold one of their messages and press Reply.
collaboration-which-new = Something new
collaboration-which-new-what = A question for staff, or something else
collaboration-which-pick = Pick one
collaboration-which-done = **Passed on.** What you write here in the next ten minutes goes there too.

# Settings
collaboration-settings-title = How collaboration works here
collaboration-settings-checks-on = **Staff check** each request before it is posted.
collaboration-settings-checks-off = Requests are posted **without a check**.
collaboration-settings-outside-on = People who are **not members** can write to the team.
collaboration-settings-outside-off = **Only members** can write to the team.
collaboration-settings-switch-checks-on = Check requests
collaboration-settings-switch-checks-off = Post without a check
collaboration-settings-switch-outside-on = Let others write to the team
collaboration-settings-switch-outside-off = Members only
collaboration-narrate-message = I would like to read “{ $title }” aloud.
