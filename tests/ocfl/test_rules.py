"""Rules name the section and the code of the specification; what is found is rationed, and the rest counted."""

import re

from archive.findings import Finding, Place, Severity, Skipped
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


def test_findings_of_one_rule_are_rationed_and_nothing_else() -> None:
    many = [rules.STRAY_FILE.at(Place(path=str(n))) for n in range(1200)]
    other = [Skipped(check="x", reason="y"), rules.EXTRA_FOLDER.at(Place())]
    found = list(rules.rationed([*many, *other]))
    assert len(found) == 1003
    assert isinstance(found[-1], Finding)
    assert found[-1].rule is rules.MORE
    assert "200 more findings of E015" in found[-1].message
