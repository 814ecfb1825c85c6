"""Every page and card fits into what Discord takes, whatever a feed says and however many are named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery import InboxItem
from bot.podcasts.crediting import MOST_CREDITS, Asked
from bot.podcasts.describing import MOST_ADDRESS_CHARACTERS
from bot.podcasts.records import (
    Credit,
    CreditState,
    Episode,
    EpisodeCard,
    EpisodePage,
    Part,
    Preview,
    Show,
    ShowLine,
    ShowPage,
    ShowState,
)
from bot.podcasts.wording import MOST_ABOUT, MOST_TITLE, about_of, title_of
from cogs.components.layouts import Item, Layout
from cogs.podcasts import adding, messages, naming
from cogs.podcasts.wording import length

AT = datetime(2026, 3, 24, tzinfo=UTC)
LONGEST_ADDRESS = "https://cdn.example/" + "a" * (MOST_ADDRESS_CHARACTERS - 20)
WORDS = st.text(max_size=3_000) | st.text("*_~`|[]()<>@#-\n :/.a🙂ה", max_size=3_000)


def credits_of(state: CreditState = CreditState.ACCEPTED, count: int = MOST_CREDITS) -> tuple[Credit, ...]:
    parts = list(Part)
    return tuple(
        Credit(
            id=2**31 + number,
            guild_id=2**63 - 1,
            show_id=2**31,
            entry_id=None,
            person_id=2**63 - 1 - number,
            part=parts[number % len(parts)],
            state=state,
            asked_by_id=2**63 - 1,
            asked_at=AT,
        )
        for number in range(count)
    )


def show_of(words: str, state: ShowState = ShowState.ACTIVE) -> Show:
    return Show(
        id=2**31,
        guild_id=2**63 - 1,
        feed_id=1,
        url=LONGEST_ADDRESS,
        state=state,
        title=title_of(words),
        about=about_of(words),
        link="https://nightbus.example/",
        artwork_url=LONGEST_ADDRESS,
        explicit=True,
        owner_id=2**63 - 1,
        team_id=None,
        team_name=None,
        added_by_id=2**63 - 1,
        decided_by_id=2**63 - 1,
        trouble=("web-too-large", {"megabytes": 5}),
        given_up=True,
    )


def episode_of(words: str, explicit: bool = False) -> Episode:
    return Episode(
        id=2**31,
        entry_id=2**31,
        show_id=2**31,
        title=title_of(words),
        about=about_of(words),
        link="https://nightbus.example/" + "a" * 480,
        artwork_url=LONGEST_ADDRESS,
        duration=timedelta(hours=99, minutes=59),
        season=999_999,
        number=999_999,
        explicit=explicit,
        at=AT,
    )


def texts(items: list[Item]) -> str:
    view = Layout(items)
    return "\n".join(each.content for each in view.walk_children() if isinstance(each, ui.TextDisplay))


def pages(words: str) -> list[list[Item]]:
    """Everything at its fullest."""
    made = []
    for state in ShowState:
        show, episode = show_of(words, state), episode_of(words)
        asked, accepted = credits_of(CreditState.ASKED), credits_of()
        page = ShowPage(show=show, episodes=(episode,) * 5, credits=accepted, manages=True, decides=True, credited=True)
        about = EpisodePage(show=show, episode=episode, credits=accepted, post=(2**63 - 1, 2**63 - 1), manages=True)
        waiting = EpisodePage(show=show, episode=episode_of(words, True), credits=asked, post=None, manages=True)
        line = ShowLine(show=show, latest=episode, credits=accepted)
        made += [
            messages.episode_card(EpisodeCard(show=show, episode=episode, credits=accepted)),
            messages.check_card(page),
            messages.list_page([line] * 50, messages.MOST_LISTED),
            messages.show_page(page),
            messages.episode_page(about),
            messages.episode_page(waiting),
            messages.names_page(page),
            messages.names_page(waiting),
            messages.remove_page(show),
            messages.take_down_page(about),
            adding.added(show),
            naming.told_credit(asked[0], show, episode),
            naming.told_credit(accepted[0], show, None),
            naming.asked_page(show, Asked(asked=tuple(range(10)), known=(1,), declined=(2,)), 3, [4]),
            adding.preview_page(
                Preview(
                    draft_id=1,
                    url=LONGEST_ADDRESS,
                    title=show.title,
                    about=show.about,
                    artwork_url=LONGEST_ADDRESS,
                    explicit=True,
                    episodes=(episode.title,) * 3,
                    count=1_000,
                    teams=tuple((number, "T" * 80) for number in range(30)),
                    needs_check=True,
                )
            ),
        ]
    return made


@given(WORDS)
@settings(deadline=None, max_examples=60)
def test_every_page_fits_whatever_a_feed_says(words: str) -> None:
    for page in pages(words):
        Layout(page)


@pytest.mark.parametrize("words", ["*" * 3_000, "🙂" * 3_000, "_a_ " * 900, "", "\u2068ה" * 900])
def test_every_page_fits_at_the_extremes(words: str) -> None:
    for page in pages(words):
        Layout(page)
    naming.name_form(show_of(words), [episode_of(words)] * 20, 0)


@given(WORDS)
@settings(deadline=None, max_examples=60)
def test_what_a_feed_says_is_cut_and_never_a_mention_or_a_masked_link(words: str) -> None:
    assert len(title_of(words)) <= MOST_TITLE
    assert len(about_of(words)) <= MOST_ABOUT
    card = messages.episode_card(
        EpisodeCard(
            show=show_of("Show"), episode=episode_of(words + " <@1> @everyone [a](https://b.example)"), credits=()
        )
    )
    shown = texts(card)
    assert "<@1>" not in shown
    assert "@everyone" not in shown
    assert "](http" not in shown


def test_a_card_names_only_who_accepted_by_part_in_order() -> None:
    named = (*credits_of(count=3), *credits_of(CreditState.ASKED, 1), *credits_of(CreditState.DECLINED, 1))
    shown = texts(messages.episode_card(EpisodeCard(show=show_of("S"), episode=episode_of("E"), credits=named)))
    ids = [2**63 - 1 - number for number in range(3)]
    assert f"**Host** <@{ids[0]}>\n**Narrator** <@{ids[1]}>\n**Guest** <@{ids[2]}>" in shown


def test_the_others_of_staff_see_what_one_of_them_added_and_have_nothing_to_decide() -> None:
    for decided_by_id, added in ((2**63 - 1, True), (7, False)):
        show = replace(show_of("S"), decided_by_id=decided_by_id)
        page = ShowPage(show=show, episodes=(), credits=(), manages=False, credited=False, decides=False)
        shown = texts(messages.check_card(page))
        assert ("of staff added a show. Nobody else has looked at it yet." in shown) is added


def test_block_on_a_card_names_the_owner_whom_the_card_names() -> None:
    card = messages.episode_card(EpisodeCard(show=show_of("S"), episode=episode_of("E"), credits=()))
    ids = [each.custom_id for each in Layout(card).walk_children() if isinstance(each, ui.Button)]
    assert f"safety:block:person:{2**63 - 1}" in ids


def test_an_address_that_no_button_takes_is_left_out() -> None:
    episode = episode_of("E")
    long = replace(episode, link=LONGEST_ADDRESS)
    card = messages.episode_card(EpisodeCard(show=show_of("S"), episode=long, credits=()))
    assert next(each.label for each in Layout(card).walk_children() if isinstance(each, ui.Button)) == "More"


def test_a_decision_that_was_overtaken_by_a_removal_is_not_told() -> None:
    item = InboxItem(guild_id=1, person_id=2, kind="podcasts-decided", key="k", ids={"show_id": 1, "accepted": 1})
    assert adding.told_decided(item, None) == []


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (None, ""),
        (timedelta(), "1 min"),
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=59, seconds=20), "59 min"),
        (timedelta(minutes=59, seconds=40), "1 h 0 min"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
    ],
)
def test_durations_are_told_in_hours_and_minutes(duration: timedelta | None, words: str) -> None:
    assert length(duration) == words
