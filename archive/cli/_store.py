"""What the commands of `archive store` have in common: the words STORE and ID, and what is told of a version."""

from typing import Final

import click

from archive.cli._tell import row
from archive.errors import UsageError
from archive.ocfl import versionnames
from archive.repository.choosing import choose
from archive.repository.objects import Held
from archive.repository.places import place_of
from archive.repository.root import Root, open_root

store_argument: Final = click.argument("store", metavar="STORE")
identifier_argument: Final = click.argument("identifier", metavar="ID")
version_option: Final = click.option(
    "--version", metavar="N", type=click.IntRange(1), help="Version of the object: 2 for v2.  [default: the newest]"
)


def opened(store: str) -> Root:
    """Return the store that a word names.

    Raises:
        StoreError: There is none, or it cannot be read.
        UsageError: It is no place in an object store.
    """
    return open_root(place_of(store))


def tell_version(held: Held, name: str) -> list[str]:
    """Return the rows on a version: when, by whom and why it was made."""
    version = held.inventory.versions[name]
    user = version.user
    by = f" by {user.name}{f' <{user.address}>' if user.address else ''}" if user else ""
    return [f"{name}  {version.created}{by}", *(row("message", version.message, label_width=20) if version.message else ())]


def chosen(root: Root, identifier: str, number: int | None) -> tuple[Held, str]:
    """Return the object that a person means, and the name of the version of that number, the newest for none.

    Raises:
        StoreError: The store cannot be read, or the object is damaged.
        UsageError: There is no such article or version, or there are several articles.
    """
    held = choose(root, identifier)
    if number is None:
        return held, held.head
    for name in held.inventory.versions:
        if versionnames.number(name) == number:
            return held, name
    known = versionnames.number(held.head)
    raise UsageError(f"there is no version {number} of it", where=held.inventory.id, hint=f"The newest is {known}")
