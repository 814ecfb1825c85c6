"""What staff see of digests: previews, and when and where they appear."""

from bot.digest.records import Digest, Edition
from bot.texts import say
from cogs.components.checks import permission_name
from cogs.components.layouts import Item, buttons, card, note, text
from cogs.digest.edition import edition_items
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
    words = say(
        "digest-scheduled",
        hour=f"{digest.hour:%H:%M}",
        zone=digest.zone.replace("_", " "),
        channel=channel,
        when=f"<t:{int(digest.next_at.timestamp())}:F>" if digest.next_at else "-",
        stories=digest.stories,
    )
    if missing is None or permission_name("view_channel") in missing:
        return [text(words, say("digest-channel-hidden", channel=channel))]
    if missing:
        return [text(words, say("digest-channel-lacks", channel=channel, permissions=", ".join(missing)))]
    return [text(words)]


def paused(channel_id: int) -> list[Item]:
    """To staff: it could not be posted for days."""
    return [card(text(say("digest-paused", channel=f"<#{channel_id}>")))]
