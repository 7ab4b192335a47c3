"""The file section: groups that are demanded, how they are called, and what they refer to."""

import pytest

from tests.support.eark_packages import Edit, codes, double, drop, edited, inner, package, put, tree

GROUP = "m:fileSec/m:fileGrp"


def found(*edits: Edit) -> set[str]:
    return codes(tree(package(edited(*edits))))


@pytest.mark.parametrize("use", ["Documentation", "documentation"])
def test_the_folder_of_a_group_is_found_in_any_case_and_its_word_is_not(use: str) -> None:
    wanted = set() if use[0].isupper() else {"CSIP64", "CSIP60", "CSIP116"}
    assert found(put(GROUP, USE=use)) == wanted


def test_several_groups_of_documentation_are_allowed() -> None:
    pointer = "m:structMap//m:div[@LABEL='Documentation']/m:fptr"
    assert found(double(GROUP)) == {"CSIP96", "CSIP116"}, "the second is not pointed at"
    second = put(f"{pointer}[2]", FILEID="ID-group-Documentation-2")
    assert found(double(GROUP), double(pointer), second) == set()


def test_a_package_of_mixed_content_need_not_say_more() -> None:
    mixed = (put(".", csip__CONTENTINFORMATIONTYPE="MIXED"), drop(".", "csip:OTHERCONTENTINFORMATIONTYPE"))
    plain = drop(f"{GROUP}[@USE='Representations/original']", "csip:CONTENTINFORMATIONTYPE", "csip:OTHERCONTENTINFORMATIONTYPE")
    assert found(*mixed, plain) == set()
    assert found(plain) == {"CSIP62"}


def test_administrative_metadata_are_not_any_metadata() -> None:
    assert found(put(GROUP, ADMID="ID-prov ID-rights")) == set()
    assert found(put(GROUP, ADMID="ID-prov ID-dmd")) == {"CSIP61"}


def test_groups_of_a_representation_have_names_of_their_own() -> None:
    assert codes(tree(package(inner(put(GROUP, USE="Pictures"))))) == set()


def test_files_without_location_are_found_each() -> None:
    assert found(drop(f"{GROUP}[@USE='Schemas']/m:file/m:FLocat")) == {"CSIP76", "EARK-003"}
