"""A damaged METS is a finding; what it would have listed is not called unlisted, and the rest is judged."""

from archive.csip import judge_package
from archive.findings import Finding, Skipped
from archive.model.tree import Tree
from tests.support.eark_packages import Files, late, package, tree, without, write


def check(files: Files) -> tuple[set[str], list[str]]:
    """Return the codes and the checks that are skipped."""
    said = list(judge_package.check(tree(files)))
    codes = {item.rule.code for item in said if isinstance(item, Finding)}
    return codes, [item.check for item in said if isinstance(item, Skipped)]


def test_a_damaged_mets_hides_what_is_listed() -> None:
    codes, skipped = check(package(late(write("METS.xml", b"<mets"))))
    assert codes == {"EARK-001"}
    assert skipped == ["files that no METS lists"]


def test_a_document_type_declaration_is_refused() -> None:
    data = package()["METS.xml"].replace(b"<mets", b"<!DOCTYPE mets [<!ENTITY a 'a'>]><mets", 1)
    codes, _ = check(package(late(write("METS.xml", data))))
    assert codes == {"EARK-001"}


def test_representations_are_judged_when_the_mets_of_the_package_is_lost() -> None:
    files = package(late(without("METS.xml"), write("representations/original/data/story.txt", b"Other.\n")))
    assert check(files)[0] == {"CSIPSTR4", "CSIP69", "CSIP71"}


def test_what_does_not_look_like_a_package_is_judged_when_asked_for() -> None:
    said = [item for item in judge_package.check(Tree(entries={})) if isinstance(item, Finding)]
    assert {item.rule.code for item in said} >= {"CSIPSTR4"}


def test_two_packages_in_a_bag_are_both_judged() -> None:
    files = {f"data/one-ip/{path}": data for path, data in package(late(without("METS.xml"))).items()}
    files |= {path.replace("/one-ip/", "/two-ip/"): data for path, data in files.items()}
    files["bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    said = [item for item in judge_package.check(tree(files)) if isinstance(item, Finding)]
    assert [item.where.path for item in said if item.rule.code == "CSIPSTR4"] == ["data/one-ip", "data/two-ip"]
