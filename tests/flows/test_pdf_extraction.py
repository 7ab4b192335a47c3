"""What another program reads from the pages of scripts that run from left to right: poppler's pdftotext."""

import shutil
import subprocess
from pathlib import Path

import pytest

from archive.exporters import pdf
from archive.files import fontfiles
from archive.formats import Reading, Rendering
from archive.importers import text
from archive.model.body import texts
from archive.model.dates import PartialDate
from archive.model.source import Source

STORIES = Path(__file__).parents[2] / "samples" / "sources" / "text"
AT = PartialDate("2026-11-22T12:00:00Z")
LEFT_TO_RIGHT = [
    "choir-concert", "harbour-library", "island-ferry", "market-hall", "puppet-theatre", "storm-barrier", "swimming-bath",
    "tram-line",
]  # fmt: skip
IDEOGRAPHS = ["bicycle-lanes", "lighthouse-museum", "village-school"]


def extracted(data: bytes, folder: Path) -> str:
    """Return what pdftotext reads, page by page without its form feeds."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (folder / "story.pdf").write_bytes(data)
    done = subprocess.run([program, "-raw", "-enc", "UTF-8", "story.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().replace("\f", "")


def printed(stem: str, theme: str) -> tuple[bytes, str]:
    source = Source(name=f"{stem}.txt", data=(STORIES / f"{stem}.txt").read_bytes())
    article = text.IMPORTER.read(source, Reading(at=AT)).article
    rendering = Rendering(theme=theme, font_folders=fontfiles.system_folders())
    return pdf.write(article, rendering).data, "\n".join(texts(article.bodies[0].blocks))


def joined(text: str) -> str:
    """Return text without what a page adds or takes: ends of lines, and hyphens at them."""
    return "".join(text.replace("-\n", "").replace("-", "").split())


@pytest.mark.parametrize("stem", [*LEFT_TO_RIGHT, *IDEOGRAPHS])
@pytest.mark.parametrize("theme", ["broadsheet", "reader"])
def test_pdftotext_reads_the_body_in_order(stem: str, theme: str, tmp_path: Path) -> None:
    data, expected = printed(stem, theme)
    found = joined(extracted(data, tmp_path))
    for paragraph in expected.split("\n"):
        for sentence in paragraph.split(". "):
            assert joined(sentence) in found or _is_over_two_pages(joined(sentence), found), sentence


def _is_over_two_pages(sentence: str, found: str) -> bool:
    """Tell whether both parts of a sentence are there, with the foot of a page between them."""
    return any(sentence[:at] in found and sentence[at:] in found for at in range(2, len(sentence) - 1))


@pytest.mark.parametrize("stem", LEFT_TO_RIGHT)
def test_words_do_not_run_together(stem: str, tmp_path: Path) -> None:
    data, expected = printed(stem, "reader")
    words = set(extracted(data, tmp_path).split())
    whole = [word for word in expected.split() if word.isalpha()]
    assert sum(word in words for word in whole) > 0.93 * len(whole), "all but those that a line end divides"
