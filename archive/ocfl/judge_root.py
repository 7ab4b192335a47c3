"""Judges a storage root: its declaration, layout and extensions, and the folders that lead to the objects (OCFL 1.1, 4).

The objects are found here and judged by `judge_object.py`. Of each only the declaration and the identifier are looked at; what
lies inside is not needed, so a tree that leaves it out serves as well.
"""

from collections.abc import Collection, Iterator
from typing import Final

from archive.errors import ArchiveError
from archive.files.safepaths import parents
from archive.findings import Finding, Place, Skipped
from archive.markup import safejson
from archive.model.tree import Tree
from archive.ocfl import inventory_rules, judge_history, layout, root_rules
from archive.ocfl.declaration import EXTENSIONS, INVENTORY, LAYOUT, OBJECT, ROOT, TAG
from archive.ocfl.judge_declaration import Demands, content, declared, oddities
from archive.ocfl.layout import COMPUTED, REGISTERED, Layout

MARK: Final = TAG + OBJECT  # how the name of a file begins that makes its folder an object
_MOST: Final = 1 << 20  # bytes of a layout or its parameters
_DEMANDS: Final = Demands(
    kind=ROOT,
    one=root_rules.NO_DECLARATION,
    single=root_rules.REPEATED,
    version=root_rules.UNKNOWN_VERSION,
    name=root_rules.DECLARATION_NAME,
    content=root_rules.DECLARATION_CONTENT,
)


def is_root(tree: Tree) -> bool:
    """Tell whether a tree claims to be a storage root: by a declaration or by a layout."""
    names = [path for path in tree.entries if "/" not in path]
    return LAYOUT in names or any(name.startswith(TAG + ROOT) and not name.startswith(MARK) for name in names)


def objects(tree: Tree) -> dict[str, str]:
    """Return the folders of the objects of a storage root, with the version of OCFL that each declares, in order."""
    marked: dict[str, str] = {}
    for path in tree.entries:
        folder, _, name = path.rpartition("/")
        if folder and name.startswith(MARK) and not folder.startswith(f"{EXTENSIONS}/"):
            marked[folder] = name.removeprefix(MARK)
    return {folder: version for folder, version in marked.items() if marked.keys().isdisjoint(list(parents(folder)))}


def check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with a storage root, its objects left aside."""
    yield from oddities(tree)
    version, faults = declared(tree, _DEMANDS)
    yield from faults
    homes = objects(tree)
    yield from _extensions(tree, version)
    yield from _between(tree, homes)
    for home, found in homes.items():
        if version and found > version:
            yield root_rules.NEWER_OBJECT.at(Place(path=home), found=found, version=version)
    top = [home for home in homes if "/" not in home]
    if top and len(top) < len(homes):
        yield root_rules.MIXED.at(Place(), top=len(top), example=top[0], deep=len(homes) - len(top))
    made, problems = _layout(tree)
    yield from problems
    yield from _identifiers(tree, homes, made)


def _extensions(tree: Tree, version: str) -> Iterator[Finding]:
    """Yield what does not belong into the folder extensions."""
    rule = root_rules.OLD_EXTENSION_FILE if version == "1.0" else root_rules.EXTENSION_FILE
    names: set[str] = set()
    for path in (*tree.entries, *(f"{folder}/" for folder in tree.folders)):
        top, _, rest = path.partition("/")
        name, slash, _ = rest.partition("/")
        if top == EXTENSIONS and slash:
            names.add(name)
        elif top == EXTENSIONS and name:
            yield rule.at(Place(path=path))
    for name in sorted(names - REGISTERED):
        yield root_rules.UNREGISTERED.at(Place(path=f"{EXTENSIONS}/{name}"), name=name)


def _between(tree: Tree, homes: Collection[str]) -> Iterator[Finding]:
    """Yield the folders outside of objects that hold files, each with all below it, or nothing."""
    known: dict[str, bool] = {}
    stray: dict[str, list[str]] = {}
    for path in tree.entries:
        folder = path.rpartition("/")[0]
        if folder not in known:
            above = (*parents(folder), folder)
            known[folder] = not folder or above[0] == EXTENSIONS or any(one in homes for one in above)
        if not known[folder]:
            stray.setdefault(folder, []).append(path)
    for folder, files in stray.items():
        if stray.keys().isdisjoint(list(parents(folder))):
            yield root_rules.STRAY.at(Place(path=folder), count=len(files), first=files[0])
    for folder in tree.folders:
        above = (*parents(folder), folder)
        if above[0] != EXTENSIONS and not any(one in homes for one in above):
            yield root_rules.EMPTY_FOLDER.at(Place(path=folder))


def _layout(tree: Tree) -> tuple[Layout | None, list[Finding | Skipped]]:
    """Return the layout that a storage root states, None when it states none that can be computed, and what is wrong."""
    if LAYOUT not in tree.entries:
        return None, []
    stated = _json(tree, LAYOUT)
    place = Place(path=LAYOUT)
    if isinstance(stated, Finding):
        return None, [stated]
    name = stated.get("extension")
    if not isinstance(name, str) or not isinstance(stated.get("description"), str):
        return None, [root_rules.LAYOUT.at(place, problem="It does not state the texts 'extension' and 'description'")]
    if name not in REGISTERED:
        return None, [root_rules.LAYOUT_NAME.at(place, name=name)]
    if name not in COMPUTED:
        return None, [Skipped(check="places of the objects", reason=f"the layout {name} is not computed here")]
    config = f"{EXTENSIONS}/{name}/config.json"
    given = _json(tree, config) if config in tree.entries else {}
    if isinstance(given, Finding):
        return None, [given]
    try:
        return layout.layout(name, given), []
    except ArchiveError as error:
        return None, [root_rules.LAYOUT.at(Place(path=config), problem=str(error))]


def _json(tree: Tree, path: str) -> dict[str, object] | Finding:
    """Return the JSON object in a file, or why there is none."""
    data = content(tree, path, _MOST)
    if isinstance(data, Finding):
        return data
    try:
        value = safejson.parse(data)
    except safejson.JsonError as error:
        return root_rules.LAYOUT.at(
            Place(path=path, line=error.line, column=error.column), problem=f"It is no JSON: {error.message}"
        )
    return value if isinstance(value, dict) else root_rules.LAYOUT.at(Place(path=path), problem="It is no JSON object")


def _identifiers(tree: Tree, homes: Collection[str], made: Layout | None) -> Iterator[Finding]:
    """Yield the objects that share an identifier, and those that lie elsewhere than the layout says."""
    known: dict[str, str] = {}
    for home in homes:
        identifier = _identifier(tree, f"{home}/{INVENTORY}")
        if not identifier:
            continue
        other = known.setdefault(identifier, home)
        if other != home:
            instead = f", which is that of the object in {other!r} as well"
            yield inventory_rules.ID.at(Place(path=home), found=repr(identifier), instead=instead)
        if made is not None:
            yield from _place(home, identifier, made)


def _place(home: str, identifier: str, made: Layout) -> Iterator[Finding]:
    """Yield when an object lies elsewhere than the layout says."""
    try:
        path = layout.object_path(made, identifier)
        problem = f"in {path}"
    except ArchiveError as error:
        path, problem = "", error.message
    if path != home:
        yield root_rules.ELSEWHERE.at(Place(path=home), layout=made.name, identifier=identifier, problem=problem)


def _identifier(tree: Tree, path: str) -> str:
    """Return the identifier that an inventory states, "" when none can be read, which is said of the object."""
    data = content(tree, path, judge_history.MOST) if path in tree.entries else b""
    try:
        value = {} if isinstance(data, Finding) else safejson.parse(data)
    except safejson.JsonError:
        return ""
    identifier = value.get("id") if isinstance(value, dict) else None
    return identifier if isinstance(identifier, str) else ""
