"""Small phrases that several pages of shows and episodes share."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.podcasts.records import Credit, CreditState, Episode, Show, ShowState
from bot.texts import say
from bot.texts.markup import name


def show_title(show: Show, most: int = 200) -> str:
    """What a show is called."""
    return name(show.title, most) or say("podcasts-untitled-show")


def episode_title(episode: Episode, most: int = 200) -> str:
    """What an episode is called."""
    return name(episode.title, most) or say("podcasts-untitled-episode")


def owner(show: Show) -> str:
    """Whose show it is."""
    if show.team_name is not None:
        return say("podcasts-by-team", team=name(show.team_name, 80))
    if show.owner_id is not None:
        return say("podcasts-by-member", person=person(show.owner_id))
    return say("podcasts-by-server")


def person(person_id: int | None) -> str:
    """A person by mention, which pings nobody."""
    return say("podcasts-somebody") if person_id is None else f"<@{person_id}>"


def people(named: Sequence[Credit], most: int) -> str:
    """Who is named, in a few words: "<@1>, <@2> and 3 more"."""
    everyone = list(dict.fromkeys(credit.person_id for credit in named))
    shown = ", ".join(person(each) for each in everyone[:most])
    return shown if len(everyone) <= most else say("podcasts-and-more", people=shown, count=len(everyone) - most)


def parts(named: Iterable[Credit]) -> str:
    """A line for each part: what it is called and who did it."""
    lines: dict[str, list[str]] = {}
    for credit in named:
        if credit.state is CreditState.ACCEPTED:
            lines.setdefault(credit.part, []).append(person(credit.person_id))
    return "\n".join(f"**{say(f'podcasts-part-{part}')}** {', '.join(those)}" for part, those in lines.items())


def length(duration: timedelta | None) -> str:
    """A duration in hours and minutes; empty where it is unknown."""
    if duration is None:
        return ""
    minutes = max(1, round(duration.total_seconds() / 60))
    if minutes < 60:
        return say("podcasts-minutes", minutes=minutes)
    return say("podcasts-hours", hours=minutes // 60, minutes=minutes % 60)


def facts(episode: Episode) -> str:
    """Length, number and day of an episode, as far as the feed tells them."""
    number = ""
    if episode.number is not None:
        number = (
            say("podcasts-number", number=str(episode.number))
            if episode.season is None
            else say("podcasts-season-number", season=str(episode.season), number=str(episode.number))
        )
    told = (length(episode.duration), number, f"<t:{int(episode.at.timestamp())}:D>")
    return " · ".join(each for each in told if each)


def state(show: Show) -> str:
    """A note on a show that does not simply run; empty otherwise."""
    if show.state in (ShowState.PROPOSED, ShowState.PAUSED, ShowState.STOPPED):
        return say(f"podcasts-state-{show.state}")
    if show.trouble is None:
        return ""
    key = "podcasts-given-up" if show.given_up else "podcasts-trouble"
    return say(key, reason=say(show.trouble[0], **show.trouble[1]))
