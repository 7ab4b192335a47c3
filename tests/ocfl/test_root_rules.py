"""The rules of storage roots include those of objects that concern both, as the same rules."""

from archive.ocfl import inventory_rules, root_rules, rules


def test_shared_rules_are_the_same() -> None:
    shared = {rules.LINK, rules.SPECIAL, rules.UNREADABLE, rules.OUTSIDE, rules.MORE, inventory_rules.ID}
    assert {rule.code for rule in shared} <= {rule.code for rule in root_rules.RULES}
    assert all(rule in root_rules.RULES for rule in shared)
