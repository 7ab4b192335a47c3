"""The parts of a bundle are held against each other: a change in one of them is found and shown, whatever the digests say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive import agreement, judging, pipeline
from archive.files.digests import sealed
from archive.findings import Finding, Severity, Skipped
from archive.formats import Reading
from archive.model.dates import PartialDate
from archive.model.tree import Blob, Tree
from archive.rerendering import rendering_again

BROKEN = Path(__file__).parents[1] / "samples" / "broken" / "bundle"
STORY = Path(__file__).parents[1] / "samples" / "sources" / "text" / "harbour-library.txt"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")), fields={"byline": ["By Ada Stone"]})


@pytest.fixture(scope="module")
def bundle() -> Tree:
    ingested = pipeline.ingest(STORY, WISHES)
    return pipeline.pack(ingested, pipeline.render(ingested))


def changed(bundle: Tree, ending: str, change: Callable[[bytes], bytes]) -> list[Finding]:
    path = next(path for path in bundle.entries if path.endswith(ending))
    before = bundle.entries[path].read()
    after = change(before)
    assert after != before
    entries = {**bundle.entries, path: Blob.of(after)}
    return [verdict for verdict in agreement.compare(Tree(entries=entries)) if isinstance(verdict, Finding)]


def codes(findings: list[Finding]) -> set[str]:
    return {finding.rule.code for finding in findings}


def test_a_sound_bundle_agrees_and_skips_nothing(bundle: Tree) -> None:
    assert agreement.is_bundle(bundle)
    with rendering_again():
        assert list(agreement.compare(bundle)) == []
    assert [verdict.check for verdict in agreement.compare(bundle) if isinstance(verdict, Skipped)] == ["the PDF rendered again"]


def test_a_word_changed_in_the_ninjs_is_shown(bundle: Tree) -> None:
    findings = changed(bundle, ".ninjs.json", lambda data: data.replace(b"Ada Stone", b"Eva Stone"))
    assert codes(findings) <= {"BUNDLE-001", "BUNDLE-003"}
    finding = next(finding for finding in findings if finding.rule.code == "BUNDLE-001")
    assert "Ada Stone" in finding.message
    assert "Eva Stone" in finding.message
    assert finding.facts["field"] == "bylines/0/value"


def test_a_word_changed_in_the_original_is_shown(bundle: Tree) -> None:
    findings = changed(bundle, STORY.name, lambda data: data.replace(b"library", b"brewery", 1))
    assert codes(findings) >= {"BUNDLE-002"}
    assert any("brewery" in finding.message.lower() for finding in findings)


def test_documents_changed_together_still_disagree_with_original_and_pdf(bundle: Tree) -> None:
    entries = {
        path: Blob.of(blob.read().replace(b"library", b"brewery")) if path.endswith((".xml", ".json")) else blob
        for path, blob in bundle.entries.items()
    }
    found = [verdict for verdict in agreement.compare(Tree(entries=entries)) if isinstance(verdict, Finding)]
    assert codes(found) >= {"BUNDLE-002", "BUNDLE-003"}


@pytest.mark.parametrize("ending", [".newsml.xml", ".ninjs.json", ".pdf"])
def test_a_part_that_cannot_be_read_is_named(bundle: Tree, ending: str) -> None:
    findings = changed(bundle, ending, lambda data: data[: len(data) // 3])
    assert any(finding.rule.code == "BUNDLE-004" and finding.where.path.endswith(ending) for finding in findings)


def test_what_is_missing_is_skipped_and_said(bundle: Tree) -> None:
    entries = {path: blob for path, blob in bundle.entries.items() if not path.endswith((".pdf", ".ninjs.json"))}
    verdicts = list(agreement.compare(Tree(entries=entries)))
    assert [str(verdict.where) for verdict in verdicts if isinstance(verdict, Finding)] == ["bag-info.txt"], "its sizes tell"
    skipped = [verdict.check for verdict in verdicts if isinstance(verdict, Skipped)]
    assert skipped == ["agreement of ninjs", "agreement of pdf", "the PDF rendered again"]


def test_a_given_field_is_not_looked_for_in_the_original(bundle: Tree) -> None:
    assert b"Ada Stone" not in STORY.read_bytes()
    assert not [verdict for verdict in agreement.compare(bundle) if isinstance(verdict, Finding)]


def test_a_bag_of_a_stranger_is_no_bundle_of_ours() -> None:
    assert not agreement.is_bundle(Tree(entries={"bagit.txt": Blob.of(b""), "data/a.txt": Blob.of(b"")}))


def test_manifests_in_another_form_are_found_though_their_checksums_are_right() -> None:
    ingested = pipeline.ingest(STORY, WISHES)
    tree = sealed(pipeline.pack(ingested, pipeline.render(ingested)))
    data = tree.entries["tagmanifest-sha512.txt"].read()
    for name, entries in {
        "upper case": {"tagmanifest-sha512.txt": Blob.of(data.upper().replace(b".TXT", b".txt"))},
        "other line ends": {"tagmanifest-sha512.txt": Blob.of(data.replace(b"\n", b"\r\n"))},
    }.items():
        found = [v for v in agreement.compare(Tree(entries={**tree.entries, **entries})) if isinstance(v, Finding)]
        assert codes(found) >= {"BUNDLE-005"}, name
    without = Tree(entries={path: blob for path, blob in tree.entries.items() if not path.startswith("tagmanifest")})
    assert [v.rule.code for v in agreement.compare(without) if isinstance(v, Finding)] == ["BUNDLE-005"]
    added = Tree(entries={**tree.entries, "notes.txt": Blob.of(b"x")})
    assert [v.rule.code for v in agreement.compare(added) if isinstance(v, Finding)] == ["BUNDLE-006"]


@pytest.mark.parametrize("sample", sorted(BROKEN.glob("*.zip")), ids=lambda path: path.stem)
def test_a_broken_sample_yields_its_code_and_no_other_error(sample: Path) -> None:
    with rendering_again():
        report = judging.check(sample)
    code = sample.name[:10]
    assert code in codes(list(report.findings))
    assert {finding.rule.code for finding in report.findings if finding.rule.severity is Severity.ERROR} <= {code}
