# What waits for staff, and when they are there.
staff-seen-to = Somebody has seen to that already.
staff-today-title = What waits for you
staff-today-count =
    { $count ->
        [one] One thing, the longest waiting first.
       *[other] { $count } things, the longest waiting first.
    }
staff-today-none = Nothing waits for you. Go and write something yourself. 🎉
staff-today-away = You are away until { $when }. `/staff away` with 0 days says that you are back.
staff-kind-piece = 📥 Piece
staff-kind-stories =
    { $count ->
        [one] 📰 1 story on a hard subject is held
       *[other] 📰 { $count } stories on hard subjects are held
    }
staff-kind-shares =
    { $count ->
        [one] 🔗 1 page is suggested for the digest
       *[other] 🔗 { $count } pages are suggested for the digest
    }
staff-kind-request = 🤝 Somebody looks for people
staff-kind-inquiry = ✉ First message to a member
staff-kind-talk = 💬 A message to the team waits for an answer
staff-kind-show = 🎙 Show
staff-kind-feed = 📡 Website or feed that fails
staff-kind-report = 🛟 Report
staff-kind-stuck = 📭 Something couldn't be posted or sent
staff-line = **{ $what }** { $about }
staff-line-since = waits since { $when }
staff-by = by { $person }
staff-from = from { $person }
staff-taken = { $person } has it
staff-hard = 🤝 for the safety team, or two of you
staff-open = Open
staff-more = More
staff-first = From the beginning
staff-again = Look again
staff-away-now =
    You are away until { $when }. { $count ->
        [0] You had nothing in hand.
        [one] The piece you had is free for others.
       *[other] The { $count } pieces you had are free for others.
    }
staff-back-now = Good to have you back.
