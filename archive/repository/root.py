"""The storage root: made with its declaration and layout, opened by them, and asked where the object of an identifier lies.

An object lies where the layout puts its identifier, so that none is looked for. In a stranger's root that states no layout, or
one that is not computed here, objects are found by going through all of them, and none can be added.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from archive.errors import ConflictError, SourceError, StoreError
from archive.markup import safejson
from archive.ocfl import layout
from archive.ocfl.declaration import CURRENT, EXTENSIONS, LAYOUT, OBJECT, ROOT, TAG, VERSIONS, declaration
from archive.ocfl.layout import COMPUTED, HASH_AND_ID, HASHED, Layout
from archive.repository import objects
from archive.repository.objects import Held
from archive.repository.places import Place

LAYOUTS: Final = {
    HASHED: "Each object lies below folders that are named after the SHA-256 of its identifier.",
    HASH_AND_ID: "Each object lies in a folder named after its identifier, below folders named after the SHA-256 of it.",
}
MARK: Final = TAG + OBJECT  # how the name of a file begins that makes its folder an object
_NONE: Final = "there is no store here"
_MAKE: Final = "Make one with: archive store init"
_JUDGE: Final = "Look at the store with `archive validate`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A storage root.

    Attributes:
        place: Where it lies.
        spec: The version of OCFL that it declares.
        layout: Where objects lie, None when that is not known.
    """

    place: Place
    spec: str
    layout: Layout | None

    def home(self, identifier: str) -> str:
        """Return the folder of an object, whether or not there is one.

        Raises:
            StoreError: The layout is not known, or has no folder for it.
        """
        if self.layout is None:
            raise StoreError(
                "the store states no layout that is computed here", where=str(self.place),
                hint="It can be read. Make a store of your own to add to",
            )  # fmt: skip
        return layout.object_path(self.layout, identifier)

    def get(self, identifier: str) -> Held | None:
        """Return the object of an identifier, None when there is none.

        Raises:
            StoreError: It cannot be read, or is damaged.
        """
        if self.layout is None:
            return next((held for held in map(self.at, self.homes()) if held and held.inventory.id == identifier), None)
        held = self.at(self.home(identifier))
        if held is not None and held.inventory.id != identifier:
            raise StoreError(f"the object there is {held.inventory.id}", where=f"{self.place}/{held.home}", hint=_JUDGE)
        return held

    def at(self, home: str) -> Held | None:
        """Return the object in a folder, None when there is none.

        Raises:
            StoreError: It cannot be read, or is damaged.
        """
        return objects.read(self.place, home)

    def homes(self) -> Iterator[str]:
        """Yield the folders of all objects, in order.

        Raises:
            StoreError: A folder cannot be read.
        """
        return (home for home, _ in self.states())

    def states(self) -> Iterator[tuple[str, str]]:
        """Yield the folders of all objects, in order, each with a word that is another one when something was added to it.

        Raises:
            StoreError: A folder cannot be read.
        """
        return self.place.marked(MARK, EXTENSIONS)


def make(place: Place, name: str = HASHED) -> Root:
    """Make a storage root; what an interrupted call left of it is completed.

    Raises:
        ConflictError: Something else is there, or a store that holds something.
        StoreError: The place cannot be written.
    """
    made = layout.layout(name)
    wanted = {
        f"{EXTENSIONS}/{name}/config.json": layout.config_file(made),
        LAYOUT: layout.layout_file(made, LAYOUTS[name]),
        declaration(ROOT)[0]: declaration(ROOT)[1],  # the last: without it there is no store
    }
    if not place.is_empty():
        other = next((path for path, _ in place.files("") if wanted.get(path) != place.read(path)), "")
        if other:
            hint = "Choose an empty folder; nothing was changed"
            raise ConflictError(f"something else is there, as {other}", where=str(place), hint=hint)
    place.prepare()
    for path, data in wanted.items():
        place.replace(path, data)
    return Root(place=place, spec=CURRENT, layout=made)


def open_root(place: Place) -> Root:
    """Return the storage root in a place.

    Raises:
        StoreError: There is none, or it cannot be read.
    """
    spec = next((version for version in reversed(VERSIONS) if _declares(place, version)), "")
    if not spec:
        what = _NONE if place.is_empty() else f"{_NONE}: what is there is no OCFL {CURRENT} storage root"
        raise StoreError(what, where=str(place), hint=f"{_MAKE} {place}")
    return Root(place=place, spec=spec, layout=_layout(place))


def _declares(place: Place, version: str) -> bool:
    """Tell whether a storage root of that version is declared."""
    name, content = declaration(ROOT, version)
    try:
        return place.read(name) == content
    except FileNotFoundError:
        return False


def _layout(place: Place) -> Layout | None:
    """Return the layout that a storage root states, None when it states none that is computed here.

    Raises:
        StoreError: What it states cannot be understood.
    """
    stated = _json(place, LAYOUT)
    name = stated.get("extension")
    if not isinstance(name, str) or name not in COMPUTED:
        return None
    config = f"{EXTENSIONS}/{name}/config.json"
    try:
        return layout.layout(name, _json(place, config))
    except SourceError as error:
        raise StoreError(error.message, where=f"{place}/{config}", hint=_JUDGE) from None


def _json(place: Place, path: str) -> dict[str, Any]:
    """Return the JSON object in a file, an empty one when there is no such file.

    Raises:
        StoreError: It is none.
    """
    try:
        value = safejson.parse(place.read(path))
    except FileNotFoundError:
        return {}
    except safejson.JsonError as error:
        raise StoreError(f"is no JSON: {error.message}", where=f"{place}/{path}", hint=_JUDGE) from None
    if not isinstance(value, dict):
        raise StoreError("is no JSON object", where=f"{place}/{path}", hint=_JUDGE)
    return value
