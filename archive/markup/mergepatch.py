"""The carrier: what the slots of the standard do not say of a record, as a difference to what they say.

The difference is a JSON merge patch (RFC 7396) with one addition: a list that keeps its length is patched entry by entry, as
an object whose keys are the positions ("0", "1"); its entries may have to be put in another ORDER before that. So nothing that
has a slot is written twice, and whoever edits a slot is believed. `apply(seen, difference(seen, meant)) == meant` for all plain
data without nulls in it.

What a slot no longer has, the patch of it is dropped; `dangling` names such paths, and the validator reports them.
"""

from typing import Final

from archive.markup.jsonplaces import pointer
from archive.model.record import Plain

ORDER: Final = "order"
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
        lost += (pointer((*here, position)) for position in change if position not in entries and position != ORDER)
        lost += dangling(entries, {position: inner for position, inner in change.items() if position in entries}, here)
    return lost


def _change(seen: Plain, meant: Plain) -> object:
    """Return the patch of one value, or _SAME."""
    if seen == meant and type(seen) is type(meant):
        return _SAME
    if isinstance(meant, dict):
        return difference(seen if isinstance(seen, dict) else {}, meant)
    if isinstance(seen, list) and isinstance(meant, list) and len(seen) == len(meant):
        order = _order(seen, meant)
        changes = difference(_by_position(_ordered(seen, order)), _by_position(meant))
        return {ORDER: order, **changes} if order else changes
    return meant


def _applied(seen: Plain, change: Plain) -> Plain:
    """Return one value after its patch."""
    if not isinstance(change, dict):
        return change
    if isinstance(seen, list):
        entries = _by_position(_ordered(seen, change.get(ORDER)))
        return list(apply(entries, {place: inner for place, inner in change.items() if place in entries}).values())
    return apply(seen if isinstance(seen, dict) else {}, change)


def _by_position(value: Plain) -> dict[str, Plain]:
    """Return a list as an object whose keys are the positions; what is no list has none."""
    return {str(position): entry for position, entry in enumerate(value)} if isinstance(value, list) else {}


def _order(seen: list[Plain], meant: list[Plain]) -> list[Plain]:
    """Return the positions in which entries of `seen` make `meant`; empty unless they are the same entries."""
    places: dict[str, list[int]] = {}
    for position, entry in reversed(list(enumerate(seen))):
        places.setdefault(repr(entry), []).append(position)
    order = [found.pop() for entry in meant if (found := places.get(repr(entry)))]
    return list(order) if len(order) == len(meant) and order != sorted(order) else []


def _ordered(seen: list[Plain], order: Plain) -> list[Plain]:
    """Return the entries in another order; those that the order does not speak of come last."""
    if not isinstance(order, list):
        return seen
    places = [place for place in order if type(place) is int and 0 <= place < len(seen)]
    spoken_of = set(places)
    return [seen[place] for place in places] + [entry for place, entry in enumerate(seen) if place not in spoken_of]


def _is_list_patch(change: Plain) -> bool:
    """Tell whether a patch speaks of positions; a field of a record is never called so."""
    return isinstance(change, dict) and bool(change) and all(name.isdecimal() or name == ORDER for name in change)
