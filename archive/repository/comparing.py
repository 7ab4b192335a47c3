"""Compares two stores: the same objects, the same versions, the same digests. Content is not read; that is what an audit does.

Two copies of an object are the same when their inventories say the same of every version: when it was made and which content it
has. Where the objects lie, and the algorithm of layout, may differ between the stores.
"""

from collections.abc import Container, Iterator
from typing import Final

from archive.errors import ArchiveError
from archive.findings import Finding, Place, Report, Rule, Severity
from archive.ocfl.declaration import INVENTORY
from archive.ocfl.inventory import Inventory
from archive.repository.objects import Held
from archive.repository.root import Root


def _rule(number: int, title: str, message: str) -> Rule:
    """Return the rule COMPARE-`number`."""
    return Rule(code=f"COMPARE-{number:03}", severity=Severity.ERROR, title=title, message=message, spec="newsarchive")


NOT_THERE: Final = _rule(
    1, "Every object of the store is in the other one, too.",
    "The object {identifier} is not in {other}. Heal {other} from this store.",
)  # fmt: skip
NOT_HERE: Final = _rule(
    2, "Every object of the other store is in this one, too.",
    "The object {identifier} is in {other} and not here. Heal this store from {other}.",
)  # fmt: skip
VERSIONS: Final = _rule(
    3, "Both stores have the same versions of an object.",
    "{more} has {names}, and {less} has not. Copy what is new, or find out which store is right.",
)  # fmt: skip
CONTENT: Final = _rule(
    4, "Both stores say the same of a version.",
    "{version} is other content in {other}. One of the stores was changed, with its digests made to fit. Find out which.",
)  # fmt: skip
UNREADABLE: Final = _rule(
    5, "The object can be read in the other store.",
    "In {other} it cannot be read: {reason}. Heal {other} from this store.",
)  # fmt: skip
RULES: Final = (NOT_THERE, NOT_HERE, VERSIONS, CONTENT, UNREADABLE)


def differences(held: Held, other: Root) -> Iterator[Finding]:
    """Yield where another store says something else of an object."""
    name = str(other.place)
    try:
        there = other.get(held.inventory.id)
    except ArchiveError as error:
        yield UNREADABLE.at(Place(), other=name, reason=error.message)
        return
    if there is None:
        yield NOT_THERE.at(Place(), identifier=held.inventory.id, other=name)
        return
    mine, theirs = held.inventory.versions, there.inventory.versions
    for more, less, names in (("This store", name, mine.keys() - theirs), (name, "this store", theirs.keys() - mine)):
        if names:
            yield VERSIONS.at(Place(path=INVENTORY), more=more, less=less, names=", ".join(sorted(names)))
    for version in mine:
        if version in theirs and not agree(held.inventory, there.inventory, version):
            yield CONTENT.at(Place(path=INVENTORY), version=version, other=name)


def agree(mine: Inventory, theirs: Inventory, version: str) -> bool:
    """Tell whether two inventories of an object say the same of a version."""
    return (
        mine.digest_algorithm == theirs.digest_algorithm
        and mine.versions[version].created == theirs.versions[version].created
        and state(mine, version) == state(theirs, version)
    )


def state(inventory: Inventory, version: str) -> dict[str, str]:
    """Return logical path -> digest in small letters."""
    return {path: digest.lower() for digest, paths in inventory.versions[version].state.items() for path in paths}


def only_there(root: Root, other: Root, here: Container[str]) -> Iterator[Report]:
    """Yield a report for each object that only the other store has; `here` are the homes of those of this one.

    Raises:
        StoreError: The other store cannot be gone through.
    """
    for home in other.homes():
        subject = f"{other.place}/{home}"
        try:
            held = other.at(home)
        except ArchiveError as error:
            if home not in here:  # else it is said of the object here
                finding = UNREADABLE.at(Place(), other=str(other.place), reason=error.message)
                yield Report(subject=subject, findings=(finding,), checked=("comparison",))
            continue
        try:
            known = held is None or root.get(held.inventory.id) is not None
        except ArchiveError:
            known = True  # damaged here, which the audit says
        if held is not None and not known:
            finding = NOT_HERE.at(Place(), identifier=held.inventory.id, other=str(other.place))
            yield Report(subject=subject, findings=(finding,), checked=("comparison",))
