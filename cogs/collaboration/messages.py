"""What requests and offers look like. Pure."""

from bot.collaboration.forms import PARTS
from bot.collaboration.records import CollaborationSettings, Offer, Request, RequestPage
from bot.collaboration.states import OfferState, RequestState
from bot.texts import markup, say
from cogs.collaboration.wording import Control, part, person
from cogs.components.layouts import (
    Item,
    Style,
    button,
    buttons,
    card,
    link,
    note,
    option,
    rule,
    section,
    select,
    text,
    title,
)
from cogs.safety.controls import block_button, report_button

ALL = "all"


def request_card(request: Request) -> list[Item]:
    """The card in the channel."""
    return [card(*_request(request), *buttons(*_offering(request)))]


def request_page(request: Request, viewer_id: int) -> list[Item]:
    """A request opened from the list."""
    if request.author_id == viewer_id:
        closing = [button("collaboration:close_request", request.id, label=say("collaboration-close"))]
        return [
            *_request(request),
            *_reason(request),
            note(_state(request)),
            *(buttons(*closing) if _is_live(request) else []),
        ]
    return [*_request(request), *buttons(*_offering(request))]


def check_card(request: Request) -> list[Item]:
    """The card in the staff channel, with the decision once there is one."""
    items: list[Item] = [title(say("collaboration-check-title")), rule(), *_request(request)]
    if request.state == RequestState.WAITING:
        items += buttons(
            button(
                "collaboration:check", request.id, "post", label=say("collaboration-check-post"), style=Style.success
            ),
            button("collaboration:check", request.id, "refuse", label=say("collaboration-check-refuse")),
            report_button(f"request:{request.id}", request.author_id),
        )
    elif request.decided_by_id is not None and request.state != RequestState.CLOSED:
        items += [note(say(f"collaboration-checked-{request.state}", person=person(request.decided_by_id)))]
        items += _reason(request)
    else:
        items.append(note(say("collaboration-checked-closed")))
    return [card(*items)]


def browse_page(page: RequestPage, chosen: str | None) -> list[Item]:
    """Five open requests, and ways on."""
    items: list[Item] = [title(say("collaboration-browse-title"))]
    for request in page.requests:
        items += [rule(), _line(request, say("collaboration-looking", part=part(request.part)))]
    if not page.requests:
        items.append(text(say("collaboration-browse-none-part" if chosen else "collaboration-browse-none")))
    choices = [
        option(ALL, say("collaboration-browse-all"), chosen=chosen is None),
        *(option(each, part(each), chosen=each == chosen) for each in PARTS),
    ]
    ways = [
        button("collaboration:new", label=say("collaboration-browse-post"), style=Style.primary),
        button("collaboration:mine", 0, label=say("collaboration-browse-mine")),
    ]
    if page.older_than is not None:
        ways.append(button("collaboration:older", chosen or ALL, page.older_than, label=say("collaboration-older")))
    return [
        *items,
        rule(),
        select("collaboration:part", options=choices, placeholder=say("collaboration-browse-pick")),
        *buttons(*ways),
    ]


def own_page(page: RequestPage) -> list[Item]:
    """The person's own requests, in every state."""
    items: list[Item] = [title(say("collaboration-mine-title"))]
    for request in page.requests:
        items += [rule(), _line(request, _state(request))]
    if not page.requests:
        items.append(text(say("collaboration-mine-none")))
    ways = [button("collaboration:older", ALL, 0, label=say("collaboration-browse-back"))]
    if page.older_than is not None:
        ways.append(button("collaboration:mine", page.older_than, label=say("collaboration-older")))
    return [*items, rule(), *buttons(*ways)]


def offer_page(offer: Offer, viewer_id: int) -> list[Item]:
    """An offer, for the two it is between."""
    about = markup.name(offer.request.title, 200)
    words = text(markup.plain(offer.message, 2500))
    state = note(say(f"collaboration-offer-{offer.state}"))
    if viewer_id == offer.author_id:
        waits = offer.state == OfferState.PENDING
        back = button("collaboration:offer_back", offer.id, label=say("collaboration-take-back"))
        return [text(say("collaboration-offer-yours", title=about)), words, state, *(buttons(back) if waits else [])]
    by = say("collaboration-offer-from", person=person(offer.author_id))
    head = f"{by} {say('collaboration-offer-for', title=about)}"
    controls = [
        report_button(f"offer:{offer.id}", offer.author_id, offer.guild_id),
        block_button(offer.author_id),
    ]
    if offer.state != OfferState.PENDING:
        return [text(head), words, state, *buttons(*controls)]
    return [
        text(head),
        words,
        note(say("collaboration-offer-what-accept")),
        *buttons(
            button(
                "collaboration:answer_offer", offer.id, "accept", label=say("collaboration-accept"), style=Style.success
            ),
            button("collaboration:answer_offer", offer.id, "decline", label=say("collaboration-decline")),
            *controls,
        ),
    ]


def offer_answered(offer: Offer) -> list[Item]:
    """What the requester sees after deciding."""
    if offer.inquiry_id is None:
        return [text(say("collaboration-offer-now-declined"))]
    return [
        text(say("collaboration-offer-now-accepted")),
        *buttons(
            button("collaboration:reply", offer.inquiry_id, label=say("collaboration-reply"), style=Style.primary),
            button("collaboration:talk", offer.inquiry_id, label=say("collaboration-open")),
        ),
    ]


def settings_page(settings: CollaborationSettings) -> list[Item]:
    """The two switches of a community, for staff."""
    items: list[Item] = [title(say("collaboration-settings-title"))]
    for name, on in (("checks", settings.checks_requests), ("outside", settings.accepts_outside)):
        state, turn = ("on", "off") if on else ("off", "on")
        items.append(
            section(
                say(f"collaboration-settings-{name}-{state}"),
                button("collaboration:set", name, turn, label=say(f"collaboration-settings-switch-{name}-{turn}")),
            )
        )
    return items


def _request(request: Request) -> list[Item]:
    head = say("collaboration-looking", part=part(request.part))
    items: list[Item] = [
        text(
            f"-# {head}\n### {markup.name(request.title, 250)}",
            markup.plain(request.purpose, 2500),
            f"-# {say('collaboration-by', person=person(request.author_id))}",
        )
    ]
    if request.link:
        items += buttons(link(request.link, say("collaboration-see-piece")))
    return items


def _reason(request: Request) -> list[Item]:
    return [text(f"**{say('collaboration-reason')}**\n{markup.plain(request.reason, 800)}")] if request.reason else []


def _offering(request: Request) -> list[Control]:
    return [
        button("collaboration:offer", request.id, label=say("collaboration-offer"), style=Style.primary),
        report_button(f"request:{request.id}", request.author_id),
        block_button(request.author_id),
    ]


def _line(request: Request, small: str) -> Item:
    words = markup.plain(markup.shorten(" ".join(request.purpose.split()), 150), 300)
    return section(
        f"-# {small}\n**{markup.name(request.title, 200)}**\n{words}",
        button("collaboration:see", request.id, label=say("collaboration-open")),
    )


def _state(request: Request) -> str:
    return say(f"collaboration-state-{request.state}")


def _is_live(request: Request) -> bool:
    return request.state in (RequestState.WAITING, RequestState.OPEN)
