"""Reads the structure tree: elements with their standard type, alternative texts and content, in reading order.

Types are mapped by the role map to the standard ones (ISO 32000-1, 14.8.4). The tree is built without recursion, each element
once, so that a loop or a depth of thousands ends well. What the tags mean for text is in `wording.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from archive.pdfread.objects import Identity, entry, identity, is_dictionary, items, keys, name, number, number_tree, text

ELEMENT_LIMIT: Final = 1_000_000
_ROLE_DEPTH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Marked content that an element owns: page or form, and MCID."""

    owner: Identity
    mcid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An annotation or another object that an element owns."""

    target: Identity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Element:
    """A structure element; `kids` is filled while the tree is read.

    Attributes:
        type: Standard structure type.
        alt: Alternative description; None when there is none.
        actual: Replacement text; None when there is none.
        identity: Number of its object, None for a direct one.
        kids: What it holds, in reading order.
    """

    type: str
    alt: str | None
    actual: str | None
    identity: Identity | None
    kids: list["Kid"] = field(default_factory=list)


Kid: TypeAlias = Element | Marked | Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The tree.

    Attributes:
        roots: The topmost elements.
        complete: The tree was read to its end: no loop, no limit.
        parents: Key -> number of the owning element's object: a list for a page (None for no element), one for an annotation.
    """

    roots: tuple[Element, ...]
    complete: bool
    parents: dict[int, list[Identity | None] | Identity | None]

    def elements(self) -> Iterator[Element]:
        """Yield all elements in reading order."""
        waiting: list[Element] = list(reversed(self.roots))
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def read_structure(pdf: Any) -> Structure | None:
    """Read the tree; None when the file has none."""
    root = entry(pdf.Root, "/StructTreeRoot")
    if not is_dictionary(root):
        return None
    roles = {key[1:]: name(entry(root, "/RoleMap", key)) for key in keys(entry(root, "/RoleMap"))}
    top = Element(type="", alt=None, actual=None, identity=None)
    seen: set[Identity] = set()
    complete = True
    waiting: list[tuple[Element, Any, Identity | None]] = [(top, kid, None) for kid in reversed(items(entry(root, "/K")))]
    while waiting:
        parent, found, page = waiting.pop()
        label = identity(found)
        kid = _kid(found, page, roles)
        if kid is None:
            continue
        if label in seen or len(seen) > ELEMENT_LIMIT:
            complete = False
            continue
        if label:
            seen.add(label)
        parent.kids.append(kid)
        if isinstance(kid, Element):
            page = identity(entry(found, "/Pg")) or page
            waiting += [(kid, inner, page) for inner in reversed(items(entry(found, "/K")))]
    parents = {key: _parent(value) for key, value in number_tree(entry(root, "/ParentTree"))}
    roots = tuple(kid for kid in top.kids if isinstance(kid, Element))
    return Structure(roots=roots, complete=complete, parents=parents)


def _kid(found: Any, page: Identity | None, roles: dict[str, str]) -> Kid | None:
    """Return a kid: an element, marked content (a number, or an MCR dictionary), an object reference; None for anything else."""
    mcid = number(found)
    if mcid is not None:
        return Marked(owner=page or (0, 0), mcid=mcid)
    kind = name(entry(found, "/Type"))
    if kind == "MCR":
        owner = identity(entry(found, "/Stm")) or identity(entry(found, "/Pg")) or page
        mcid = number(entry(found, "/MCID"))
        return Marked(owner=owner or (0, 0), mcid=mcid) if mcid is not None else None
    if kind == "OBJR":
        return Annotated(target=identity(entry(found, "/Obj")) or (0, 0))
    stated = name(entry(found, "/S"))
    if not stated:
        return None
    return Element(
        type=_standard(stated, roles),
        alt=text(entry(found, "/Alt")),
        actual=text(entry(found, "/ActualText")),
        identity=identity(found),
    )


def _standard(stated: str, roles: dict[str, str]) -> str:
    """Follow the role map."""
    for _ in range(_ROLE_DEPTH):
        if not roles.get(stated):
            break
        stated = roles[stated]
    return stated


def _parent(value: Any) -> list[Identity | None] | Identity | None:
    """Return what an entry of the parent tree names."""
    return identity(value) if is_dictionary(value) else [identity(item) for item in items(value)]
