"""Lays out a package as a BagIt 1.0 bag (RFC 8493) with SHA-512 manifests and its history.

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

from archive.bagit import algorithms, declaration
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
    return Tree(entries={**payload, **head}, seal=Seal(algorithms=(ALGORITHM,), write=partial(_seal, package, parts)))


def _seal(package: Package, parts: Sequence[Part], digests: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """Return the history and the manifests, for the digests of all other entries."""
    found = {path: values[ALGORITHM] for path, values in digests.items()}
    held = [Held(part=part, path=PLAIN.path(part.name), sha512=found[PLAIN.path(part.name)]) for part in parts]
    told = writing.write(history.record(package, held))
    return {PLAIN.history: told, **bagfiles.manifests({**found, PLAIN.history: algorithms.hex_digest(ALGORITHM, told)})}


def _gather(collection: Collection, bundles: Mapping[str, Blob]) -> Tree:
    """Return the bag of a collection; its manifests are made by the Seal."""
    own = listing.parts(replace(collection, folder=ARTICLES))
    payload = {PLAIN.path(part.name): part.content for part in own}
    payload |= {f"{PAYLOAD}{ARTICLES}{path}": blob for path, blob in bundles.items()}
    info = bagfiles.collection_info(collection, {path: blob.size for path, blob in payload.items()})
    head = {"bagit.txt": Blob.of(declaration.write()), "bag-info.txt": Blob.of(info)}
    return Tree(entries={**payload, **head}, seal=Seal(algorithms=(ALGORITHM,), write=_list))


def _list(digests: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """Return the manifests for the digests of all other entries."""
    return bagfiles.manifests({path: values[ALGORITHM] for path, values in digests.items()})


PACKAGER = Packager(
    name="bagit",
    title="BagIt 1.0 bag (RFC 8493) with SHA-512 manifests",
    lay_out=_lay_out,
    gathering=Gathering(inside=True, lay_out=_gather),
)
