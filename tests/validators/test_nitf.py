"""NITF judging: each rule has a sample that breaks it and nothing else; good documents of every version are let be."""

from pathlib import Path

import pytest

from archive.findings import Finding, Severity, Skipped
from archive.model.package import Document
from archive.model.tree import Blob
from archive.standards.folders import looking_in
from archive.validators.nitf import VALIDATOR
from tests.support.standards import shared

SAMPLES = Path(__file__).parents[2] / "samples"
BROKEN = sorted((SAMPLES / "broken" / "nitf").glob("NITF-0*"))


def judge(data: bytes, *, official: bool = True) -> list[Finding | Skipped]:
    document = Document(name="story.xml", content=Blob.of(data))
    assert VALIDATOR.applies(document)
    with looking_in(*((shared("standards"),) if official else ())):
        return list(VALIDATOR.check(document))


@pytest.mark.parametrize("sample", BROKEN, ids=lambda path: path.stem)
def test_a_broken_sample_yields_its_code_and_no_other(sample: Path) -> None:
    found = [one for one in judge(sample.read_bytes()) if isinstance(one, Finding)]
    assert {finding.rule.code for finding in found} == {sample.stem[:8]}
    assert all(finding.where.line for finding in found)


def test_every_rule_has_its_sample() -> None:
    assert {path.stem[:8] for path in BROKEN} == {rule.code for rule in VALIDATOR.rules}


@pytest.mark.parametrize("sample", sorted((SAMPLES / "sources" / "nitf").glob("*.xml")), ids=lambda path: path.stem)
def test_stories_of_every_version_have_no_error(sample: Path) -> None:
    found = [one for one in judge(sample.read_bytes()) if isinstance(one, Finding)]
    assert all(finding.rule.severity is not Severity.ERROR for finding in found)


def test_without_the_schema_the_rest_is_judged_and_the_command_named() -> None:
    results = judge(BROKEN[-1].read_bytes(), official=False)
    (skipped,) = [one for one in results if isinstance(one, Skipped)]
    assert "archive schemas fetch nitf-3.6" in skipped.reason
    assert [one.rule.code for one in results if isinstance(one, Finding)] == ["NITF-020"]


def test_other_xml_is_none_of_ours() -> None:
    assert not VALIDATOR.applies(Document(name="x", content=Blob.of(b"<nitf xmlns='urn:x'/>")))
    assert not VALIDATOR.applies(Document(name="x", content=Blob.of(b"<newsItem/>")))
