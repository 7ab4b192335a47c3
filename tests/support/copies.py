"""Two copies of a store, ways to damage one of them, and healing without a command line."""

import shutil
from collections.abc import Callable
from pathlib import Path

from archive.premis import terms
from archive.repository import healing, logbook
from archive.repository.places import place_of
from archive.repository.root import Root, open_root
from tests.support.repositories import AT, FIRST, SECOND, append, store

OTHER_ID = "urn:newsml:harbour.example:20261122:bridge"
Damage = Callable[[Path], object]


def copies(folder: Path) -> tuple[Root, Root]:
    """Return two stores with the same two articles, the first of them in two versions."""
    root = store(folder / "store")
    append(root, FIRST, SECOND)
    append(root, SECOND, identifier=OTHER_ID)
    shutil.copytree(folder / "store", folder / "copy")
    return root, open_root(place_of(str(folder / "copy")))


def flip(path: str) -> Damage:
    """Return what changes one bit of a file."""

    def damage(home: Path) -> None:
        data = (home / path).read_bytes()
        (home / path).write_bytes(bytes([data[0] ^ 1]) + data[1:])

    return damage


def truncate(path: str) -> Damage:
    """Return what empties a file."""
    return lambda home: (home / path).write_bytes(b"")


def drop(path: str) -> Damage:
    """Return what removes a file or a folder."""
    return lambda home: shutil.rmtree(home / path) if (home / path).is_dir() else (home / path).unlink()


def put(path: str) -> Damage:
    """Return what adds a file that nobody lists."""

    def damage(home: Path) -> None:
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(b"extra\n")

    return damage


DAMAGES: dict[str, tuple[Damage, str]] = {  # what happened -> how, and the code that says it
    "content flipped": (flip("v1/content/data/one.txt"), "E092"),
    "content truncated": (truncate("v1/content/data/deep/two.txt"), "E092"),
    "content of a later version flipped": (flip("v2/content/data/three.txt"), "E092"),
    "content dropped": (drop("v1/content/bagit.txt"), "E092"),
    "version dropped": (drop("v2"), "E046"),
    "inventory flipped": (flip("inventory.json"), "E033"),
    "inventory truncated": (truncate("inventory.json"), "E033"),
    "inventory dropped": (drop("inventory.json"), "E063"),
    "digest flipped": (flip("inventory.json.sha512"), "E060"),
    "digest dropped": (drop("inventory.json.sha512"), "E058"),
    "digest that is none": (truncate("inventory.json.sha512"), "E061"),
    "inventory of the newest version flipped": (flip("v2/inventory.json"), "E064"),
    "inventory of an older version flipped": (flip("v1/inventory.json"), "E033"),
    "digest of an older version flipped": (flip("v1/inventory.json.sha512"), "E060"),
    "declaration changed": (truncate("0=ocfl_object_1.1"), "E007"),
    "extra content": (put("v1/content/data/more.txt"), "E023"),
    "extra file": (put("more.txt"), "E001"),
    "extra file beside the content": (put("v2/more.txt"), "E015"),
    "extra folder": (lambda home: (home / "v1/content/hollow").mkdir(), "E024"),
    "a link": (lambda home: (home / "v1/content/link").symlink_to("data"), "E090"),
}


def heal(root: Root, other: Root, folder: Path) -> list[healing.Healed]:
    """Heal a store; the log goes into a folder beside."""
    log = logbook.place_of(str(folder / "log"))
    chapter = logbook.begin(log, "store", terms.RECOVERY, AT, {})
    return list(healing.run(root, other, chapter, AT))
