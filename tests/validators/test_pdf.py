"""The PDF validator on every broken sample, on good files, and on files broken at random."""

import random
import time
from pathlib import Path

import pytest

from archive import judging
from archive.findings import Finding, Severity, Skipped
from archive.model.package import Document
from archive.model.tree import Blob
from archive.pdfjudge import engine
from archive.validators import pdf
from archive.validators.pdf import VALIDATOR
from archive.verapdf import machine
from tests.support.pdfs import codes, document, good, judged, needs_verapdf, pages, saved

BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "pdf"
SAMPLES = sorted(BROKEN.glob("PDF-*.pdf"))
RULES = {rule.code: rule for rule in VALIDATOR.rules}
VERAPDF = {rule.code for rule in engine.RULES}


@pytest.fixture
def _without_verapdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "missing", lambda: "left out of this test")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_broken_sample_yields_its_rule_and_no_other_error_of_ours(sample: Path) -> None:
    code = sample.name[:7]
    if code in VERAPDF:
        needs_verapdf()
    found = [verdict for verdict in VALIDATOR.check(document(sample.read_bytes())) if isinstance(verdict, Finding)]
    assert code in codes(found)
    ours = {finding.rule.code for finding in found if finding.rule.severity is Severity.ERROR} - VERAPDF
    assert ours <= {code}
    assert all(finding.message for finding in found)


def test_every_rule_has_a_sample() -> None:
    assert {sample.name[:7] for sample in SAMPLES} == set(RULES)


@pytest.mark.parametrize("level", ["3a+ua1", "4f+ua2"])
def test_a_good_file_of_ours_yields_nothing(level: str) -> None:
    needs_verapdf()
    assert list(VALIDATOR.check(document(good(level)))) == []


def test_an_ordinary_pdf_is_no_worse_than_ordinary() -> None:
    found = list(VALIDATOR.check(document(saved(pages(b"1 0 0 rg 0 0 9 9 re f")))))
    assert [verdict.rule.code for verdict in found if isinstance(verdict, Finding)] == ["PDF-010"]
    assert [verdict.check for verdict in found if isinstance(verdict, Skipped)] == [
        "tags, fonts, colours and metadata",
        "veraPDF",
    ]


@pytest.mark.parametrize(
    ("head", "applies"), [(b"%PDF-1.7", True), (b"<newsItem>%PDF-1.7", False), (b"", False), (b"x" * 1024 + b"%PDF-", False)]
)
def test_it_applies_by_the_mark(head: bytes, *, applies: bool) -> None:
    assert VALIDATOR.applies(document(head)) is applies


def test_a_huge_file_is_skipped_with_the_reason() -> None:
    huge = Document(name="x.pdf", content=Blob(open=document(b"").content.open, size=pdf.SIZE_LIMIT + 1))
    (verdict,) = VALIDATOR.check(huge)
    assert isinstance(verdict, Skipped)


@pytest.mark.usefixtures("_without_verapdf")
def test_the_verb_check_finds_it(tmp_path: Path) -> None:
    path = tmp_path / "lamp.pdf"
    path.write_bytes(good())
    report = judging.check(path)
    assert report.ok
    assert report.checked == ("pdf",)
    assert "left out of this test" in report.skipped[0].reason


@pytest.mark.usefixtures("_without_verapdf")
def test_files_broken_at_random_are_judged_and_never_an_exception() -> None:
    rnd = random.Random(20261122)
    sound = good()
    quiet = 0
    started = time.process_time()
    for _ in range(100):
        data = bytearray(sound)
        if rnd.random() < 0.3:
            del data[rnd.randrange(len(data)) :]
        else:
            for _ in range(rnd.choice((1, 3, 30, 300))):
                data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
        quiet += not [code for code in judged(bytes(data)) if code != "-"]
    assert time.process_time() - started < 30
    assert quiet <= 20, "little damage goes unseen, even without veraPDF"


def test_veraPDF_survives_files_broken_at_random() -> None:  # noqa: N802  its name
    needs_verapdf()
    rnd = random.Random(7)
    for _ in range(20):
        data = bytearray(good())
        for _ in range(rnd.choice((1, 3, 30))):
            data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
        judged(bytes(data))
