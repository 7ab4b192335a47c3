"""`archive convert` to a file and to standard output."""

import json
from pathlib import Path

from tests.support.command import AT, archive

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


def test_standard_output_holds_the_document_alone() -> None:
    done = archive("convert", STORY, "--to", "ninjs", "--at", AT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["standard"]["version"] == "3.2"
    assert "unsure" in done.stderr


def test_a_file_is_made_and_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "story.xml"
    words = ("convert", STORY, "--to", "newsml-g2", "-o", out)
    assert archive(*words, "--at", AT).returncode == 0
    data = out.read_bytes()
    assert archive(*words, "--at", AT).returncode == 0
    assert archive(*words, "--at", "2027-01-01T00:00:00Z").returncode == 4
    assert out.read_bytes() == data


def test_a_pdf_is_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "story.pdf"
    assert archive("convert", STORY, "--to", "pdf", "-o", out, "--at", AT).returncode == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_text_comes_back_as_text() -> None:
    done = archive("convert", STORY, "--to", "text", "--at", AT)
    assert done.returncode == 0
    assert done.stdout.split() == STORY.read_text(encoding="utf-8").split()


def test_an_unknown_format_names_the_known_ones() -> None:
    done = archive("convert", STORY, "--to", "word")
    assert done.returncode == 2
    assert "newsml-g2" in done.stderr
