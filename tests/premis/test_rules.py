"""Every rule about PREMIS is an error with a sentence and a source."""

from archive.findings import Severity
from archive.premis.rules import RULES


def test_codes_count_up_and_all_are_errors() -> None:
    assert [rule.code for rule in RULES] == [f"PREMIS-{number:03}" for number in range(1, len(RULES) + 1)]
    assert {rule.severity for rule in RULES} == {Severity.ERROR}


def test_messages_say_what_to_do_or_what_happened() -> None:
    assert all(rule.message.endswith(".") and rule.message.count(".") >= 2 for rule in RULES)
