"""The text importer: what the text shows becomes the Article, nothing is lost, nothing is invented, every flaw is said."""

import gzip
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SourceError, UsageError
from archive.findings import Severity
from archive.formats import Imported, Reading
from archive.importers.text import IMPORTER, read, sniff
from archive.model.body import Break, ItemList, Paragraph, texts
from archive.model.source import Source
from archive.model.values import Origin
from archive.naming import package_name, source_urn
from tests.support.standards import shared
from tests.support.stories import AT, headlines, paragraphs, read_text, rights_lines, standfirsts, visible

SAMPLES = Path(__file__).parents[2] / "samples"
STORIES = sorted((SAMPLES / "sources" / "text").glob("*.txt"))
BROKEN = SAMPLES / "broken" / "text"
BODY = "The old ferry came back on Saturday with new engines, new paint and the same captain. " * 3
STORY = f"Ferry turns back\n\n{BODY}\n\n{BODY}\n"


def codes(found: Imported) -> list[str]:
    return [finding.rule.code for finding in found.findings]


def origins(found: Imported) -> dict[str, Origin]:
    return {entry.field: entry.origin for entry in found.article.provenance.origins}


def body_texts(found: Imported) -> list[str]:
    return [text for body in found.article.bodies for text in texts(body.blocks)]


def everything(found: Imported) -> str:
    """Return all text that the Article holds; a dateline stands in the body, too."""
    article = found.article
    fields = (*article.headlines, *article.descriptions, *article.bylines)
    notices = [notice.value for rights in article.rights for notice in rights.notices]
    return "\n".join([*(text.value for text in fields), *body_texts(found), *notices])


class TestSeed:
    @pytest.fixture
    def found(self) -> Imported:
        path = shared("seed", "article.txt")
        return read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))

    def test_parts(self, found: Imported) -> None:
        article = found.article
        assert article.headline == ("Blinken Urges Israeli Leaders to Pursue Ceasefire Amid Ongoing Strikes in Gaza and Lebanon")
        assert article.standfirst.startswith("As violence between Israel, Gaza, and Hezbollah escalates")
        assert len(article.bodies[0].blocks) == 8
        assert all(isinstance(block, Paragraph) for block in article.bodies[0].blocks)
        (rights,) = article.rights
        assert [notice.value for notice in rights.notices] == ["(Associated Medias) – All rights reserved"]
        assert rights.holder is not None
        assert rights.holder.name == "Associated Medias"
        assert [term.value for term in rights.usage_terms] == ["All rights reserved"]
        assert article.languages == ("en",)

    def test_nothing_is_invented(self, found: Imported) -> None:
        article = found.article
        invented = (
            "content_created",
            "content_modified",
            "published",
            "bylines",
            "datelines",
            "creators",
            "contributors",
            "located",
        )
        invented += ("info_sources", "provider", "subjects", "genres", "keywords", "ed_notes")
        assert [name for name in invented if getattr(article, name)] == []

    def test_each_field_says_where_it_is_from(self, found: Imported) -> None:
        assert origins(found) == {
            "bodies": Origin.EXPLICIT,
            "descriptions": Origin.HEURISTIC,
            "headlines": Origin.HEURISTIC,
            "languages": Origin.DETECTED,
            "provenance.source.encoding": Origin.EXPLICIT,
            "rights.holder": Origin.HEURISTIC,
            "rights.notices": Origin.HEURISTIC,
            "rights.usage_terms": Origin.HEURISTIC,
        }
        assert all(entry.basis for entry in found.article.provenance.origins)

    def test_there_is_nothing_to_complain_about(self, found: Imported) -> None:
        assert not found.findings
        assert not found.article.provenance.notes


class TestRecord:
    def test_identity_and_instants(self) -> None:
        source = Source(name="story.txt", data=STORY.encode())
        article = read(source, Reading(at=AT)).article
        assert article.id == source_urn(source.sha256())
        assert article.version_created == article.first_created == article.provenance.ingested == AT

    def test_provenance_names_the_bytes_and_the_tool(self) -> None:
        source = Source(name="story.txt", data=STORY.encode("utf-16"))
        provenance = read(source, Reading(at=AT)).article.provenance
        assert provenance.source == source.record(media_type="text/plain", encoding="utf-16le")
        assert provenance.source is not None
        assert (provenance.source.size, provenance.source.sha256) == (len(source.data), source.sha256())
        assert (provenance.importer, provenance.tool) == ("text", "newsarchive")

    def test_a_given_language_is_not_doubted(self) -> None:
        found = read_text(STORY, lang="cy")
        assert found.article.languages == ("cy",)
        assert origins(found)["languages"] is Origin.GIVEN

    def test_a_language_that_cannot_be_told_is_unknown_and_said(self) -> None:
        found = read_text("17 : 4\n\n1 2 3 4 5 6 7 8 9 10", lang="")
        assert found.article.language == "und"
        assert codes(found) == ["TEXT-005"]
        assert "languages" not in origins(found)

    def test_a_dateline_is_kept_twice_and_dates_nothing(self) -> None:
        found = read_text(f"Ferry turns back\n\nPORT ELLERY, Nov. 3 (CN) — {BODY}\n")
        assert [dateline.value for dateline in found.article.datelines] == ["PORT ELLERY, Nov. 3 (CN)"]
        assert body_texts(found)[0].startswith("PORT ELLERY, Nov. 3 (CN) — The old ferry")
        assert found.article.content_created is None
        assert not found.article.located

    def test_several_rights_lines_are_one_set(self) -> None:
        found = read_text(f"{STORY}\n© Harbour Wire\n\nAll rights reserved\n")
        (rights,) = found.article.rights
        assert [notice.value for notice in rights.notices] == ["© Harbour Wire", "All rights reserved"]
        assert rights.holder is not None
        assert rights.holder.name == "Harbour Wire"
        assert [term.value for term in rights.usage_terms] == ["All rights reserved"]

    def test_breaks_and_lists_are_structure(self) -> None:
        found = read_text(f"{STORY}\nRow, row,\nrow your boat\n\n- one\n- two\n")
        blocks = found.article.bodies[0].blocks
        assert blocks[-2] == Paragraph(content=("Row, row,", Break(), "row your boat"))
        assert isinstance(blocks[-1], ItemList)
        assert found.article.provenance.notes == ("2 list marks turned into list structure",)


ENCODED = {
    "utf-8": STORY.encode(),
    "utf-8 with mark": STORY.encode("utf-8-sig"),
    "utf-16 with mark": STORY.encode("utf-16"),
    "utf-16 little": STORY.encode("utf-16-le"),
    "utf-16 big": STORY.encode("utf-16-be"),
    "crlf": STORY.replace("\n", "\r\n").encode(),
    "cr": STORY.replace("\n", "\r").encode(),
    "no final line end": STORY.rstrip().encode(),
    "soft hyphens": STORY.replace("Saturday", "Satur\u00adday").encode(),
    "zero width": STORY.replace(" ferry", " \u200bfer\ufeffry").encode(),
    "controls": STORY.replace("Saturday", "Satur\x00\x07day\x1b").encode(),
    "decomposed": unicodedata.normalize("NFD", STORY).encode(),
}


class TestBytes:
    @pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
    def test_the_same_story_in_other_bytes_is_the_same_story(self, data: bytes) -> None:
        found, plain = read_text(data), read_text(STORY)
        for field in ("headlines", "descriptions", "bodies", "languages"):
            assert getattr(found.article, field) == getattr(plain.article, field)

    @pytest.mark.parametrize(
        ("encoding", "name"), [("cp1252", "windows-1252"), ("mac_roman", "macintosh"), ("cp1250", "windows-1250")]
    )
    def test_code_pages_are_guessed_and_said(self, encoding: str, name: str) -> None:
        text = STORY.replace(
            "Saturday", "sobotę, źródło" if encoding == "cp1250" else "“Saturday” – the captain’s day at the café"
        )
        found = read_text(text.encode(encoding))
        assert body_texts(found) == body_texts(read_text(text))
        assert codes(found) == ["TEXT-001"]
        assert found.article.provenance.source is not None
        assert found.article.provenance.source.encoding == name
        assert origins(found)["provenance.source.encoding"] is Origin.DETECTED

    def test_a_given_encoding_ends_the_guessing(self) -> None:
        found = read_text(STORY.replace("ferry", "Fähre").encode("cp850"), encoding="cp850")
        assert "Fähre" in found.article.text
        assert not found.findings

    def test_changes_are_counted(self) -> None:
        notes = read_text(
            b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").replace("old", "o\u00adld").encode()
        ).article.provenance.notes
        assert notes == ("byte order mark dropped", "5 CRLF line ends turned into LF", "6 soft hyphens dropped")

    def test_findings_name_the_line(self) -> None:
        found = read_text("Ferry turns back\r\n\r\nThe old\x07 ferry\ufffd came back, café\u0301 and all.\r\n")
        assert [(finding.rule.code, finding.where.line) for finding in found.findings] == [("TEXT-003", 3), ("TEXT-004", 3)]

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "is empty"),
            (b"\xef\xbb\xbf", "only blanks"),
            (b" \n\t\r\n", "only blanks"),
            ("\u200b\u00ad\n".encode(), "only blanks"),
            (b"%PDF-1.7\n...", "a PDF document"),
            (gzip.compress(STORY.encode()), "a gzip file"),
            (bytes(range(256)) * 8, "binary data"),
        ],
    )
    def test_what_is_no_text_is_refused_by_name(self, data: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=rf"in/story\.txt: .*{message}.*\. [A-Z]"):
            read_text(data)

    def test_an_unknown_encoding_is_a_wrong_word(self) -> None:
        with pytest.raises(UsageError, match="klingon"):
            read_text(STORY, encoding="klingon")


class TestShapes:
    def test_one_line_is_a_body_and_said(self) -> None:
        found = read_text("Mill Lane stays closed until Friday")
        assert body_texts(found) == ["Mill Lane stays closed until Friday"]
        assert codes(found) == ["TEXT-002"]

    def test_typed_copy_is_unwrapped_and_said(self) -> None:
        lines = (
            "The old ferry came back on Saturday with new engines and new paint,\n"
            "and the captain, who had waited for two years, waved from the\nbridge."
        )
        found = read_text(f"Ferry turns back\n\n{lines}\n")
        assert body_texts(found) == [lines.replace("\n", " ")]
        assert codes(found) == ["TEXT-007"]
        assert found.article.provenance.notes == ("2 wrapped lines joined to the line above",)

    def test_a_headline_with_nothing_below_but_rights_has_no_body(self) -> None:
        found = read_text("Ferry turns back\n\n© Harbour Wire\n")
        assert found.article.bodies == ()
        assert codes(found) == ["TEXT-011"]
        assert "bodies" not in origins(found)


class TestSniff:
    @pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
    def test_stories_are_text(self, path: Path) -> None:
        assert sniff(Source(name="x", data=path.read_bytes()))

    @pytest.mark.parametrize(
        "data",
        [b"", b"\xef\xbb\xbf", b"\n \n", *ENCODED.values(), b"[Embargo] Story", b"{sic} Story", b"< 5 degrees", b"<3 from us"],
    )
    def test_text_is_text(self, data: bytes) -> None:
        assert sniff(Source(name="x", data=data))

    @pytest.mark.parametrize(
        "data",
        [
            b"<?xml version='1.0'?><newsItem/>",
            b"\n <newsItem/>",
            "<?xml version='1.0' encoding='utf-16'?><newsItem/>".encode("utf-16"),
            b"\xef\xbb\xbf<newsItem/>",
            b"<!DOCTYPE html><html>",
            b"<!-- page --><html>",
            b"<HTML><BODY>",
            json.dumps({"uri": "x"}).encode(),
            json.dumps([{"uri": "x"}], indent=2).encode(),
            b"{}",
            b"[]",
            json.dumps({"uri": "x"}).encode("utf-16"),
            b"%PDF-1.7",
            b"PK\x03\x04" + bytes(30),
            b"WARC/1.1\r\n",
            b"{\\rtf1}",
            bytes(1000),
            b"\x89PNG\r\n\x1a\n",
        ],
    )
    def test_other_formats_are_left_to_others(self, data: bytes) -> None:
        assert not sniff(Source(name="story.txt", data=data))


class TestLaws:
    @given(headlines, standfirsts, paragraphs, rights_lines)
    @settings(max_examples=60, deadline=None)
    def test_body_is_the_source_minus_the_parts_taken_out(
        self, headline: str, standfirst: str, story: list[str], rights: str
    ) -> None:
        found = read_text("\n\n".join([headline, standfirst, *story, rights]) + "\n")
        assert found.article.headline == headline
        assert found.article.standfirst == standfirst
        assert body_texts(found) == story
        assert [notice.value for rights in found.article.rights for notice in rights.notices] == [rights]
        assert not found.article.provenance.notes

    @given(st.lists(st.text(alphabet="aé图b.©- \n\tAB1", max_size=90), min_size=1, max_size=8).map("\n\n".join))
    @settings(max_examples=200, deadline=None)
    def test_nothing_visible_is_lost(self, text: str) -> None:
        if not text.strip():
            return
        found = read_text(text)
        missing = visible(unicodedata.normalize("NFC", text)) - visible(everything(found))
        structural = any("structure" in note or "separators" in note for note in found.article.provenance.notes)
        assert not missing or (structural and set(missing) <= set("-©1."))

    @given(st.binary(max_size=400))
    @settings(max_examples=150, deadline=None)
    def test_any_bytes_are_an_article_or_an_error(self, data: bytes) -> None:
        try:
            found = read_text(data)
        except SourceError as error:
            assert error.where == "in/story.txt"  # noqa: PT017  both outcomes are right, an unnamed place is not
        else:
            assert found.article.id == source_urn(Source(name="", data=data).sha256())

    def test_reading_is_the_same_in_another_process(self) -> None:
        program = (
            "import sys; from pathlib import Path; from archive.formats import Reading; from archive.importers.text import read;"
            "from archive.model.dates import PartialDate; from archive.model.source import Source;"
            "data = Path(sys.argv[1]).read_bytes();"
            f"sys.stdout.buffer.write(ascii(read(Source(name='s', data=data), Reading(at=PartialDate('{AT}'))).article).encode())"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", program, str(SAMPLES / "sources" / "text" / "market-hall.txt")],
                capture_output=True,
                check=True,
                env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(SAMPLES.parent)},
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
        }
        assert len(outputs) == 1


@pytest.mark.parametrize("rule", IMPORTER.rules, ids=lambda rule: rule.code)
def test_each_rule_has_a_sample_that_breaks_it_alone(rule: object) -> None:
    code = getattr(rule, "code", "")
    (path,) = BROKEN.glob(f"{code}-*")
    found = read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))
    assert codes(found) == [code]
    assert all(finding.rule.severity is not Severity.ERROR and finding.message for finding in found.findings)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_stories_have_all_their_parts(path: Path) -> None:
    found = read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))
    expected = {"road-closed": ["TEXT-002"], "market-hall": ["TEXT-001"], "choir-concert": ["TEXT-007"]}
    assert codes(found) == expected.get(path.stem, [])
    if path.stem != "road-closed":
        assert found.article.headline
        assert 6 <= len(found.article.bodies[0].blocks) <= 10
        assert not package_name(found.article).startswith("article-")
    assert bool(found.article.rights) == (path.stem not in {"road-closed", "choir-concert"})
    assert bool(found.article.standfirst) == (path.stem not in {"road-closed", "storm-barrier"})


def test_time_grows_with_length_and_not_faster() -> None:
    """Four times the text takes about four times as long: counted in steps, not in seconds, so that no clock decides."""
    steps = []
    for paragraphs_ in (100, 400):
        data = f"Ferry turns back\n\n{(BODY + chr(10) * 2) * paragraphs_}".encode()
        count = 0

        def counting(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            read(Source(name="s", data=data), Reading(at=AT, lang="en"))
        finally:
            sys.setprofile(None)
        steps.append(count)
    assert steps[1] < 5 * steps[0]


def test_fifty_megabytes_are_read_within_bounds() -> None:
    """In a process that may have 800 MB of addresses; the source, its text and the body are some 200 MB of them."""
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (800_000_000, 800_000_000));"
        "from archive.formats import Reading; from archive.importers.text import read;"
        "from archive.model.dates import PartialDate; from archive.model.source import Source;"
        f"text = 'Ferry turns back\\n\\n' + {BODY!r} * 2 + '“€”\\n\\n';"
        "data = text.encode() * (50_000_000 // len(text.encode()));"
        f"found = read(Source(name='s', data=data), Reading(at=PartialDate('{AT}'), lang='en'));"
        "print(len(found.article.bodies[0].blocks))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=120)
    assert int(done.stdout) > 90_000
