import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.markup.jsonplaces import Places, line_and_column, pointer, walk

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    found = [(path, value)]
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [entry for step, inner in steps for entry in paths(inner, (*path, step))]


@given(value=values, indent=st.sampled_from([None, 0, 2]), ascii_only=st.booleans())
def test_every_value_is_found_where_it_begins(*, value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    places = Places(text)
    lines = text.split("\n")
    for path, inner in paths(value):
        line, column = places.find(path)
        offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        assert json.JSONDecoder().raw_decode(text, offset)[0] == inner


@given(values)
def test_the_walk_meets_every_value_once(value: Any) -> None:
    walked = [spot.path for spot in walk(json.dumps(value)) if not spot.is_key]
    assert sorted(map(repr, walked)) == sorted(repr(path) for path, _ in paths(value))


@given(st.text(alphabet='{}[],:"\\a1 \n', max_size=30))
def test_what_is_no_json_does_no_harm(text: str) -> None:
    line, column = Places(text).find(("a", 0))
    assert line >= 1
    assert column >= 1


def test_a_missing_value_is_the_nearest_one_around_it() -> None:
    text = '{\n  "a": {\n    "b": 1\n  }\n}'
    assert Places(text).find(("a", "b")) == (3, 10)
    assert Places(text).find(("a", "c")) == (2, 8)
    assert Places(text).find(("z", 0, "y")) == (1, 1)


def test_keys_with_escapes() -> None:
    assert Places('{"a\\"\\u0062": [0, "x"]}').find(('a"b', 1)) == (1, 19)


def test_pointers_escape_tilde_and_slash() -> None:
    assert pointer(("a/b", "m~n", 0, "")) == "/a~1b/m~0n/0/"


def test_columns_count_characters() -> None:
    assert line_and_column("a\nΩΩx", 4) == (2, 3)
