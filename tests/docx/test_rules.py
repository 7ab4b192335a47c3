"""The rules of word-processor files: each broken sample yields its rule, and no other that is as bad."""

from pathlib import Path

import pytest

from archive.docx.rules import RULES
from archive.findings import Severity
from archive.formats import Imported, Reading
from archive.importers.docx import IMPORTER
from archive.model.source import Source
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"


def found(path: Path) -> list[str]:
    imported = IMPORTER.read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))
    assert isinstance(imported, Imported)
    assert all(finding.message for finding in imported.findings)
    return [finding.rule.code for finding in imported.findings]


def test_no_rule_is_an_error_because_the_article_is_read() -> None:
    assert all(rule.severity is not Severity.ERROR for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_broken_sample_yields_its_rule_alone(rule: object) -> None:
    code = getattr(rule, "code", "")
    (sample,) = (SAMPLES / "broken" / "docx").glob(f"{code}-*")
    assert found(sample) == [code]


@pytest.mark.parametrize(("stem", "notes"), [("new-jetty", []), ("reading-room", ["DOCX-005"])])
def test_good_samples_yield_notes_only(stem: str, notes: list[str]) -> None:
    assert found(SAMPLES / "sources" / "docx" / f"{stem}.docx") == notes
