# Pieces: submitting, the staff check, reading.

# What a piece is
showcase-kind-fiction = Fiction
showcase-kind-poem = Poem
showcase-kind-essay = Essay
showcase-kind-script = Script
showcase-kind-article = Article
showcase-kind-opinion = Opinion
showcase-kind-book_review = Book review
showcase-kind-interview = Interview
showcase-kind-blog_post = Blog post
showcase-rating-everyone = Everyone
showcase-rating-12 = 12+
showcase-rating-16 = 16+
showcase-rating-hint-everyone = Nothing that would trouble a child
showcase-rating-hint-12 = Sad, scary or tense in places (what most pieces are)
showcase-rating-hint-16 = Hard to read. Not shown to members here yet
showcase-note-war = war
showcase-note-death = death
showcase-note-violence = violence
showcase-note-abuse = abuse
showcase-note-sexual_violence = sexual violence
showcase-note-self_harm = self-harm
showcase-note-hate = hate
showcase-note-eating_disorder = eating disorders
showcase-note-disaster = disaster
showcase-facts =
    { $kind } · { $rating } · { $words ->
        [one] 1 word
       *[other] { $words } words
    } · { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
showcase-notes = ⚠ Has in it: { $notes }
showcase-chapter = Chapter { $number } of { $series }
showcase-series = Part of { $series }
showcase-topic = About: { $topic }
showcase-first-published = First published at { $link }
showcase-sources = Where the facts come from
showcase-feedback-kind = Kind words
showcase-feedback-questions = Questions
showcase-feedback-fixes = Small fixes
showcase-feedback-none = Nothing
showcase-feedback-hint-kind = What people liked, and what stayed with them
showcase-feedback-hint-questions = What they wondered about while they read
showcase-feedback-hint-fixes = Words and commas that could be better
showcase-feedback-hint-none = It is only there to be read
showcase-by = by { $person }
showcase-pen-name-of = { $name } (a pen name of { $person })
showcase-narrator = 🎙 Looking for somebody to read it aloud
showcase-no-channel = This server has no showcase channel yet. Someone with the Manage Server permission can choose one with `/setup start`.

# The first form
showcase-submit-title = Submit a piece
showcase-field-title = Title
showcase-field-kind = What is it?
showcase-field-text = Your text
showcase-field-line = One line about it
showcase-field-text-hint = Longer than 4,000 characters? Use a file, or add the next part afterwards.
showcase-field-file = Or a file
showcase-field-file-hint = .txt, .md or .docx, at most 2 MB
showcase-field-own = Who wrote it?
showcase-own-hint = Needed to send it. { $rule }
showcase-own-choice = I wrote it myself
showcase-ai-none = No AI wrote or changed any of it.
showcase-ai-fixes = AI may have helped with spelling and commas, and with nothing else.
showcase-ai-said = Where AI helped with it, its text says so.
showcase-problem-own-none = Did you write it yourself, and did no AI write or change any of it? Then press **I wrote it myself**.
showcase-problem-own-fixes = Did you write it yourself? Here AI may help with spelling and commas, and with nothing else. Then press **I wrote it myself**.
showcase-problem-own-said = Did you write it yourself? Here a text says where AI helped with it. Then press **I wrote it myself**.
showcase-house-title = Showcase: AI
showcase-house-question = What may AI do in a piece here?
showcase-house-none = Nothing: no AI wrote or changed any of it
showcase-house-fixes = Spelling and commas, nothing else
showcase-house-said = Whatever the text says it did
showcase-house-changed = Who submits a piece now says: “I wrote it myself. { $rule }” I can't check that, and no program can tell reliably.
showcase-too-many-waiting = { $most } of your pieces wait for staff already, which is the most. You can send another when one of them has its answer.
showcase-only-own-messages = Only your own messages can be submitted. If you liked this one, tell whoever wrote it about `/showcase submit`.
showcase-file-large = That file is larger than { $megabytes } MB, which is the most I can open here.
showcase-pictures-left-out =
    { $count ->
        [one] One picture was left out: I can only take words.
       *[other] { $count } pictures were left out: I can only take words.
    }
showcase-file-unreachable = I couldn't get that file from Discord. Please upload it once more.
showcase-file-type = I can open .txt, .md and .docx files; please save your text as one of these and try again.
showcase-file-old-word = That is an older kind of Word file; please save it as .docx and try again.
showcase-file-empty = There is no text in that file.
showcase-file-pictures = I find only pictures in that file, no text; please send the words themselves.
showcase-file-locked = That file is protected with a password; please save a copy without one and try again.
showcase-file-macros = That file has macros (little programs) in it, which I don't open; please save it as a plain .docx and try again.
showcase-file-broken = I couldn't read that file, it seems to be damaged; please save it once more, or paste the text instead.
showcase-file-bomb = That file unfolds into more than I can open; please paste the text, or send it in several files.
showcase-file-long = There is more text in that file than I can take at once; please send it in several files.
showcase-file-slow = Opening that file took too long; please try once more, or paste the text instead.

# By direct message
showcase-dm-offer = **A text?** You can submit it to a showcase. It becomes a draft first; nobody reads it until you send it to staff.
showcase-dm-submit = Submit it in { $server }
showcase-dm-piece = A piece for the showcase
showcase-dm-nowhere = I can open that file, but no server that you and I are in has a showcase.
showcase-dm-kept = It's in your draft in **{ $server }** ({ $words ->
        [one] 1 word
       *[other] { $words } words
    }). Use `/showcase submit` there to go on. What you send me next can be added to it in the same way.
showcase-dm-gone = I can't find that text any more. Please send it once more.

# A piece that lives elsewhere
showcase-link-title = A piece that lives elsewhere
showcase-field-lives_at = Where is it?
showcase-field-lives_at-hint = Its address, beginning with https://
showcase-field-excerpt = An excerpt, in your own words
showcase-field-excerpt-hint = The beginning, or the part you like best. Staff read it, and the page it links to.
showcase-lives-at = 🔗 This is an excerpt. All of it is at { $link }

# One's own blog
showcase-blog = My blog
showcase-blog-means = Each new post of your own blog waits here as a draft. Nothing is published by itself: you look at it, and send it or throw it away.
showcase-blog-is = Your blog: **{ $title }**
showcase-blog-add = Add my blog
showcase-blog-other = Another blog
showcase-blog-off = Take it off
showcase-blog-address = Where is your blog?
showcase-blog-hint = Its address, or that of its feed
showcase-told-post = 📝 A new post of your blog waits as a draft: **{ $title }**. Nobody sees it until you send it.

# The draft page
showcase-draft-title = Your piece
showcase-draft-revised = Your piece, once more
showcase-draft-untitled = no title yet
showcase-draft-no-kind = not chosen what it is
showcase-draft-notes = Notes: { $notes }
showcase-draft-no-notes = Notes: none
showcase-draft-line = One line about it: { $line }
showcase-draft-no-line = One line about it: none
showcase-draft-own-name = Name on it: { $name }
showcase-draft-pen-name = Name on it: { $name }, a pen name. Only you and staff know that it is you.
showcase-draft-no-narrator = Nobody can offer to read it aloud: they would learn who you are.
showcase-draft-feedback = From readers you would like: { $feedback }
showcase-draft-sources =
    { $count ->
        [one] Where the facts come from: 1 link
       *[other] Where the facts come from: { $count } links
    }
showcase-draft-missing = **Before you can send it**
showcase-draft-marked = Things like these could help strangers find you, so I can't pass them on.
showcase-draft-promise = **Before you send it**
    • Only staff see it until they say yes. If they don't, nobody else learns of it.
    • { $usual }
    • You can take it back any time, and take it down later. It stays yours, and nobody trains an AI with it.
    • If they say yes, it appears in { $channel } with the name above, and may be named in the digest.
    • Some magazines and contests count this as published. If you have one in mind, look at its rules first.
showcase-usual-unknown = The answer comes to your /inbox. How long staff take can't be said yet: they have answered too few here.
showcase-usual-hours = { $count ->
        [one] Staff usually answer within an hour, in your /inbox.
       *[other] Staff usually answer within { $count } hours, in your /inbox.
    }
showcase-usual-days = Staff usually answer within { $count } days, in your /inbox.
showcase-draft-own = Written by you. { $rule }
showcase-draft-twin = 💭 You have sent these words before, as **{ $title }** ({ $state }). If you mean to, that's fine.
showcase-draft-no-sources = 💭 Readers will want to know where the facts come from. You can add links under “Series and links”.
showcase-draft-optional = You can still change all of this, or leave it as it is:
showcase-draft-kept = It is kept here as it is. Come back with `/showcase submit`.
showcase-draft-kept-mine = It is kept here as it is. Come back with `/showcase mine`.
showcase-edit-cover = Title and kind
showcase-edit-text = Text
showcase-edit-add = Add the next part
showcase-edit-rating = Rating and notes
showcase-edit-about = About it
showcase-edit-more = Series and links
showcase-edit-name = Name on it
showcase-field-pen_name = Pen name
showcase-name-hint = Empty: your name on Discord. Best not a name you use elsewhere.
showcase-name-means = Readers see only this name. Staff can see that it is you, and nobody else can. It is kept for your next piece.
showcase-name-stopped = That can't be a pen name: { $words }. It could help strangers find you. Please choose another.
showcase-problem-name-taken = Somebody else here publishes under that pen name, or one like it. Please choose another.
showcase-preview = Preview
showcase-send = Send to staff
showcase-leave-out = Leave these out
showcase-throw-away = Throw away
showcase-throw-away-question = **Throw this piece away?** What you wrote here will be gone.
showcase-throw-changes-question = **Throw your changes away?** The piece stays as you sent it.
showcase-throw-piece-question = **Throw { $title } away?** It goes from your list with all you sent of it and what staff said, for good.
showcase-thrown-away = Thrown away.
showcase-back = Back
showcase-problem-no-kind = Choose what it is.
showcase-problem-no-text = It needs a text, typed or as a file.
showcase-problem-many-words = It has { $length } words; { $limit } is the most for one piece. You could send it in several.
showcase-draft-full = Your draft holds as much as I can keep for you. Send some of it first, or make it shorter.
showcase-not-complete = Something is still in the way. Press Back to see what.
showcase-changed-meanwhile = The draft has changed since you looked at it. Please look once more, then send it.
showcase-part-pick = Which part?
showcase-part-pick-hint = Your text is too long for one form, so it is edited in parts. Nothing is cut.
showcase-part-of = Part { $number } of { $count }
showcase-part-replace = Use a file instead of all of it
showcase-rating-question = From what age is it?
showcase-notes-question = Does it touch on any of these?
showcase-notes-hint = Readers see these before they open it.
showcase-line-hint = What would make a friend want to read it?
showcase-field-genres = What sort of writing is it?
showcase-field-genres-hint = Up to { $most }, if any fit
showcase-field-feedback = What would you like from readers?
showcase-field-topic = What is it about?
showcase-field-topic-hint = The book and who wrote it, whom you talked to, the question. May stay empty.
showcase-field-series = Is it part of a series?
showcase-field-series-hint = The name of the series, the same for each part
showcase-field-chapter = Which chapter?
showcase-field-first_published = Was it published before?
showcase-field-first_published-hint = A link to it, beginning with https://
showcase-field-sources = Where do the facts come from?
showcase-field-sources-hint = One link a line, beginning with https://; readers see them below the text
showcase-problem-chapter = **{ $field }** needs a number from 1 to { $most }.
showcase-narrator-question = Read aloud
showcase-narrator-hint = Then people can offer to record it with you.
showcase-narrator-choice = I'm looking for somebody to read it aloud
showcase-preview-note = This is how it would look. Nobody else sees it now.
showcase-read-through = Read it through

# Sent
showcase-sent-title = Sent to staff
showcase-sent-next = Somebody on staff reads **{ $title }**, and the answer comes to your /inbox. `/showcase mine` shows where it stands; you can take it back there.

# My pieces
showcase-mine-title = My pieces
showcase-mine-none = You have sent nothing yet. `/showcase submit` is how to begin.
showcase-mine-draft = You have a piece here that you haven't sent.
showcase-mine-other = You have **{ $title }** here, which you haven't sent.
showcase-mine-continue = Go on writing
showcase-mine-new = Submit a piece
showcase-older = Older
showcase-newest = Newest
showcase-open = Open
showcase-read = Read
showcase-next = Next page
showcase-previous = Previous page
showcase-next-chapter = Next chapter
showcase-page-of = Page { $number } of { $count }
showcase-take-back = Take it back
showcase-revise = Change it and send again
showcase-versions = What you sent
showcase-versions-means = Each time you sent it, as it was then. Only you and staff can read these.
showcase-version = { $number }. **{ $title }** · { $words ->
        [one] 1 word
       *[other] { $words } words
    } · { $when }
showcase-rename = Change the name on it
showcase-rename-means = It changes everywhere I show the piece, in past digests too. Whoever has seen the old name may remember it. Staff are told.
showcase-rename-where = Your other pieces
showcase-rename-everywhere = Change it on all that have the same name
showcase-renamed = **{ $title }** now stands under the name { $name }. Its posts change within a few minutes.
showcase-renamed-card = ✏ { $person } changed the name on **{ $title }**. It now stands under { $name }.
showcase-helpers-title = Who helped
showcase-helpers-means = They are asked once your piece is published, and named on it when they say yes. Until then they hear nothing of it.
showcase-name-helper = Name somebody
showcase-unname = Take it off
showcase-field-helpers = Who helped you?
showcase-field-part = What did they do?
showcase-credit-named = No answer yet
showcase-credit-accepted = Said yes
showcase-credit-declined = Rather not be named
showcase-credit-own = Your own name is on it already. Please pick only people who helped you.
showcase-credit-gone = Nobody asks about that any more.
showcase-too-many-credits = { $most } people are the most that one piece can name.
showcase-told-credit = ✍ { $author } would like to name you on **{ $title }**: { $part }.
showcase-credit-yes = Yes, name me
showcase-credit-no = Rather not
showcase-credit-now-accepted = Thank you: you are named on it within a few minutes.
showcase-credit-now-declined = Done: you aren't named on it.
showcase-fact-credits = { $count ->
        [one] 🤝 Helped with one piece in the showcase
       *[other] 🤝 Helped with { $count } pieces in the showcase
    }
showcase-take-down = Take it down
showcase-take-down-question = **Take { $title } down?** It disappears from the showcase and from everywhere else I show it. To put it up again you would send it to staff once more.
showcase-take-down-yes = Yes, take it down
showcase-keep = Leave it
showcase-kept = Nothing was changed.
showcase-taken-down-now = **{ $title }** is hidden now. Its posts disappear within a few minutes.
showcase-state-waiting = ⏳ Waits for staff
showcase-state-taken = 👀 Somebody on staff is reading it
showcase-state-changes = ✏ Staff ask you to change something
showcase-state-published = ✅ Published
showcase-state-declined = Not this time
showcase-state-withdrawn = You took it back
showcase-state-taken_down = You took it down
showcase-state-removed = Staff took it down
showcase-then-waiting = Staff read what has waited longest first. You hear from them in your /inbox, and you can take it back until then.
showcase-then-changes = Read what they say, change what you want to, and send it again. Or take it back.
showcase-then-published = Everybody here can read it. You can take it down at any time.
showcase-then-kept = Staff accepted it as 16+. It has no card: staff, and members whom they let read 16+, find it by `/showcase browse`. You can take it down at any time.
showcase-then-declined = Nobody but you and staff knows. You can write something new, or talk to staff about it.
showcase-then-withdrawn = Nobody reads it. You can change it and send it again, or leave it.
showcase-then-taken_down = Nobody else can read it here. You can change it and send it again, or throw it away.
showcase-then-removed = Only you and staff can read it now. If you don't know why, ask them.
showcase-from-staff = **From staff**
showcase-now-waiting = It waits for the staff check now.
showcase-now-changes = Staff have asked its author to change something.
showcase-now-published = It is published already.
showcase-now-declined = Staff have decided not to publish it.
showcase-now-withdrawn = Its author has taken it back.
showcase-now-taken_down = Its author has taken it down.
showcase-now-removed = Staff have taken it down.

# The staff check
showcase-check-title = Staff check
showcase-check-who = { $title } by { $person }
showcase-check-sent = sent { $when }
showcase-check-again = sent again { $when }, try { $number }
showcase-check-first-line = About it: { $line }
showcase-check-sources =
    { $count ->
        [one] Names 1 link for its facts, below the text
       *[other] Names { $count } links for its facts, below the text
    }
showcase-check-take = I'll take it
showcase-check-look = Look at it
showcase-check-read = Read it
showcase-check-approve = Approve
showcase-check-approve-as = Approve as { $rating }
showcase-check-rate = Other rating
showcase-check-read-on =
    { $count ->
        [one] Read on (1 more page)
       *[other] Read on ({ $count } more pages)
    }
showcase-check-changed = What changed
showcase-check-fine = Fiction, fine
showcase-check-in = Check in with them
showcase-check-safety = Tell the safety team
showcase-check-first = ✨ The first piece of its author here
showcase-check-since = ✏ Since try { $number }, the last that staff looked at: { $new ->
        [one] 1 new word
       *[other] { $new } new words
    }, { $gone ->
        [one] 1 gone
       *[other] { $gone } gone
    }
showcase-check-suggested = 🔎 Its words suggest, and its author didn't say: { $notes }
showcase-check-marks = 🛡 Look at these words: { $marks }
showcase-check-two = 🤝 Hard to read, maybe. You needn't do it alone: it takes somebody of the safety team, or a second of staff, to publish it.
showcase-check-agreed = 🤝 { $person } says yes ({ $rating }). It takes one more: somebody else of staff.
showcase-check-concern-fine = 💬 Whoever read it: it's a story, and fine.
showcase-check-concern-told = 💬 The safety team is looking after it.
showcase-mark-email = e-mail
showcase-mark-phone = phone number
showcase-mark-invite = invitation
showcase-mark-handle = name elsewhere
showcase-mark-link = link
showcase-mark-school = school
showcase-mark-class = class
showcase-mark-age = age
showcase-mark-birthday = birthday
showcase-mark-address = address
showcase-mark-payment = payment
showcase-mark-password = password
showcase-mark-other = private?
showcase-nothing-before = Staff have seen it only this once.
showcase-agreed-already = You have said yes to it already. Somebody else has to say yes too.
showcase-changed-title = What changed in { $title }
showcase-changed-means = { $new ->
        [one] 1 new word, bold
       *[other] { $new } new words, bold
    }; { $gone ->
        [one] 1 that is gone, struck
       *[other] { $gone } that are gone, struck
    }
showcase-changed-nothing = Not a word of it: its author sent the same text again.
showcase-changed-file = All of it is in the file: lines with + are new, with - are gone.
showcase-concern-words = What should the safety team know?
showcase-concern-hint = May stay empty. Its author isn't told, and the piece stays as it is.
showcase-check-changes = Ask for changes
showcase-check-decline = Not this time
showcase-check-put-back = Pass it on
showcase-check-queue = All that wait
showcase-check-yours = You have it. Nobody else decides on it for a day.
showcase-check-taken = { $person } has it.
showcase-check-own = This one is yours: somebody else of staff decides.
showcase-check-published = { $person } approved it.
showcase-check-asked = { $person } asked its author for changes.
showcase-check-declined = { $person } decided: not this time.
showcase-check-withdrawn = Its author has taken it back.
showcase-check-taken_down = It was published, and its author has taken it down.
showcase-check-removed = It was published, and staff have taken it down.
showcase-check-danger = Its writer may be in danger: see `/safety reports`.
showcase-check-asked-before = **What its author was told last time**
showcase-check-someone = Somebody who has left
showcase-own-check = That piece is yours: somebody else of staff decides.
showcase-taken-by = { $person } has that piece. If they don't decide within a day, you can take it.
showcase-newer-waits = Its author has sent it again since. Please look at the new one: `/review next`.
showcase-queue-title = Pieces that wait
showcase-queue-none = Nothing waits. 🎉
showcase-queue-own = yours
showcase-queue-agreed = 🤝 { $person } says yes; it takes one more
showcase-queue-hard = 🤝 for the safety team, or two of you
showcase-queue-taken = { $person } has it
showcase-queue-only-others = Nothing waits for you: what there is are your own pieces, or others have them.
showcase-approve-title = Approve
showcase-changes-title = Ask for changes
showcase-changes-words = What should the author change?
showcase-changes-hint = They read exactly this, without your name. Begin with what works.
showcase-decline-title = Not this time
showcase-decline-words = Why not?
showcase-decline-hint = They read exactly this, without your name. Nobody else learns of it.
showcase-words-stopped = This can't go to an author: { $words }. Please leave it out and press the button once more.
showcase-done-approved = Published. Its author is told.
showcase-done-kept = Accepted as 16+. It gets no card; who may read 16+ finds it by `/showcase browse`. Its author is told.
showcase-done-changes = Sent back with your words.
showcase-done-declined = Done. Its author is told, and nobody else.
showcase-done-agreed = Your yes is noted. It is published when somebody of the safety team, or another of staff, says yes too.
showcase-done-passed = Somebody else may have it.
showcase-done-told = The safety team is told, and nobody else. The piece stays as it is.
showcase-done-next = **Next:**
showcase-card-waits = 📥 A piece waits

# What authors are told
showcase-told-approved = 🎉 **{ $title } is published.** Thank you for writing it.
showcase-told-kept = ✅ **{ $title } was accepted** as 16+. It has no card: staff, and members whom they let read 16+, find it by `/showcase browse`.
showcase-told-changes = ✏ **Staff ask you to change something in { $title }.**
showcase-told-declined = **{ $title } isn't published this time.** Nobody else learns of it.
showcase-told-taken-down = **{ $title } was taken down by staff.**
showcase-told-hard = 🤝 A piece waits that may be hard to read. It is for the safety team to look at.
showcase-told-no-reason = Ask them if you don't know why.
showcase-told-now = **{ $title }**: { $state }

# Reading
showcase-browse-title = The showcase
showcase-browse-title-kind = The showcase: { $kind }
showcase-browse-none = There is nothing here yet. Yours could be the first: `/showcase submit`.
showcase-browse-pick = Show only …
showcase-browse-all = Everything
showcase-search-title = Found: { $words }
showcase-search-none = No piece here has these words. Try fewer, or `OR` between them.
showcase-search-newest = There are very many, so the newest come first. One more word would find the best.
showcase-search-more = More
showcase-search-no-words = Type at least one word to search for.
showcase-not-there = That piece isn't here any more.
showcase-staff-take-down = Take it down
showcase-remove-means = **{ $title }** by { $person } disappears from the showcase and from everywhere else I show it. Its author is told.
showcase-remove-why = Why? (you may leave this empty)
showcase-remove-hint = Its author reads exactly this, without your name.
showcase-fact-pieces =
    { $count ->
        [one] ✍ One piece in the showcase: “{ $title }”
       *[other] ✍ { $count } pieces in the showcase, the newest: “{ $title }”
    }
showcase-fact-kind-reader = 💬 A kind reader: authors here show what they say
showcase-narrate = Offer to read it aloud

# Feedback
showcase-feedback-say = Tell its author
showcase-feedback-mine = What you said
showcase-feedback-read =
    { $count ->
        [one] What a reader said
       *[other] What { $count } readers said
    }
showcase-feedback-field-strength = What worked for you?
showcase-feedback-strength-hint = One thing, as exactly as you can: a line, a picture, a moment.
showcase-feedback-field-more = The second part
showcase-feedback-kind-more = What stayed with you?
showcase-feedback-kind-more-hint = Its author would like just kind words. You may leave this empty.
showcase-feedback-questions-more = What did you wonder about?
showcase-feedback-questions-more-hint = Its author would like questions: “I wondered why …”
showcase-feedback-fixes-more = What could they consider?
showcase-feedback-fixes-more-hint = Its author would like small fixes: “Consider …”, words and commas, not the story.
showcase-feedback-unsent = **Not sent yet.** What you typed is still here:
showcase-feedback-sent = **Sent to { $person }.** They read it in their inbox, with your name, and decide whether others see it.
showcase-feedback-is-sent = Only its author reads it.
showcase-feedback-is-shown = Its author shows it to everybody who reads the piece, under its card too.
showcase-feedback-is-kept = Its author keeps it to themselves.
showcase-feedback-is-removed = Staff took it down. Nobody reads it any more but its author.
showcase-feedback-taken-back = Taken back. Nobody reads it any more.
showcase-feedback-title = What readers said
showcase-feedback-nothing = There is nothing to read here now.
showcase-feedback-by = { $person } said
showcase-feedback-further = More
showcase-feedback-came = 💬 **{ $person } tells you about { $title }:**
showcase-feedback-show = Show it to readers
showcase-feedback-keep = Keep it to myself
showcase-feedback-hide = Show it no longer
showcase-feedback-thank = Say thanks
showcase-feedback-now-sent = Only you read this. You can show it at the end of your piece and under its card, or keep it.
showcase-feedback-now-shown = Readers of your piece see it now, at its end and under its card.
showcase-feedback-now-kept = Only you read it.
showcase-feedback-now-removed = Staff took it down, so it can't be shown again.
showcase-feedback-not-shown = Whoever said this would rather not have it shown. You can still read it.
showcase-feedback-removed-now = It is taken down. Its author can't show it again.
showcase-feedback-thread-note = Its author shows this here. Would you like to say something too? Press Read on the piece; at its end you can.
showcase-feedback-a-piece = a piece
showcase-thread-name = About “{ $title }”
showcase-talk-note =
    Its author would like to talk about this piece, so you can write here.
    -# What you write here stands as you type it, for everybody. I can't read it and pass nothing on.
showcase-talk-on = Close the thread again
showcase-talk-off = Let people write under it
showcase-download = Download
showcase-download-note = Its author lets you keep a copy for yourself. It stays theirs: please don't put it up anywhere else.
showcase-no-download = Its author would rather have it read here.
showcase-first-reader = 🌱 You are its first reader.
showcase-told-first-reader = 🌱 **{ $title }** has its first reader. Who it is stays with them, unless they tell you something.
showcase-download-on = No more downloads
showcase-download-off = Let readers download it
showcase-feedback-thanked-now = { $person } is told that it was welcome.
showcase-feedback-told-shown = 💬 { $person } shows what you said about **{ $title }** to everybody who reads it.
showcase-feedback-told-thanks = 💛 { $person } thanks you for what you said about **{ $title }**.
showcase-feedback-own = That piece is your own.
showcase-feedback-unwanted = Its author would rather not hear anything about this piece.
showcase-feedback-said = You have told its author already. You can take that back and write anew.
showcase-feedback-gone = That isn't there any more.
