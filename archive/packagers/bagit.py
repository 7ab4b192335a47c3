"""Lays out a package as a BagIt 1.0 bag (RFC 8493) with its history; SHA-512 manifests unless others are asked for.

bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
metadata/premis.xml                     what happened to the files, and what they are (PREMIS 3.0)
data/original/<name of the source>      the bytes as received
data/<name of the document> ...         one per representation
data/renditions/<name of the image> ... the images that came with the article

A collection is a bag of such bags, so that each bundle is the same in a collection and alone, with a history of its own:

bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
data/<collection>.newsml.xml            a NewsML-G2 packageItem that refers to every article
data/index.jsonl  data/index.csv        a row for each
data/articles/<bundle>/...              the bundles
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from archive.bagit import declaration
from archive.formats import Packager
from archive.model.collection import Collection, Gathering
from archive.model.package import Package
from archive.model.tree import Blob, Seal, Tree
from archive.packing import bagfiles, history, listing
from archive.packing.bagfiles import ALGORITHM
from archive.packing.history import Held
from archive.packing.parts import Part, parts_of
from archive.packing.places import ARTICLES, PAYLOAD, PLAIN
from archive.premis import writing


def _lay_out(package: Package) -> Tree:
    """Return the bag of `package`; its history and its manifests are made by the Seal."""
    parts = parts_of(package)
    payload = {PLAIN.path(part.name): part.content for part in parts}
    info = bagfiles.info(package, {path: blob.size for path, blob in payload.items()})
    head = {"bagit.txt": Blob.of(declaration.write()), "bag-info.txt": Blob.of(info)}
    seal = Seal(algorithms=bagfiles.needed(package.algorithms), write=partial(_seal, package, parts))
    return Tree(entries={**payload, **head}, seal=seal)


def _seal(package: Package, parts: Sequence[Part], digests: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """Return the history and the manifests, for the digests of all other entries."""
    paths = [(part, PLAIN.path(part.name)) for part in parts]
    held = [Held(part=part, path=path, sha512=digests[path][ALGORITHM]) for part, path in paths]
    told = writing.write(history.record(package, held))
    whole = {**digests, PLAIN.history: bagfiles.digests_of(told, package.algorithms)}
    return {PLAIN.history: told, **bagfiles.manifests(whole, package.algorithms)}


def _gather(collection: Collection, bundles: Mapping[str, Blob]) -> Tree:
    """Return the bag of a collection; its manifests are made by the Seal."""
    own = listing.parts(replace(collection, folder=ARTICLES))
    payload = {PLAIN.path(part.name): part.content for part in own}
    payload |= {f"{PAYLOAD}{ARTICLES}{path}": blob for path, blob in bundles.items()}
    info = bagfiles.collection_info(collection, {path: blob.size for path, blob in payload.items()})
    head = {"bagit.txt": Blob.of(declaration.write()), "bag-info.txt": Blob.of(info)}
    wanted = collection.algorithms
    return Tree(entries={**payload, **head}, seal=Seal(algorithms=wanted, write=partial(bagfiles.manifests, wanted=wanted)))


PACKAGER = Packager(
    name="bagit",
    title="BagIt 1.0 bag (RFC 8493) with SHA-512 manifests",
    lay_out=_lay_out,
    gathering=Gathering(inside=True, lay_out=_gather),
)
