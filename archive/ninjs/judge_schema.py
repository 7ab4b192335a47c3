"""Judges a document by a JSON Schema, of any draft, and says in short sentences what is wrong; each fault is one finding.

The library's messages hold the whole instance and raw characters of it; these hold an excerpt that is safe to show. A
reference is resolved inside the schema only: nothing is fetched. This module alone loads jsonschema, which is slow.

Where jsonschema-rs is installed (the extra `fast`), it is asked first from the 64th document on, before which loading it costs
more than it saves. Its yes is believed, because the tests never find it where jsonschema says no; what is wrong only jsonschema
tells.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from archive.extras import load, present
from archive.markup.display import excerpt, visible
from archive.ninjs.terms import RECORD

_TYPES: Final[Mapping[type, str]] = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number",
    type(None): "null",
}  # fmt: skip
_MOST: Final = 100
_WORTH: Final = 64  # documents that jsonschema judges while jsonschema-rs is loaded


class Judge:
    """A compiled schema."""

    def __init__(self, schema: Mapping[str, Any], *others: Mapping[str, Any]) -> None:
        """Compile a schema; `others` are those that it refers to, each under its own name."""
        registry: Registry[Any] = Registry()
        for other in others:
            registry = registry.with_resource(other["$id"].rstrip("#"), DRAFT202012.create_resource(other))
        self._validator: Any = validator_for(schema, Draft202012Validator)(schema, registry=registry)
        self._schemas = schema, others
        self._judged = 0
        self._is_surely_valid: Callable[[object], bool] = _unsure

    def faults(self, document: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the path and the problem of at most 100 faults; one for each place and keyword."""
        if self._is_quickly_valid(document):
            return
        seen: set[tuple[object, ...]] = set()
        for error in islice(self._validator.iter_errors(document), _MOST):
            path = tuple(error.absolute_path)
            if (path, error.validator) not in seen:
                seen.add((path, error.validator))
                yield _place(error, path), _problem(error)

    def accepts(self, document: object) -> bool:
        """Tell whether the document is valid."""
        return self._is_quickly_valid(document) or bool(self._validator.is_valid(document))

    def _is_quickly_valid(self, document: object) -> bool:
        """Tell whether the document is valid beyond doubt, as far as there is a quick way to know."""
        self._judged += 1
        if self._judged == _WORTH:
            self._is_surely_valid = accelerated(*self._schemas)
        return self._is_surely_valid(document)


def accelerated(schema: Mapping[str, Any], others: Iterable[Mapping[str, Any]] = ()) -> Callable[[object], bool]:
    """Return a quick function that says yes only to what is valid; a no says nothing."""
    if not present("jsonschema_rs"):
        return _unsure
    library = load("jsonschema_rs", "fast")
    registry = library.Registry([(other["$id"].rstrip("#"), other) for other in others])
    try:
        validator = library.validator_for(schema, validate_formats=False, registry=registry, offline=True)
    except ValueError:  # a draft that it does not know, or a reference that leads nowhere
        return _unsure

    def is_surely_valid(document: object) -> bool:
        try:
            return bool(validator.is_valid(document))
        except ValueError:  # too deep, or no value of JSON
            return False

    return is_surely_valid


def _unsure(_: object) -> bool:
    """Know nothing."""
    return False


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
