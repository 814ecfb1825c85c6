"""Files as members send them, made for the tests."""

import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as DocumentObject


def word(fill: Callable[[DocumentObject], None]) -> bytes:
    """A Word document that python-docx writes."""
    document = Document()
    fill(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def verse(*lines: str) -> bytes:
    """A Word document with a paragraph a line."""

    def fill(document: DocumentObject) -> None:
        for line in lines:
            document.add_paragraph(line)

    return word(fill)


def repacked(body: bytes, *, replace: dict[str, bytes] | None = None, flags: int = 0) -> bytes:
    """The same package with parts replaced or added; `flags` are set on every part (1 says encrypted)."""
    replace = dict(replace or {})
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as package, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in package.infolist():
            copy.writestr(part.filename, replace.pop(part.filename, package.read(part)))
        for name, added in replace.items():
            copy.writestr(name, added)
    packed = written.getvalue()
    if flags:
        with zipfile.ZipFile(io.BytesIO(packed)) as package:
            starts = [part.header_offset for part in package.infolist()]
        changed = bytearray(packed)
        for start in starts:
            changed[start + 6] |= flags
        at = changed.find(b"PK\x01\x02")
        while at >= 0:
            changed[at + 8] |= flags
            at = changed.find(b"PK\x01\x02", at + 4)
        packed = bytes(changed)
    return packed


_NAMESPACES = {
    "w": "wordprocessingml/2006/main",
    "r": "officeDocument/2006/relationships",
    "mc": "markup-compatibility/2006",
}


def body_xml(inner: str) -> bytes:
    """A main part with this between its body tags."""
    namespaces = " ".join(
        f'xmlns:{name}="http://schemas.openxmlformats.org/{path}"' for name, path in _NAMESPACES.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {namespaces}><w:body>{inner}</w:body></w:document>'.encode()
    )


def word_of(inner: str) -> bytes:
    """A Word document whose body is this XML."""
    return repacked(word(lambda _: None), replace={"word/document.xml": body_xml(inner)})
