"""Every demand on inventories is a sentence, and every message says what to do."""

import string

import pytest

from archive.findings import Rule
from archive.ocfl import inventory_rules, root_rules, rules


@pytest.mark.parametrize("rule", [*inventory_rules.RULES, *rules.RULES, *root_rules.RULES], ids=lambda rule: rule.code)
def test_messages_are_sentences(rule: Rule) -> None:
    facts = {name: "x" for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    assert rule.message.format(**facts).rstrip().endswith(".")
    assert rule.message.count(". ") >= 1, "the second sentence says what to do"
    assert rule.title.endswith(".")
