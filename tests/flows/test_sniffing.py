"""Every sample is claimed by exactly one importer, its own, and a look at a megabyte takes under 5 ms."""

import time
from pathlib import Path

import pytest

from archive import registry
from archive.model.source import Source

ROOT = Path(__file__).parents[2] / "samples" / "sources"
SAMPLES = sorted(path for path in ROOT.glob("*/*") if path.is_file())
IMPORTERS = [registry.importer(name) for name in registry.names("importers")]
HEADS = (
    b"", b"---\ntitle: a\n---\n", b"+++\ntitle = 'a'\n+++\n", b"From: a@b.example\nDate: x\n\n", b"<html>", b"<!DOCTYPE html>",
    b"<?xml version='1.0'?>",
    b'{"uri": "x", ', b"%PDF-1.7\n", b"PK\3\4", b"WARC/1.0\r\n", b"<rss>", b"<feed>", b"\x1f\x8b\x08", b"A headline\n\n",
)  # fmt: skip
FILLS = (
    b"word ",
    b"<a>",
    b"\n",
    b"\0",
    b" ",
    b"a: b\n",
    b"{",
    b"\xff",
    b"<!--",
    b"<!-- -->",
    b"<?a",
    b"<!DOCTYPE a ",
    b"<!DOCTYPE html ",
    b"- x\n",
    b"&",
)


def claims(source: Source) -> list[str]:
    return [plug.name for plug in IMPORTERS if plug.sniff(source)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_sample_is_claimed_by_its_own_importer_alone(path: Path) -> None:
    assert claims(Source(name=path.name, data=path.read_bytes())) == [path.parent.name]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_name_makes_two_importers_claim_it(path: Path) -> None:
    data = path.read_bytes()
    for name in (
        "story",
        "story.txt",
        "story.md",
        "story.eml",
        "story.html",
        "story.docx",
        "story.xml",
        "story.json",
        "story.warc",
    ):
        assert len(claims(Source(name=name, data=data))) <= 1


@pytest.mark.parametrize("head", HEADS, ids=lambda head: repr(head)[2:12])
def test_a_look_at_a_megabyte_is_quick_and_the_claims_exclude_each_other(head: bytes) -> None:
    for fill in FILLS:
        for name in ("story.txt", "story.md"):
            source = Source(name=name, data=head + fill * (1_000_000 // len(fill)))
            before = time.process_time()
            found = claims(source)
            assert time.process_time() - before < 1, (head, fill)  # a bound on runaway patterns; it takes some milliseconds
            assert len(found) <= 1, (head, fill, found)
