"""Judges one object, whatever holds it: declaration, folders, inventories, content (OCFL 1.0 and 1.1, 3)."""

from collections.abc import Iterator

from archive.findings import Finding, Place, Skipped
from archive.model.tree import Tree
from archive.ocfl import judge_content, judge_folders, judge_history, record, rules, versionnames
from archive.ocfl.declaration import CURRENT, INVENTORY, OBJECT, TAG
from archive.ocfl.inventory import CONTENT
from archive.ocfl.judge_declaration import OF_OBJECT, content, declared, oddities
from archive.ocfl.record import Record


def is_object(tree: Tree) -> bool:
    """Tell whether a tree claims to be an object: by a declaration, or by an inventory with its digest."""
    names = [path for path in tree.entries if "/" not in path]
    has_digest = INVENTORY in names and any(name.startswith(f"{INVENTORY}.") for name in names)
    return has_digest or any(name.startswith(TAG + OBJECT) for name in names)


def check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong with an object, and what could not be checked."""
    yield from oddities(tree)
    version, faults = declared(tree, OF_OBJECT)
    yield from faults
    newest = _newest(tree, version or CURRENT)
    if isinstance(newest, Finding):
        yield newest
        tops = {path.partition("/")[0] for path in (*tree.entries, *tree.folders)}
        yield from judge_folders.check(tree, {name for name in tops if versionnames.number(name)}, CONTENT)
        yield Skipped(check="content", reason="there is no inventory of the object that can be read")
        return
    inventory = list(judge_history.newest(tree, version, newest))  # which says the names of the versions
    yield from judge_folders.check(tree, set(newest.versions), newest.content_directory)
    yield from inventory
    yield from judge_folders.missing(tree, newest)
    older: list[Record] = []
    yield from judge_history.older(tree, newest, older)
    yield from judge_content.check(tree, newest, older)


def _newest(tree: Tree, assumed: str) -> Record | Finding:
    """Return the inventory of the object, or why there is none."""
    if INVENTORY not in tree.entries:
        return rules.NO_INVENTORY.at(Place(path=INVENTORY))
    data = content(tree, INVENTORY, judge_history.MOST)
    return data if isinstance(data, Finding) else record.read(INVENTORY, data, assumed)
