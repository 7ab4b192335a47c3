"""All rules are known by code, those of plugs and those of the program itself."""

from archive.cli._rulebook import all_rules


def test_every_rule_is_there_once_in_the_order_of_codes() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(set(codes))
    assert {"BAG-001", "BUNDLE-001", "CHECK-001", "CHECK-002", "NINJS-001"} <= set(codes)
