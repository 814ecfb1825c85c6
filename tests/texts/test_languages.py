"""Another language is a folder beside English: posts, answers and the descriptions of commands speak it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.delivery import outbox
from bot.guilds.models import GuildRow
from bot.texts import catalogue, closest, languages, say, speaking
from tests.community import open_community
from tests.conftest import ROOT

GERMAN = """
guilds-start-title = Fang hier an
inbox-title = Dein Posteingang
command-inbox = Alles, was auf dich wartet
command-showcase = Texte von hier
menu-report = Melden
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that speaks a little German too."""
    shutil.copytree(ROOT / "bot" / "texts" / "en", tmp_path / "en")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "some.ftl").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(catalogue, "files", lambda _package: tmp_path)
    for cached in (catalogue.languages, catalogue.bundle):
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in (catalogue.languages, catalogue.bundle):
        cached.cache_clear()


def test_what_a_language_has_not_yet_is_said_in_english(german: None) -> None:
    assert languages() == ("de", "en")
    assert [closest(tag) for tag in ("de", "de-AT", "fr", "en-GB")] == ["de", "de", "en", "en"]
    with speaking("de-AT"):
        assert say("inbox-title") == "Dein Posteingang"
        assert say("inbox-empty").startswith("Nothing yet")


async def test_a_server_gets_its_posts_and_its_commands_in_its_language(german: None, sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        inbox, showcase, report = (
            next(each for each in community.playground.application.commands.values() if each["name"] == name)
            for name in ("inbox", "showcase", "Report")
        )
        assert inbox["description_localizations"] == {"de": "Alles, was auf dich wartet"}
        assert inbox["description"] == "Everything that waits for you"
        assert showcase["description_localizations"] == {"de": "Texte von hier"}
        assert report["name_localizations"] == {"de": "Melden"}
        assert not inbox.get("name_localizations")
        await community.set_up()
        await community.settles()
        assert any("Start here" in each.text for each in community.person("ana").sees("start-here"))
        async with community.bot.database.write() as session:
            (await session.get_one(GuildRow, community.guild.id)).locale = "de"
        async with community.bot.database.write() as session:
            await outbox.refresh(session, community.playground.clock.now(), f"guild:{community.guild.id}")
        await community.settles()
        assert any("Fang hier an" in each.text for each in community.person("ana").sees("start-here"))
