"""Each rule of PREMIS records has a sample that breaks it; records of ours pass; those of others are not held to our profile."""

from pathlib import Path

import pytest

from archive.files import folders
from archive.findings import Finding, Skipped
from archive.model.tree import Blob, Tree
from archive.validators import bagit
from archive.validators.premis import VALIDATOR
from tests.support import broken_histories
from tests.support.bags import bag, errors, tree
from tests.support.broken_histories import GOOD, PLACE, told
from tests.support.histories import bundled

SAMPLES = sorted(broken_histories.FOLDER.iterdir())


def codes(subject: Tree) -> list[str]:
    return [item.rule.code for item in VALIDATOR.check(subject) if isinstance(item, Finding)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_sample_breaks_its_rule_and_no_other(sample: Path) -> None:
    subject = folders.read(sample)
    assert VALIDATOR.applies(subject)
    assert codes(subject) == [sample.name[:10]]
    assert errors(subject) == [], "as a bag it is sound"


def test_each_rule_has_a_sample_and_the_samples_are_as_they_are_made() -> None:
    assert [rule.code for rule in VALIDATOR.rules] == [sample.name[:10] for sample in SAMPLES]
    assert {sample.name for sample in SAMPLES} == broken_histories.SAMPLES.keys()
    for sample in SAMPLES:
        there = {path: blob.read() for path, blob in folders.read(sample).entries.items()}
        assert there == broken_histories.SAMPLES[sample.name]


def test_a_sound_record_yields_nothing() -> None:
    assert list(VALIDATOR.check(tree(told()))) == []
    assert list(VALIDATOR.check(bundled("docx/reading-room.docx"))) == []


def test_a_bag_without_a_record_is_not_this_judges_matter() -> None:
    assert not VALIDATOR.applies(tree(bag()))
    assert not VALIDATOR.applies(tree({PLACE: GOOD})), "no bag"
    assert bagit.VALIDATOR.applies(tree(bag()))


def test_the_record_of_another_writer_is_skipped_aloud() -> None:
    (said,) = VALIDATOR.check(tree(told("urn:x-newsarchive:software:", "urn:example:software:")))
    assert isinstance(said, Skipped)
    assert "another writer" in said.reason


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"<premis/>", b"<!DOCTYPE premis><premis xmlns='http://www.loc.gov/premis/v3'/>", GOOD + b"<"]
)
def test_what_is_no_premis_is_a_finding_with_its_reason(data: bytes) -> None:
    (said,) = VALIDATOR.check(tree(bag(tags={PLACE: data})))
    assert isinstance(said, Finding)
    assert said.rule.code == "PREMIS-001"
    assert said.message.startswith("It cannot be read: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<eventDateTime>2026-11-22T09:30:00Z", "<eventDateTime>2026-11-22"),
        ("<eventDateTime>2026-11-22T09:30:00Z", "<eventDateTime>2026-11-22T09:30:00"),
        ("<eventOutcome ", "<eventOutcome x='1' "),
        (">message digest calculation<", ">guessing<"),
        ("x-fmt/111", "fmt/0"),
        ("<size>35<", "<size>-35<"),
        ("<relatedObjectIdentifierValue>urn:newsml", "<relatedObjectIdentifierValue>urn:nothing"),
        ("relative path", "URL"),
    ],
)
def test_what_the_profile_forbids_is_found_once_and_named(old: str, new: str) -> None:
    found = [item for item in VALIDATOR.check(tree(told(old, new))) if isinstance(item, Finding)]
    assert {finding.rule.code for finding in found} == {"PREMIS-002"}
    assert all(finding.where.line and "{http" not in finding.message for finding in found)


def test_an_unreadable_record_is_skipped_with_the_reason() -> None:
    def fail() -> None:
        raise OSError("bad sector")

    entries = {path: Blob.of(data) for path, data in told().items()}
    entries[PLACE] = Blob(open=fail, size=1)  # type: ignore[arg-type]
    (said,) = VALIDATOR.check(Tree(entries=entries))
    assert isinstance(said, Skipped)
    assert "bad sector" in said.reason
