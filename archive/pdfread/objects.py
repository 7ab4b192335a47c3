"""Takes values out of PDF objects: what is not there, or is of another type than expected, is None or empty.

Trees are walked without recursion, each node once, so that a loop in a hostile file ends. Names come without their slash.
Everything here takes objects as pikepdf gives them and gives back Python values or pikepdf objects; it judges nothing.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from archive.pdfread.opening import qpdf

Identity: TypeAlias = tuple[int, int]
_TREE_LIMIT: Final = 2_000_000


def entry(holder: Any, *path: str) -> Any:
    """Return the value at a path of keys ("/MarkInfo", "/Marked"), None when there is none."""
    for key in path:
        if not is_dictionary(holder):
            return None
        try:
            holder = holder.get(key)
        except (qpdf().PikepdfError, RuntimeError, TypeError, ValueError):  # TypeError: a key that is no text
            return None
    return holder


def is_dictionary(value: Any) -> bool:
    """Tell whether it is a dictionary, or a stream, which has one."""
    return isinstance(value, (qpdf().Dictionary, qpdf().Stream))


def is_stream(value: Any) -> bool:
    """Tell whether it is a stream."""
    return isinstance(value, qpdf().Stream)


def keys(value: Any) -> list[str]:
    """Return the sorted keys of a dictionary, each with its slash; none when one of them is no UTF-8."""
    try:
        return sorted(str(key) for key in value.keys()) if is_dictionary(value) else []  # noqa: SIM118  not a Python dict
    except ValueError:
        return []


def items(value: Any) -> list[Any]:
    """Return the members of an array; a single value counts as an array of one, None as an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, qpdf().Array) else [value]


def text(value: Any) -> str | None:
    """Return a text string (ISO 32000-1, 7.9.2.2)."""
    if not isinstance(value, qpdf().String):
        return None
    try:
        return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace").rstrip("\0")
    except ValueError:
        return bytes(value).decode("latin-1")


def name(value: Any) -> str:
    """Return a name without its slash, "" for anything else; bytes that are no UTF-8 are taken as Latin-1."""
    if not isinstance(value, qpdf().Name):
        return ""
    try:
        return str(value)[1:]
    except ValueError:
        return bytes(value.unparse()).decode("latin-1")[1:]


def number(value: Any) -> int | None:
    """Return an integer."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def identity(value: Any) -> Identity | None:
    """Return object and generation number of an indirect object."""
    found = getattr(value, "objgen", (0, 0))
    return (int(found[0]), int(found[1])) if found[0] else None


def decoded(stream: Any) -> bytes | None:
    """Return the decoded bytes of a stream; None when it is none, is damaged or exceeds a limit."""
    if not is_stream(stream):
        return None
    try:
        return bytes(stream.read_bytes())
    except (qpdf().PikepdfError, RuntimeError, ValueError, NotImplementedError):
        return None


def name_tree(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield key and value of a name tree (ISO 32000-1, 7.9.6)."""
    for key, value in _pairs(root, "/Names"):
        yield text(key) or "", value


def number_tree(root: Any) -> Iterator[tuple[int, Any]]:
    """Yield key and value of a number tree (ISO 32000-1, 7.9.7)."""
    for key, value in _pairs(root, "/Nums"):
        found = number(key)
        if found is not None:
            yield found, value


def _pairs(root: Any, leaves: str) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of a tree of either kind, depth first."""
    seen: set[Identity] = set()
    waiting = [root]
    budget = _TREE_LIMIT
    while waiting and budget > 0:
        node = waiting.pop()
        label = identity(node)
        if not is_dictionary(node) or label in seen:
            continue
        if label:
            seen.add(label)
        found = items(entry(node, leaves))
        budget -= len(found) + 1
        yield from zip(found[::2], found[1::2], strict=False)
        waiting += reversed(items(entry(node, "/Kids")))
