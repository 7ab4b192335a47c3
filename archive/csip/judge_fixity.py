"""Judges whether every file has the checksums that METS documents state: each byte is read once at most.

In a bag the manifest states digests as well, and the judge of bags holds them against the bytes. Where it states one of the same
algorithm, METS is compared with that, and the file is not read again.
"""

from collections.abc import Iterator, Mapping

from archive.bagit import bag
from archive.bagit.bag import Bag
from archive.csip import rules
from archive.csip.names import place
from archive.csip.package import Package, Statement
from archive.errors import StoreError
from archive.files.digests import Wanted, verify_all
from archive.findings import Finding, Place
from archive.model.tree import Tree

_Manifests = Mapping[str, Mapping[str, str]]


def stated(tree: Tree) -> _Manifests:
    """Return algorithm -> path -> hex digest, as the payload manifests of a bag state them; nothing for another Tree."""
    if not bag.is_bag(tree):
        return {}
    declared, _ = bag.declare(tree)
    subject = Bag(tree=tree, declared=declared)
    for _ in bag.load(subject):
        pass  # said by the validator of bags
    return {
        listing.name.digest: {path: checksum.hex() for path, checksum in subject.view(listing).items()}
        for listing in subject.payload
        if listing.name.digest
    }


def check(package: Package, manifests: _Manifests) -> Iterator[Finding]:
    """Yield files whose content is not what a METS says, and those that cannot be read."""
    waiting: dict[str, list[Statement]] = {}
    for path, statements in package.statements.items():
        for statement in statements:
            known = manifests.get(statement.algorithm, {}).get(path)
            if known is None:
                waiting.setdefault(path, []).append(statement)
            elif known != statement.digest:
                yield _changed(path, statement, known)
    broken: list[Finding] = []
    for path, found in verify_all(_wanted(package, waiting)):
        if isinstance(found, StoreError):
            broken.append(rules.UNREADABLE.at(Place(path=path), problem=f"The file {found.message}"))
        else:
            pairs = zip(waiting[path], found, strict=True)
            broken += [_changed(path, one, truth.hex()) for one, truth in pairs if truth.hex() != one.digest]
    yield from sorted(broken, key=lambda finding: (finding.where.path, finding.where.line or 0))


def _wanted(package: Package, waiting: Mapping[str, list[Statement]]) -> Iterator[Wanted]:
    """Yield each file that must be read, in the order in which it lies in its container."""
    for path in sorted(waiting, key=lambda path: package.tree.entries[path].order):
        yield path, package.tree.entries[path], [(one.algorithm, _bytes(one.digest)) for one in waiting[path]]


def _bytes(digest: str) -> bytes:
    """Return a digest that was stated as hex; one with half a byte too many fits no content."""
    return bytes.fromhex(digest) if len(digest) % 2 == 0 else b""


def _changed(path: str, statement: Statement, found: str) -> Finding:
    problem = f"CHECKSUM is {statement.digest[:16]}..., and {path} has the {statement.algorithm} {found[:16]}..."
    return statement.rules.checksum.at(place(statement.mets.path, statement.element), problem=problem)
