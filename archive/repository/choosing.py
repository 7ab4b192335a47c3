"""Finds the object that a person means: by its identifier, by how that is written in a URL, or by how it begins."""

from typing import Final
from urllib.parse import unquote

from archive.errors import StoreError, UsageError
from archive.repository.objects import Held
from archive.repository.root import Root

_SHOWN: Final = 3


def choose(root: Root, word: str) -> Held:
    """Return the one object whose identifier is `word`, or else begins so.

    Raises:
        UsageError: There is none, or there are several.
        StoreError: The store cannot be read, or the object is damaged.
    """
    wanted = dict.fromkeys((word, unquote(word)))
    for identifier in wanted if root.layout is not None else ():
        if (held := root.get(identifier)) is not None:
            return held
    found: list[Held] = []
    unreadable = 0
    for home in root.homes():
        try:
            held = root.at(home)
        except StoreError:
            unreadable += 1
            continue
        if held is not None and held.inventory.id in wanted:
            return held
        if held is not None and held.inventory.id.startswith(tuple(wanted)):
            found.append(held)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(held.inventory.id for held in found[:_SHOWN])
        more = " and more" if len(found) > _SHOWN else ""
        raise UsageError(f"{len(found)} articles begin so: {names}{more}", where=word, hint="Write more of the identifier")
    hint = f"See: archive store list {root.place}"
    if unreadable:
        hint += f". {unreadable} objects cannot be read; see: archive validate {root.place}"
    raise UsageError("the store holds no article whose identifier begins so", where=word, hint=hint)
