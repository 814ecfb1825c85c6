"""Structured logs: one JSON object a line where a machine reads, aligned words where a person does.

Ids, codes and durations only: no text that a member wrote, no secret. discord.py's own lines go through the same pipe;
its DEBUG lines would hold payloads, so it never logs below INFO.
"""

import logging
import sys

import structlog

# Below these levels libraries write statements, payloads and addresses.
_LOWEST = {
    "discord": logging.INFO,
    "aiohttp": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "asyncio": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "trafilatura": logging.CRITICAL,
}


def configure_logs(level: str, *, as_json: bool | None = None) -> None:
    """Send all log lines of the program to standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
    )
    to_json = not sys.stderr.isatty() if as_json is None else as_json
    shown: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if to_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, shown],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    chosen = logging.getLevelNamesMapping()[level]
    for library, lowest in _LOWEST.items():
        logging.getLogger(library).setLevel(max(lowest, chosen))
