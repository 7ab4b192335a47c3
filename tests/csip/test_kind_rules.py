"""Demands on submissions and disseminations name the specification that they are of."""

from archive.csip import kind_rules


def test_each_rule_names_its_specification() -> None:
    for rule in kind_rules.RULES:
        assert rule.spec == f"E-ARK {rule.code[:3]} 2.2.0, {rule.code}"
    assert len({rule.code for rule in kind_rules.RULES}) == len(kind_rules.RULES)
