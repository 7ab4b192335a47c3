"""Metadata sections and the folders of metadata demand each other; what is only advised is a warning."""

import pytest

from archive.findings import Severity
from tests.support.eark_packages import (
    NAME,
    Edit,
    Recipe,
    add,
    codes,
    drop,
    early,
    edited,
    inner,
    package,
    put,
    tree,
    verdicts,
    without,
    write,
)


def levels(recipe: Recipe) -> dict[str, Severity]:
    return {finding.rule.code: finding.rule.severity for finding in verdicts(tree(package(recipe)))}


def test_files_without_section_are_an_error_and_none_of_both_is_advice() -> None:
    bare = Recipe(root=(drop("m:dmdSec"), drop("//m:div[@LABEL='Metadata']", "DMDID")))
    assert levels(bare)["CSIP17"] is Severity.ERROR
    assert levels(early(without("metadata/descriptive/")))["CSIP17"] is Severity.WARNING


def test_a_missing_status_is_advice_and_a_wrong_one_an_error() -> None:
    assert levels(edited(drop("m:dmdSec", "STATUS"))) == {"CSIP20": Severity.WARNING}
    assert levels(edited(put("m:dmdSec", STATUS="current"))) == {"CSIP20": Severity.ERROR}


def test_a_section_without_file_is_advice_where_no_files_are() -> None:
    recipe = Recipe(files=(without("metadata/descriptive/"),), root=(put(".", OBJID=NAME),))
    assert levels(recipe).keys() == {"CSIP17", "CSIPSTR7"}


@pytest.mark.parametrize("word", ["SUPERSEDED", "CURRENT"])
def test_words_of_the_vocabulary(word: str) -> None:
    assert codes(tree(package(edited(put("m:amdSec/m:rightsMD", STATUS=word))))) == set()


def test_representations_need_no_sections_where_they_have_no_such_files() -> None:
    recipe = Recipe(files=(without("representations/original/metadata/"), write("representations/original/metadata/x.txt", b"x")))
    assert codes(tree(package(recipe))) == {"EARK-003"}
    assert codes(tree(package(inner(drop("m:amdSec"), drop("//m:div[@LABEL='Metadata']", "ADMID"))))) >= {"CSIP31", "CSIP32"}


def test_a_record_kept_elsewhere_is_a_record_and_one_that_is_nowhere_is_none() -> None:
    moved = Recipe(
        files=(without("metadata/preservation/"), write("metadata/other/premis.xml", b"<premis/>")),
        root=(
            add(".", "amdSec"),
            add("m:amdSec", "digiprovMD", ID="ID-prov", STATUS="CURRENT"),
            link("metadata/other/premis.xml"),
        ),
    )
    assert not {"CSIP31", "CSIP32"} & codes(tree(package(moved)))
    lost = Recipe(files=moved.files[:1], root=moved.root)
    assert {"CSIP31", "CSIP32", "CSIP38"} <= codes(tree(package(lost)))


def link(path: str) -> Edit:
    """Return what lets the provenance refer to a file."""
    return add("m:amdSec/m:digiprovMD", "mdRef", LOCTYPE="URL", xlink__type="simple", xlink__href=path)
