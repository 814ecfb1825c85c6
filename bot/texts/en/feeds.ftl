# The websites and feeds that a server reads.
feeds-list-title = Websites and feeds
feeds-list-empty = None yet. `/feed add` takes the address of a website or a feed.
feeds-line = **{ $title }** · { $section } · { $health }
feeds-rate = about { NUMBER($rate, maximumFractionDigits: 1) } stories a day · last read { $when }
feeds-health-working = working
feeds-health-resting = resting until { $until }: the site asked for it
feeds-health-failing = failing since { $when }: { $trouble }
feeds-health-paused = paused by staff { $when }
feeds-health-given-up = given up { $when }: { $trouble }
feeds-open = Open one to change or test it
feeds-which = That website offers { $count } different feeds. Which one shall the digest read?
feeds-choose = Choose a feed
feeds-back = Back to the list
feeds-pause = Pause
feeds-resume = Read it again
feeds-edit = Edit
feeds-test = Test
feeds-remove = Remove
feeds-remove-sure = Stop reading “{ $title }”? Its stories stay in past digests; those that wait for the next one go.
feeds-keep = Keep it
feeds-address = Address: { $address }
feeds-weight = Its stories count { $weight ->
        [less] less than others.
        [more] more than others.
       *[usual] as much as others.
    }
feeds-words-include = Only what has one of these words: { $words }
feeds-words-leave-out = Nothing that has one of these words: { $words }
feeds-paused-now = It is not read until you say so. What it had waiting stays out of the digest meanwhile.
feeds-resumed-now = It is read again. Its last day counts.
feeds-edited = Changed.
feeds-edit-section = Section
feeds-edit-section-hint = Where its stories stand in the digest, such as World or Books
feeds-edit-weight = How much its stories count
feeds-edit-weight-less = Less than others
feeds-edit-weight-usual = As much as others
feeds-edit-weight-more = More than others
feeds-edit-include = Only stories with one of these words
feeds-edit-include-hint = Separate them with commas. book* is every word that begins so. Empty: all stories
feeds-edit-leave-out = No stories with one of these words
feeds-edit-leave-out-hint = Separate them with commas. Empty: none is left out
feeds-words-too-many = At most { $limit } words, please.
feeds-words-too-long = A word or phrase may have { $limit } letters at most.
feeds-words-empty = “{ $word }” has no letter in it, so it would fit nothing.
feeds-words-changed = Somebody proposed other words in the meantime. Please look at them first.
feeds-sieve-title = With these words
feeds-sieve =
    { $total ->
        [0] It had nothing in the last week to try these words on.
       *[other] Of the { $total } stories of the last week, { $dropped } would be left out.
    }
feeds-sieve-most = These would be left out, the newest first:
feeds-sieve-use = Use these words
feeds-sieve-again = Change them
feeds-sieve-used = From now on these words decide.
feeds-tried-title = What “{ $title }” says now
feeds-tried-count =
    { $count ->
        [0] It can be read, but it lists nothing.
        [one] It can be read and lists one story.
       *[other] It can be read and lists { $count } stories. The newest:
    }
feeds-tried-dropped = left out by your words
feeds-tried-note = Only you see this, and nothing was kept.
feeds-packs = Starter packs
feeds-packs-title = Starter packs
feeds-packs-about = A few websites to begin with, suitable from 13 up. One tap adds a pack; each address is tried first.
feeds-pack = **{ $section }**: { $titles }
feeds-pack-choose = Choose a pack
feeds-no-outline = That file isn't a list of feeds. Feed readers write such lists as OPML; the file name usually ends in .opml.
feeds-file-large = That file is larger than { $megabytes } MB. A list of feeds is never that long.
feeds-file-unreachable = I couldn't read that file from Discord. Please send it again.
feeds-taken =
    { $added ->
        [0] Nothing was added.
        [one] One website or feed was added. Its last day is ready for the digest.
       *[other] { $added } websites and feeds were added. Their last day is ready for the digest.
    }
feeds-taken-known =
    { $count ->
        [one] One is read here already.
       *[other] { $count } are read here already.
    }
feeds-taken-left =
    { $count ->
        [one] One was not tried: there is no more room, or no more time.
       *[other] { $count } were not tried: there is no more room, or no more time.
    }
feeds-taken-failed = These could not be read:
feeds-taken-faults = These lines of the list are broken:
feeds-taken-line = line { $line }: { $what }
feeds-taken-more = … and { $count } more.
feeds-outline-damaged = the file is damaged here; what could be read of it was taken
feeds-outline-no-address = no address
feeds-outline-bad-address = no web address
feeds-export-title = Feeds of our digest
feeds-export = Here is the list. Feed readers can open it, and `/feed import` takes it in another server.
feeds-added-posted = “{ $title }” is read from now on. Each new story is posted in { $channel } as it comes.
feeds-posted-in = Each new story is posted in { $channel } as it comes.
feeds-when = When
feeds-when-about = Do the stories of “{ $title }” wait for the digest, or is each posted as it comes? Choose a channel for that.
feeds-when-choose = Post each at once in …
feeds-when-wait = Wait for the digest
feeds-posted-now = From now on each new story is posted in { $channel } as it comes.
feeds-wait-now = From now on its stories wait for the digest.
feeds-channel-hidden = But I can't see that channel. Someone who can edit it opens Edit Channel → Permissions, adds me and allows View Channel.
feeds-channel-lacks = But there I lack { $permissions }. Someone who can edit that channel opens Edit Channel → Permissions, adds me and allows it.
feeds-share-title = Suggest a page for the digest
feeds-share-link = Address of the page
feeds-share-why = Why should others read it?
feeds-share-why-hint = Only staff read this
feeds-share-named = If it is taken
feeds-share-named-yes = Say that I shared it
feeds-share-thanks = Thank you! Staff will look at “{ $title }”. You'll find in your inbox what they decide.
feeds-share-no-link = There is no link in that message.
feeds-share-stopped = “{ $words }” can't be in there: it looks like an address or a number of somebody. Please leave it out.
feeds-share-known = That page was suggested here already in the last month.
feeds-share-many = { $limit } of your suggestions wait for staff. Please wait until they have looked at them.
feeds-share-decided = Somebody has decided on that suggestion already.
feeds-share-own = You suggested that one yourself, so somebody else has to decide.
feeds-share-staff = A member suggests a page for the digest.
feeds-share-open = Look at suggestions
feeds-share-queue = Suggested for the digest
feeds-share-none = Nothing is suggested.
feeds-share-from = suggested by { $person }, { $when }
feeds-share-wants-name = wants to be named
feeds-share-said = “{ $why }”
feeds-share-accept = Take it
feeds-share-decline = Not this one
feeds-share-accepted-now = It stands in the next digest that has room.
feeds-share-declined-now = It won't appear. The member is told kindly.
feeds-share-told-accepted = The page you suggested was taken: “{ $title }”. It comes in one of the next digests.
feeds-share-told-declined = The page you suggested wasn't taken this time: “{ $title }”. Thank you for looking out; suggest another any time.
feeds-share-told-gone = A page you suggested was decided on.
feeds-share-count =
    { $count ->
        [one] One suggestion waits.
       *[other] { $count } suggestions wait. The oldest are shown first.
    }
feeds-share-section = Shared
feeds-given-up = “{ $title }” can't be read any more, so I've stopped asking for it. { $trouble } What shall become of it?
feeds-given-up-offer = Its site now offers “{ $title }” ({ $address }).
feeds-replace = Read that instead
feeds-replaced-now = That is read from now on. Its last day counts.
feeds-replaced-already = That one is read here already. You can remove the old one.
feeds-open-page = Open its page
