"""Reads JSON strictly: every text means one thing, and nothing in it can exhaust or mislead the reader.

Refused, with line and column, is what RFC 8259 forbids or leaves to chance and I-JSON (RFC 7493) forbids: another encoding
than UTF-8, a byte order mark, NaN and Infinity, a key that comes twice in one object, a lone surrogate, a number that no
reader can hold, and nesting so deep that readers fail. The parse is the standard library's; only when it or a check refuses
is the text read again, slowly, to find the place.

This module does not judge what the JSON says.
"""

import json
import math
import re
from enum import Enum
from typing import Any, Final

from archive.errors import SourceError
from archive.markup.display import excerpt
from archive.markup.jsonplaces import Path, Spot, line_and_column, walk

MAX_DEPTH: Final = 100
MAX_DIGITS: Final = 1000

_MARKS: Final = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_LONE: Final = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<lone>u[dD][89a-fA-F]..)|.)", re.DOTALL)
_CONSTANTS: Final = ("NaN", "Infinity", "-Infinity")


class Fault(Enum):
    """Why a JSON text is refused."""

    ENCODING = "it is not UTF-8 without a byte order mark"
    SYNTAX = "it is not JSON"
    DUPLICATE = "an object has the same key twice"
    SURROGATE = "a string holds half a character"
    LIMIT = "a number or the nesting is too large for readers"


class JsonError(SourceError):
    """The bytes are not JSON in the strict sense.

    Args:
        message: What is wrong, as a sentence without a final stop.
        where: The file it happened in.
        hint: What to do about it.
        fault: The kind of fault.
        line: Line of the fault, from 1.
        column: Column of the fault, from 1, in characters.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str = "",
        hint: str = "",
        fault: Fault = Fault.SYNTAX,
        line: int = 1,
        column: int = 1,
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.fault = fault
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}:{self.column}" if self.where else f"line {self.line}, column {self.column}"
        return f"{place}: {self.message}. {self.hint}".removesuffix(" ").removesuffix(".")

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.message, self.where, self.hint, self.fault, self.line, self.column))


def parse(data: bytes, where: str = "") -> Any:
    """Return the value of a JSON text; `where` is the file's name for messages.

    Raises:
        JsonError: The bytes are not strict JSON; it says where and why.
    """
    return parse_text(decode(data, where), where)


def parse_text(text: str, where: str = "") -> Any:
    """Return the value of a JSON text that is decoded already.

    Raises:
        JsonError: The text is not strict JSON; it says where and why.
    """
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_integer, parse_float=_real
        )  # fmt: skip
    except json.JSONDecodeError as error:
        raise JsonError(
            f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", where=where, line=error.lineno, column=error.colno
        ) from None
    except RecursionError:
        raise _too_deep(text, where) from None
    except _RefusedError:
        raise _explain(text, where) from None
    if _is_too_deep(value):
        raise _too_deep(text, where)
    _demand_whole_characters(text, where)
    return value


def decode(data: bytes, where: str = "") -> str:
    """Return the bytes as text.

    Raises:
        JsonError: They are not UTF-8, or begin with a byte order mark.
    """
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            message = f"the text begins with a byte order mark of {name} (RFC 8259, 8.1)"
            raise JsonError(message, where=where, hint="Save it as UTF-8 without byte order mark", fault=Fault.ENCODING)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = line_and_column(before, len(before))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8 (RFC 8259, 8.1)"
        raise JsonError(message, where=where, hint="Save it as UTF-8", fault=Fault.ENCODING, line=line, column=column) from None


class _RefusedError(Exception):
    """A hook of the parser refuses a value; the place is found afterwards."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys are all different."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RefusedError
    return made


def _no_constant(name: str) -> float:
    """Refuse NaN and the infinities, which the library would take."""
    raise _RefusedError(name)


def _integer(digits: str) -> int:
    """Return an integer of bearable length; the library's own limit is an error without a place."""
    if len(digits) > MAX_DIGITS:
        raise _RefusedError
    return int(digits)


def _real(digits: str) -> float:
    """Return a number that did not overflow."""
    value = float(digits)
    if math.isinf(value):
        raise _RefusedError
    return value


def _explain(text: str, where: str) -> JsonError:
    """Find what a hook refused: the first duplicate key, forbidden constant or unbearable number."""
    seen: set[Path] = set()
    for spot in walk(text):
        refusal = _refusal(spot, seen)
        if refusal is not None:
            line, column = line_and_column(text, spot.offset)
            return JsonError(refusal[1], where=where, fault=refusal[0], line=line, column=column)
    return JsonError("the text holds a value that is not strict JSON", where=where)


def _refusal(spot: Spot, seen: set[Path]) -> tuple[Fault, str] | None:
    """Say what a hook of the parser has against one key or value; `seen` are the keys before it."""
    if spot.is_key:
        if spot.path in seen:
            return Fault.DUPLICATE, f"the key {excerpt(spot.raw)} comes twice in one object (RFC 7493, 2.3)"
        seen.add(spot.path)
    elif spot.raw in _CONSTANTS:
        return Fault.SYNTAX, f"{spot.raw} is no JSON number (RFC 8259, 6)"
    elif spot.raw[0] in "-0123456789" and not _bearable(spot.raw):
        return Fault.LIMIT, f"a number of {len(spot.raw)} characters is too large for readers (RFC 7493, 2.2)"
    return None


def _bearable(digits: str) -> bool:
    """Tell whether a number passes `_integer` or `_real`."""
    if re.fullmatch(r"-?[0-9]+", digits):
        return len(digits) <= MAX_DIGITS
    return not math.isinf(float(digits)) if re.fullmatch(r"-?[0-9.]+(?:[eE][-+]?[0-9]+)?", digits) else True


def _is_too_deep(value: object) -> bool:
    """Tell whether containers nest deeper than the limit, level by level."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner = (node.values() if isinstance(node, dict) else node for node in level if isinstance(node, (dict, list)))
        level = [child for children in inner for child in children if isinstance(child, (dict, list))]
        if not level:
            return False
    return True


def _too_deep(text: str, where: str) -> JsonError:
    """Say where the nesting passes the limit."""
    offset = next((spot.offset for spot in walk(text) if len(spot.path) >= MAX_DEPTH and spot.raw in ("{", "[")), 0)
    line, column = line_and_column(text, offset)
    message = f"the text nests deeper than {MAX_DEPTH} levels"
    return JsonError(message, where=where, fault=Fault.LIMIT, line=line, column=column)


def _demand_whole_characters(text: str, where: str) -> None:
    r"""Refuse an escape \uD800 to \uDFFF that is no half of a pair (RFC 7493, 2.1).

    Raises:
        JsonError: There is one.
    """
    if "\\ud" not in text and "\\uD" not in text:
        return
    for found in _LONE.finditer(text):
        if found["lone"]:
            line, column = line_and_column(text, found.start())
            message = f"{found[0]} is half a character: a surrogate without its partner (RFC 7493, 2.1)"
            raise JsonError(message, where=where, fault=Fault.SURROGATE, line=line, column=column)


def _rebuild(message: str, where: str, hint: str, fault: Fault, line: int, column: int) -> JsonError:
    """Make the error again on the other side of a process boundary."""
    return JsonError(message, where=where, hint=hint, fault=fault, line=line, column=column)
