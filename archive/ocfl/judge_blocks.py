"""Judges the three blocks that map digests to paths: manifest, state and fixity (OCFL 1.1, 3.4, 3.5.2, 3.5.3.1, 3.5.4)."""

from collections.abc import Iterator
from typing import Any, Final

from archive.findings import Finding, Rule
from archive.ocfl import algorithms, versionnames
from archive.ocfl import inventory_rules as rules
from archive.ocfl.algorithms import FIXITY, SIZE
from archive.ocfl.paths import conflicts, has_bad_edge, has_bad_element
from archive.ocfl.record import Record, shown

_FORMS: Final = {
    "sha1": rules.SHA1_FORM,
    "sha256": rules.SHA256_FORM,
    "sha512": rules.SHA512_FORM,
    "blake2b-512": rules.BLAKE_FORM,
}
_Entry = tuple[str, int, str]  # digest, index in its list, path


def manifest(record: Record) -> Iterator[Finding]:
    """Yield what is wrong with the manifest; fill it with what is well-formed."""
    block = record.value.get("manifest")
    if not isinstance(block, dict):
        is_newer = record.spec != "1.0" and "manifest" in record.value
        rule, place = (rules.MANIFEST, record.at("manifest")) if is_newer else (rules.NO_MANIFEST, record.at())
        yield rule.at(place, found=shown(block))
        return
    entries: list[_Entry] = []
    yield from _entries(record, ("manifest",), rules.MANIFEST_SHAPE, entries)
    yield from _digests(record, ("manifest",), record.algorithm, rules.MANIFEST_TWICE)
    used: dict[str, str] = {}
    for digest, index, path in entries:
        fault = _content_fault(path) or _outside(record, path)
        if fault is not None:
            yield fault.at(record.at("manifest", digest, index), path=path, directory=record.content_directory, name=_top(path))
        elif path in record.manifest:
            yield rules.CONTENT_CONFLICT.at(record.at("manifest", digest, index), path=path, problem="is listed a second time")
        if fault is None:
            record.manifest.setdefault(path, digest.lower())
            used.setdefault(path, digest)
    for path, inside in conflicts(record.manifest):
        problem = f"is also the folder of {inside!r}"
        yield rules.CONTENT_CONFLICT.at(record.at("manifest", used[path]), path=path, problem=problem)


def state(record: Record, version: str, block: Any) -> Iterator[Finding]:
    """Yield what is wrong with the state of a version; fill it with what is well-formed."""
    here = ("versions", version, "state")
    if not isinstance(block, dict):
        yield rules.STATE_DIGEST.at(record.at(*here), problem=f"The state is {shown(block)} and no JSON object")
        return
    entries: list[_Entry] = []
    yield from _entries(record, here, rules.STATE_DIGEST, entries)
    known = record.value.get("manifest")
    for digest in block:
        if isinstance(known, dict) and digest not in known:
            problem = f"The manifest has no digest that is spelled {digest!r}"
            yield rules.STATE_DIGEST.at(record.at(*here, digest), problem=problem)
    logical = record.states.setdefault(version, {})
    for digest, index, path in entries:
        if has_bad_edge(path):
            yield rules.LOGICAL_EDGE.at(record.at(*here, digest, index), path=path)
        elif has_bad_element(path):
            yield rules.LOGICAL_ELEMENT.at(record.at(*here, digest, index), path=path)
        elif path in logical:
            yield rules.LOGICAL_CONFLICT.at(record.at(*here, digest, index), path=path, problem="is there a second time")
        logical.setdefault(path, digest.lower())
    for path, inside in conflicts(logical):
        problem = f"is also the folder of {inside!r}"
        yield rules.LOGICAL_CONFLICT.at(record.at(*here), path=path, problem=problem)


def usage(record: Record) -> Iterator[Finding]:
    """Yield the digests of the manifest that no version uses."""
    used = {digest for logical in record.states.values() for digest in logical.values()}
    for path, digest in record.manifest.items():
        if digest not in used:
            yield rules.UNUSED.at(record.at("manifest", digest), digest=digest, path=path)


def fixity(record: Record) -> Iterator[Finding]:
    """Yield what is wrong with the fixity; fill it with what is well-formed."""
    blocks = record.value["fixity"]
    if not isinstance(blocks, dict):
        if record.spec == "1.0":
            problem = f"The fixity is {shown(blocks)} and no JSON object"
            yield rules.FIXITY_ALGORITHM.at(record.at("fixity"), problem=problem, known=", ".join((*FIXITY, SIZE)))
        else:
            yield rules.FIXITY.at(record.at("fixity"), found=shown(blocks))
        return
    for algorithm, block in blocks.items():
        here = ("fixity", algorithm)
        if not algorithms.is_known(algorithm):
            problem = f"{algorithm!r} is no algorithm that the specification or an extension lists"
            yield rules.FIXITY_ALGORITHM.at(record.at(*here), problem=problem, known=", ".join((*FIXITY, SIZE)))
        elif not isinstance(block, dict):
            yield rules.FIXITY_SHAPE.at(record.at(*here), problem=f"The block is {shown(block)} and no JSON object")
        else:
            yield from _fixity(record, algorithm)


def _fixity(record: Record, algorithm: str) -> Iterator[Finding]:
    """Yield what is wrong with the block of one algorithm."""
    here = ("fixity", algorithm)
    entries: list[_Entry] = []
    yield from _entries(record, here, rules.FIXITY_SHAPE, entries)
    yield from _digests(record, here, algorithm, rules.FIXITY_TWICE)
    stated = record.fixity.setdefault(algorithm, {})
    for digest, index, path in entries:
        fault = _content_fault(path)
        if fault is not None:
            yield fault.at(record.at(*here, digest, index), path=path)
        elif path not in record.manifest:
            problem = f"The manifest does not list {path!r}"
            yield rules.FIXITY_SHAPE.at(record.at(*here, digest, index), problem=problem)
        elif algorithms.is_digest(algorithm, digest):
            stated[path] = digest.lower()


def _entries(record: Record, here: tuple[str, ...], rule: Rule, entries: list[_Entry]) -> Iterator[Finding]:
    """Yield where a block does not map to lists of texts; fill `entries` with what does."""
    block: Any = record.value
    for step in here:
        block = block[step]
    for digest, paths in block.items():
        if not isinstance(paths, list):
            yield rule.at(record.at(*here, digest), problem=f"The digest {digest!r} has {shown(paths)} and no list of paths")
            continue
        for index, path in enumerate(paths):
            if isinstance(path, str):
                entries.append((digest, index, path))
            else:
                problem = f"The digest {digest!r} has {shown(path)} where a path should be"
                yield rule.at(record.at(*here, digest, index), problem=problem)


def _digests(record: Record, here: tuple[str, ...], algorithm: str, twice: Rule) -> Iterator[Finding]:
    """Yield the keys of a block that are no digests of an algorithm, and those that are there in another case."""
    block: Any = record.value[here[0]] if len(here) == 1 else record.value[here[0]][here[1]]
    seen: set[str] = set()
    for digest in block:
        if algorithm and not algorithms.is_digest(algorithm, digest):
            form = _FORMS.get(algorithm)
            if form is not None:
                yield form.at(record.at(*here, digest), digest=digest, algorithm=algorithm)
            else:
                problem = f"{digest!r} is no digest of {algorithm}"
                yield rules.FIXITY_SHAPE.at(record.at(*here, digest), problem=problem)
        if digest.lower() in seen:
            yield twice.at(record.at(*here, digest), digest=digest)
        seen.add(digest.lower())


def _content_fault(path: str) -> Rule | None:
    """Return the rule that a content path breaks by itself."""
    if has_bad_edge(path):
        return rules.CONTENT_EDGE
    return rules.CONTENT_ELEMENT if has_bad_element(path) else None


def _outside(record: Record, path: str) -> Rule | None:
    """Return the rule that a content path breaks which leads into no content folder of a version."""
    version, _, rest = path.partition("/")
    if versionnames.number(version) is None or not rest.startswith(f"{record.content_directory}/"):
        return rules.CONTENT_PATH
    versions = record.value.get("versions")
    return rules.OTHER_FOLDER if isinstance(versions, dict) and versions and version not in versions else None


def _top(path: str) -> str:
    """Return the first folder of a path."""
    return path.partition("/")[0]
