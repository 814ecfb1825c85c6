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
