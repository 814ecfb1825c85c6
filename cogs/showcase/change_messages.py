"""What has changed between two versions, as staff see it: gone words struck, new ones bold. Pure."""

from collections.abc import Iterator

from bot.delivery import File
from bot.showcase.changes import Changes, Span, What
from bot.showcase.records import Piece
from bot.texts import markup, say
from cogs.components.layouts import Item, attached, button, buttons, note, text, title
from cogs.showcase.wording import title_of

# So many unchanged words stand before and behind a change.
_AROUND = 12
_MOST = 3_300
_MARKERS = {What.SAME: "", What.GONE: "~~", What.NEW: "**"}
_SIGNS = {What.SAME: " ", What.GONE: "-", What.NEW: "+"}


def changes_page(piece: Piece, changes: Changes) -> tuple[list[Item], list[File]]:
    """The changes with some words around each; all of both versions in a file, where that is more than a page."""
    shown = "".join(_parts(changes))
    is_long = len(shown) > _MOST
    back = button("showcase:check", piece.id, label=say("showcase-back"))
    items: list[Item] = [
        title(say("showcase-changed-title", title=title_of(piece.cover))),
        note(say("showcase-changed-means", new=changes.new, gone=changes.gone)),
        text(_cut(shown) if changes.new or changes.gone else say("showcase-changed-nothing")),
    ]
    if not is_long:
        return [*items, *buttons(back)], []
    file = File(name=f"changes-{piece.id}.txt", content=_as_file(changes).encode("utf-8", "replace"))
    return [*items, note(say("showcase-changed-file")), attached(file.name), *buttons(back)], [file]


def _parts(changes: Changes) -> Iterator[str]:
    last = len(changes.spans) - 1
    for number, span in enumerate(changes.spans):
        if span.what is What.SAME:
            yield markup.plain(_shortened(span, is_first=number == 0, is_last=number == last))
        else:
            yield _marked(span)


def _shortened(span: Span, *, is_first: bool, is_last: bool) -> str:
    words = span.words
    begins = () if is_first else words[:_AROUND]
    ends = () if is_last else words[-_AROUND:]
    if len(words) <= len(begins) + len(ends):
        return span.text
    return "".join((*begins, *(["… "] if not is_last or begins else []), *ends))


def _marked(span: Span) -> str:
    """The marker around what stands on each line: Discord wants it next to the words."""
    marker, lines = _MARKERS[span.what], list[str]()
    for line in span.text.split("\n"):
        words = line.strip()
        before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
        lines.append(f"{before}{marker}{markup.plain(words)}{marker}{after}" if words else line)
    whole = "\n".join(lines)
    return whole if whole[-1:].isspace() else f"{whole} "


def _cut(shown: str) -> str:
    """The beginning of it, whole lines where it has any."""
    if len(shown) <= _MOST:
        return shown
    end = max(shown.rfind("\n", 0, _MOST), shown.rfind(" ", 0, _MOST))
    cut = shown[: end if end > 0 else _MOST]
    for marker in ("~~", "**"):
        if cut.count(marker) % 2:
            cut = f"{cut.rstrip()}{marker}"
    return f"{cut} …"


def _as_file(changes: Changes) -> str:
    """Lines that begin with a space, - or +, as in a comparison of files."""
    lines = []
    for span in changes.spans:
        lines += [f"{_SIGNS[span.what]} {line.strip()}" for line in span.text.splitlines() if line.strip()]
    return "\n".join(lines)
