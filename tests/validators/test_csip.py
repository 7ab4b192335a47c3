"""Every rule has a sample that breaks it and nothing else; good packages are found good, wherever they lie."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from archive import judging, registry
from archive.findings import Severity
from archive.model.tree import Blob, Tree
from archive.standards.folders import looking_in
from archive.validators.csip import VALIDATOR
from tests.support import broken_csip
from tests.support.eark_packages import NAME, Recipe, codes, of_kind, package, tree, verdicts
from tests.support.standards import shared

SAMPLES = sorted(broken_csip.SAMPLES.iterdir())
NOTED = {"EARK-008"}
CODE = re.compile(r"(?:CSIPSTR|CSIP|SIP|DIP)\d+|EARK-\d{3}")


def stated(path: Path) -> list[str]:
    """Return the codes that a sample's name begins with."""
    found = re.match(rf"((?:{CODE.pattern})-)+", path.name)
    assert found is not None
    return CODE.findall(found[0])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_breaks_its_rule_and_nothing_else(sample: Path) -> None:
    subject = registry.store("zip").get(sample)
    assert VALIDATOR.applies(subject)
    if sample.name.startswith("EARK-009"):
        assert codes(subject) == set()
        with looking_in(shared("standards")):
            assert codes(subject) == {"EARK-009"}
        return
    assert codes(subject) | NOTED == set(stated(sample)) | NOTED
    assert stated(sample)[0] in {finding.rule.code for finding in verdicts(subject)}
    for finding in verdicts(subject):
        assert finding.message.endswith(".")
        assert finding.where.path or finding.rule.code.startswith(("CSIPSTR", "EARK-008"))


def test_each_rule_has_a_sample_and_the_samples_are_as_they_are_made() -> None:
    made = broken_csip.samples()
    assert {path.name for path in SAMPLES} == made.keys()
    for path in SAMPLES:
        assert contents(path) == contents(data=made[path.name])
    assert {stated(path)[0] for path in SAMPLES} == {rule.code for rule in VALIDATOR.rules}


def contents(path: Path | None = None, data: bytes = b"") -> dict[str, int]:
    """Return name -> CRC of what a zip holds, which do not depend on the library that packed it."""
    with zipfile.ZipFile(path if path is not None else io.BytesIO(data)) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}


@pytest.mark.parametrize("kind", ["AIP", "SIP", "DIP"])
def test_a_good_package_has_no_finding(kind: str) -> None:
    subject = tree(package(of_kind(kind) if kind != "AIP" else Recipe()))
    assert verdicts(subject) == []
    with looking_in(shared("standards")):
        assert verdicts(subject) == []


def test_a_package_in_a_bag_is_found_by_its_name_or_by_its_mets() -> None:
    bagged = broken_csip.in_bag(package())
    assert VALIDATOR.applies(tree(bagged))
    assert VALIDATOR.applies(tree({path.replace("other-ip", "other"): data for path, data in bagged.items()}))
    assert not VALIDATOR.applies(tree({"bagit.txt": bagged["bagit.txt"], "data/story/METS.xml": b"<mets/>"}))


@pytest.mark.parametrize("kind", ["zip", "tar", "folder"])
def test_a_package_is_judged_in_every_container(kind: str, tmp_path: Path) -> None:
    store = registry.store(kind)
    store.put(tmp_path, NAME, tree(package()))
    report = judging.check(tmp_path / f"{NAME}{store.suffix}")
    assert report.ok
    assert report.findings == ()
    assert "csip" in report.checked


def test_several_faults_are_all_reported_with_their_lines() -> None:
    recipe = Recipe(
        root=broken_csip.RECIPES["CSIP14-empty-name"].root + broken_csip.RECIPES["CSIP81-type"].root,
        late=broken_csip.RECIPES["CSIP71-flipped-bit"].late,
    )
    found = {finding.rule.code: finding.where for finding in verdicts(tree(package(recipe)))}
    assert found.keys() == {"CSIP14", "CSIP81", "CSIP71"}
    assert all(where.line for where in found.values())
    assert found["CSIP71"].path == "representations/original/METS.xml"


def test_what_a_submission_may_say_is_a_note() -> None:
    bare = package(Recipe(root=of_kind("SIP").root[:1], kind="SIP"))
    found = verdicts(tree(bare))
    assert {finding.rule.severity for finding in found} == {Severity.NOTE}
    assert {finding.rule.code for finding in found} == {f"SIP{n}" for n in (1, 3, 5, 6, 7, 8, 32, 33, 34, 35)}


def test_material_that_is_no_package_is_not_judged() -> None:
    assert not VALIDATOR.applies(Tree(entries={"story.txt": Blob.of(b"One.")}))
    assert not VALIDATOR.applies(tree({"metadata/x.xml": b"", "schemas/x.xsd": b""}))
