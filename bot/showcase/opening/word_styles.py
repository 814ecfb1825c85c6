"""What Word's styles and direct formatting say of a paragraph or a run."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as DocumentObject
from lxml import etree

from bot.showcase.opening.layout import Look
from bot.showcase.opening.runs import BOLD, ITALIC, STRIKE, UNDERLINE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_MARKS = {"b": BOLD, "i": ITALIC, "u": UNDERLINE, "strike": STRIKE}
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks, as far as Discord can show it."""

    marks: frozenset[str]
    hidden: bool
    capitals: bool


class Styles:
    """The styles of one document, each asked once."""

    def __init__(self, document: DocumentObject) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        for style in document.styles.element.iter(f"{_W}style"):
            self._styles[style.get(f"{_W}styleId", "")] = style
            if style.get(f"{_W}default") in {"1", "true"}:
                self._defaults[style.get(f"{_W}type", "")] = style.get(f"{_W}styleId", "")
        self._chains: dict[str, list[etree._Element]] = {}
        self._known: dict[tuple[str, str], bool | None] = {}
        self._bullets = _bulleted(document)

    def look(self, paragraph: etree._Element) -> Look:
        """What kind of paragraph it is."""
        properties = paragraph.find(f"{_W}pPr")
        chain = self._chain(_value(properties, "pStyle") or self._defaults.get("paragraph", ""))
        names = [_value(style, "name").lower() for style in chain]
        heading = next((level for name in names if (level := _heading_level(name))), 0)
        if any("quote" in name or name == "block text" for name in names):
            return Look(quoted=True, heading=heading)
        numbering = next(
            (each for style in [paragraph, *chain] if (each := style.find(f"{_W}pPr/{_W}numPr")) is not None), None
        )
        list_id = _value(numbering, "numId")
        depth = int(_value(numbering, "ilvl") or 0) if (_value(numbering, "ilvl") or "0").isdigit() else 0
        if list_id and list_id != "0" and not heading:
            bulleted = self._bullets.get((list_id, depth), True)
            return Look(bulleted=bulleted, numbered=not bulleted, list_id=list_id, depth=min(depth, 4))
        return Look(heading=heading)

    def has_rule(self, paragraph: etree._Element) -> bool:
        """Whether an empty paragraph is a line across the page, which Word makes of "---"."""
        return paragraph.find(f"{_W}pPr/{_W}pBdr/{_W}bottom") is not None

    def of_run(self, run: etree._Element, *, own_only: bool = False) -> RunLook:
        """The format of a run, from itself, its style and its paragraph's style.

        Args:
            own_only: only what the run adds: what a heading or a quote looks like is shown by being one.
        """
        if own_only:
            own = run.find(f"{_W}rPr")
            marks = frozenset(mark for name, mark in _MARKS.items() if mark != BOLD and _switch(own, name))
        else:
            marks = frozenset(mark for name, mark in _MARKS.items() if self._says(run, name))
        return RunLook(marks, hidden=self._says(run, "vanish"), capitals=self._says(run, "caps"))

    def _says(self, run: etree._Element, name: str) -> bool:
        properties = run.find(f"{_W}rPr")
        direct = _switch(properties, name)
        if direct is not None:
            return direct
        style = _value(properties, "rStyle")
        if style and (said := self._style_says(style, name)) is not None:
            return said
        parent = run.getparent()
        while parent is not None and parent.tag != f"{_W}p":
            parent = parent.getparent()
        own = _value(parent.find(f"{_W}pPr"), "pStyle") if parent is not None else ""
        return self._style_says(own or self._defaults.get("paragraph", ""), name) or False

    def _style_says(self, style_id: str, name: str) -> bool | None:
        key = (style_id, name)
        if key not in self._known:
            said = (_switch(style.find(f"{_W}rPr"), name) for style in self._chain(style_id))
            self._known[key] = next((each for each in said if each is not None), None)
        return self._known[key]

    def _chain(self, style_id: str) -> list[etree._Element]:
        if style_id in self._chains:
            return self._chains[style_id]
        chain = self._chains[style_id] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "basedOn")
        return chain


def _heading_level(name: str) -> int:
    if name in {"title", "heading 1"}:
        return 1
    if name in {"subtitle", "heading 2"}:
        return 2
    return 3 if name.startswith("heading ") and name[8:].isdigit() else 0


def _value(element: etree._Element | None, name: str) -> str:
    child = element.find(f"{_W}{name}") if element is not None else None
    return child.get(f"{_W}val", "") if child is not None else ""


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    child = properties.find(f"{_W}{name}") if properties is not None else None
    if child is None:
        return None
    return child.get(f"{_W}val", "1").lower() not in _OFF


def _bulleted(document: DocumentObject) -> dict[tuple[str, int], bool]:
    """Which levels of which lists have bullets; the others count."""
    try:
        numbering: Any = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    levels: dict[str, dict[int, bool]] = {}
    for abstract in numbering.findall(f"{_W}abstractNum"):
        levels[abstract.get(f"{_W}abstractNumId")] = {
            int(level.get(f"{_W}ilvl")): _value(level, "numFmt") in {"bullet", "none", ""}
            for level in abstract.findall(f"{_W}lvl")
            if level.get(f"{_W}ilvl", "").isdigit()
        }
    return {
        (each.get(f"{_W}numId"), level): bulleted
        for each in numbering.findall(f"{_W}num")
        for level, bulleted in levels.get(_value(each, "abstractNumId"), {}).items()
    }
