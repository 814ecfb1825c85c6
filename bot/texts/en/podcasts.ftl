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
