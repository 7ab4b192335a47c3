"""The carrier: what the slots of the standard do not say of a record, as a difference to what they say.

The difference is a JSON merge patch (RFC 7396) with one addition: a list that keeps its length is patched entry by entry, as
an object whose keys are the positions ("0", "1"). So nothing that has a slot is written twice, and whoever edits a slot is
believed. `apply(seen, difference(seen, meant)) == meant` for all plain data without nulls in it.

What a slot no longer has, the patch of it is dropped; `dangling` names such paths, and the validator reports them.
"""

from typing import Final

from archive.markup.jsonplaces import pointer
from archive.model.record import Plain

_SAME: Final = object()


def difference(seen: dict[str, Plain], meant: dict[str, Plain]) -> dict[str, Plain]:
    """Return the patch that makes `meant` of `seen`; empty when they are equal."""
    patch: dict[str, Plain] = dict.fromkeys(name for name in seen if name not in meant)
    for name, value in meant.items():
        change = _change(seen.get(name), value)
        if change is not _SAME:
            patch[name] = change  # type: ignore[assignment]  # _SAME is excluded above
    return patch


def apply(seen: dict[str, Plain], patch: dict[str, Plain]) -> dict[str, Plain]:
    """Return what `patch` makes of `seen`; neither is changed."""
    made = dict(seen)
    for name, change in patch.items():
        if change is None:
            made.pop(name, None)
        elif name in made or not _is_list_patch(change):
            made[name] = _applied(made.get(name), change)
    return made


def dangling(seen: dict[str, Plain], patch: dict[str, Plain], path: tuple[str, ...] = ()) -> list[str]:
    """Return JSON pointers of what the patch would change in lists and is not there."""
    lost: list[str] = []
    for name, change in patch.items():
        here = (*path, name)
        target = seen.get(name)
        if not isinstance(change, dict):
            continue
        if not _is_list_patch(change):
            lost += dangling(target if isinstance(target, dict) else {}, change, here)
            continue
        entries = _by_position(target)
        lost += (pointer((*here, position)) for position in change if position not in entries)
        lost += dangling(entries, {position: inner for position, inner in change.items() if position in entries}, here)
    return lost


def _change(seen: Plain, meant: Plain) -> object:
    """Return the patch of one value, or _SAME."""
    if seen == meant and type(seen) is type(meant):
        return _SAME
    if isinstance(meant, dict):
        return difference(seen if isinstance(seen, dict) else {}, meant)
    if isinstance(seen, list) and isinstance(meant, list) and len(seen) == len(meant):
        return difference(_by_position(seen), _by_position(meant))
    return meant


def _applied(seen: Plain, change: Plain) -> Plain:
    """Return one value after its patch."""
    if not isinstance(change, dict):
        return change
    if isinstance(seen, list):
        entries = _by_position(seen)
        return list(apply(entries, {place: inner for place, inner in change.items() if place in entries}).values())
    return apply(seen if isinstance(seen, dict) else {}, change)


def _by_position(value: Plain) -> dict[str, Plain]:
    """Return a list as an object whose keys are the positions; what is no list has none."""
    return {str(position): entry for position, entry in enumerate(value)} if isinstance(value, list) else {}


def _is_list_patch(change: Plain) -> bool:
    """Tell whether a patch speaks of positions; fields of a record are words."""
    return isinstance(change, dict) and bool(change) and all(name.isdecimal() for name in change)
