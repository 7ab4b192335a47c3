"""Storage layouts: from the identifier of an object to its folder below a storage root (OCFL 1.1, 4.1 and 4.3).

The layouts are community extensions. Those whose mapping is a function of the identifier alone are computed here; 0011 (clean
paths) is a registered name and no more. Parameters come from `extensions/<name>/config.json`; what it leaves out has the default
of the extension.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.errors import SourceError, StoreError
from archive.files.safepaths import escape
from archive.ocfl import algorithms
from archive.ocfl.algorithms import FIXITY, hex_digest

FLAT: Final = "0002-flat-direct-storage-layout"
HASH_AND_ID: Final = "0003-hash-and-id-n-tuple-storage-layout"
HASHED: Final = "0004-hashed-n-tuple-storage-layout"
FLAT_OMIT_PREFIX: Final = "0006-flat-omit-prefix-storage-layout"
TUPLES_OMIT_PREFIX: Final = "0007-n-tuple-omit-prefix-storage-layout"
DIFFERENTIAL: Final = "0010-differential-n-tuple-omit-prefix-storage-layout"
HASH_AND_SUFFIX: Final = "0012-hash-and-no-prefix-id-n-tuple-storage-layout"
REGISTERED: Final = frozenset(  # names of all extensions, of which some are no layouts
    {
        FLAT, HASH_AND_ID, HASHED, FLAT_OMIT_PREFIX, TUPLES_OMIT_PREFIX, DIFFERENTIAL, HASH_AND_SUFFIX, "initial",
        "0001-digest-algorithms", "0005-mutable-head", "0008-schema-registry", "0009-digest-algorithms",
        "0011-direct-clean-path-layout",
    }
)  # fmt: skip
NAME: Final = "extensionName"
_LONGEST: Final = 100  # characters of an encoded identifier, before it is cut
_UNSAFE: Final = re.compile("[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A layout and all its parameters; made by `layout`."""

    name: str
    parameters: Mapping[str, Any]


def _whole(low: int) -> Callable[[Any], bool]:
    """Return what accepts an integer from `low` to 32."""
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= 32


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


_Known = dict[str, tuple[Any, Callable[[Any], bool]]]
_DIGEST: Final[_Known] = {
    "digestAlgorithm": ("sha256", lambda value: isinstance(value, str) and value in FIXITY and algorithms.is_computable(value))
}
_TUPLES: Final[_Known] = {"tupleSize": (3, _whole(0)), "numberOfTuples": (3, _whole(0))}
_DELIMITER: Final[_Known] = {"delimiter": (":", _is_text)}
_PARAMETERS: Final[Mapping[str, _Known]] = {
    FLAT: {},
    HASH_AND_ID: {**_DIGEST, **_TUPLES},
    HASHED: {**_DIGEST, **_TUPLES, "shortObjectRoot": (False, _is_flag)},
    FLAT_OMIT_PREFIX: {"delimiter": (None, _is_text)},
    TUPLES_OMIT_PREFIX: {
        **_DELIMITER, "tupleSize": (3, _whole(1)), "numberOfTuples": (3, _whole(1)),
        "zeroPadding": ("left", lambda value: value in ("left", "right")), "reverseObjectRoot": (False, _is_flag),
    },
    DIFFERENTIAL: {
        **_DELIMITER, "fullIdentifierAsObjectRoot": (False, _is_flag),
        "tupleSegmentSizes": ([2, 3, 2, 4], lambda value: isinstance(value, list) and value != [] and all(map(_whole(1), value))),
    },
    HASH_AND_SUFFIX: {
        **_DIGEST, **_TUPLES, "delimiters": ([], lambda value: isinstance(value, list) and all(map(_is_text, value))),
    },
}  # fmt: skip
COMPUTED: Final = frozenset(_PARAMETERS)


def layout(name: str, stated: Mapping[str, Any] | None = None) -> Layout:
    """Return a layout with the parameters that its config.json states, and defaults for the others.

    Raises:
        SourceError: It is not computed here, or a parameter has no such value.
    """
    if name not in _PARAMETERS:
        raise SourceError(f"the layout {name!r} is not computed here", hint=f"Known: {', '.join(sorted(COMPUTED))}")
    stated = stated or {}
    if stated.get(NAME, name) != name:
        raise SourceError(f"{NAME} is {stated[NAME]!r} in the parameters of {name}")
    values = {key: stated.get(key, default) for key, (default, _) in _PARAMETERS[name].items()}
    wrong = [key for key, (_, accepts) in _PARAMETERS[name].items() if not accepts(values[key])]
    if wrong:
        raise SourceError(f"the layout {name} cannot have {wrong[0]} {values[wrong[0]]!r}")
    if "digestAlgorithm" in values:
        size, count, digits = values["tupleSize"], values["numberOfTuples"], FIXITY[values["digestAlgorithm"]][1]
        rest = digits - size * count
        if bool(size) != bool(count) or rest < 0 or (rest == 0 and values.get("shortObjectRoot")):
            raise SourceError(f"the layout {name} cannot cut {digits} digits into {count} parts of {size}")
    return Layout(name=name, parameters=values)


def object_path(layout: Layout, identifier: str) -> str:
    """Return the folder of an object, relative to the storage root.

    Raises:
        StoreError: The layout has no folder for such an identifier.
    """
    path = _PATHS[layout.name](layout.parameters, identifier)
    if escape(path) or (layout.name in (FLAT, FLAT_OMIT_PREFIX) and "/" in path):
        raise _homeless(identifier)
    return path


def layout_file(layout: Layout, description: str) -> bytes:
    """Return the bytes of `ocfl_layout.json`."""
    return _json({"extension": layout.name, "description": description})


def config_file(layout: Layout) -> bytes:
    """Return the bytes of `extensions/<name>/config.json`."""
    return _json({NAME: layout.name, **layout.parameters})


def _json(value: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def _homeless(identifier: str) -> StoreError:
    """Return the error for an identifier that a layout cannot keep."""
    message = f"the layout of the store has no folder for the identifier {identifier!r}"
    return StoreError(message, hint="Choose the layout 0003 or 0004, which take every identifier")


def _flat(_: Mapping[str, Any], identifier: str) -> str:
    return identifier


def _hash_and_id(given: Mapping[str, Any], identifier: str) -> str:
    digest = hex_digest(given["digestAlgorithm"], identifier.encode())
    name = _UNSAFE.sub(lambda found: "".join(f"%{byte:02x}" for byte in found[0].encode()), identifier)
    folder = f"{name[:_LONGEST]}-{digest}" if len(name) > _LONGEST else name
    return "/".join((*_tuples(given, digest), folder))


def _hashed(given: Mapping[str, Any], identifier: str) -> str:
    digest = hex_digest(given["digestAlgorithm"], identifier.encode())
    used = given["tupleSize"] * given["numberOfTuples"] if given["shortObjectRoot"] else 0
    return "/".join((*_tuples(given, digest), digest[used:]))


def _without_prefix(given: Mapping[str, Any], identifier: str) -> str:
    """Return what stands behind the last delimiter, whose case does not matter; all of it when there is none."""
    found = list(re.finditer(re.escape(given["delimiter"]), identifier, re.IGNORECASE))
    rest = identifier[found[-1].end() :] if found else identifier
    if not rest:
        raise _homeless(identifier)
    return rest


def _tuples_without_prefix(given: Mapping[str, Any], identifier: str) -> str:
    rest = _without_prefix(given, identifier)
    size = given["tupleSize"] * given["numberOfTuples"]
    padded = rest.rjust(size, "0") if given["zeroPadding"] == "left" else rest.ljust(size, "0")
    return "/".join((*_tuples(given, padded[::-1] if given["reverseObjectRoot"] else padded), rest))


def _differential(given: Mapping[str, Any], identifier: str) -> str:
    rest, sizes = _without_prefix(given, identifier), given["tupleSegmentSizes"]
    if len(rest) != sum(sizes) or not all(" " <= sign <= "\x7f" for sign in rest):
        raise _homeless(identifier)
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    parts = [rest[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    return "/".join((*parts, rest) if given["fullIdentifierAsObjectRoot"] else parts)


def _hash_and_suffix(given: Mapping[str, Any], identifier: str) -> str:
    last = len(identifier) - 1  # a delimiter at the very end is none
    ends = [at + len(sign) for sign in given["delimiters"] if (at := identifier.rfind(sign, 0, last)) >= 0]
    return _hash_and_id(given, identifier[max(ends, default=0) :])


def _tuples(given: Mapping[str, Any], text: str) -> list[str]:
    """Return the first parts of a text."""
    size = given["tupleSize"]
    return [text[size * n : size * (n + 1)] for n in range(given["numberOfTuples"])]


_PATHS: Final[Mapping[str, Callable[[Mapping[str, Any], str], str]]] = {
    FLAT: _flat,
    HASH_AND_ID: _hash_and_id,
    HASHED: _hashed,
    FLAT_OMIT_PREFIX: _without_prefix,
    TUPLES_OMIT_PREFIX: _tuples_without_prefix,
    DIFFERENTIAL: _differential,
    HASH_AND_SUFFIX: _hash_and_suffix,
}
