"""What a file is, by what is in it; its name only decides between kinds of plain text."""

import io
import zipfile
from enum import StrEnum

from bot.showcase.opening.refusals import Reason, Refused


class Format(StrEnum):
    """What can be opened."""

    TEXT = "txt"
    MARKDOWN = "md"
    WORD = "docx"


_TEXT_ENDINGS = {"": Format.TEXT, "txt": Format.TEXT, "text": Format.TEXT, "docx": Format.TEXT}
_MARKDOWN_ENDINGS = {"md": Format.MARKDOWN, "markdown": Format.MARKDOWN}
_ENDINGS = {**_TEXT_ENDINGS, **_MARKDOWN_ENDINGS}

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_OTHER_STARTS = (
    b"%PDF-",
    b"{\\rtf",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x7fELF",
    b"MZ",
    b"ID3",
    b"OggS",
    b"RIFF",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

_WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_MAIN = b"application/vnd.ms-word.document.macroenabled.main+xml"
# A book of 100,000 words has some 20 MB of XML in Word, before its revisions are accepted.
MOST_UNPACKED = 60_000_000
_MOST_PARTS = 5_000
_MOST_LIST = 1_000_000


def format_of(name: str, body: bytes) -> Format:
    """The format of a file.

    Raises:
        Refused: it cannot be opened; the reason says why.
    """
    if not body.strip(b" \t\r\n\0"):
        raise Refused(Reason.EMPTY)
    if body.startswith(b"PK\x03\x04"):
        return _packed(body)
    if body.startswith(_OLE):
        # Word keeps what a password protects in such a container, under this name in UTF-16.
        raise Refused(Reason.LOCKED if "EncryptedPackage".encode("utf-16-le") in body else Reason.OLD_WORD)
    if _is_picture(body):
        raise Refused(Reason.PICTURES)
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower().strip() if dot and stem else ""
    if body.startswith(_OTHER_STARTS) or ending not in _ENDINGS or not _is_text(body):
        raise Refused(Reason.TYPE if not body.startswith(b"PK") else Reason.BROKEN)
    return _ENDINGS[ending]


def _is_picture(body: bytes) -> bool:
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return True
    return body.startswith(_PICTURES) or (body[4:8] == b"ftyp" and body[8:12] in _PICTURE_BRANDS)


def _is_text(body: bytes) -> bool:
    """Whether bytes can be text: few controls, and NUL only where two-byte encodings have it."""
    start = body[:100_000]
    if start.startswith(_BYTE_ORDER_MARKS):
        return True
    controls = sum(start.count(bytes([control])) for control in range(1, 32) if control not in b"\t\n\v\f\r\x1a\x1b")
    zeros = start.count(0)
    return controls <= len(start) // 100 and (zeros <= 3 or zeros > len(start) // 3)


def _packed(body: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return _package(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Refused(Reason.BROKEN) from error


def _package(package: zipfile.ZipFile) -> Format:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Reason.LOCKED)
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise Refused(Reason.TYPE)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(Reason.BOMB)
    types = package.getinfo("[Content_Types].xml")
    if types.file_size > _MOST_LIST:
        raise Refused(Reason.BOMB)
    declared = package.read(types)
    if _MACRO_MAIN in declared.lower() or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(Reason.MACROS)
    if _WORD_MAIN not in declared:
        raise Refused(Reason.TYPE)
    return Format.WORD
