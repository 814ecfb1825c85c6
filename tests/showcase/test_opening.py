"""Members' files, opened by the real worker in its own process."""

import asyncio
import io
import os
import random
import struct
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx.document import Document as DocumentObject
from docx.enum.text import WD_BREAK

from bot.errors import MemberFacingError
from bot.showcase.opening.opener import _SENTENCES, MOST_BYTES, open_file
from bot.showcase.opening.refusals import Reason
from bot.texts import has
from tests.showcase.files import body_xml, repacked, verse, word, word_of

RUSSIAN = "Она вышла из дома, и снег падал на её плечи. Никто не видел её ухода."
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _parent(process: Path) -> int:
    fields = _bytes(process / "stat").rpartition(b")")[2].split()
    return int(fields[1]) if fields else 0


def workers() -> list[Path]:
    """The workers of this test that still run."""
    running = (each for each in Path("/proc").glob("[0-9]*") if b"opening.worker" in _bytes(each / "cmdline"))
    return [each for each in running if _parent(each) == os.getpid()]


def wait_for_worker() -> None:
    while not workers():
        time.sleep(0.01)


async def text_of(name: str, body: bytes) -> str:
    return (await open_file(name, body)).text


async def refusal(name: str, body: bytes, *, seconds: float = 20.0) -> str:
    with pytest.raises(MemberFacingError) as caught:
        await open_file(name, body, seconds=seconds)
    return caught.value.key


def test_every_reason_has_its_sentence() -> None:
    assert set(_SENTENCES) == set(Reason)
    assert all(has(key) for key in _SENTENCES.values())


# ------------------------------------------------------------------ plain text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Zoë’s café".encode(), "Zoë’s café"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        ("Ünïcode".encode("utf-16"), "Ünïcode"),
        ("Ünïcode of Notepad".encode("utf-16-le"), "Ünïcode of Notepad"),
        ("big end".encode("utf-16-be"), "big end"),
        ("“Smart” café — naïve".encode("cp1252"), "“Smart” café — naïve"),
        (
            RUSSIAN.encode("cp1251"),
            RUSSIAN,
        ),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        (b"nul\x00 here and there", "nul\ufffd here and there"),
        (b"    indented verse\n  stays\n", "    indented verse\n  stays"),
    ],
)
async def test_plain_text_is_read_in_the_encoding_it_was_written_in(body: bytes, text: str) -> None:
    assert await text_of("poem.txt", body) == text


async def test_markdown_becomes_what_discord_writes() -> None:
    source = b"---\ntitle: x\n---\n"
    source += b"Title\n=====\n\nPart\n----\n\n#### Deep\n\n<!-- note to self -->*kept* line\\\nnext<br>\nend"
    assert await text_of("a.MD", source) == "# Title\n\n## Part\n\n### Deep\n\n*kept* line\nnext\nend"


async def test_a_text_file_is_not_taken_for_markdown() -> None:
    assert await text_of("a.txt", b"Title\n=====") == "Title\n====="


async def test_lone_surrogates_become_signs_of_what_is_broken() -> None:
    assert await text_of("a.txt", b"\xff\xfea\x00\x00\xd8b\x00") == "a\ufffdb"


# ------------------------------------------------------------------ Word


async def test_headings_emphasis_and_scene_breaks_survive() -> None:
    def fill(document: DocumentObject) -> None:
        document.add_heading("The Lake", 0)
        document.add_heading("One", 1)
        document.add_heading("Deeper", 4)
        paragraph = document.add_paragraph("It was ")
        paragraph.add_run("very ").bold = True
        run = paragraph.add_run("cold")
        run.bold = run.italic = True
        paragraph.add_run(", she ").italic = True
        paragraph.add_run("said").underline = True
        paragraph.add_run(".")
        document.add_paragraph("***")
        document.add_paragraph("5 * 3 is not_emphasis, # nor is this; _neither_ `this`.")

    assert await text_of("lake.docx", word(fill)) == (
        "# The Lake\n\n# One\n\n### Deeper\n\nIt was **very *cold***\u200b*, she* __said__.\n\n* * *\n\n"
        "5 \\* 3 is not_emphasis, # nor is this; \\_neither\\_ \\`this\\`."
    )


async def test_verse_keeps_its_lines_and_stanzas() -> None:
    assert await text_of("poem.docx", verse("Roses are red,", "violets are blue;", "", "this line", "is new.")) == (
        "Roses are red,\nviolets are blue;\n\nthis line\nis new."
    )

    def fill(document: DocumentObject) -> None:
        run = document.add_paragraph().add_run("one")
        run.italic = True
        run.add_break(WD_BREAK.LINE)
        run.add_text("two")

    assert await text_of("poem.docx", word(fill)) == "*one*\n*two*"


async def test_prose_has_empty_lines_between_paragraphs_and_keeps_its_gaps() -> None:
    long = "It was a long sentence that goes on and on, further than any line of verse would ever go on a page."
    assert await text_of("story.docx", verse(long, f"\t{long}", "", long)) == f"{long}\n\n{long}\n\n\n{long}"
    assert await text_of("story.docx", verse(long, "", long)) == f"{long}\n\n{long}"


async def test_lists_quotes_and_tables_are_drawn() -> None:
    def fill(document: DocumentObject) -> None:
        document.add_paragraph("milk", style="List Bullet")
        document.add_paragraph("bread", style="List Bullet")
        document.add_paragraph("first", style="List Number")
        document.add_paragraph("second", style="List Number")
        document.add_paragraph("wise words", style="Quote")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"

    assert await text_of("list.docx", word(fill)) == (
        "- milk\n- bread\n1. first\n2. second\n\n> wise words\n\nleft · right"
    )


async def test_tracked_changes_hidden_text_and_links_are_read_as_people_see_them() -> None:
    inner = (
        '<w:p><w:r><w:t xml:space="preserve">I </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>hate</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>love</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>cake</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control &amp; more.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert await text_of("x.docx", word_of(inner)) == "I love CAKE\nIn a control & more."


async def test_footnotes_go_to_the_end() -> None:
    base = word_of(
        '<w:p><w:r><w:t>Facts</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        types = package.read("[Content_Types].xml")
        relations = package.read("word/_rels/document.xml.rels")
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    body = repacked(
        base,
        replace={
            "[Content_Types].xml": types.replace(
                b"</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{_PART}.footnotes+xml"/></Types>'.encode(),
            ),
            "word/_rels/document.xml.rels": relations.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="' + office + b'" Target="footnotes.xml"/></Relationships>',
            ),
            "word/footnotes.xml": b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b'<w:footnote w:id="7"><w:p><w:r><w:t>A book, 1999.</w:t></w:r></w:p></w:footnote></w:footnotes>',
        },
    )
    assert await text_of("essay.docx", body) == "Facts [1].\n\n-# 1. A book, 1999."


async def test_pictures_are_counted_and_a_document_of_pictures_alone_is_refused() -> None:
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    opened = await open_file("a.docx", word_of(picture + "<w:p><w:r><w:t>words</w:t></w:r></w:p>"))
    assert (opened.text, opened.format, opened.pictures) == ("words", "docx", 1)
    assert await refusal("a.docx", word_of(picture)) == "showcase-file-pictures"


async def test_what_a_file_is_counts_more_than_its_name() -> None:
    assert await text_of("renamed.txt", verse("really Word")) == "really Word"
    assert await text_of("renamed.docx", b"really plain") == "really plain"


# ------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("name", "body", "key"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "showcase-file-type"),
        ("a.txt", b"%PDF-1.7 ...", "showcase-file-type"),
        ("a.rtf", b"{\\rtf1 hello}", "showcase-file-type"),
        ("a.html", b"<html>hello</html>", "showcase-file-type"),
        ("a.exe", b"MZ\x90\x00", "showcase-file-type"),
        ("a.txt", random.Random(3).randbytes(5_000), "showcase-file-type"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "showcase-file-pictures"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(50), "showcase-file-pictures"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(50), "showcase-file-pictures"),
        ("a.txt", b"", "showcase-file-empty"),
        ("a.txt", b" \r\n\t\n", "showcase-file-empty"),
        ("a.txt", b"\x00\x00\x00", "showcase-file-empty"),
        ("a.txt", "… — ***".encode(), "showcase-file-empty"),
        ("a.docx", b"PK\x03\x04 and then nonsense", "showcase-file-broken"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "showcase-file-old-word"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "showcase-file-locked",
        ),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
async def test_what_cannot_be_opened_is_refused_with_its_reason(name: str, body: bytes, key: str) -> None:
    assert await refusal(name, body) == key


async def test_packages_that_are_no_plain_word_document_are_refused() -> None:
    good = verse("words")
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        types = package.read("[Content_Types].xml")
    macro = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    sheet = types.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    assert await refusal("a.docm", repacked(good, replace={"[Content_Types].xml": macro})) == "showcase-file-macros"
    assert await refusal("a.docx", repacked(good, replace={"word/vbaProject.bin": b"x"})) == "showcase-file-macros"
    assert await refusal("a.xlsx", repacked(good, replace={"[Content_Types].xml": sheet})) == "showcase-file-type"
    assert await refusal("a.docx", repacked(good, flags=1)) == "showcase-file-locked"
    assert await refusal("a.docx", good[: len(good) // 2]) == "showcase-file-broken"
    assert await refusal("a.docx", repacked(good, replace={"word/document.xml": b"<not xml"})) == "showcase-file-broken"
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as package:
        package.writestr("story.txt", "hello")
    assert await refusal("a.zip", plain.getvalue()) == "showcase-file-type"


async def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    began = time.perf_counter()
    assert await open_file("a.txt", b"a small one")
    opened = time.perf_counter()
    assert await refusal("a.txt", b"a" * (MOST_BYTES + 1)) == "showcase-file-large"
    assert time.perf_counter() - opened < (opened - began) / 2


# ------------------------------------------------------------------ hostile files

# Small, and many seconds of work.
ENDLESS = word_of("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000)


async def test_a_zip_bomb_is_not_unfolded() -> None:
    padded = repacked(verse("words"), replace={"word/media/a.bin": bytes(70_000_000)})
    assert len(padded) < MOST_BYTES
    began = time.perf_counter()
    assert await refusal("a.docx", padded) == "showcase-file-bomb"
    assert time.perf_counter() - began < 10


async def test_a_zip_that_lies_about_its_size_gives_nothing_away() -> None:
    padded = bytearray(repacked(verse("words"), replace={"word/document.xml": body_xml("<w:p/>" + " " * 50_000_000)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = padded.find(signature)
        while at >= 0:
            if struct.unpack_from("<I", padded, at + offset)[0] > 10_000_000:
                struct.pack_into("<I", padded, at + offset, 1_000)
            at = padded.find(signature, at + 4)
    assert await refusal("a.docx", bytes(padded)) == "showcase-file-broken"


async def test_entities_are_not_multiplied() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">{levels}]>'.encode()
        + body_xml("<w:p><w:r><w:t>a&a9;</w:t></w:r></w:p>").split(b"?>", 1)[1]
    )
    body = repacked(word(lambda _: None), replace={"word/document.xml": bomb})
    assert await refusal("a.docx", body) == "showcase-file-broken"


@pytest.mark.parametrize(
    "inner",
    [
        "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000,
        "<w:p>" + "<w:smartTag>" * 3_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * 3_000 + "</w:p>",
    ],
    ids=["controls in controls", "tags in tags"],
)
async def test_deep_nesting_ends(inner: str) -> None:
    assert await refusal("a.docx", word_of(inner)) == "showcase-file-broken"


async def test_a_long_text_is_refused_whole_instead_of_cut() -> None:
    inner = "<w:p><w:r><w:t>" + "word " * 250_000 + "</w:t></w:r></w:p>"
    assert await refusal("a.docx", word_of(inner)) == "showcase-file-long"


async def test_ten_thousand_marks_and_overrides_are_tidied() -> None:
    body = ("e" + "\u0301" * 10_000 + "\u202e evil").encode()
    assert await text_of("a.txt", body) == "e" + "\u0301" * 8 + " evil"


async def test_a_worker_that_takes_too_long_is_stopped() -> None:
    began = time.perf_counter()
    assert await refusal("a.docx", ENDLESS, seconds=0.5) == "showcase-file-slow"
    assert time.perf_counter() - began < 3
    assert not await asyncio.to_thread(workers)


async def test_giving_up_waiting_leaves_no_worker_behind() -> None:
    task = asyncio.create_task(open_file("a.docx", ENDLESS))
    await asyncio.to_thread(wait_for_worker)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not await asyncio.to_thread(workers)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
async def test_the_worker_has_little_memory_and_no_network() -> None:
    code = (
        "from bot.showcase.opening.worker import limit_resources; limit_resources()\n"
        "results = []\n"
        "try: bytearray(700_000_000); results.append('memory')\n"
        "except MemoryError: pass\n"
        "import socket\n"
        "try: socket.create_connection(('127.0.0.1', 9)); results.append('network')\n"
        "except PermissionError: pass\n"
        "try: open('/tmp/left', 'w'); results.append('file')\n"
        "except PermissionError: pass\n"
        "import subprocess\n"
        "try: subprocess.run(['true']); results.append('program')\n"
        "except (PermissionError, OSError): pass\n"
        "print(results)"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    assert output.strip() == b"[]"


async def test_the_worker_starts_with_little() -> None:
    code = (
        "import sys; from bot.showcase.opening.worker import opened; opened('a.txt', b'hello')\n"
        "heavy = {'discord', 'sqlalchemy', 'fluent', 'asyncio', 'docx', 'lxml'}\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & heavy))"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    assert output.strip() == b"[]"


async def test_a_book_is_opened_while_the_loop_goes_on() -> None:
    """2 MB of Word do not hold up the bot: the loop is late by less than a second meanwhile."""
    inner = "".join(
        f"<w:p><w:r><w:t>{'It was a dark and stormy night. ' * 8}{n}</w:t></w:r></w:p>" for n in range(3_500)
    )
    late = 0.0

    async def watch() -> None:
        nonlocal late
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            late = max(late, time.perf_counter() - began - 0.01)

    watching = asyncio.create_task(watch())
    opened = await open_file("book.docx", word_of(inner))
    watching.cancel()
    assert len(opened.text) > 900_000
    assert late < 1.0
