"""The PDF of a bundle is rendered again and must be the same bytes; a difference is a warning; what cannot be told is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive import pipeline, registry, rerendering
from archive.errors import RenderError
from archive.files.digests import sealed
from archive.files.fontfiles import system_folders
from archive.findings import Finding, Severity, Skipped
from archive.formats import PAPERS, PDF_LEVELS, THEMES, Exported, Reading, Rendering
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.tree import Blob, Tree

SOURCES = Path(__file__).parents[1] / "samples" / "sources"
STORY = SOURCES / "text" / "road-closed.txt"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))
Made = tuple[Tree, Article]


def made_of(story: Path, wishes: Rendering | None = None) -> Made:
    ingested = pipeline.ingest(story, WISHES)
    return sealed(pipeline.pack(ingested, pipeline.render(ingested, wishes=wishes))), ingested.article


@pytest.fixture(scope="module")
def made() -> Made:
    return made_of(STORY)


def found(made: Made, path: str = "", data: bytes | None = None, fonts: tuple[Path, ...] = ()) -> list[Finding | Skipped]:
    """Check a bundle in which one file has other bytes, or is not there."""
    tree, article = made
    entries = {name: blob for name, blob in tree.entries.items() if name != path}
    if data is not None:
        entries[path] = Blob.of(data)
    with rerendering.rendering_again(fonts):
        return list(rerendering.check(Tree(entries=entries), article))


def pdf_of(made: Made) -> tuple[str, bytes]:
    ((path, blob),) = ((path, blob) for path, blob in made[0].entries.items() if path.endswith(".pdf"))
    return path, blob.read()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("level", PDF_LEVELS)
def test_the_recorded_wishes_lead_to_the_same_bytes(paper: str, theme: str, level: str) -> None:
    assert found(made_of(STORY, Rendering(paper=paper, theme=theme, pdf_level=level))) == []


@pytest.mark.parametrize("story", ["docx/new-jetty.docx", "html/ponte-nova.html"])
def test_images_and_other_originals_lead_to_the_same_bytes(story: str) -> None:
    assert found(made_of(SOURCES / story)) == []


def test_a_name_that_was_made_safe_is_no_difference(tmp_path: Path) -> None:
    story = tmp_path / "road: closed?.txt"
    story.write_bytes(STORY.read_bytes())
    assert found(made_of(story)) == []


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_every_bit_of_the_pdf_counts(made: Made, part: float) -> None:
    path, data = pdf_of(made)
    at = int(len(data) * part)
    changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    (finding,) = found(made, path, changed)
    assert isinstance(finding, Finding)
    assert (finding.rule.code, finding.where.path, finding.facts["at"]) == ("BUNDLE-010", path, at + 1)
    assert finding.rule.severity is Severity.WARNING


def test_bytes_after_the_end_count(made: Made) -> None:
    path, data = pdf_of(made)
    (finding,) = found(made, path, data + b"\n")
    assert isinstance(finding, Finding)
    assert finding.facts["at"] == len(data) + 1


def test_other_recorded_wishes_are_a_difference(made: Made) -> None:
    info = made[0].entries["bag-info.txt"].read()
    assert b"paper=a4" in info
    (finding,) = found(made, "bag-info.txt", info.replace(b"paper=a4", b"paper=letter"))
    assert isinstance(finding, Finding)


@pytest.mark.parametrize("agent", [b"newsarchive 0.0.1", b"bagit.py v1.9.0"])
def test_what_another_program_or_version_made_is_skipped(made: Made, agent: bytes) -> None:
    info = made[0].entries["bag-info.txt"].read().splitlines(keepends=True)
    other = b"".join(b"Bag-Software-Agent: " + agent + b"\n" if line.startswith(b"Bag-Software") else line for line in info)
    (skipped,) = found(made, "bag-info.txt", other)
    assert isinstance(skipped, Skipped)
    assert agent.decode() in skipped.reason


def test_without_pdf_or_bag_info_nothing_is_guessed(made: Made) -> None:
    (skipped,) = found(made, pdf_of(made)[0])
    assert isinstance(skipped, Skipped)
    (skipped,) = found(made, "bag-info.txt")
    assert isinstance(skipped, Skipped)


def test_it_is_done_only_where_it_is_wished(made: Made) -> None:
    with rerendering.rendering_again():
        assert list(rerendering.check(*made)) == []
    (skipped,) = rerendering.check(*made)
    assert isinstance(skipped, Skipped)
    assert "deep" in skipped.reason


def test_what_cannot_be_rendered_here_is_skipped_with_the_reason(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Article, __: Rendering) -> Exported:
        raise RenderError("a face is missing")

    exporter = registry.exporter
    monkeypatch.setattr(registry, "exporter", lambda name: replace(exporter(name), write=refuse))
    (skipped,) = found(made)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "a face is missing"


def test_fonts_of_the_system_are_found_where_they_were(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Road closed\n\nThe sign reads 道路封闭.\n", encoding="utf-8")
    ingested = pipeline.ingest(story, WISHES)
    rendered = pipeline.render(ingested, wishes=Rendering(font_folders=system_folders()))
    assert found((sealed(pipeline.pack(ingested, rendered)), ingested.article), fonts=system_folders()) == []
