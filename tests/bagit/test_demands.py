"""The demands on a bag as a whole share no code with the rules of the grammar."""

from archive.bagit import demands, rules
from archive.findings import Severity


def test_codes_are_apart() -> None:
    assert not {rule.code for rule in rules.RULES} & {rule.code for rule in demands.RULES}


def test_what_destroys_a_bag_is_an_error() -> None:
    for rule in (demands.MISSING, demands.UNLISTED, demands.CHECKSUM, demands.SYMLINK, demands.UNREADABLE, demands.OXUM):
        assert rule.severity is Severity.ERROR
