# Shows, episodes and credits.

# Refusals
podcasts-show-gone = I couldn't find that show here. It may have been removed.
podcasts-episode-gone = I couldn't find that episode any more. It may have been taken down.
podcasts-credit-gone = Nobody asks you that any more.
podcasts-not-yours = Only the people of that show and staff can do that.
podcasts-not-your-team = You can add a show for a team once you're on it.
podcasts-not-running = That show is not running here yet.
podcasts-stopped-by-staff = Staff have stopped this show, so only staff can start it again. You can ask them why.
podcasts-already-decided = Somebody has already decided about that show.
podcasts-already-here = That show is already here. You'll find it with /podcast list.
podcasts-own-show = You added this show yourself, so someone else on staff decides about it.
podcasts-no-recordings = I can read that feed, but there are no recordings in it, so it isn't a podcast. If it is a blog or a news site, staff can add it with /feed add.
podcasts-no-channel = There is no channel for podcasts here yet. Someone with the Manage Server permission can choose one with /setup start.
podcasts-too-many-proposed = { $most } shows of yours wait for staff already. You can add more once they have looked at those.
podcasts-too-many-shows = There are { $most } shows here already, and that is the most I can follow.
podcasts-too-many-credits = There are { $most } names on that already, which is the most I can show.

# Shows and episodes
podcasts-untitled-show = A show without a name
podcasts-untitled-episode = A new episode
podcasts-somebody = somebody
podcasts-by-member = by { $person }
podcasts-by-team = by { $team }
podcasts-by-server = by this server
podcasts-and-more =
    { $count ->
        [one] { $people } and one more
       *[other] { $people } and { $count } more
    }
podcasts-minutes = { $minutes } min
podcasts-hours = { $hours } h { $minutes } min
podcasts-number = Episode { $number }
podcasts-season-number = Season { $season }, episode { $number }
podcasts-artwork = Cover of { $show }
podcasts-explicit = ⚠ Its makers say that this episode is not for children, so I show no text and no picture of it.
podcasts-explicit-show = ⚠ Its makers say that this show is not for children.
podcasts-listen = Listen
podcasts-website = Website
podcasts-more = More
podcasts-open = Open
podcasts-back = Back
podcasts-all = All shows
podcasts-post = The post

podcasts-part-host = Host
podcasts-part-narrator = Narrator
podcasts-part-guest = Guest
podcasts-part-writer = Writer
podcasts-part-producer = Producer
podcasts-part-editor = Editor
podcasts-part-music = Music
podcasts-part-artwork = Artwork
podcasts-part-translator = Translator

podcasts-state-proposed = Waits for staff
podcasts-state-paused = Paused: new episodes are not announced
podcasts-state-stopped = Stopped by staff: new episodes are not announced
podcasts-given-up = I no longer look at its feed by myself, because I couldn't read it for long. { $reason }
podcasts-ask-feed = Look again
podcasts-trouble = I can't read its feed at the moment. { $reason }

podcasts-list-title = Shows
podcasts-list-none = There are no shows here yet. Do you make one? Add it with /podcast add.
podcasts-latest = Newest: { $title } · { $facts }
podcasts-earlier = Back
podcasts-further = More shows
podcasts-no-episodes = There are no episodes yet. The first one will be announced.

# Adding
podcasts-preview-title = This is what I found. Nobody else sees it yet.
podcasts-preview-count =
    { $count ->
        [0] No episodes yet
        [one] One episode
       *[other] { $count } episodes
    }
podcasts-preview-check = Staff look at it before anyone sees it. Then I announce every new episode; older ones are only listed.
podcasts-preview-staff = You're staff, so nobody checks it first; the staff channel sees that you added it. I announce every new episode from now on; older ones are only listed.
podcasts-add-mine = Add as my show
podcasts-add-for = Add it for a team
podcasts-drop = Rather not
podcasts-dropped = I added nothing.
podcasts-added = **{ $title }** is here now. I announce every new episode.
podcasts-proposed = I asked staff about **{ $title }**. You'll find their answer in your /inbox.
podcasts-check-title = 🎙 { $person } would like to add a show
podcasts-check-added = 🎙 { $person } of staff added a show. Nobody else has looked at it yet.
podcasts-check-feed = Feed: { $url }
podcasts-check-confirmed = Confirmed by { $person }.
podcasts-check-declined = Declined by { $person }.
podcasts-confirm = Confirm
podcasts-decline = Decline
podcasts-you-confirmed = **{ $title }** is here now. I announce every new episode.
podcasts-you-declined = **{ $title }** is not added. I tell the person who asked.
podcasts-told-confirmed = Staff confirmed your show **{ $title }**. I announce every new episode from now on.
podcasts-told-declined = Staff did not add your show **{ $title }** this time. You can ask them why, and add it again later.

# Looking after a show
podcasts-pause = Pause
podcasts-resume = Go on
podcasts-remove = Remove
podcasts-remove-question = Remove **{ $title }** from this server? Its posts and all names on them go too.
podcasts-removed = **{ $title }** is removed. Its posts disappear in a moment.
podcasts-take-down = Take down
podcasts-take-down-question = Take **{ $title }** down? Its post goes, and I never announce it again.
podcasts-is-taken-down = This episode was taken down. Only the people of the show and staff see this page.

# Credits
podcasts-name = Name people
podcasts-names = Take names out
podcasts-names-title = Who is named
podcasts-names-note = A name taken out of a show stays on the episodes that are out already. You can take it out there, too.
podcasts-names-more =
    { $count ->
        [one] One more name comes up once you take some out.
       *[other] { $count } more names come up once you take some out.
    }
podcasts-unname = Take out
podcasts-asked-mark = has not answered yet
podcasts-waiting =
    { $count ->
        [one] One person has not answered yet whether to be named.
       *[other] { $count } people have not answered yet whether to be named.
    }
podcasts-field-people = Who
podcasts-field-part = What they did
podcasts-field-where = In which episode
podcasts-every-episode = The newest episode and all to come
podcasts-named-self = You are named now.
podcasts-asked =
    { $count ->
        [one] I asked { $people }. As soon as they say yes, everyone sees their name.
       *[other] I asked { $people }. As soon as one of them says yes, everyone sees their name.
    }
podcasts-known = Already named or asked: { $people }
podcasts-declined-before = { $people } said no not long ago, so I don't ask again yet. They can still say yes in their /inbox.
podcasts-absent = Not asked, because they are not a member of this server: { $people }
podcasts-told-standing = { $asker } would like to name you in the show **{ $show }**: { $part }, in the newest episode and all to come. Everyone in this server can see that.
podcasts-told-episode = { $asker } would like to name you in the episode **{ $episode }** of **{ $show }**: { $part }. Everyone in this server can see that.
podcasts-told-accepted = You said yes. You can take your name off at any time.
podcasts-told-not = You said no, or took your name off. If you change your mind, you can still say yes.
podcasts-accept = Yes, name me
podcasts-rather-not = No, thanks
podcasts-withdraw = Take my name off
podcasts-you-accepted = You are named now. With /podcast list, or here in your /inbox, you can take your name off at any time.
podcasts-you-are-off = You are not named there.
podcasts-fact-show = 🎙 { $title }
podcasts-fact-credits =
    { $count ->
        [one] Named in one podcast episode
       *[other] Named in { $count } podcast episodes
    }
