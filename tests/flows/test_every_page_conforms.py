"""veraPDF passes every sample, in every theme, on every paper, at both levels."""

from pathlib import Path

import pytest

from archive import PartialDate, Reading, Rendering, Wishes, render
from archive.files.fontfiles import system_folders
from archive.formats import PAPERS, PDF_LEVELS, THEMES
from archive.pipeline import Ingested, ingest_each
from archive.verapdf.engine import judge
from tests.support.pdfs import needs_verapdf

SOURCES = sorted(path for path in (Path(__file__).parents[2] / "samples" / "sources").glob("*/*") if path.is_file())
WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
WAYS = [
    *(Rendering(theme=theme, paper=paper, font_folders=system_folders()) for theme in THEMES for paper in PAPERS),
    Rendering(pdf_level=PDF_LEVELS[1], font_folders=system_folders()),
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_page_conforms(source: Path) -> None:
    needs_verapdf()
    for ingested in ingest_each(source, WISHES):
        if not isinstance(ingested, Ingested):
            continue  # a member that is broken on purpose
        for way in WAYS:
            data = render(ingested, wishes=way).documents[-1].content.read()
            for verdict in judge(data, tuple(way.pdf_level.split("+"))):
                assert verdict.passed, (way.theme, way.paper, verdict)
