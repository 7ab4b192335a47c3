"""Judges the folders of an object: which there are, and what lies beside the content (OCFL 1.1, 3.1, 3.3, 3.8, 3.9)."""

from collections.abc import Collection, Iterator

from archive.findings import Finding, Place
from archive.model.tree import Tree
from archive.ocfl import inventory_rules, rules, versionnames
from archive.ocfl.declaration import EXTENSIONS, INVENTORY, LOGS, TAG
from archive.ocfl.layout import REGISTERED
from archive.ocfl.record import Record


def check(tree: Tree, versions: Collection[str], content: str) -> Iterator[Finding]:
    """Yield what does not belong into an object; `versions` are the names of its versions, `content` of their content folder."""
    told: set[str] = set()
    for path in (*tree.entries, *(f"{folder}/" for folder in tree.folders)):  # an empty folder ends with a slash here
        top, slash, rest = path.partition("/")
        if not slash:
            if not path.startswith((TAG, f"{INVENTORY}.")) and path != INVENTORY:
                yield rules.EXTRA.at(Place(path=path), what="The file")
        elif top in versions:
            yield from _in_version(path, top, rest, content, told)
        elif top == EXTENSIONS:
            yield from extension(path, rest, told)
        elif top != LOGS and top not in told:
            told.add(top)
            if versionnames.number(top):
                problem = "The folder is named as a version, and the inventory describes none of that name"
                yield rules.VERSION_FOLDERS.at(Place(path=top), problem=problem)
            else:
                yield rules.EXTRA.at(Place(path=top), what="The folder")


def extension(path: str, rest: str, told: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with one entry of the folder extensions of an object."""
    name, slash, _ = rest.partition("/")
    if rest and not slash:
        yield rules.EXTENSION_FILE.at(Place(path=path))
    elif name and name not in REGISTERED and f"{EXTENSIONS}/{name}" not in told:
        told.add(f"{EXTENSIONS}/{name}")
        yield rules.UNREGISTERED.at(Place(path=f"{EXTENSIONS}/{name}"), name=name)


def missing(tree: Tree, record: Record) -> Iterator[Finding]:
    """Yield the versions of the inventory that have no folder, each of which is a gap in the sequence of folders, too."""
    there = {path.partition("/")[0] for path in (*tree.entries, *tree.folders) if "/" in path or path in tree.folders}
    for name in record.versions:
        if name not in there:
            place = record.at("versions", name)
            yield rules.VERSION_FOLDERS.at(place, problem=f"The version {name} has no folder")
            number = versionnames.number(name) or 0
            yield inventory_rules.GAP.at(place, number=number, last=record.versions[-1])


def _in_version(path: str, version: str, rest: str, content: str, told: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with one entry of the folder of a version; `rest` is its path inside."""
    name, slash, below = rest.partition("/")
    if not slash:
        if name and name != INVENTORY and not name.startswith(f"{INVENTORY}."):
            yield rules.STRAY_FILE.at(Place(path=path))
    elif name == content:
        if path.endswith("/"):
            rule = rules.EMPTY_FOLDER if below else rules.EMPTY_CONTENT
            yield rule.at(Place(path=path.rstrip("/")))
    elif f"{version}/{name}" not in told:
        told.add(f"{version}/{name}")
        yield rules.EXTRA_FOLDER.at(Place(path=f"{version}/{name}"))
