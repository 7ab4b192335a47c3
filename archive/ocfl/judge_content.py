"""Judges the content of an object: what is listed is there, and has every digest that an inventory states (OCFL 1.1, 3.3.1, 3.5).

Each file is read once, however many inventories and algorithms speak of it. What the newest inventory says already is not said
again of older ones.
"""

from collections.abc import Iterator, Sequence

from archive.errors import StoreError
from archive.files.digests import verify_all
from archive.findings import Finding, Place, Rule, Skipped
from archive.model.tree import Tree
from archive.ocfl import algorithms, inventory_rules, rules
from archive.ocfl.algorithms import SIZE
from archive.ocfl.record import Record

_Claim = tuple[str, str]  # algorithm, digest
_Claims = dict[str, dict[_Claim, tuple[Rule, str]]]  # path -> claim -> rule that it breaks when it is wrong, inventory


def check(tree: Tree, newest: Record, older: Sequence[Record]) -> Iterator[Finding | Skipped]:
    """Yield what is missing, not listed, or not what it was."""
    doubtful = {oddity.path for oddity in tree.oddities}
    yield from _listed(tree, newest, older)
    claims: _Claims = {}
    for record in (newest, *older):
        for path, digest in record.manifest.items():
            if path in tree.entries:
                claim = (record.algorithm, digest)
                claims.setdefault(path, {}).setdefault(claim, (inventory_rules.MANIFEST_SHAPE, record.path))
            elif path not in doubtful and (record is newest or path not in newest.manifest):
                problem = f"{path!r} is listed and is not there"
                yield inventory_rules.MANIFEST_SHAPE.at(_place(record, path), problem=problem)
        yield from _fixity(tree, record, newest, claims)
    yield from _verified(tree, claims)


def _listed(tree: Tree, newest: Record, older: Sequence[Record]) -> Iterator[Finding]:
    """Yield files of the content that an inventory does not list although their version is one of its."""
    rank = {name: number for number, name in enumerate(newest.versions)}
    folder = f"{newest.content_directory}/"
    for path in tree.entries:
        version, _, rest = path.partition("/")
        if version not in rank or not rest.startswith(folder):
            continue
        if path not in newest.manifest:
            yield rules.UNLISTED.at(Place(path=path), inventory=newest.path)
            continue
        for record in older:
            if path not in record.manifest and record.versions and rank[version] <= rank.get(record.versions[-1], -1):
                yield rules.UNLISTED.at(Place(path=path), inventory=record.path)


def _place(record: Record, path: str) -> Place:
    """Return where a manifest lists a path."""
    block = record.value["manifest"]
    digest = next(digest for digest, paths in block.items() if isinstance(paths, list) and path in paths)
    return record.at("manifest", digest, block[digest].index(path))


def _fixity(tree: Tree, record: Record, newest: Record, claims: _Claims) -> Iterator[Finding | Skipped]:
    """Yield what fixity blocks say of files that are not there, and of sizes; add the digests that they state to the claims."""
    for algorithm, block in record.fixity.items():
        if not algorithms.is_computable(algorithm):
            yield Skipped(check=f"fixity of {record.path} by {algorithm}", reason="this Python cannot compute it")
            continue
        known = newest.fixity.get(algorithm, {}) if record is not newest else {}
        for path, digest in block.items():
            blob = tree.entries.get(path)
            if blob is None:
                if path not in known:
                    problem = f"The fixity by {algorithm} names {path!r}, which is not there"
                    yield rules.FIXITY_DIGEST.at(record.at("fixity", algorithm), problem=problem)
            elif algorithm != SIZE:
                claims.setdefault(path, {}).setdefault((algorithm, digest), (rules.FIXITY_DIGEST, record.path))
            elif int(digest) != blob.size and known.get(path) != digest:
                problem = f"The file has {blob.size} bytes, and {record.path} says {digest}"
                yield rules.FIXITY_DIGEST.at(Place(path=path), problem=problem)


def _verified(tree: Tree, claims: _Claims) -> Iterator[Finding]:
    """Yield the files that have not the digests that are claimed."""
    wanted = [(path, tree.entries[path], _sums(claims[path])) for path in tree.entries if path in claims]
    if any(blob.order for _, blob, _ in wanted):
        wanted.sort(key=lambda item: item[1].order)
    broken: list[Finding] = []
    for path, found in verify_all(wanted, tree.look):
        if isinstance(found, StoreError):
            broken.append(rules.UNREADABLE.at(Place(path=path), reason=found.message))
            continue
        for ((algorithm, stated), (rule, inventory)), truth in zip(_known(claims[path]), found, strict=True):
            if truth.hex() != stated:
                problem = f"The file is not what it was: its {algorithm} is {truth.hex()}, and {inventory} says {stated}"
                broken.append(rule.at(Place(path=path), problem=problem))
    yield from sorted(broken, key=lambda finding: finding.where.path.encode("utf-8", "surrogateescape"))


def _known(claims: dict[_Claim, tuple[Rule, str]]) -> list[tuple[_Claim, tuple[Rule, str]]]:
    """Return the claims that can be computed; what is malformed was said where the inventory was judged."""
    return [(claim, source) for claim, source in claims.items() if claim[0] and algorithms.is_digest(*claim)]


def _sums(claims: dict[_Claim, tuple[Rule, str]]) -> list[tuple[str, bytes]]:
    """Return the claims as hashing takes them."""
    return [(algorithms.FIXITY[algorithm][0], bytes.fromhex(digest)) for (algorithm, digest), _ in _known(claims)]
