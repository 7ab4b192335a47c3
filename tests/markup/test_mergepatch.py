from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.markup.mergepatch import apply, dangling, difference
from archive.model.record import decode, encode
from archive.model.values import Rights
from tests.support.articles import rights

# As in the model, what stands at one path is always of one type.
flat = {
    "text": st.sampled_from(["", "a", "b"]),
    "number": st.integers(-1, 1),
    "flag": st.booleans(),
    "words": st.lists(st.sampled_from("ab"), max_size=2),
}
inner = st.fixed_dictionaries({}, optional={**flat, "entries": st.lists(st.fixed_dictionaries({}, optional=flat), max_size=2)})
records = st.fixed_dictionaries(
    {},
    optional={
        **flat,
        "inner": inner,
        "entries": st.lists(inner, max_size=3),
        "items": st.lists(st.lists(inner, max_size=2), max_size=2),
    },
)


@given(records, records)
def test_the_difference_makes_the_one_of_the_other(seen: dict[str, Any], meant: dict[str, Any]) -> None:
    before = repr(seen)
    patch = difference(seen, meant)
    assert apply(seen, patch) == meant
    assert repr(seen) == before
    assert dangling(seen, patch) == []


@given(records)
def test_equals_differ_in_nothing(record: dict[str, Any]) -> None:
    assert difference(record, record) == {}


@given(rights, rights)
def test_values_of_the_model(seen: Rights, meant: Rights) -> None:
    one, other = encode(seen), encode(meant)
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    assert decode(Rights, apply(one, difference(one, other))) == meant


def test_a_list_that_keeps_its_length_is_patched_entry_by_entry() -> None:
    seen = {"headlines": [{"value": "Ferry turns back"}, {"value": "All safe", "role": "sub"}]}
    meant = {"headlines": [{"value": "Ferry turns back", "lang": "en"}, {"value": "All safe"}]}
    assert difference(seen, meant) == {"headlines": {"0": {"lang": "en"}, "1": {"role": None}}}


def test_who_edits_a_slot_is_believed() -> None:
    patch = {"headlines": {"0": {"lang": "en"}}}
    assert apply({"headlines": [{"value": "Edited"}]}, patch) == {"headlines": [{"value": "Edited", "lang": "en"}]}
    added = [{"value": "One"}, {"value": "Two"}]
    assert apply({"headlines": added}, patch) == {"headlines": [{"value": "One", "lang": "en"}, {"value": "Two"}]}


def test_the_patch_of_what_is_gone_is_dropped_and_named() -> None:
    patch = {"headlines": {"0": {"lang": "en"}, "3": {"lang": "de"}}, "provider": {"name": "Harbour Wire"}}
    assert apply({}, patch) == {"provider": {"name": "Harbour Wire"}}
    assert dangling({}, patch) == ["/headlines/0", "/headlines/3"]
    assert dangling({"headlines": [{}]}, patch) == ["/headlines/3"]


def test_truth_is_no_number() -> None:
    assert difference({"a": 1}, {"a": True}) == {"a": True}


def test_entries_in_another_order_are_not_written_again() -> None:
    seen = {"subjects": [{"name": "sea"}, {"name": "storm"}, {"name": "C. Captain"}]}
    meant = {"subjects": [{"name": "C. Captain"}, {"name": "sea"}, {"name": "storm"}]}
    patch = difference(seen, meant)
    assert patch == {"subjects": {"order": [2, 0, 1]}}
    edited = {"subjects": [{"name": "ocean"}, {"name": "storm"}, {"name": "C. Captain"}, {"name": "new"}]}
    assert [entry["name"] for entry in apply(edited, patch)["subjects"]] == ["C. Captain", "ocean", "storm", "new"]
    assert apply({"subjects": [{"name": "sea"}]}, patch) == {"subjects": [{"name": "sea"}]}
    assert dangling(seen, patch) == []


@given(st.lists(records, max_size=4), st.randoms(use_true_random=False))
def test_any_order_is_found_again(entries: list[dict[str, Any]], chance: Any) -> None:
    mixed = chance.sample(entries, len(entries))
    patch = difference({"entries": entries}, {"entries": mixed})
    assert apply({"entries": entries}, patch) == {"entries": mixed}
    assert patch == {} or list(patch["entries"]) == ["order"]  # type: ignore[arg-type]
