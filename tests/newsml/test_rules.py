"""The list of rules is whole and in order."""

from archive.findings import Rule
from archive.newsml import rules


def test_every_rule_of_the_module_is_in_the_list_once_and_in_order() -> None:
    declared = [value for value in vars(rules).values() if isinstance(value, Rule)]
    assert list(rules.ALL) == declared
    assert [rule.code for rule in rules.ALL] == sorted({rule.code for rule in rules.ALL})
