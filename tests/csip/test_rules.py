"""Rules of folders and headers are complete: each that is named is in the list."""

from archive.csip import rules
from archive.findings import Rule, Severity


def test_every_rule_of_the_module_is_listed_once() -> None:
    named = {value.code for value in vars(rules).values() if isinstance(value, Rule)}
    assert sorted(named) == sorted(rule.code for rule in rules.RULES)


def test_folders_are_recommended_and_mets_is_demanded() -> None:
    folders = [rule for rule in rules.RULES if rule.code.startswith("CSIPSTR")]
    assert {rule.code for rule in folders if rule.severity is Severity.ERROR} == {"CSIPSTR4"}
