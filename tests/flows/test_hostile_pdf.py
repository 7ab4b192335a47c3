"""Hostile text in every place that an article has for text: harmless in the PDF, and still readable as it was written."""

import re
from io import BytesIO

import pikepdf
import pytest

from archive.exporters import pdf
from archive.formats import Reading, Rendering
from archive.importers import text
from archive.model.article import Article
from archive.model.body import (
    Anchor,
    Body,
    Cell,
    Figure,
    Heading,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Rights, Text
from tests.support.printed import failures, structure_blocks

AT = PartialDate("2026-11-22T12:00:00Z")
HOSTILE = {
    "markup": '<img src="file:///etc/passwd" onerror=alert(1)> <font size=99> <a href="javascript:x">y</a> &amp; <!-- --> ]]>',
    "pdf": r"(a) \) \\ <</S/JavaScript/JS(app.alert(1))>> endstream endobj %%EOF BT (x) Tj ET EMC EMC",
    "xmp": '</rdf:li></rdf:Alt></dc:title><pdfaid:part>1</pdfaid:part> <?xpacket end="w"?>',
    "bidi": "pay \u202e001\u202c and \u2066abc\u2069 \u2067\u202bדגל\u202c \u200f\u200e\u061c end",
    "unbalanced": "\u202e\u2067\u202b never closed",
    "invisible": "a\u200bb\u200c\u200d\u2060\u00ad\ufeff\u034f\ufe0f c\U000e0041\U000e007f",
    "stacked": "Z" + "\u0301\u0323" * 60 + "algo",
    "endless": "x" * 3000,
    "private": "\ue000\U000f0000 and \U0010fffd",
    "separators": "one\u2028two\u2029three",
}
ACTIONS = ("/JavaScript", "/JS", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/OpenAction", "/AA", "/RichMedia", "/Movie")


def story(hostile: str) -> Article:
    """Return an article that says it everywhere."""
    blocks = (
        Paragraph(content=(hostile, Mark(style=MarkStyle.EMPHASIS, content=(hostile,)))),
        Paragraph(content=(Mark(style=MarkStyle.ABBREVIATION, content=("abbr.",), title=hostile),)),
        Heading(level=1, content=(hostile,)),
        Quote(blocks=(Paragraph(content=(hostile,)),)),
        ItemList(items=((Paragraph(content=(hostile,)),),)),
        Table(rows=((Cell(content=(hostile,), header=True),), (Cell(content=(hostile,)),)), caption=(hostile,)),
        Figure(href="renditions/none.png", alt=hostile, caption=(hostile,), credit=hostile),
        Preformatted(text=hostile),
    )
    said = Text(value=hostile)
    return Article(
        id="urn:example:hostile", version_created=AT, languages=("en",), headlines=(said,), descriptions=(said,), bylines=(said,),
        keywords=(hostile,), rights=(Rights(notices=(said,)),), bodies=(Body(blocks=blocks),),
    )  # fmt: skip


def keys(value: object, seen: set[tuple[int, int]]) -> set[str]:
    """Return every key and name below an object."""
    found: set[str] = set()
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen:
            return found
        seen.add(value.objgen)
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in value.items():
            found |= {key} | keys(each, seen)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            found |= keys(each, seen)
    elif isinstance(value, pikepdf.Name):
        found.add(str(value))
    return found


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("level", ["3a+ua1", "4f+ua2"])
def test_it_is_text_and_nothing_else(kind: str, level: str) -> None:
    hostile = HOSTILE[kind]
    data = pdf.write(story(hostile), Rendering(pdf_level=level)).data
    assert failures(data, level) == []
    with pikepdf.open(BytesIO(data)) as printed:
        assert not keys(printed.trailer, set()) & set(ACTIONS)
        assert "/AF" not in printed.Root or len(printed.Root.AF) == 0
    said = [block.text for block in structure_blocks(data)]
    wanted = re.sub("[\ue000-\uf8ff\U000f0000-\U0010ffff]", "\ufffd", hostile) if level == "4f+ua2" else hostile
    assert said[:3] == [wanted] * 3
    assert said.count(wanted) >= 10
    assert wanted + wanted in said


@pytest.mark.parametrize("word", ["é ", "ab ", "\U0001d518 "])
def test_what_is_too_long_for_a_string_is_whole_on_the_page_and_short_in_its_label(word: str) -> None:
    long = word * 12_000
    link = Anchor(href="https://example.org/" + "a" * 40_000, content=("press here",))
    figure = Figure(href="renditions/none.png", alt=long)
    article = Article(
        id="urn:example:1", version_created=AT, headlines=(Text(value=long),), keywords=(word,) * 12_000,
        bodies=(Body(blocks=(Paragraph(content=(link,)), figure)),),
    )  # fmt: skip
    data = pdf.write(article, Rendering()).data
    assert failures(data) == []
    assert structure_blocks(data)[0].text == long
    with pikepdf.open(BytesIO(data)) as printed:
        assert str(printed.docinfo.Title) == printed.open_metadata()["dc:title"]
        assert str(printed.docinfo.Keywords) == printed.open_metadata()["pdf:Keywords"]
    assert b"/Subtype/Link" not in data


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x", "vbscript:x", "data:text/html,x",
        "file:///etc/passwd", "//[broken", "smb://host/x", "x.exe", "",
    ],
)  # fmt: skip
def test_a_link_that_nobody_should_follow_is_text(href: str) -> None:
    paragraph = Paragraph(content=(Anchor(href=href, content=("press here",)),))
    article = Article(id="urn:example:1", version_created=AT, bodies=(Body(blocks=(paragraph,)),))
    data = pdf.write(article, Rendering()).data
    assert b"/URI" not in data
    assert "press here" in [block.text for block in structure_blocks(data)]


def test_a_link_cannot_leave_its_string() -> None:
    href = "https://example.org/a)/S/JavaScript/JS(app.alert\\(1\\)) <b> \u202e"
    paragraph = Paragraph(content=(Anchor(href=href, content=("press here",)),))
    data = pdf.write(Article(id="urn:example:1", version_created=AT, bodies=(Body(blocks=(paragraph,)),)), Rendering()).data
    with pikepdf.open(BytesIO(data)) as printed:
        (link,) = printed.pages[0].Annots
        assert link.A.S == "/URI"
        assert str(link.A.URI).startswith("https://example.org/a)/S/JavaScript/JS(app.alert")
        assert str(link.A.URI).isascii()
    assert failures(data) == []


def test_control_characters_of_a_source_never_reach_the_page() -> None:
    source = Source(name="a.txt", data=b"A headline\n\nText with \x07 bell, \x1b[31m colour and nothing else in it.\n")
    article = text.IMPORTER.read(source, Reading(at=AT, lang="en")).article
    data = pdf.write(article, Rendering()).data
    said = "".join(block.text for block in structure_blocks(data))
    assert "bell" in said
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", said)
    assert failures(data) == []
