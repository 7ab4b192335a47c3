"""Identifiers are there, used once, and lead on."""

from tests.support.eark_packages import codes, drop, edited, inner, package, put, tree, verdicts


def test_an_identifier_used_three_times_is_told_of_twice() -> None:
    same = edited(*(put(f"m:fileSec/m:fileGrp[{n}]/m:file", ID="ID-same") for n in (1, 2, 3)))
    assert [finding.rule.code for finding in verdicts(tree(package(same)))] == ["EARK-004", "EARK-004"]


def test_two_documents_may_have_the_same_identifiers() -> None:
    assert codes(tree(package())) == set()  # ID-files is in both METS


def test_the_identifiers_of_a_representation_are_judged() -> None:
    assert codes(tree(package(inner(drop("m:fileSec", "ID"))))) == {"CSIP59"}


def test_a_reference_leads_to_an_identifier_of_the_same_document() -> None:
    assert codes(tree(package(inner(put("m:fileSec//m:file", DMDID="ID-dmd"))))) == {"EARK-005"}
