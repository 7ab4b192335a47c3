"""The rules of the grammar: errors say MUST, each names its section, and messages take the facts that they are given."""

import string

import pytest

from archive.bagit import demands, rules
from archive.findings import Place, Rule

EVERY = [*rules.RULES, *demands.RULES]


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_messages_are_sentences_over_facts(rule: Rule) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    facts = dict.fromkeys(names, "{odd} facts")
    message = rule.at(Place(), **facts).message
    assert message.rstrip().endswith(".")
    assert all("{odd}" in message for _ in names)


def test_rules_are_found_by_themselves() -> None:
    assert rules.DECLARATION_BOM in rules.RULES
    assert len({rule.code for rule in EVERY}) == len(EVERY)


def test_the_spec_is_a_section_and_its_address() -> None:
    made = rules.make(7, rules.PERCENT.severity, "2.1.3", "A title.", "A message.")
    assert (made.code, made.spec) == ("BAG-007", "RFC 8493, 2.1.3; https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3")
