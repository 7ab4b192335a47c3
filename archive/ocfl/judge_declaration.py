"""Judges the declaration of an object or a storage root, and what a place holds besides files (OCFL 1.1, 3.2, 4.2 and 4.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.errors import ArchiveError
from archive.findings import Finding, Place, Rule
from archive.model.tree import OddityKind, Tree
from archive.ocfl import rules
from archive.ocfl.declaration import OBJECT, TAG, VERSIONS

_MOST: Final = 1 << 10  # bytes of a declaration that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What is demanded of a declaration: how its name goes on after `0=`, and the rules that it can break."""

    kind: str
    one: Rule
    single: Rule
    version: Rule
    name: Rule
    content: Rule


OF_OBJECT: Final = Demands(
    kind=OBJECT,
    one=rules.NO_DECLARATION,
    single=rules.NO_DECLARATION,
    version=rules.UNKNOWN_VERSION,
    name=rules.DECLARATION_NAME,
    content=rules.DECLARATION_CONTENT,
)
_ODDITIES: Final[dict[OddityKind, Rule]] = {
    OddityKind.SYMLINK: rules.LINK,
    OddityKind.SPECIAL: rules.SPECIAL,
    OddityKind.OUTSIDE: rules.OUTSIDE,
}


def declared(tree: Tree, demands: Demands) -> tuple[str, list[Finding]]:
    """Return the newest version of OCFL that a folder declares, "" for none, and what is wrong with that."""
    findings: list[Finding] = []
    versions: list[str] = []
    count = 0
    for path in (path for path in tree.entries if path.startswith(TAG) and "/" not in path):
        kind = path.removeprefix(TAG)
        version = kind.removeprefix(demands.kind)
        if not kind.startswith(demands.kind) or not version[:1].isdigit():
            findings.append(demands.name.at(Place(path=path), found=path))
            continue
        count += 1
        if version not in VERSIONS:
            findings.append(demands.version.at(Place(path=path), found=version, known=", ".join(VERSIONS)))
        else:
            versions.append(version)
            findings += _content(tree, path, f"{kind}\n", demands.content)
    if not versions:
        problem = "There is no declaration that can be used" if count else "There is no declaration"
        findings.append(demands.one.at(Place(), problem=problem))
    elif count > 1:
        findings.append(demands.single.at(Place(), problem=f"There are {count} declarations"))
    return max(versions, default=""), findings


def oddities(tree: Tree) -> Iterator[Finding]:
    """Yield what is no ordinary file."""
    for oddity in tree.oddities:
        rule = _ODDITIES.get(oddity.kind, rules.UNREADABLE)
        detail = f" to {oddity.detail!r}" if oddity.detail else ""
        reason = f"{oddity.kind.value}, {oddity.detail}".removesuffix(", ")
        facts = {rules.LINK.code: {"detail": detail}, rules.UNREADABLE.code: {"reason": reason}}
        yield rule.at(Place(path=oddity.path), **facts.get(rule.code, {}))


def content(tree: Tree, path: str, most: int) -> bytes | Finding:
    """Return the bytes of a small file, or why it cannot be read."""
    blob = tree.entries[path]
    try:
        if blob.size > most:
            return rules.UNREADABLE.at(Place(path=path), reason=f"it has {blob.size} bytes, and more than {most} are not read")
        return blob.read()
    except (OSError, ArchiveError) as error:
        return rules.UNREADABLE.at(Place(path=path), reason=str(error))


def _content(tree: Tree, path: str, expected: str, rule: Rule) -> list[Finding]:
    """Return what is wrong with the content of a declaration."""
    data = content(tree, path, _MOST)
    if isinstance(data, Finding):
        return [data]
    found = data.decode("utf-8", "replace")
    return [] if found == expected else [rule.at(Place(path=path), found=found[:80], expected=expected)]
