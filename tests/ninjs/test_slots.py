from archive.ninjs.slots import entries, filled, text


def test_text_is_text_or_nothing() -> None:
    assert text({"a": "x"}, "a") == "x"
    assert text({"a": 5}, "a") == text({}, "a") == ""


def test_entries_are_the_objects_of_a_list() -> None:
    assert entries({"a": [{"b": 1}, 2, None, {}]}, "a") == [{"b": 1}, {}]
    assert entries({"a": {"b": 1}}, "a") == entries({}, "a") == []


def test_empty_fields_are_dropped_and_zero_and_false_are_not() -> None:
    assert filled({"a": "", "b": None, "c": [], "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}
