import string

from archive.ninjs import rules


def test_codes_count_up_and_name_the_area() -> None:
    codes = [rule.code for rule in rules.RULES]
    assert codes == sorted(set(codes))
    assert all(code.startswith("NINJS-0") for code in codes)


def test_messages_say_what_to_do() -> None:
    for rule in rules.RULES:
        assert rule.message.endswith("."), rule.code
        assert len(rule.message) > 40
        assert all(name.isidentifier() for _, name, _, _ in string.Formatter().parse(rule.message) if name), rule.code
