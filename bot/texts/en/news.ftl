# Feeds, stories and the digest.
news-not-a-feed = There is no feed at that address. I looked for RSS, Atom and JSON Feed.
news-unreadable = I couldn't read what that site sends. It may be damaged or far too large.
news-already-added = “{ $title }” is read here already.
news-too-many-feeds = There are { $limit } websites and feeds here already, which is the most. Remove one first with `/feed remove`.
news-added =
    { $found ->
        [0] “{ $title }” is read from now on, in the section { $section }. It had nothing new in the last day.
        [one] “{ $title }” is read from now on, in the section { $section }. One story of the last day is ready for the digest.
       *[other] “{ $title }” is read from now on, in the section { $section }. { $found } stories of the last day are ready for the digest.
    }
news-no-such-feed = No such website or feed is read here. Pick one from the list that opens while you type.
news-not-held = Somebody has decided on that story already.
news-removed = “{ $title }” is no longer read. Its stories stay in past digests.
news-older = More
news-newer = Back
news-held-open = Look at held stories
news-held-title = Held stories
news-held-care = These are hard to read. You may leave them to somebody else; each opens when you tap it.
news-held-none = No story is held.
news-held-count = { $count } stories are held. The newest are shown first.
news-release = Let it appear
news-leave-out = Leave it out
news-released = It will stand in the next digest that has room, behind its note.
news-left-out = It won't appear.
