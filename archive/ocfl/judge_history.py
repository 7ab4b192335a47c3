"""Judges the inventories of an object together: their digest files, and whether older ones agree with the newest (3.6, 3.7)."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from archive.findings import Finding, Place, Severity
from archive.model.tree import Tree
from archive.ocfl import algorithms, inventory_rules, judge_inventory, record, rules
from archive.ocfl.algorithms import SIZE
from archive.ocfl.declaration import INVENTORY, inventory_type, sidecar_name, version_of
from archive.ocfl.judge_declaration import content
from archive.ocfl.record import Record, shown

MOST: Final = 1 << 28  # bytes of an inventory, which are in memory while it is judged
_SIDECAR: Final = re.compile(rb"(?P<digest>[0-9A-Fa-f]+)[ \t]+inventory\.json\s*")


def newest(tree: Tree, declared: str, record: Record) -> Iterator[Finding]:
    """Yield what is wrong with the newest inventory, as the object declares itself, and with its digest file."""
    yield from judge_inventory.check(record)
    stated = record.value.get("type")
    if declared and version_of(stated) not in ("", declared):
        yield inventory_rules.TYPE.at(record.at("type"), found=shown(stated), expected=inventory_type(declared))
    yield from sidecar(tree, record.path, record.data, record.value.get("digestAlgorithm"))


def older(tree: Tree, newest: Record, records: list[Record]) -> Iterator[Finding]:
    """Yield what is wrong with the inventories of versions; fill `records` with those that can be read, the newest left out."""
    for name in newest.versions:
        path = f"{name}/{INVENTORY}"
        if path not in tree.entries:
            yield rules.NO_VERSION_INVENTORY.at(Place(path=path), version=name)
            continue
        data = content(tree, path, MOST)
        if isinstance(data, Finding):
            yield data
        elif name == newest.versions[-1]:
            if data != newest.data:
                yield rules.NOT_A_COPY.at(Place(path=path), version=name)
            yield from sidecar(tree, path, data, newest.value.get("digestAlgorithm"))
        else:
            yield from _one(tree, path, data, newest, records)
    yield from _together(newest, records)


def sidecar(tree: Tree, path: str, data: bytes, algorithm: object) -> Iterator[Finding]:
    """Yield what is wrong with the digest file beside an inventory at `path`."""
    if not isinstance(algorithm, str):
        return
    folder = path.removesuffix(INVENTORY)
    own = folder + sidecar_name(algorithm)
    for name in (*algorithms.FIXITY, SIZE):
        other = folder + sidecar_name(name)
        if other != own and other in tree.entries:
            yield rules.SIDECAR_ALGORITHM.at(Place(path=other), found=name, expected=algorithm, file=sidecar_name(algorithm))
    if own not in tree.entries:
        yield rules.NO_SIDECAR.at(Place(path=own), file=sidecar_name(algorithm))
        return
    text = content(tree, own, 1 << 12)
    if isinstance(text, Finding):
        yield text
        return
    found = _SIDECAR.fullmatch(text)
    if found is None:
        yield rules.SIDECAR_FORM.at(Place(path=own, line=1), found=text[:160].decode("utf-8", "replace"))
    elif algorithm in algorithms.FIXITY and algorithms.is_computable(algorithm):
        stated, truth = found["digest"].decode().lower(), algorithms.hex_digest(algorithm, data)
        if stated != truth:
            yield rules.SIDECAR_DIGEST.at(Place(path=path), algorithm=algorithm, found=truth, stated=stated)


def _one(tree: Tree, path: str, data: bytes, newest: Record, records: list[Record]) -> Iterator[Finding]:
    """Yield what is wrong with the inventory of an older version."""
    found = record.read(path, data, newest.spec)
    if isinstance(found, Finding):
        yield found
        return
    for finding in judge_inventory.check(found):
        if finding.rule.severity is Severity.ERROR or finding.rule is inventory_rules.SHA256:
            yield finding  # other warnings are said of the newest inventory, which repeats them
    records.append(found)
    yield from sidecar(tree, path, data, found.value.get("digestAlgorithm"))
    name = path.partition("/")[0]
    if found.versions and found.versions[-1] != name:
        yield inventory_rules.HEAD.at(found.at("head"), found=shown(found.value.get("head")), expected=name)
    yield from _identifier(found, newest)
    yield from _states(found, newest)


def _identifier(older: Record, newest: Record) -> Iterator[Finding]:
    """Yield when an older inventory is of another object."""
    if older.identifier == newest.identifier or "id" not in older.value or "id" not in newest.value:
        return
    instead = f" here and {shown(newest.identifier)} in the newest inventory"
    yield inventory_rules.ID.at(older.at("id"), found=shown(older.identifier), instead=instead)
    if newest.spec != "1.0":
        yield rules.ID_CHANGED.at(older.at("id"), found=str(older.identifier), current=str(newest.identifier))


def _states(older: Record, newest: Record) -> Iterator[Finding]:
    """Yield where an older inventory says something else of its versions than the newest does."""
    beyond = [name for name in older.versions if name not in newest.versions]
    if beyond:
        problem = f"It describes {', '.join(beyond)}, which the newest inventory does not"
        yield rules.OTHER_STATE.at(older.at("versions"), problem=problem)
    homes = [_contents(older), _contents(newest)] if older.algorithm != newest.algorithm else None
    for name in older.states.keys() & newest.states.keys():
        place = older.at("versions", name, "state")
        mine, current = older.states[name], newest.states[name]
        for path in sorted(mine.keys() ^ current.keys()):
            where = "only here" if path in mine else "only in the newest inventory"
            yield rules.OTHER_STATE.at(place, problem=f"{path!r} of {name} is {where}")
        for path in sorted(mine.keys() & current.keys()):
            if homes is None:
                same = mine[path] == current[path]
            else:
                same = homes[0].get(mine[path], set()) <= homes[1].get(current[path], set())
            if not same:
                problem = f"{path!r} of {name} is other content here than in the newest inventory"
                yield rules.OTHER_STATE.at(place, problem=problem)
        yield from _metadata(older, newest, name)


def _contents(record: Record) -> dict[str, set[str]]:
    """Return digest -> content paths."""
    found: dict[str, set[str]] = {}
    for path, digest in record.manifest.items():
        found.setdefault(digest, set()).add(path)
    return found


def _metadata(older: Record, newest: Record, name: str) -> Iterator[Finding]:
    """Yield what is stated otherwise about the making of a version."""
    mine: Any = older.value["versions"][name]
    current: Any = newest.value["versions"][name]
    for key in ("created", "message", "user"):
        if mine.get(key) != current.get(key):
            yield rules.OTHER_METADATA.at(older.at("versions", name, key), key=key, version=name)


def _together(newest: Record, records: Sequence[Record]) -> Iterator[Finding]:
    """Yield where the content folder changes, and where a version is of an older OCFL than the one before."""
    for found in records:
        if found.content_directory != newest.content_directory:
            place = found.at("contentDirectory")
            yield rules.CONTENT_CHANGED.at(place, found=found.content_directory, current=newest.content_directory)
    if records and records[0].path == f"{newest.versions[0]}/{INVENTORY}":
        first = records[0].value.get("contentDirectory")
        for found in (newest, *records[1:]):
            stated = found.value.get("contentDirectory", first)
            if stated != first:
                yield rules.CONTENT_LATER.at(found.at("contentDirectory"), found=str(stated))
    before = ""
    for found in (*records, newest):
        spec = version_of(found.value.get("type"))
        if spec and spec < before:
            name = found.path.partition("/")[0] if "/" in found.path else newest.versions[-1]
            yield rules.OLDER_SPEC.at(found.at("type"), version=name, found=spec, before=before)
        before = spec or before
