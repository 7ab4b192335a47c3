"""The rules of NITF: one code each, in order."""

from archive.nitf import rules


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in rules.ALL]
    assert codes == sorted(set(codes))
