"""The structural map: divisions at any depth may point at groups; representations with a METS are pointed at."""

from tests.support.eark_packages import Edit, add, codes, double, drop, edited, inner, package, put, tree

MAIN = "m:structMap/m:div"
REPRESENTATIONS = f"{MAIN}/m:div[@LABEL='Representations']"
EACH = f"{MAIN}/m:div[@LABEL='Representations/original']"


def found(*edits: Edit) -> set[str]:
    return codes(tree(package(edited(*edits))))


def test_a_division_of_a_representation_may_stand_for_all() -> None:
    assert found(drop(REPRESENTATIONS)) == set()


def test_further_maps_are_free() -> None:
    def free(root: object) -> None:
        root[-1].set("LABEL", "Chapters")  # type: ignore[index]
        root[-1].set("TYPE", "LOGICAL")  # type: ignore[index]

    assert found(double("m:structMap"), free) == set()


def test_superseded_metadata_need_not_be_listed() -> None:
    division = f"{MAIN}/m:div[@LABEL='Metadata']"
    unlisted = put(division, ADMID="ID-rights")
    assert found(unlisted) == {"CSIP91"}
    assert found(unlisted, put("m:amdSec/m:digiprovMD", STATUS="SUPERSEDED")) == set()


def test_the_section_of_all_administrative_metadata_may_be_listed() -> None:
    assert found(put("m:amdSec", ID="ID-amd"), put(f"{MAIN}/m:div[@LABEL='Metadata']", ADMID="ID-amd")) == set()


def test_a_division_that_should_point_at_a_mets_and_does_not() -> None:
    assert found(drop(f"{EACH}/m:mptr")) == {"CSIP105", "CSIP109"}


def test_a_pointer_leads_where_its_division_says() -> None:
    assert found(put(EACH, LABEL="Representations/original/data")) == {"CSIP110"}
    assert found(put(EACH, LABEL="Representations/original/METS.xml")) == set()


def test_a_division_may_be_inside_that_of_all() -> None:
    assert found(lambda root: root.find(".//{*}div[@LABEL='Representations']").append(root.find(".//{*}mptr/.."))) == set()


def test_a_pointer_at_a_single_file_is_allowed() -> None:
    assert found(add(f"{MAIN}/m:div[@LABEL='Schemas']", "fptr", FILEID="ID-Schemas-0")) == set()


def test_the_map_of_a_representation_has_its_own_divisions() -> None:
    assert codes(tree(package(inner(drop(f"{MAIN}/m:div[@LABEL='Data']"))))) == set()
    assert codes(tree(package(inner(drop("m:structMap"))))) == {"CSIP80"}
