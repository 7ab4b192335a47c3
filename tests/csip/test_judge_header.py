"""Root and header: of several agents the one nearest to the demand is judged; names of types go with OTHER."""

import pytest

from archive.findings import Severity
from tests.support.eark_packages import Edit, add, codes, drop, edited, inner, package, put, say, tree, verdicts

AGENT = "m:metsHdr/m:agent"


def found(*edits: Edit) -> set[str]:
    return codes(tree(package(edited(*edits))))


def test_other_agents_may_be_there() -> None:
    assert (
        found(add("m:metsHdr", "agent", ROLE="CREATOR", TYPE="ORGANIZATION"), add("m:metsHdr", "agent", ROLE="EDITOR")) == set()
    )


def test_what_is_demanded_of_one_agent_is_not_found_on_several() -> None:
    other = add("m:metsHdr", "agent", ROLE="EDITOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
    assert found(put(AGENT, OTHERTYPE="OTHER"), other) == {"CSIP11", "CSIP13"}


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ((put(".", OBJID=""),), {"CSIP1", "CSIP86"}),
        ((put(".", TYPE="OTHER", csip__OTHERTYPE="Recipes"),), set()),
        ((put(".", TYPE="OTHER", csip__OTHERTYPE="Datasets"),), {"CSIP3"}),
        ((put(".", TYPE="OTHER", csip__OTHERTYPE=""),), {"CSIP2", "CSIP3"}),
        ((drop(".", "csip:CONTENTINFORMATIONTYPE", "csip:OTHERCONTENTINFORMATIONTYPE"),), {"CSIP4"}),
        ((put(".", csip__CONTENTINFORMATIONTYPE="ERMS"),), {"CSIP5"}),
        ((put(".", PROFILE="profile"),), {"CSIP6"}),
        ((put("m:metsHdr", LASTMODDATE="2020-01-01T00:00:00Z"),), {"CSIP8"}),
        ((say(f"{AGENT}/m:note", " "),), {"CSIP15"}),
        ((drop(f"{AGENT}/m:note"),), {"CSIP15", "CSIP16"}),
    ],
)
def test_demands(edits: tuple[Edit, ...], codes: set[str]) -> None:
    assert found(*edits) == codes


def test_a_representation_must_state_its_type_and_a_package_should() -> None:
    edit = drop(".", "csip:CONTENTINFORMATIONTYPE", "csip:OTHERCONTENTINFORMATIONTYPE")
    levels = [verdicts(tree(package(recipe)))[0].rule.severity for recipe in (edited(edit), inner(edit))]
    assert levels == [Severity.WARNING, Severity.ERROR]
