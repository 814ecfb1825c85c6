"""What staff see of digests: previews, and when and where they appear."""

from collections.abc import Sequence
from datetime import datetime

from bot.digest.records import Digest, Edition, PastEdition
from bot.digest.schedule import EVERY_DAY, Occasion
from bot.digest.scheduling import PAST_PAGE
from bot.texts import markup, say
from cogs.components.checks import permission_name
from cogs.components.layouts import Item, button, buttons, card, note, text, title
from cogs.digest.edition import edition_items, staff_name
from cogs.news.messages import held_button


def preview_items(edition: Edition) -> list[Item]:
    """What staff see before it is posted, and the way to what is held."""
    items = [note(say("digest-preview", left_out=edition.left_out)), *edition_items(edition)]
    if edition.is_empty:
        items = [text(say("digest-only-hard" if edition.left_out else "digest-nothing-new"))]
    if edition.held:
        items += [note(say("digest-held", count=edition.held)), *buttons(held_button())]
    return items


def scheduled(digest: Digest, missing: tuple[str, ...] | None = ()) -> list[Item]:
    """When the next edition comes, and what is in its way.

    Args:
        missing: the permissions I lack in its channel; None when I cannot even see it.
    """
    channel = f"<#{digest.channel_id}>"
    words = [
        say(
            "digest-scheduled",
            name=staff_name(digest.name),
            days=days(digest.days),
            hour=f"{digest.hour:%H:%M}",
            zone=digest.zone.replace("_", " "),
            channel=channel,
            when=_moment(digest.next_at),
            stories=digest.stories,
        )
    ]
    if digest.sections is not None:
        words.append(say("digest-scheduled-sections", sections=_sections(digest)))
    if digest.for_staff_until_at is not None:
        words.append(say("digest-scheduled-staff", when=_moment(digest.for_staff_until_at)))
    if missing is None or permission_name("view_channel") in missing:
        words.append(say("digest-channel-hidden", channel=channel))
    elif missing:
        words.append(say("digest-channel-lacks", channel=channel, permissions=", ".join(missing)))
    return [text(*words)]


def listed(digests: Sequence[Digest]) -> list[Item]:
    """All digests of a server."""
    return [title(say("digest-list-title")), *(text(_line(each)) for each in digests), note(say("digest-list-note"))]


def skipped(digest: Digest, occasion: Occasion) -> list[Item]:
    """The next edition was left out, and the way back."""
    words = say("digest-skipped", name=staff_name(digest.name), day=occasion.day, when=_moment(digest.next_at))
    return [text(words), *buttons(button("digest:unskip", digest.id, f"{occasion.day}", label=say("digest-unskip")))]


def paused_page(digest: Digest) -> list[Item]:
    """It was paused, and the way back."""
    words = say("digest-is-paused-now", name=staff_name(digest.name))
    return [text(words), *buttons(button("digest:resume", digest.id, label=say("digest-resume")))]


def history(digest: Digest, past: Sequence[PastEdition]) -> list[Item]:
    """What became of its occasions, the newest first; one more than a page says that there are older ones."""
    items: list[Item] = [title(say("digest-history-title", name=staff_name(digest.name)))]
    if not past:
        return [*items, text(say("digest-history-none"))]
    shown = past[:PAST_PAGE]
    items.append(text("\n".join(_past(digest.guild_id, each) for each in shown)))
    if len(past) > PAST_PAGE:
        items += buttons(button("digest:history", digest.id, shown[-1].id, label=say("digest-older")))
    return items


def days(chosen: frozenset[int]) -> str:
    """Weekdays in words."""
    if len(chosen) == len(EVERY_DAY):
        return say("digest-every-day")
    return ", ".join(say(f"digest-weekday-{number}") for number in sorted(chosen))


def _line(digest: Digest) -> str:
    about = [days(digest.days), f"{digest.hour:%H:%M}", f"<#{digest.channel_id}>" if digest.channel_id else "—"]
    if digest.sections is not None:
        about.append(_sections(digest))
    state = say("digest-list-paused") if digest.is_paused else say("digest-list-next", when=_moment(digest.next_at))
    return f"**{staff_name(digest.name)}** · {' · '.join(about)}\n-# {state}"


def _past(guild_id: int, past: PastEdition) -> str:
    words = say(f"digest-past-{past.state.replace('_', '-')}", stories=past.stories)
    if past.post is not None:
        words = f"[{words}](<https://discord.com/channels/{guild_id}/{past.post[0]}/{past.post[1]}>)"
    more = [say("digest-past-waited", count=past.left_out)] if past.left_out else []
    if past.is_asked_for:
        more.append(say("digest-past-asked-for"))
    if past.is_for_staff:
        more.append(say("digest-past-for-staff"))
    return f"• {say('digest-past-day', day=past.day)}: {', '.join([words, *more])}"


def _sections(digest: Digest) -> str:
    return ", ".join(markup.name(each, 40) for each in digest.sections or ())


def _moment(at: datetime | None) -> str:
    return f"<t:{int(at.timestamp())}:F>" if at else "-"


def paused(channel_id: int) -> list[Item]:
    """To staff: it could not be posted for days."""
    return [card(text(say("digest-paused", channel=f"<#{channel_id}>")))]
