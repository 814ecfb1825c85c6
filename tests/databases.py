"""Real databases for tests: a SQLite file each, and one PostgreSQL server for the run, both migrated by Alembic."""

import asyncio
import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import asyncpg

PG_USER = "quillcast"


def postgres_binaries() -> Path | None:
    """The folder with `initdb`, from the path or where distributions put it."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@contextlib.contextmanager
def postgres_server(binaries: Path) -> Iterator[str]:
    """A throw-away server on loopback; gives its URL, whose database name the caller appends."""
    folder = Path(tempfile.mkdtemp(prefix="quillcast-pg-"))
    # PostgreSQL refuses to run as root, as in a container.
    owner = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
    if owner is not None:
        os.chown(folder, owner, -1)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    cluster = folder / "cluster"

    def run(*words: str) -> None:
        environment = {"LC_ALL": "C", "HOME": str(folder)}
        subprocess.run(
            words,
            check=True,
            capture_output=True,
            cwd=folder,
            env=environment,
            user=owner,
            extra_groups=None if owner is None else [],
        )

    run(str(binaries / "initdb"), "-D", str(cluster), "-U", PG_USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200"
    run(str(binaries / "pg_ctl"), "-D", str(cluster), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://{PG_USER}@127.0.0.1:{port}"
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(cluster), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_postgres_database(server: str, template: str = "template1") -> str:
    """Make an empty database (or a copy of `template`) and give its URL."""
    name = f"t{uuid.uuid4().hex}"

    async def create() -> None:
        connection = await asyncpg.connect(f"{server}/postgres")
        await connection.execute(f'CREATE DATABASE {name} TEMPLATE "{template}"')
        await connection.close()

    asyncio.run(create())
    return f"{server}/{name}"
