"""Judges a document by a JSON Schema, of any draft, and says in short sentences what is wrong; each fault is one finding.

The library's messages hold the whole instance and raw characters of it; these hold an excerpt that is safe to show. A
reference is resolved inside the schema only: nothing is fetched. This module alone loads jsonschema, which is slow.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from archive.markup.display import excerpt, visible
from archive.ninjs.terms import RECORD

_TYPES: Final[Mapping[type, str]] = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number",
    type(None): "null",
}  # fmt: skip
_MOST: Final = 100


class Judge:
    """A compiled schema."""

    def __init__(self, schema: Mapping[str, Any], *others: Mapping[str, Any]) -> None:
        """Compile a schema; `others` are those that it refers to, each under its own name."""
        registry: Registry[Any] = Registry()
        for other in others:
            registry = registry.with_resource(other["$id"].rstrip("#"), DRAFT202012.create_resource(other))
        self._validator: Any = validator_for(schema, Draft202012Validator)(schema, registry=registry)

    def faults(self, document: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the path and the problem of at most 100 faults; one for each place and keyword."""
        seen: set[tuple[object, ...]] = set()
        for error in islice(self._validator.iter_errors(document), _MOST):
            path = tuple(error.absolute_path)
            if (path, error.validator) not in seen:
                seen.add((path, error.validator))
                yield _place(error, path), _problem(error)

    def accepts(self, document: object) -> bool:
        """Tell whether the document is valid."""
        return bool(self._validator.is_valid(document))


def is_format(value: str, name: str) -> bool:
    """Tell whether a text has the form `date-time` (RFC 3339) or `uri` (RFC 3986)."""
    return bool(Draft202012Validator.FORMAT_CHECKER.conforms(value, name))


def kind(value: object) -> str:
    """Return what a JSON value is, in words."""
    return _TYPES.get(type(value), "something else")


def _place(error: ValidationError, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the path of the fault: of the first unknown key, where that is the fault."""
    extra = _extra(error) if error.validator in ("additionalProperties", "unevaluatedProperties") else []
    return (*path, extra[0]) if extra else path


def _problem(error: ValidationError) -> str:
    """Return what is wrong, as a sentence without a final stop."""
    phrase = _PHRASES.get(str(error.validator))
    return phrase(error) if phrase else f"the value breaks the rule {excerpt(str(error.validator))}"


def _extra(error: ValidationError) -> list[str]:
    """Return the keys that the schema does not know."""
    if error.validator == "unevaluatedProperties":  # which keys are known depends on branches; the library names the others
        return [name for name in _instance(error) if repr(name) in error.message]
    schema = error.schema if isinstance(error.schema, dict) else {}
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [name for name in _instance(error) if name not in known and not any(re.search(one, name) for one in patterns)]


def _instance(error: ValidationError) -> Any:
    """Return the value that is wrong; the library's type also knows errors without one."""
    return error.instance


def _wanted(error: ValidationError) -> Any:
    """Return what the keyword demands."""
    return error.validator_value


def _named(names: list[str]) -> str:
    """Return at most five keys, safe to show."""
    shown = ", ".join(f"`{excerpt(name, 40)}`" for name in names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


def _missing(error: ValidationError) -> str:
    """Name the keys that are not there."""
    return f"{_named([name for name in _wanted(error) if name not in _instance(error)])} missing"


def _choice(error: ValidationError) -> str:
    """Name the values that are allowed."""
    allowed = _wanted(error) if error.validator == "enum" else [error.validator_value]
    shown = ", ".join(visible(str(value)) for value in allowed)
    return f"{_value(error.instance)} stands where only {shown} may stand"


def _value(value: object) -> str:
    """Return a value, safe to show, or what it is when it is no text or number."""
    return excerpt(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else kind(value)


def _pattern(error: ValidationError) -> str:
    """Say what form a text should have."""
    wanted = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return f"{_value(error.instance)} has not the form that is wanted ({wanted or error.validator_value})".replace(".)", ")")


def _empty(error: ValidationError) -> str:
    """Say that something is empty."""
    return f"{kind(error.instance)} is empty"


def _bounds(error: ValidationError) -> str:
    """Say that a number or a list is too small or too large."""
    return f"{_value(error.instance)} is out of bounds ({error.validator} {error.validator_value})"


_PHRASES: Final[Mapping[str, Callable[[ValidationError], str]]] = {
    "required": _missing,
    "additionalProperties": lambda error: f"{_named(_extra(error))} not known",
    "unevaluatedProperties": lambda error: f"{_named(_extra(error)) or kind(error.instance)} not known",
    "type": lambda error: f"{kind(error.instance)} stands where only type {error.validator_value} may stand",
    "enum": _choice,
    "const": _choice,
    "pattern": _pattern,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "minimum": _bounds,
    "maximum": _bounds,
    "maxItems": _bounds,
    "maxProperties": _bounds,
    "contains": lambda _: f"no entry, or more than one, has the role {RECORD}",
    "dependentRequired": lambda _: "a key is there without the one that belongs to it",
    "anyOf": lambda error: f"{kind(error.instance)} has none of the allowed shapes",
    "oneOf": lambda error: f"{kind(error.instance)} has none, or more than one, of the allowed shapes",
}
