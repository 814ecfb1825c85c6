"""Word documents to text with Discord's markdown: headings, emphasis, lists, quotes, scene breaks, verse, notes.

Left out: pictures, comments, what was deleted or hidden, headers and footers. Tracked insertions are taken as accepted.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from bot.showcase.opening.layout import Block, laid_out
from bot.showcase.opening.runs import Run, marked
from bot.showcase.opening.word_styles import Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {
        f"{_W}{name}"
        for name in (
            "del",
            "moveFrom",
            "delText",
            "instrText",
            "rPr",
            "pPr",
            "tblPr",
            "sectPr",
            "commentReference",
            "rubyPr",
            "rt",
        )
    }
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_PICTURES = frozenset({f"{_W}drawing", f"{_W}pict", f"{_W}object"})
_DEEPEST = 200


@dataclass(slots=True)
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    breaks_page: bool = False


class WordReader:
    """Reads one document. `pictures` counts what could not be taken along."""

    def __init__(self, body: bytes) -> None:
        self._document: DocumentObject = Document(io.BytesIO(body))
        self._styles = Styles(self._document)
        self._notes = dict(self._footnotes())
        self._cited: list[str] = []
        self._numbers: Counter[tuple[str, int]] = Counter()
        self.pictures = 0

    def text(self) -> str:
        """The whole text as markdown, notes at its end."""
        text = laid_out(list(self._blocks(self._document.element.body)))
        notes = [f"-# {number}. {self._notes[each]}" for number, each in enumerate(self._cited, 1)]
        return "\n\n".join(part for part in (text, "\n".join(notes)) if part)

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield self._block(child)
            elif child.tag == f"{_W}tbl":
                yield from self._rows(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                # Content controls, custom XML, insertions of whole paragraphs.
                yield from self._blocks(child)

    def _rows(self, table: etree._Element) -> Iterator[Block]:
        for row in table.iter(f"{_W}tr"):
            cells = [
                "\n".join(block.text for block in self._blocks(cell) if block.text) for cell in row.findall(f"{_W}tc")
            ]
            yield Block(" · ".join(cell for cell in cells if cell))

    def _block(self, element: etree._Element) -> Block:
        paragraph = _Paragraph()
        look = self._styles.look(element)
        self._read(element, paragraph, own_only=look.heading > 0 or look.quoted, depth=0)
        text = marked(paragraph.runs)
        if not text.strip():
            return Block("", rule=self._styles.has_rule(element), page=paragraph.breaks_page)
        if look.numbered and look.list_id:
            self._numbers[look.list_id, look.depth] += 1
            look = look.counted(self._numbers[look.list_id, look.depth])
        return Block(text, look, page=paragraph.breaks_page)

    def _read(self, element: etree._Element, into: _Paragraph, *, own_only: bool, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{_W}r":
                self._run(child, into, own_only=own_only)
            elif child.tag == f"{_W}hyperlink":
                self._link(child, into, own_only=own_only, depth=depth)
            else:
                self._read(child, into, own_only=own_only, depth=depth + 1)

    def _link(self, element: etree._Element, into: _Paragraph, *, own_only: bool, depth: int) -> None:
        before = len(into.runs)
        self._read(element, into, own_only=own_only, depth=depth + 1)
        relation = self._document.part.rels.get(element.get(qn("r:id"), ""))
        address = relation.target_ref if relation is not None and relation.is_external else ""
        words = "".join(run.text for run in into.runs[before:]).strip()
        into.runs[before:] = [Run(run.text, run.marks - {"__"}) for run in into.runs[before:]]
        if address.startswith(("http://", "https://")) and address.rstrip("/") != words.rstrip("/"):
            into.runs.append(Run(f" ({address})"))

    def _run(self, element: etree._Element, into: _Paragraph, *, own_only: bool) -> None:
        properties = self._styles.of_run(element, own_only=own_only)
        if properties.hidden:
            return
        text = "".join(self._characters(element, into))
        if text:
            into.runs.append(Run(text.upper() if properties.capitals else text, properties.marks))

    def _characters(self, run: etree._Element, into: _Paragraph) -> Iterator[str]:
        for child in run:
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag == f"{_W}tab":
                yield "    "
            elif child.tag == f"{_W}noBreakHyphen":
                yield "-"
            elif child.tag in {f"{_W}br", f"{_W}cr"}:
                if child.get(f"{_W}type") == "page":
                    into.breaks_page = True
                else:
                    yield "\n"
            elif child.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
                yield self._citation(child)
            elif child.tag in _PICTURES:
                self.pictures += 1
            elif child.tag == f"{_W}ruby":
                yield "".join(part.text or "" for part in child.iterfind(f"{_W}rubyBase//{_W}t"))
            elif child.tag == "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent":
                self.pictures += 1

    def _citation(self, reference: etree._Element) -> str:
        name = f"{etree.QName(reference).localname}{reference.get(f'{_W}id')}"
        if name not in self._notes:
            return ""
        self._cited.append(name)
        return f" [{len(self._cited)}]"

    def _footnotes(self) -> Iterator[tuple[str, str]]:
        for kind, tag in ((RELATIONSHIP_TYPE.FOOTNOTES, "footnote"), (RELATIONSHIP_TYPE.ENDNOTES, "endnote")):
            for relation in self._document.part.rels.values():
                if relation.reltype == kind and not relation.is_external:
                    parser = etree.XMLParser(resolve_entities=False, no_network=True)
                    root = etree.fromstring(relation.target_part.blob, parser)
                    for note in root.iter(f"{_W}{tag}"):
                        words = " ".join("".join(part.text or "" for part in note.iter(f"{_W}t")).split())
                        if words:
                            yield f"{tag}Reference{note.get(f'{_W}id')}", marked([Run(words)])
