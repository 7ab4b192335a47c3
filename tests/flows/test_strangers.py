"""Every sample of another writer imports, exports valid documents, reads back equal, and makes a bundle that validates."""

from pathlib import Path

import pytest

from tests.support.command import AT, archive
from tests.support.strangers import FORMATS, problems

SAMPLES = Path(__file__).parents[2] / "samples"
SOURCES = sorted(path for name in FORMATS for path in (SAMPLES / "sources" / name).glob("*.*"))
READABLE = sorted(path for name in FORMATS for path in (SAMPLES / "broken" / name).glob("READ-*"))


@pytest.mark.parametrize("path", [*SOURCES, *READABLE], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_survives(path: Path) -> None:
    assert list(problems(path)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_stranger_becomes_a_bundle_that_validates(name: str, tmp_path: Path) -> None:
    source = next(path for path in SOURCES if path.parent.name == name)
    done = archive("bundle", source, "-o", tmp_path, "--at", AT)
    assert done.returncode == 0, done.stderr
    judged = archive("validate", *tmp_path.iterdir())
    assert judged.returncode == 0, judged.stdout


def test_a_message_becomes_a_bundle_of_each_text(tmp_path: Path) -> None:
    item = (SAMPLES / "sources" / "newsml-g2" / "tide-table.xml").read_text("utf-8").partition("?>")[2]
    other = item.replace("tide-2026-03-15", "tide-2026-03-16").replace("Tides for Sunday", "Tides for Monday")
    sent = "<header><sent>2026-03-15T06:10:00Z</sent></header>"
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{sent}<itemSet>{item}{other}</itemSet></newsMessage>'
    (tmp_path / "feed.xml").write_text(message, "utf-8")
    done = archive("bundle", tmp_path / "feed.xml", "-o", tmp_path / "out", "--at", AT)
    assert done.returncode == 0, done.stderr
    assert "2 articles of 1 source" in done.stdout
    assert sorted(path.name[:16] for path in (tmp_path / "out").iterdir()) == ["tides-for-monday", "tides-for-sunday"]
    judged = archive("validate", *(tmp_path / "out").iterdir())
    assert judged.returncode == 0, judged.stdout
