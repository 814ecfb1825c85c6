# Feeds, stories and the digest.
news-not-a-feed = There is no feed at that address. I looked for RSS, Atom and JSON Feed.
news-unreadable = I couldn't read what that site sends. It may be damaged or far too large.
