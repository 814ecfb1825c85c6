# The digest.
digest-title = Today's digest
digest-daily = The daily digest
digest-day = { DATETIME($day, dateStyle: "full") }
digest-count =
    { $stories ->
        [one] one story
       *[other] { $stories } stories
    }
digest-continued = { $name }, continued
digest-more-in-thread = There is more in the thread of this message.
digest-open-story = Read a story, for you alone
digest-plain = Plain text
digest-plain-more = Go on
digest-plain-hard = A hard story, from { $source }. { $notes } Choose it under the digest to read it.
digest-plain-read = Read it at { $source }: { $link }
digest-author = by { $author }
digest-language = in { $language }
digest-language-de = German
digest-language-fr = French
digest-language-es = Spanish
digest-language-it = Italian
digest-language-pt = Portuguese
digest-language-nl = Dutch
digest-language-pl = Polish
digest-language-sv = Swedish
digest-language-da = Danish
digest-language-no = Norwegian
digest-language-fi = Finnish
digest-language-uk = Ukrainian
digest-language-ru = Russian
digest-language-tr = Turkish
digest-language-ar = Arabic
digest-language-hi = Hindi
digest-language-ja = Japanese
digest-language-ko = Korean
digest-language-zh = Chinese
digest-minutes =
    { $minutes ->
        [one] one minute to read
       *[other] { $minutes } minutes to read
    }
digest-save = Save it
digest-saved = It is in your `/inbox` for the next 90 days.
digest-read-there = Read it there
digest-story-gone = That story is not here any more.
digest-page-next = More
digest-source = Source: { $source }
digest-also-in = also in: { $sources }
digest-shared-by = shared by { $person }
digest-notes-option = Content note: { $notes }
digest-notes = Content note: { $notes }. Tap to open.
digest-notes-shown = Content note: { $notes }.
digest-note-war = war
digest-note-death = death
digest-note-violence = violence
digest-note-abuse = abuse
digest-note-sexual-violence = sexual violence
digest-note-self-harm = self-harm
digest-note-hate = hate
digest-note-eating-disorder = eating disorders
digest-note-disaster = disaster
digest-made-title = From this community
digest-made-piece = • { $title } by { $by }
digest-made-request = • Looking for help: { $title } by { $by }
digest-made-looks-for = wanted: { $part }
digest-made-unread = no reader yet
digest-unread = Still without a first reader: { $pieces }
digest-made-episode = • New episode: { $title } from { $by }
digest-hard = Some of this news was hard. You don't have to open it, and nobody minds if you skip it. You can talk about it with staff or with someone you trust, and `/digest subscribe` can leave such news out for you.
digest-taken-down = What stood here was taken down.
digest-preview =
    { $left_out ->
        [0] This is what would be posted now. Every story we have is in it.
        [one] This is what would be posted now. One more story waits.
       *[other] This is what would be posted now. { $left_out } more stories wait.
    }
digest-held =
    { $count ->
        [one] One story on a hard subject is held: nobody is shown it before staff have looked.
       *[other] { $count } stories on hard subjects are held: nobody is shown them before staff have looked.
    }
digest-nothing-new = There is nothing new to tell, so nothing would be posted.
digest-only-hard = There are only hard stories now. They wait until there are two lighter ones to stand around them, so nothing would be posted.
digest-none-yet = There has been no digest here yet.
digest-no-channel = I don't know where to post it. Choose a channel: `/edition schedule` has an option for it.
digest-not-an-hour = “{ $typed }” is not an hour I understand. Write it like 17:00 or 5:30 pm.
digest-scheduled = { $name } appears in { $channel } { $days } at { $hour } ({ $zone }), with at most { $stories } stories. Next: { $when }.
digest-scheduled-sections = Only the sections { $sections } are in it. Other digests leave those to it.
digest-scheduled-staff = Until { $when } it goes to the staff channel only, so that you can see how it works.
digest-every-day = every day
digest-weekday-0 = Monday
digest-weekday-1 = Tuesday
digest-weekday-2 = Wednesday
digest-weekday-3 = Thursday
digest-weekday-4 = Friday
digest-weekday-5 = Saturday
digest-weekday-6 = Sunday
digest-not-days = “{ $typed }” are not days I understand. Write them like every day, weekdays, or Mon, Thu.
digest-no-such = There is no digest called “{ $name }” here. `/edition list` shows them all.
digest-too-many = There are { $most } digests here already, which is the most.
digest-is-paused = That digest is paused, so there is nothing to skip. `/edition schedule` lets it go on.
digest-skip-is-over = Its hour has passed.
digest-list-title = Digests
digest-list-next = next: { $when }
digest-list-paused = paused
digest-list-note = `/edition schedule` changes one, or makes another under a new name.
digest-skipped = { $name } does not come on { DATETIME($day, dateStyle: "full") }. What would be in it waits for the one after: { $when }.
digest-unskip = Have it after all
digest-is-paused-now = { $name } is paused. What the community makes waits for a week, news for two days.
digest-resume = Let it go on
digest-history-title = What became of { $name }
digest-history-none = Nothing yet.
digest-older = Further back
digest-past-day = { DATETIME($day, dateStyle: "medium") }
digest-past-composed =
    { $stories ->
        [0] posted, with what the community made
        [one] posted, with one story
       *[other] posted, with { $stories } stories
    }
digest-past-nothing-new = none, nothing was new
digest-past-only-hard = none, there were only hard stories
digest-past-too-late = none, the bot was away for more than six hours
digest-past-no-channel = none, no channel was set
digest-past-switched-off = none, the digest was switched off
digest-past-paused = none, it was paused
digest-past-moved = none, its hour was moved
digest-past-skipped = skipped by staff
digest-past-undelivered = could not be posted, its stories went into the next one
digest-past-waited =
    { $count ->
        [one] one story waited
       *[other] { $count } stories waited
    }
digest-past-asked-for = asked for by staff
digest-past-for-staff = for staff only
digest-for-staff = Only staff see this one.
digest-why = Why is it here?
digest-why-edition = { $name } of { DATETIME($day, dateStyle: "full") }
digest-why-in = It is number { $place } of { $stories } in { $edition }.
digest-why-length = It isn't in { $edition }: others had more points, and there are only so many places.
digest-why-room = It isn't in { $edition }: there was no room for it in the message, and hard stories don't go into its thread.
digest-why-hard = It isn't in { $edition }: two hard stories are the most in one.
digest-why-hard-alone = It isn't in { $edition }: a hard story stands between two lighter ones, and there were none.
digest-why-advert = It isn't in { $edition }: its headline reads like an advertisement.
digest-why-left-out = It isn't in { $edition }: staff left it out.
digest-why-waits = No digest has looked at it yet. It may be in the next one.
digest-why-too-old = It isn't in any digest that I remember, and it is too old for the next one.
digest-why-fresh = how new it was: { $percent } of 100
digest-why-told =
    { $count ->
        [0] told by one site
        [one] told by one more site
       *[other] told by { $count } more sites
    }
digest-why-weight = what staff gave its website: { NUMBER($weight, maximumFractionDigits: 1) } (1 is usual)
digest-why-section =
    { $count ->
        [0] nothing else from { $section } was in by then
        [one] one story from { $section } was in by then, which takes a third of its points
       *[other] { $count } stories from { $section } were in by then, which takes more of its points
    }
digest-why-source =
    { $count ->
        [0] nothing else from { $source } was in by then
        [one] one story from { $source } was in by then, which takes half of its points
       *[other] { $count } stories from { $source } were in by then, which takes more of its points
    }
digest-why-content = how much there is to read about it here: { $percent } of 100 (less for a headline alone, for comment, and for live pages, videos, galleries and quizzes)
digest-why-points = Together: { $points } points.
digest-why-points-beside = Together: { $points } points. The last one that is in had { $least }.
digest-why-note = Nothing about you or anybody else counts, nor how often something is opened.
digest-channel-hidden = But I can't see { $channel }, or it is gone, so nothing will appear there. Someone who can edit that channel opens Edit Channel → Permissions, adds me and allows View Channel.
digest-channel-lacks = But in { $channel } I lack { $permissions }, so it may not appear. Someone who can edit that channel opens Edit Channel → Permissions, adds me and allows it.
digest-paused = The digest couldn't be posted in { $channel } three times in a row, so I've stopped trying. Its stories are kept for two days. Check that the channel still exists and that I may see and write there, then type `/edition schedule`.
digest-on-its-way = It's on its way to { $channel }.
digest-latest-note = Only you see this.
digest-line = From staff: { $line }
digest-correction = **Correction** to { DATETIME($day, dateStyle: "long") }{ $about }: { $text }
digest-correction-about = , “{ $title }”
digest-corrected-note = Corrected { $when }{ $about }: { $text }
digest-corrected-short = Something here was corrected. “Plain text” shows what.
digest-corrected = Thank you. It stands there now with its date, and the next digest opens with it.
digest-words-too-long = That is too long: { $limit } characters are the most.
digest-words-stopped = “{ $words }” can't stand in a digest: no links, addresses, numbers or names of accounts.
digest-draft-title = { $name }, { DATETIME($day, dateStyle: "full") }
digest-draft-when = This is a draft. It goes out at { $when } by itself, changed or not.
digest-draft-pick = Choose a story to move, leave out or mark
digest-draft-line = Add a line
digest-draft-line-label = It stands at the top, from staff
digest-draft-look = See it as it would be
digest-draft-reset = Start over
digest-draft-dropped =
    { $count ->
        [one] One story is left out of this one and waits for the next.
       *[other] { $count } stories are left out of this one and wait for the next.
    }
digest-draft-place = Number { $place } of { $stories }
digest-draft-first = To the top
digest-draft-up = Up
digest-draft-down = Down
digest-draft-notes = Content notes
digest-draft-notes-label = What is hard in it?
digest-draft-drop = Leave it out
digest-draft-back = Back to the draft
digest-draft-rules = A hard story always stands between two others, and there are at most two.
digest-draft-gone = That edition has gone out, or its hour was moved.
digest-draft-too-early = The next one comes { $when }. Its draft is there an hour before; until then `/edition preview` shows what it would hold.
digest-prompt-title = Prompt of the day
digest-prompt-write = Write to this
digest-prompt-read = What others wrote
digest-prompt-gone = That prompt is not in the list any more.
digest-prompt-unwritten = Nobody has yet. Yours could be the first.
digest-prompt-written =
    { $count ->
        [one] One piece was written to it.
       *[other] { $count } pieces were written to it. The newest are shown.
    }
digest-prompt-draft-first = You have begun something else already. Send it or throw it away first, then write to the prompt.
digest-prompts-title = Prompts of the day
digest-prompts-count =
    { $count ->
        [one] One in the list. { $free } not used within a year.
       *[other] { $count } in the list, { $free } of them not used within a year. None comes twice in a year.
    }
digest-prompts-pick = Choose one to reword or remove
digest-prompts-add = Add prompts
digest-prompts-label = New prompts
digest-prompts-hint = One on each line, each 200 characters at most
digest-prompts-back = Back
digest-prompt-edit = A prompt
digest-prompt-label = The prompt
digest-prompt-hint = Leave it empty to remove it from the list
digest-too-many-prompts = There can be { $most } prompts at most.
digest-subscribe-title = The digest by direct message
digest-subscribe-about = The same digest as in the channel, sent to you at an hour of your own. You choose the sections, and what hard news to leave out. One button stops it.
digest-subscribe-start = Send it to me
digest-subscribe-change = Change it
digest-subscribe-hour = At what time?
digest-subscribe-sections = Which sections?
digest-subscribe-sections-hint = All of them if you choose none
digest-subscribe-hidden = What should be left out?
digest-subscribed = Done. I'll write to you by direct message.
digest-subscribed-hour = Every day at { $hour } ({ $zone })
digest-subscribed-sections = Sections: { $sections }
digest-subscribed-all = all
digest-subscribed-hidden = Left out: { $notes }
digest-subscribed-nothing = nothing
digest-subscribed-next = Next: { $when }
digest-stop = Stop sending it
digest-stopped = It won't be sent to you any more. `/digest subscribe` starts it again.
digest-stopped-closed = I couldn't send you the digest: your direct messages are closed to me. So I've stopped. `/digest subscribe` starts it again.
digest-dm-note = You asked for this. What you chose to leave out is not in it.
digest-change-heading = A source has changed what the digest told
digest-change-about = In { $source }:
digest-change-title-before = Headline then: { $title }
digest-change-title-after = Headline now: { $title }
digest-change-figures = Figures then: { $before }. Now: { $after }.
digest-change-correct = Correct it
digest-change-keep = Nothing to correct
digest-change-label = What is right, in one sentence?
digest-change-done = Somebody has dealt with what a source changed.
digest-change-kept = All right, the digest stays as it is.
digest-change-settled = Somebody has dealt with that already.
