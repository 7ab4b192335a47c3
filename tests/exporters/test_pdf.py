"""The Article as PDF: what is printed, what is inside, what the file says of itself; equal bytes everywhere."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from archive.errors import RenderError
from archive.exporters import pdf
from archive.files import fontfiles
from archive.formats import Reading, Rendering
from archive.importers import html, text
from archive.model.article import Article
from archive.model.body import Body, Figure, Heading, Paragraph, texts
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import Party, Rights, Text
from archive.pdf.levels import LEVELS
from archive.pdf.theme import PAPERS, THEMES
from tests.support.articles import articles
from tests.support.images import sample, saved
from tests.support.printed import failures, structure_blocks

STORIES = sorted((Path(__file__).parents[2] / "samples" / "sources" / "text").glob("*.txt"))
BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "pdf"
AT = PartialDate("2026-11-22T12:00:00+02:00")


def story(path: Path) -> tuple[Source, Article]:
    source = Source(name=path.name, data=path.read_bytes(), media_type="text/plain")
    return source, text.IMPORTER.read(source, Reading(at=AT)).article


def article(*blocks: str, **more: object) -> Article:
    body = Body(blocks=tuple(Paragraph(content=(block,)) for block in blocks))
    facts: dict[str, object] = {"headlines": (Text(value="A headline"),), "bodies": (body,), "languages": ("en",)}
    return Article(id="urn:example:1", version_created=AT, **(facts | more))  # type: ignore[arg-type]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def spoken(data: bytes) -> list[str]:
    return [block.text for block in structure_blocks(data)]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("level", LEVELS)
def test_every_story_conforms_and_says_its_text(path: Path, level: str) -> None:
    source, read = story(path)
    rendering = Rendering(source=source, pdf_level=level, font_folders=fontfiles.system_folders())
    data = pdf.write(read, rendering).data
    assert failures(data, level) == []
    said = spoken(data)
    for expected in texts(read.bodies[0].blocks):
        assert expected in said
    assert not read.headline or read.headline in said


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_look_conforms(theme: str, paper: str) -> None:
    source, read = story(STORIES[0])
    assert failures(pdf.write(read, Rendering(source=source, theme=theme, paper=paper)).data) == []


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(articles())
def test_any_article_conforms_and_says_its_text(any_article: Article) -> None:
    data = pdf.write(any_article, Rendering()).data
    assert failures(data) == []
    said = spoken(data)
    for body in any_article.bodies:
        for expected in texts(body.blocks):
            assert "\t" in expected or not expected.strip() or expected in said  # rows of a table are told cell by cell


class TestPage:
    def test_says_headline_standfirst_byline_and_rights_in_order(self) -> None:
        full = article(
            "Body.",
            descriptions=(Text(value="Standfirst.", role="summary"),),
            bylines=(Text(value="By A"),),
            datelines=(Text(value="PORT ELLERY"),),
            provider=Party(name="Coast News"),
            content_created=PartialDate("2026-11"),
            rights=(Rights(notices=(Text(value="© A. All rights reserved"),), usage_terms=(Text(value="All rights reserved"),)),),
        )
        said = spoken(pdf.write(full, Rendering()).data)
        assert said[:8] == [
            "Coast News", "2026-11", "A headline", "Standfirst.", "By A", "PORT ELLERY", "Body.", "© A. All rights reserved",
        ]  # fmt: skip

    def test_says_nothing_that_the_article_does_not(self) -> None:
        said = spoken(pdf.write(article("Body."), Rendering()).data)
        assert said == ["A headline", "Body.", "Identifier urn:example:1", f"Version 1, {AT.value}"]

    def test_does_not_repeat_a_dateline_that_the_body_begins_with(self) -> None:
        said = spoken(pdf.write(article("ROME — Text.", datelines=(Text(value="ROME"),)), Rendering()).data)
        assert "ROME" not in said

    def test_begins_at_h1_without_a_headline_too(self) -> None:
        bare = article(headlines=(), bodies=(Body(blocks=(Heading(level=2, content=("Inside",)),)),))
        data = pdf.write(bare, Rendering()).data
        assert structure_blocks(data)[0].type == "H1"
        assert failures(data) == []

    def test_of_an_arabic_story_is_read_from_right_to_left(self) -> None:
        assert opened(pdf.write(article("نص", languages=("ar",)), Rendering()).data).Root.ViewerPreferences.Direction == "/R2L"
        unknown = article("نص طويل", languages=(), headlines=(Text(value="عنوان"),))
        assert opened(pdf.write(unknown, Rendering()).data).Root.ViewerPreferences.Direction == "/R2L"

    def test_hostile_text_is_harmless_and_readable(self) -> None:
        hostile = "<img src=x onerror=alert(1)> &amp; (a) \\) %PDF endstream \u202eabc\u202c javascript:alert(1)"
        data = pdf.write(article(hostile, headlines=(Text(value=hostile),)), Rendering()).data
        assert spoken(data)[:2] == [hostile, hostile]
        assert failures(data) == []


class TestFacts:
    def test_dates_come_from_the_article(self) -> None:
        found = opened(pdf.write(article("Body."), Rendering()).data)
        assert found.docinfo.CreationDate == found.docinfo.ModDate == "D:20261122100000+00'00'"

    @pytest.mark.parametrize(
        ("more", "title"),
        [
            ({"headlines": (Text(value="  A\n B "),)}, "A B"),
            ({"headlines": (), "slugline": "slug"}, "slug"),
            ({"headlines": ()}, "urn:example:1"),
        ],
    )
    def test_there_is_always_a_title(self, more: dict[str, object], title: str) -> None:
        assert opened(pdf.write(article("Body.", **more), Rendering()).data).docinfo.Title == title

    def test_the_language_is_the_articles_or_unknown(self) -> None:
        assert opened(pdf.write(article("x", languages=("pt-BR",)), Rendering()).data).Root.Lang == "pt-BR"
        assert opened(pdf.write(article("x", languages=()), Rendering()).data).Root.Lang == "und"


class TestFiles:
    def test_companions_and_original_go_in(self) -> None:
        companions = tuple(
            Document(name=f"dir/a.{name}", format=name, media_type="text/x", content=Blob.of(name.encode()))
            for name in ("newsml-g2", "ninjs", "text")
        )
        source = Source(name="a.ninjs", data=b"original", media_type="")
        found = opened(pdf.write(article("Body."), Rendering(companions=companions, source=source)).data)
        assert [(str(file.UF), str(file.AFRelationship), file.EF.F.read_bytes()) for file in found.Root.AF] == [
            ("a.newsml-g2", "/Source", b"newsml-g2"), ("a.ninjs", "/Alternative", b"ninjs"), ("a.text", "/Supplement", b"text"),
            ("original-a.ninjs", "/Source", b"original"),
        ]  # fmt: skip


class TestSameBytes:
    def test_whatever_was_written_before(self) -> None:
        first, second = (pdf.write(article(words), Rendering()).data for words in ("One two.", "Three four."))
        assert pdf.write(article("Three four."), Rendering()).data == second != first

    @pytest.mark.parametrize("environment", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "TZ": "UTC"}])
    def test_in_another_process(self, environment: dict[str, str]) -> None:
        path = STORIES[-1]
        program = (
            "import hashlib, pathlib; from archive.exporters import pdf; from archive.importers import text;"
            "from archive.formats import *; from archive.model.source import Source; from archive.model.dates import PartialDate;"
            f"p = pathlib.Path({str(path)!r}); s = Source(name=p.name, data=p.read_bytes(), media_type='text/plain');"
            f"a = text.IMPORTER.read(s, Reading(at=PartialDate({AT.value!r}))).article;"
            "print(hashlib.sha256(pdf.write(a, Rendering(source=s)).data).hexdigest())"
        )
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
        source, read = story(path)
        data = pdf.write(read, Rendering(source=source)).data
        assert done.stdout.strip() == hashlib.sha256(data).hexdigest()


class TestFindings:
    def test_characters_without_a_font_are_named_and_still_said(self) -> None:
        exported = pdf.write(article("a 🦢 swan"), Rendering())
        (finding,) = exported.findings
        assert finding.rule is pdf.MISSING_GLYPHS
        assert "U+1F9A2" in finding.message
        assert "a 🦢 swan" in spoken(exported.data)

    def test_many_of_them_are_counted(self) -> None:
        (finding,) = pdf.write(article("".join(map(chr, range(0x4E00, 0x4E20)))), Rendering()).findings
        assert "and 20 more" in finding.message

    def test_a_folder_with_the_font_helps(self, tmp_path: Path) -> None:
        (tmp_path / "symbols.ttf").write_bytes(fontfiles.bundled("FiraGO_Regular"))
        assert not pdf.write(article("plain"), Rendering(font_folders=(tmp_path,))).findings


@pytest.mark.parametrize("wish", [{"paper": "a3"}, {"theme": "tabloid"}, {"pdf_level": "1b"}], ids=str)
def test_an_unknown_wish_is_an_error_that_lists_the_known_ones(wish: dict[str, str]) -> None:
    with pytest.raises(RenderError, match="Known: "):
        pdf.write(article("Body."), Rendering(**wish))


def test_further_bodies_follow_in_their_language() -> None:
    two = replace(
        article("English."),
        bodies=(Body(blocks=(Paragraph(content=("English.",)),)), Body(blocks=(Paragraph(content=("Français.",)),), lang="fr")),
    )
    data = pdf.write(two, Rendering()).data
    assert spoken(data)[1:3] == ["English.", "Français."]
    assert b"/S/Sect/P " in data
    assert b"/Lang(fr)" in data


def illustrated(*figures: Figure) -> Article:
    return article(bodies=(Body(blocks=(Paragraph(content=("Text.",)), *figures)),))


def media(**files: bytes) -> dict[str, Document]:
    found = (Document(name=f"renditions/{name}", content=Blob.of(data)) for name, data in files.items())
    return {document.name: document for document in found}


class TestImages:
    def test_one_at_hand_is_embedded_once_with_its_words(self) -> None:
        figure = Figure(href="renditions/a", alt="A quay at dawn", caption=("The quay.",), credit="Photo: Coast News")
        exported = pdf.write(illustrated(figure, figure), Rendering(media=media(a=saved(sample(), "PNG"))))
        assert exported.findings == ()
        assert failures(exported.data) == []
        assert exported.data.count(b"/Subtype/Image") == 1
        assert exported.data.count(b"/Alt(A quay at dawn)") == 2
        assert spoken(exported.data)[1:4] == ["Text.", "The quay.", "Photo: Coast News"]

    def test_one_elsewhere_is_a_frame_and_a_note(self) -> None:
        exported = pdf.write(illustrated(Figure(href="https://example.org/a.png", alt="A quay")), Rendering())
        (finding,) = exported.findings
        assert finding.rule is pdf.ABSENT_IMAGE
        assert "https://example.org/a.png" in finding.message
        assert b"/Alt(A quay)" in exported.data
        assert failures(exported.data) == []

    @pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"x" * 40, saved(sample(), "PNG")[:60]])
    def test_one_that_cannot_be_read_is_a_frame_and_a_warning(self, data: bytes) -> None:
        exported = pdf.write(illustrated(Figure(href="renditions/a", alt="A quay")), Rendering(media=media(a=data)))
        (finding,) = exported.findings
        assert finding.rule is pdf.UNREADABLE_IMAGE
        assert "as it is" in finding.message
        assert failures(exported.data) == []

    @pytest.mark.parametrize(("more", "told"), [({}, "Image without a description"), ({"caption": ("The quay.",)}, "The quay.")])
    def test_one_without_a_text_alternative_is_a_warning_that_says_what_is_told(self, more: dict, told: str) -> None:  # type: ignore[type-arg]
        exported = pdf.write(illustrated(Figure(href="renditions/a", **more)), Rendering(media=media(a=saved(sample(), "JPEG"))))
        (finding,) = exported.findings
        assert finding.rule is pdf.NO_ALTERNATIVE
        assert told in finding.message
        assert f"/Alt({told})".encode() in exported.data


@pytest.mark.parametrize("path", sorted(BROKEN.glob("PDFOUT-*")), ids=lambda path: path.stem)
def test_the_broken_samples_yield_their_code(path: Path) -> None:
    source = Source(name=path.name, data=path.read_bytes())
    rendering = Rendering()
    if path.suffix == ".png":
        read = illustrated(Figure(href="renditions/a", alt="A quay"))
        rendering = Rendering(media=media(a=source.data))
    else:
        read = (text if path.suffix == ".txt" else html).IMPORTER.read(source, Reading(at=AT, lang="en")).article
    assert path.name[:10] in [finding.rule.code for finding in pdf.write(read, rendering).findings]
