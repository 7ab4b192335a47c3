import json
import math
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.markup.safejson import MAX_DEPTH, MAX_DIGITS, Fault, JsonError, parse

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def refusal(data: bytes) -> JsonError:
    with pytest.raises(JsonError) as caught:
        parse(data, "story.json")
    return caught.value


@given(value=values, ascii_only=st.booleans())
def test_what_json_can_say_is_read(*, value: Any, ascii_only: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@pytest.mark.parametrize(
    ("data", "fault", "line", "column"),
    [
        (b"\xef\xbb\xbf{}", Fault.ENCODING, 1, 1),
        ("{}".encode("utf-16"), Fault.ENCODING, 1, 1),
        (b'{\n "a\xff": 1}', Fault.ENCODING, 2, 4),
        ('{"Ω": "é'.encode() + b'\xe9"}', Fault.ENCODING, 1, 9),
        (b'"\xed\xa0\x80"', Fault.ENCODING, 1, 2),
        (b"", Fault.SYNTAX, 1, 1),
        (b'{"a": 1,}', Fault.SYNTAX, 1, 9),
        (b'{"a": 1}\n{"b": 2}', Fault.SYNTAX, 2, 1),
        (b'{"a": "\n"}', Fault.SYNTAX, 1, 8),
        (b"{'a': 1}", Fault.SYNTAX, 1, 2),
        (b'{"a": 01}', Fault.SYNTAX, 1, 8),
        (b'{"a": NaN}', Fault.SYNTAX, 1, 7),
        (b'{"a": [1,\n-Infinity]}', Fault.SYNTAX, 2, 1),
        (b'{"b": "NaN", "a": Infinity}', Fault.SYNTAX, 1, 19),
        (b'{"a": 1, "b": {"a": 1},\n "a": 2}', Fault.DUPLICATE, 2, 2),
        (b'{"\\u0061": 1, "a": 2}', Fault.DUPLICATE, 1, 15),
        (b'{"a": "\\ud800"}', Fault.SURROGATE, 1, 8),
        (b'{"a": "\\\\\\uDC00x"}', Fault.SURROGATE, 1, 10),
        (b'{"a": "\\ud83d\\ude00\\ud83d\\u0041"}', Fault.SURROGATE, 1, 20),
        (b'{"a": 1e400}', Fault.LIMIT, 1, 7),
        (b'{"a": [2, -%b]}' % (b"9" * MAX_DIGITS), Fault.LIMIT, 1, 11),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), Fault.LIMIT, 1, MAX_DEPTH + 1),
        (b'{"a":' * 100_000, Fault.LIMIT, 1, MAX_DEPTH * 5 + 1),
    ],
)
def test_what_is_not_strict_is_refused_with_its_place(data: bytes, fault: Fault, line: int, column: int) -> None:
    error = refusal(data)
    assert (error.fault, error.line, error.column) == (fault, line, column)
    assert str(error).startswith(f"story.json:{line}:{column}: ")
    assert len(str(error)) < 250


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\\ud800"', "\\ud800"),
        (r'"\\\\ud800"', "\\\\ud800"),
        ('"\u2028\u0085"', "\u2028\u0085"),
        ('  {"a": 1}\r\n', {"a": 1}),
        ("1e2", 100.0),
        ("9" * MAX_DIGITS, int("9" * MAX_DIGITS)),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, json.loads("[" * MAX_DEPTH + "]" * MAX_DEPTH)),
    ],
)
def test_what_looks_odd_but_is_strict_is_read(text: str, value: object) -> None:
    assert parse(text.encode()) == value


@given(st.binary(max_size=40) | st.text(alphabet='{}[],:"\\ud80123eE+-.naNInfity \n', max_size=40).map(str.encode))
def test_only_a_clear_error_escapes(data: bytes) -> None:
    try:
        value = parse(data)
    except JsonError as error:
        value = error.line
    assert json.dumps(value, ensure_ascii=False).encode()
    assert not (isinstance(value, float) and not math.isfinite(value))


def test_the_error_survives_a_process_boundary() -> None:
    error = refusal(b'{\n"a": NaN}')
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.fault, again.line, again.column) == (str(error), error.fault, error.line, error.column)


def test_a_hostile_key_is_shown_safely() -> None:
    error = refusal('{"\u202e": 1, "\u202e": 2}'.encode())
    assert "\\u202e" in error.message
    assert len(refusal(b'{"%b": 1, "%b": 2}' % (b"a" * 9999, b"a" * 9999)).message) < 200
