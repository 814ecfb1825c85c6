# The digest.
digest-title = Today's digest
digest-day = { DATETIME($day, dateStyle: "full") }
digest-count =
    { $stories ->
        [one] one story, { $minutes } minutes to read in full
       *[other] { $stories } stories, { $minutes } minutes to read in full
    }
digest-continued = { $name }, continued
digest-more-in-thread = There is more in the thread of this message.
digest-open-story = Read more about a story, for you alone
digest-plain = Plain text
digest-plain-more = Go on
digest-plain-hard = A hard story, from { $source }. { $notes } Choose it under the digest to read it.
digest-plain-read = Read it at { $source }: { $link }
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
digest-hard = Some of this news was hard. You don't have to open it, and nobody minds if you skip it. You can talk about it with staff or with someone you trust.
digest-taken-down = What stood here was taken down.
digest-preview =
    { $left_out ->
        [0] This is what would be posted now. Every story we have is in it.
        [one] This is what would be posted now. One more story waits.
       *[other] This is what would be posted now. { $left_out } more stories wait.
    }
digest-held =
    { $count ->
        [one] One story is held: it is about self-harm or sexual violence, and nobody is shown it before staff have looked.
       *[other] { $count } stories are held: they are about self-harm or sexual violence, and nobody is shown them before staff have looked.
    }
digest-nothing-new = There is nothing new to tell, so nothing would be posted.
digest-only-hard = There are only hard stories now. They wait until there are two lighter ones to stand around them, so nothing would be posted.
digest-none-yet = There has been no digest here yet.
digest-no-channel = I don't know where to post it. Choose a channel: `/edition schedule` has an option for it.
digest-not-an-hour = “{ $typed }” is not an hour I understand. Write it like 17:00 or 5:30 pm.
digest-scheduled = The digest appears in { $channel } every day at { $hour } ({ $zone }), with at most { $stories } stories. Next: { $when }.
digest-channel-hidden = But I can't see { $channel }, or it is gone, so nothing will appear there. Someone who can edit that channel opens Edit Channel → Permissions, adds me and allows View Channel.
digest-channel-lacks = But in { $channel } I lack { $permissions }, so it may not appear. Someone who can edit that channel opens Edit Channel → Permissions, adds me and allows it.
digest-paused = The digest couldn't be posted in { $channel } three times in a row, so I've stopped trying. Its stories are kept for two days. Check that the channel still exists and that I may see and write there, then type `/edition schedule`.
digest-on-its-way = It's on its way to { $channel }.
digest-latest-note = Only you see this.
