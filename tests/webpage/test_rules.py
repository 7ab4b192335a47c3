"""The rules of web pages have sentences that a person can act on."""

from archive.webpage.rules import RULES


def test_codes_are_in_order_and_of_one_area() -> None:
    assert [rule.code for rule in RULES] == [f"WEB-{n:03}" for n in range(1, len(RULES) + 1)]


def test_messages_end_with_a_stop() -> None:
    assert all(rule.message.endswith(".") and rule.title.endswith(".") for rule in RULES)
