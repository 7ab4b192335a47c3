"""Submissions and disseminations: profile and type belong together, and a package may keep to the profile of CSIP."""

import pytest

from tests.support.eark_packages import Recipe, add, codes, of_kind, package, put, tree

PROFILES = {"SIP": "SIP2", "DIP": "DIP2"}


@pytest.mark.parametrize("kind", PROFILES)
def test_the_profile_of_csip_may_be_used_as_it_is(kind: str) -> None:
    assert codes(tree(package(Recipe(kind=kind)))) == set()


@pytest.mark.parametrize("kind", PROFILES)
def test_versions_of_a_profile_are_taken(kind: str) -> None:
    versioned = put(".", PROFILE=f"https://eark{kind.lower()}.dilcis.eu/profile/E-ARK-{kind}-v2-2-0.xml")
    assert codes(tree(package(of_kind(kind, versioned)))) == set()


@pytest.mark.parametrize("kind", PROFILES)
def test_another_profile_is_found(kind: str) -> None:
    assert codes(tree(package(of_kind(kind, put(".", PROFILE="https://example.org/"))))) == {PROFILES[kind]}


def test_an_agent_without_note_is_allowed() -> None:
    assert codes(tree(package(of_kind("SIP", add("m:metsHdr", "agent", ROLE="CREATOR", TYPE="ORGANIZATION"))))) == set()


def test_an_archival_package_is_not_judged_as_another() -> None:
    assert codes(tree(package(Recipe(root=(put("m:metsHdr", RECORDSTATUS="?"),))))) == set()
