"""The rules of reading: none of them stands in the way."""

from archive.findings import Severity
from archive.foreign import rules


def test_codes_are_in_order_and_none_is_an_error() -> None:
    assert [rule.code for rule in rules.ALL] == [f"READ-{n:03}" for n in range(1, len(rules.ALL) + 1)]
    assert all(rule.severity is not Severity.ERROR for rule in rules.ALL)
