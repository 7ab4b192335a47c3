"""An Article as plain data and back: dicts, lists, strings and numbers that any JSON library can carry.

Empty fields are left out, members of a union of classes carry their class as `kind`, dates and enumerations are their
strings. `decode(Article, encode(article)) == article` for every Article. Formats use it for what their standard has no slot
for; the judge uses it to compare field by field. Unknown keys and wrong types are a ValueError, never a guess.
"""

import functools
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from archive.model import body, values
from archive.model.dates import PartialDate

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"

_TAGGED: Mapping[str, type] = {
    kind.__name__.lower(): kind
    for kind in (
        body.Break, body.Mark, body.Anchor, body.Heading, body.Paragraph, body.Quote, body.ItemList, body.Figure,
        body.Table, body.Preformatted, body.Separator,
    )
}  # fmt: skip
_TAGS: Mapping[type, str] = {kind: tag for tag, kind in _TAGGED.items()}


def encode(value: object) -> Plain:
    """Return `value` (an Article or any value of the model) as plain data.

    Raises:
        TypeError: `value` holds something that is no value of the model.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, PartialDate):
        return value.value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        record: dict[str, Plain] = {"kind": _TAGS[type(value)]} if type(value) in _TAGS else {}
        for name, default in _defaults(type(value)):
            item = getattr(value, name)
            if item != default:
                record[name] = encode(item)
        return record
    raise TypeError(f"{type(value).__name__} is no value of the model")


def decode(kind: Any, plain: object, where: str = "") -> Any:
    """Return the value of type `kind` (a class of the model or a type hint of one of its fields) that `plain` stands for.

    Raises:
        ValueError: `plain` is not of that shape; the message says where.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), plain, where)
    if origin is tuple:
        if not isinstance(plain, list):
            raise ValueError(f"{where or 'value'}: expected a list")
        return tuple(decode(get_args(kind)[0], item, f"{where}/{n}") for n, item in enumerate(plain))
    if kind in (str, int, bool):
        if type(plain) is not kind:
            raise ValueError(f"{where or 'value'}: expected {kind.__name__}")
        return plain
    if isinstance(plain, str) and (kind is PartialDate or issubclass(kind, Enum)):
        return kind(plain)
    if not is_dataclass(kind) or not isinstance(plain, dict):
        raise ValueError(f"{where or 'value'}: expected {kind.__name__}")
    return _decode_record(kind, plain, where)


def _decode_record(kind: Any, plain: dict[str, Any], where: str) -> Any:
    """Build the dataclass `kind` from a dict."""
    hints = type_hints(kind)
    given = {name: item for name, item in plain.items() if name != "kind"}
    if unknown := sorted(given.keys() - hints.keys()):
        raise ValueError(f"{where or 'value'}: {kind.__name__} has no field {unknown[0]!r}")
    try:
        return kind(**{name: decode(hints[name], item, f"{where}/{name}") for name, item in given.items()})
    except TypeError as error:
        raise ValueError(f"{where or 'value'}: {error}") from None


def _decode_union(kinds: tuple[Any, ...], plain: object, where: str) -> Any:
    """Pick the member of a union by the shape of `plain`: None, text, a date, a number, a tagged or an untagged record."""
    if plain is None and type(None) in kinds:
        return None
    if isinstance(plain, str) and (str in kinds or PartialDate in kinds):
        return PartialDate(plain) if PartialDate in kinds and plain else decode(str, plain, where)
    if isinstance(plain, dict):
        tagged = _TAGGED.get(str(plain.get("kind", "")))
        untagged = next((kind for kind in kinds if is_dataclass(kind) and kind not in _TAGS), None)
        if (chosen := tagged if tagged in kinds else untagged) is not None:
            return decode(chosen, plain, where)
    if type(plain) is int and int in kinds:
        return plain
    raise ValueError(f"{where or 'value'}: no such kind of value")


@functools.cache
def type_hints(kind: type) -> dict[str, Any]:
    """Return the resolved types of the fields of a class of the model."""
    return get_type_hints(kind, localns={**vars(body), **vars(values)})


@functools.cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return each field of a dataclass with its default; MISSING equals nothing, so required fields are always written."""
    return tuple((slot.name, slot.default if slot.default is not MISSING else MISSING) for slot in fields(kind))
