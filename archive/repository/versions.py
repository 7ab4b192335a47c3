"""Writes a version of an object: content that no version has yet, an inventory of its own, and then the copies of that.

    vN/content/... vN/inventory.json vN/inventory.json.sha512      complete, and from then on the version exists
    inventory.json, inventory.json.sha512                          copies, each replaced in one step

No lock is needed: two writers of a version cannot both create it (see `places.py`), and the one that does not is told. Whoever
replaces the copies then looks whether there is a still newer version, whose writer may have been slower; so the last one to be
at work leaves the newest. A writer that was killed leaves a version that does not exist yet, or one whose copies follow at the
next write; readers know both (see `objects.py`).

In a bucket the content of a version lies below a folder named after the version's own digest, so that the content of two writers,
or of a dead one, is never mixed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from archive.errors import ConflictError
from archive.files import digests, safepaths
from archive.model.tree import Blob, Tree
from archive.ocfl import inventory
from archive.ocfl.algorithms import CONTENT, hex_digest
from archive.ocfl.declaration import INVENTORY, OBJECT, declaration, sidecar, sidecar_name
from archive.ocfl.inventory import Block, Inventory, User, Version
from archive.repository import objects
from archive.repository.objects import Held
from archive.repository.parts import Part
from archive.repository.places import Place
from archive.repository.root import Root

_SHELF: Final = 16  # hex digits


class Overtaken(ConflictError):  # noqa: N818  it is nobody's error
    """Another writer made the version first; nothing was changed, and the object can be read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a version says of itself.

    Attributes:
        created: When it is made, as RFC 3339 writes it.
        message: Why it is made.
        user: Who makes it, None when nobody says.
    """

    created: str
    message: str
    user: User | None = None


def sums(tree: Tree, algorithm: str = CONTENT[0]) -> dict[str, str]:
    """Return path -> digest of every file.

    Raises:
        StoreError: One cannot be read.
    """
    return {path: digests.digest(blob, (algorithm,), path)[algorithm] for path, blob in tree.entries.items()}


def holding(held: Held, tree: Tree) -> str:
    """Return the name of the newest version that holds exactly these files, "" when none does.

    Raises:
        StoreError: A file cannot be read.
    """
    wanted = sums(tree, held.inventory.digest_algorithm)
    return next((name for name in reversed(list(held.inventory.versions)) if objects.digests_of(held, name) == wanted), "")


def append(root: Root, identifier: str, held: Held | None, tree: Tree, note: Note) -> Held:
    """Make the next version of an object, or the object with its first.

    Args:
        root: The storage root.
        identifier: The identifier of the object.
        held: The object, as it was read; None when there is none.
        tree: The files of the version.
        note: What the version says of itself.

    Raises:
        Overtaken: Another writer made that version.
        StoreError: A file cannot be read, or the place not be written.
    """
    safepaths.demand_writable(tree.entries)
    known = held.inventory if held else Inventory(id=identifier, head="", manifest={}, versions={}, spec=root.spec)
    name = objects.next_version(known) if held else "v1"
    spelled = {digest.lower(): digest for digest in known.manifest}  # strangers may write digests in capitals
    found = {path: spelled.get(digest, digest) for path, digest in sums(tree, known.digest_algorithm).items()}
    version = Version(created=note.created, state=_state(found), message=note.message, user=note.user)
    shelf = f"{known.content_directory}/" + ("" if root.place.is_atomic else f"{_mark(held, version)}/")
    new = {digest: path for path, digest in reversed(found.items()) if digest not in known.manifest}
    grown = replace(
        known,
        head=name,
        manifest={**known.manifest, **{digest: (f"{name}/{shelf}{path}",) for digest, path in new.items()}},
        versions={**known.versions, name: version},
    )
    contents = [
        Part(path=shelf + path, content=tree.entries[path], algorithm=known.digest_algorithm, digest=digest)
        for digest, path in sorted(new.items(), key=lambda entry: entry[1])
    ]
    home = held.home if held else root.home(identifier)
    made = Held(home=home, inventory=grown, data=inventory.write(grown), settled=held is None)
    try:
        _publish(root.place, made, contents)
    except FileExistsError:
        raise Overtaken(f"somebody else made its version {name}", where=identifier, hint="Add it again") from None
    return settle(root, made)


def settle(root: Root, held: Held) -> Held:
    """Make the copies of the newest inventory true, and return the object as it is then.

    Raises:
        StoreError: The place cannot be read or written, or the object is damaged.
    """
    while not held.settled:
        before = {} if root.place.is_atomic else _completing(held)
        for path, data in {**before, **_described(held)}.items():
            root.place.replace(f"{held.home}/{path}", data)
        held = root.at(held.home) or held
    return held


def _publish(place: Place, made: Held, contents: Sequence[Part]) -> None:
    """Give the new version its folder; a new object its own.

    Raises:
        FileExistsError: Another writer has done it.
        StoreError: The place cannot be written, or a file changed meanwhile.
    """
    described = [Part(path=path, content=Blob.of(data)) for path, data in _described(made).items()]
    if len(made.inventory.versions) > 1:
        place.publish(f"{made.home}/{made.head}", [*contents, *described], INVENTORY)
        return
    first = [replace(part, path=f"{made.head}/{part.path}") for part in (*contents, *described)]
    name, content = declaration(OBJECT, made.inventory.spec)
    place.publish(made.home, [*first, Part(path=name, content=Blob.of(content)), *described], f"{made.head}/{INVENTORY}")


def _described(held: Held) -> dict[str, bytes]:
    """Return the inventory and its digest: name -> content, in the order in which they are written."""
    algorithm = held.inventory.digest_algorithm
    return {INVENTORY: held.data, sidecar_name(algorithm): sidecar(hex_digest(algorithm, held.data))}


def _completing(held: Held) -> dict[str, bytes]:
    """Return what a writer who was killed behind the decisive part may have left out: path -> content."""
    name, content = declaration(OBJECT, held.inventory.spec)
    (_, _), (beside, digest) = _described(held).items()
    return {f"{held.head}/{beside}": digest, name: content}


def _state(found: Mapping[str, str]) -> Block:
    """Return digest -> paths."""
    state: dict[str, list[str]] = {}
    for path, digest in found.items():
        state.setdefault(digest, []).append(path)
    return {digest: tuple(sorted(paths)) for digest, paths in state.items()}


def _mark(held: Held | None, version: Version) -> str:
    """Return a digest of what is new in a version, and of what it follows."""
    text = json.dumps([held.data.decode() if held else "", asdict(version)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_SHELF]
