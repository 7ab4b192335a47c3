"""Makes what the judges of `validate.py` are given: large bags, many bundles, many documents, all different and all sound.

    python benchmarks/material.py KIND PLACE NUMBER

It is a process of its own, because the peak memory of a process begins with that of the one that starts it.
"""

import hashlib
import random
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from archive import PartialDate, Reading, Source, Wishes, keep, pack, package_name, registry, render
from archive.bagit import declaration, manifest, tags
from archive.bagit.tags import Tag
from archive.files import zips
from archive.formats import Rendering
from archive.ingesting import Ingested, ingest_source
from archive.model.tree import Blob, Tree

_WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
_SHAPE = (40, 55, 48)  # words of the paragraphs
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "an", "er", "in", "on")


def bag(files: int, size: int) -> Tree:
    """Return a bag of that many contents of `size` bytes, with SHA-256 as the peer writes it by default."""
    payload = {f"data/{n % 100:02}/{n:06}.bin": hashlib.shake_256(str(n).encode()).digest(size) for n in range(files)}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in payload.items()}
    heads = {
        "bagit.txt": declaration.write(),
        "bag-info.txt": tags.write([Tag(label="Payload-Oxum", value=f"{files * size}.{files}")]),
        "manifest-sha256.txt": manifest.write(digests),
    }
    heads["tagmanifest-sha256.txt"] = manifest.write({path: hashlib.sha256(data).hexdigest() for path, data in heads.items()})
    return Tree(entries={path: Blob.of(data) for path, data in (payload | heads).items()})


def large_bag(place: Path, files: int, size: int) -> None:
    """Write a bag as the folder `place` and as a zip beside it."""
    tree = bag(files, size)
    for path, blob in tree.entries.items():  # not by our own writer, which makes every file durable
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(blob.read())
    zips.write(place.with_suffix(".zip"), tree)


def bundles(place: Path, number: int) -> None:
    """Write that many bundles of small stories."""
    for one in range(number):
        ingested = story(one)
        keep(place, "folder", package_name(ingested.article), pack(ingested, render(ingested)))


def documents(place: Path, number: int, name: str) -> None:
    """Write that many documents of one format."""
    plug, article = registry.exporter(name), story(0).article
    place.mkdir(parents=True)
    for one in range(number):
        different = replace(article, id=f"urn:newsarchive:example:{one}")
        (place / f"{one:05}{plug.suffix}").write_bytes(plug.write(different, Rendering()).data)


def story(number: int) -> Ingested:
    """Return a story of which every number gives another."""
    chance = random.Random(number)

    def text(words: int) -> str:
        drawn = ("".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(words))
        return " ".join(drawn).capitalize()

    paragraphs = "\n\n".join(f"{text(words)}." for words in _SHAPE)
    told = f"{text(8)} {number}\nBy Ana Example\n\n{paragraphs}\n"
    return ingest_source(Source(name=f"story-{number}.txt", data=told.encode()), _WISHES)


KINDS = {
    "small": partial(large_bag, size=8192),
    "many": partial(large_bag, size=16),
    "bundles": bundles,
    "newsml-g2": partial(documents, name="newsml-g2"),
    "ninjs": partial(documents, name="ninjs"),
}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
