"""What suggestions of members look like: the form, the staff's queue, and what the member is told."""

from collections.abc import Sequence

from discord import ui

from bot.news.records import Share, ShareState
from bot.news.sharing import LONGEST_WHY
from bot.texts import markup, say
from cogs.components.layouts import Item, Style, button, buttons, note, rule, text, title
from cogs.components.modals import checks, line, modal, paragraph
from cogs.news.stories import linked

_PAGE = 4


def form(link: str) -> ui.Modal:
    """Suggest a page, its address prefilled."""
    return modal(
        "news:share",
        title=say("feeds-share-title"),
        rows=[
            line("link", say("feeds-share-link"), value=link, required=True, most=1_000),
            paragraph("why", say("feeds-share-why"), hint=say("feeds-share-why-hint"), most=LONGEST_WHY),
            checks("named", say("feeds-share-named"), [("yes", say("feeds-share-named-yes"))]),
        ],
    )


def thanks(share: Share) -> list[Item]:
    """It is with staff now."""
    return [text(say("feeds-share-thanks", title=markup.name(share.title, 200)))]


def staff_card() -> list[Item]:
    """In the staff channel, while something waits."""
    return [text(say("feeds-share-staff")), *buttons(open_button())]


def open_button() -> ui.Button[ui.LayoutView]:
    """Opens the queue."""
    return button("news:shares", label=say("feeds-share-open"))


def queue(shares: Sequence[Share], words: str = "") -> list[Item]:
    """What waits, the oldest first, under `words` on what was just done."""
    items: list[Item] = [title(say("feeds-share-queue")), *([text(words)] if words else [])]
    if not shares:
        return [*items, text(say("feeds-share-none"))]
    for share in shares[:_PAGE]:
        items += [
            rule(),
            text(_line(share)),
            *buttons(
                button("news:share-accept", share.id, label=say("feeds-share-accept"), style=Style.primary),
                button("news:share-decline", share.id, label=say("feeds-share-decline")),
            ),
        ]
    return [*items, note(say("feeds-share-count", count=len(shares)))]


def told(share: Share | None) -> list[Item]:
    """What was decided, for the one who suggested it."""
    if share is None:
        return [text(say("feeds-share-told-gone"))]
    taken = share.state is ShareState.ACCEPTED
    words = say(
        "feeds-share-told-accepted" if taken else "feeds-share-told-declined", title=markup.name(share.title, 200)
    )
    return [text(words)]


def _line(share: Share) -> str:
    about = [say("feeds-share-from", person=f"<@{share.person_id}>", when=f"<t:{int(share.shared_at.timestamp())}:R>")]
    if share.is_named:
        about.append(say("feeds-share-wants-name"))
    if share.published_at is not None:
        about.insert(0, f"<t:{int(share.published_at.timestamp())}:D>")
    why = say("feeds-share-said", why=markup.name(share.why, 300)) if share.why else ""
    return "\n".join(filter(None, (f"**{linked(share.title, share.link, 200)}**", why, f"-# {' · '.join(about)}")))
