"""200 single random changes of a good bundle: each is an error, in half of them though the manifests were made right again.

One kind may pass the usual check: a changed bit in a PDF that says nothing, when the manifests were made right again. A deep
check renders the PDF again and finds it (BUNDLE-010). The share that may pass is what these 200 seeds gave, so it cannot grow.
veraPDF is left out here, because its verdict on a PDF is tested where it belongs and it would take most of the time.
"""

from pathlib import Path

import pytest

from archive import judging, pipeline
from archive.files.digests import sealed
from archive.findings import Report, Severity
from archive.formats import Reading
from archive.model.dates import PartialDate
from archive.model.tree import Blob, Tree
from archive.pdfjudge import engine
from archive.rerendering import rendering_again
from tests.support.mutations import Files, Mutation, mutate

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"
MUTATIONS = 200
LEAST_SEEN = 0.98


@pytest.fixture(scope="module")
def good() -> Files:
    ingested = pipeline.ingest(STORY, pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en")))
    tree = sealed(pipeline.pack(ingested, pipeline.render(ingested)))
    return {path: blob.read() for path, blob in tree.entries.items()}


def judge(files: Files) -> Report:
    return judging.check_tree(Tree(entries={path: Blob.of(data) for path, data in files.items()}), "mutated")


def codes(report: Report) -> set[str]:
    return {finding.rule.code for finding in report.findings if finding.rule.severity is not Severity.NOTE}


def may_pass(mutation: Mutation) -> bool:
    """Tell whether a change, skilfully forged, is of the kind named above."""
    return mutation.forged and mutation.what == "flip_bit" and mutation.path.endswith(".pdf")


def test_every_single_change_is_found(good: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "check", lambda _: iter(()))
    with rendering_again():
        assert not codes(judge(good))
    passed = [mutation for mutation in (mutate(good, seed) for seed in range(MUTATIONS)) if judge(mutation.files).ok]
    assert [f"{one.what} in {one.path}, forged: {one.forged}" for one in passed if not may_pass(one)] == []
    assert len(passed) <= MUTATIONS * (1 - LEAST_SEEN)
    with rendering_again():
        assert all(codes(judge(one.files)) == {"BUNDLE-010"} for one in passed)
