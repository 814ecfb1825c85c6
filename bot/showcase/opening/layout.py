"""Paragraphs to a text: which of them stand together as a stanza, and where a scene ends."""

from dataclasses import dataclass, field, replace

from bot.showcase.opening.runs import SCENE_BREAK

# Paragraphs up to this long that stand together are taken for lines of verse.
_LONGEST_LINE = 80


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is. `number` is its place in a numbered list."""

    heading: int = 0
    quoted: bool = False
    bulleted: bool = False
    numbered: bool = False
    list_id: str = ""
    depth: int = 0
    number: int = 0

    @property
    def listed(self) -> bool:
        return self.bulleted or self.numbered

    def counted(self, number: int) -> "Look":
        return replace(self, number=number)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as markdown; an empty one parts what is around it."""

    text: str
    look: Look = field(default_factory=Look)
    rule: bool = False
    page: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a paragraph like any other, so perhaps a line of verse."""
        return self.look == Look() and self.text != SCENE_BREAK


def laid_out(blocks: list[Block]) -> str:
    """The text: an empty line between paragraphs, none between the lines of a stanza; a gap that parts scenes stays."""
    groups = _groups(blocks)
    written: list[str] = []
    for index, group in enumerate(groups):
        if index:
            # Where paragraphs need no empty one between them, an empty one means more: a gap in the story.
            scene = any(len(each) > 1 and not _is_verse(each) for each in groups[index - 1 : index + 1])
            written.append("\n\n\n" if scene else "\n\n")
        written.append(_group(group))
    return "".join(written).strip("\n")


def _groups(blocks: list[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.rule:
            groups += [[Block(SCENE_BREAK)], []]
        elif not block.text.strip() or block.page:
            groups.append([])
        if block.text.strip():
            groups[-1].append(block)
    return [group for group in groups if group]


def _is_verse(group: list[Block]) -> bool:
    lines = [block for block in group if block.plain]
    return len(lines) > 1 and all(len(line) <= _LONGEST_LINE for block in lines for line in block.text.split("\n"))


def _group(group: list[Block]) -> str:
    verse = _is_verse(group)
    written = ""
    for index, block in enumerate(group):
        if index:
            before = group[index - 1]
            close = (verse and block.plain and before.plain) or (block.look.listed and before.look.listed)
            written += "\n" if close else "\n\n"
        written += _drawn(block, verse=verse)
    return written


def _drawn(block: Block, *, verse: bool) -> str:
    look = block.look
    # A tab at the start of a line of prose is how people indent; in verse it is meant.
    text = block.text if verse and block.plain else block.text.lstrip(" ")
    if look.heading:
        return f"{'#' * look.heading} {' '.join(text.split())}"
    if look.quoted:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if look.listed:
        marker = f"{look.number}." if look.numbered else "-"
        return f"{'  ' * look.depth}{marker} {' '.join(text.split())}"
    return text
