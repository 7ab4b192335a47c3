"""The numbers of the specification run through the attributes of a reference in one order, for each kind of metadata."""

import pytest

from archive.csip import file_rules


@pytest.mark.parametrize(("section", "first"), [(file_rules.DESCRIPTIVE, 22), (file_rules.DIGIPROV, 36), (file_rules.RIGHTS, 49)])
def test_references_to_metadata_are_numbered_in_a_row(section: file_rules.SectionRules, first: int) -> None:
    rules = section.references
    assert rules.kind is not None
    in_order = (
        rules.locator, rules.link, rules.href, rules.kind, rules.media_type, rules.size, rules.created, rules.checksum,
        rules.algorithm,
    )  # fmt: skip
    assert [rule.code for rule in in_order] == [f"CSIP{first + number}" for number in range(9)]


def test_files_have_their_location_after_what_is_said_of_them() -> None:
    rules = file_rules.FILE
    assert rules.kind is None
    assert [rules.media_type.code, rules.size.code, rules.created.code] == ["CSIP68", "CSIP69", "CSIP70"]
    assert [rules.checksum.code, rules.algorithm.code] == ["CSIP71", "CSIP72"]
    assert [rules.locator.code, rules.link.code, rules.href.code] == ["CSIP77", "CSIP78", "CSIP79"]


def test_no_code_is_there_twice() -> None:
    codes = [rule.code for rule in file_rules.RULES]
    assert len(codes) == len(set(codes))
