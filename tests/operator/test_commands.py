"""The program as the operator starts it: a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.beside import play, playground_environment
from bot.playground import membership
from bot.playground.community import BOT_PERMISSIONS
from bot.playground.server import Playground
from bot.settings import read_settings


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(with_page=False) as opened:
        yield opened


async def quillcast(environment: Mapping[str, str], *words: str, cwd: Path) -> tuple[int | None, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        cwd=cwd,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode, out.decode(), err.decode()


async def test_a_refused_token_is_one_sentence_and_one_login(playground: Playground, tmp_path: Path) -> None:
    logins: list[str] = []
    playground.observe(lambda exchange: logins.append(exchange.path))
    environment = playground_environment(playground, "sqlite:///q.db") | {"DISCORD_TOKEN": "playground.wrong"}
    code, _, err = await quillcast(environment, "bot", cwd=tmp_path)
    assert code == 2
    assert err.strip().splitlines()[-1].startswith("Discord does not accept DISCORD_TOKEN")
    assert "Traceback" not in err
    assert len([path for path in logins if path.endswith("/users/@me")]) == 1


async def test_nothing_at_the_address_is_one_sentence(playground: Playground, tmp_path: Path) -> None:
    environment = playground_environment(playground, "sqlite:///q.db") | {
        "DISCORD_API_URL": f"{playground.origin}/nothing",
    }
    code, _, err = await quillcast(environment, "bot", cwd=tmp_path)
    assert code == 2
    assert "Nothing that speaks Discord answers" in err


async def test_an_unknown_word_is_refused(tmp_path: Path) -> None:
    code, _, err = await quillcast({}, "dance", cwd=tmp_path)
    assert code == 2
    assert "dance" in err


async def test_doctor_says_what_is_left_to_do(playground: Playground, tmp_path: Path) -> None:
    code, out, _ = await quillcast(playground_environment(playground, "sqlite:///q.db"), "doctor", cwd=tmp_path)
    assert code == 1
    assert "Young Writers: not set up. Someone with Manage Server types /setup start there." in out
    assert "permissions=" in out


async def test_init_writes_the_settings_and_waits_for_an_invitation(playground: Playground, tmp_path: Path) -> None:
    guild = playground.guild()
    for each in list(playground.world.guilds.values()):
        membership.leave(playground.world, each, playground.application_id)
    environment = {"DISCORD_TOKEN": playground.token, "DISCORD_API_URL": playground.api_url}
    looked = asyncio.Event()
    playground.observe(lambda exchange: looked.set() if exchange.path.endswith("/users/@me/guilds") else None)
    running = asyncio.create_task(quillcast(environment, "init", cwd=tmp_path))
    await asyncio.wait_for(looked.wait(), 20)
    membership.add_bot(playground.world, playground.application, guild, BOT_PERMISSIONS)
    code, out, err = await running
    assert code == 0, err
    assert f"client_id={playground.application_id}" in out
    assert "type /setup start there" in out
    assert playground.token not in out + err
    written = read_settings(tmp_path / ".env", {})
    assert written.discord_token == playground.token
    written.keys()
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0


async def begun(environment: Mapping[str, str], cwd: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "bot",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        cwd=cwd,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_clean_stop_ends_with_code_0(playground: Playground, tmp_path: Path) -> None:
    process = await begun(playground_environment(playground, "sqlite:///q.db"), tmp_path)
    await playground.bot_ready(20)
    process.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, err.decode()
    assert b"Traceback" not in err


async def test_a_stop_while_discord_does_not_answer_is_clean_too(playground: Playground, tmp_path: Path) -> None:
    asked = asyncio.Event()

    async def never(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        asked.set()

    mute = await asyncio.start_server(never, "127.0.0.1", 0)
    port = mute.sockets[0].getsockname()[1]
    environment = playground_environment(playground, "sqlite:///q.db") | {
        "DISCORD_API_URL": f"http://127.0.0.1:{port}/api/v10"
    }
    process = await begun(environment, tmp_path)
    await asyncio.wait_for(asked.wait(), 20)
    process.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(process.communicate(), 5)
    mute.close()
    assert process.returncode == 0, err.decode()
    assert b"Traceback" not in err


async def test_the_playground_can_be_stopped_while_it_starts(capsys: pytest.CaptureFixture[str]) -> None:
    stop = asyncio.Event()
    stop.set()
    await asyncio.wait_for(play(0, lambda: stop), 20)
    assert "is ready" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "url", ["postgresql://somebody:secret@127.0.0.1:1/quillcast", "sqlite:////nowhere/at/all/quillcast.db"]
)
async def test_a_database_that_cannot_be_opened_is_one_sentence(
    playground: Playground, tmp_path: Path, url: str
) -> None:
    code, _, err = await quillcast(playground_environment(playground, url), "bot", cwd=tmp_path)
    assert code == 2
    (line,) = err.strip().splitlines()
    assert line.startswith("The database at DATABASE_URL (")
    assert "secret" not in line


def test_the_systemd_unit_starts_the_program_itself_so_that_only_mistakes_end_with_2() -> None:
    unit = (Path(__file__).parents[2] / "bot" / "deploy" / "quillcast.service").read_text()
    lines = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line and not line.startswith("#"))
    assert lines["ExecStart"].endswith("/.venv/bin/quillcast bot")
    assert lines["RestartPreventExitStatus"] == "2"
