"""Rules name the section and the code of the specification."""

import re

from archive.findings import Severity
from archive.ocfl import inventory_rules, root_rules, rules


def test_every_rule_has_the_severity_and_the_address_of_its_code() -> None:
    for rule in (*rules.RULES, *inventory_rules.RULES, *root_rules.RULES):
        if rule.spec == "newsarchive":
            continue
        assert rule.severity is (Severity.WARNING if rule.code.startswith("W") else Severity.ERROR)
        assert re.fullmatch(rf"OCFL (1\.\d), 3[.\d]*; https://ocfl.io/\1/spec/#{rule.code}", rule.spec.replace(", 4", ", 3"))


def test_no_code_is_there_twice() -> None:
    codes = [rule.code for rule in (*rules.RULES, *inventory_rules.RULES)]
    assert len(codes) == len(set(codes))
