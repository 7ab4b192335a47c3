"""The benchmarks run: on tiny input here, so that a change that breaks one is seen before somebody needs it."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGE = b"""<html lang="en"><head><title>A lamp</title></head><body><article><h1>A lamp</h1>
<p>The lamp on the pier was lit again on Friday evening, after nine dark years and two repairs that did not last.</p>
<p>The council paid for the new glass, and the school sang while the keeper climbed the forty steps to the light.</p>
</article></body></html>"""
TRUTH = (
    "The lamp on the pier was lit again on Friday evening, after nine dark years and two repairs that did not last.\n"
    "The council paid for the new glass, and the school sang while the keeper climbed the forty steps to the light."
)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_published_corpus_is_read(tmp_path: Path) -> None:
    extraction = script("extraction")
    (tmp_path / "html").mkdir()
    for name in ("one", "two"):
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(gzip.compress(PAGE))
    entry = {"articleBody": TRUTH, "url": "https://example.org/lamp"}
    (tmp_path / "ground-truth.json").write_text(json.dumps({"one": entry, "two": entry}), encoding="utf-8")
    pages = extraction.corpus(tmp_path)
    assert pages == [(PAGE, TRUTH)] * 2
    assert extraction.text_row("ours", extraction.ours, pages).startswith("| ours | 1.000 | 1.000 | 1.000 |")


def test_text_is_scored_by_shingles_of_four_words() -> None:
    scores = script("extraction").scores
    assert scores([("a b c d e", "a b c d e")]) == (1, 1, 1)
    assert scores([("a b c d e", "")])[0] == 0
    _, precision, recall = scores([("a b c d", "a b c d e f")])
    assert recall == 1
    assert round(precision, 3) == 0.333


@pytest.mark.parametrize(
    ("stated", "value", "verdict"),
    [
        ("", "", "empty"),
        ("", "2026", "invented"),
        ("A", "a", "right"),
        ("A", "B", "wrong"),
        ("A", "", "missed"),
        ("2026-11-22T09:30:00Z", "2026-11-22", "right"),
        ("2026-11-22", "2026", "wrong"),
    ],
)
def test_fields_are_judged(stated: str, value: str, verdict: str) -> None:
    assert script("extraction").verdict(stated, value) == verdict


def test_our_reader_invents_nothing() -> None:
    extraction = script("extraction")
    made = [make(story) for make in extraction.SHAPES.values() for story in extraction.STORIES]
    rows = extraction.field_rows(extraction.ours, made)
    assert {name: row["invented"] for name, row in rows.items()} == dict.fromkeys(extraction.FIELDS, 0)


def test_formats_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    formats = script("formats")
    formats.compare("of agencies", 1, formats.contents((ROOT / "samples/sources/newsml-g2").glob("tide*.xml")))
    said = capsys.readouterr().out
    assert "| reading of agencies | documents/s | ratio |" in said
    assert "| newsarchive |" in said
