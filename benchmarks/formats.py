"""Reading and writing NewsML-G2 against newsmlg2, and judging ninjs with jsonschema against jsonschema-rs: documents per second.

    python benchmarks/formats.py [ROUNDS]

The documents are the samples: those that this program writes, which carry their catalog inside; those in the shapes of agencies,
which name catalogs that newsmlg2 does not have; and these as if they named the newest one that it has, as documents of today do.
One that it cannot read is counted and left out for both. It is used as its own page says: a document object, its item, its
XML again. Both turn every property into objects; ours resolves the codes and reads the text as well. CPU seconds, rounds
in turn, medians.
"""

import contextlib
import io
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive import registry, schemas
from archive.extras import load, present
from archive.formats import Imported, Reading, Rendering
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.ninjs.judge_schema import accelerated

SAMPLES = Path(__file__).parents[1] / "samples"
AT = Reading(at=PartialDate("2026-11-22T09:30:00Z"))
G2 = registry.importer("newsml-g2")
Row = tuple[Callable[[Any], object], list[Any]]
SCHEMA = "ninjs/3.2/newsarchive-ninjs.schema.json"


def ours(data: bytes) -> Any:
    """Read one NewsML-G2 document."""
    read = G2.read(Source(name="item", data=data), AT)
    assert isinstance(read, Imported)
    return read.article


def write_ours(article: Any) -> bytes:
    """Write one NewsML-G2 document, which includes reading it back to prove it."""
    return registry.exporter("newsml-g2").write(article, Rendering()).data


def theirs(data: bytes) -> Any:
    """Read one NewsML-G2 document with newsmlg2."""
    document = load("NewsMLG2").NewsMLG2Document(data)
    assert document.get_item() is not None
    return document


def write_theirs(document: Any) -> Any:
    """Write one NewsML-G2 document with newsmlg2."""
    return document.to_xml()


def readable(data: bytes) -> bool:
    """Tell whether newsmlg2 reads a document; its errors are of every kind."""
    try:
        write_theirs(theirs(data))
    except Exception:  # noqa: BLE001  a document of theirs raises whatever it raises
        return False
    return True


def rate(work: Callable[[Any], object], things: list[Any]) -> float:
    """Return how many things are worked on in a CPU second."""
    began = time.process_time()
    for thing in things:
        work(thing)
    return len(things) / (time.process_time() - began)


def table(title: str, rounds: int, rows: dict[str, Row]) -> None:
    """Print the median rates, rounds in turn, and their ratio to the last row."""
    with contextlib.redirect_stdout(io.StringIO()):  # newsmlg2 prints a line for each catalog that it does not know
        found = [{name: rate(*row) for name, row in rows.items()} for _ in range(rounds)]
    medians = {name: statistics.median(one[name] for one in found) for name in rows}
    slowest = list(medians.values())[-1]
    print(f"\n| {title} | documents/s | ratio |\n|---|---:|---:|")
    for name, value in medians.items():
        print(f"| {name} | {value:,.0f} | {value / slowest:.1f} |")


def compare(name: str, rounds: int, data: list[bytes]) -> None:
    """Compare reading and writing of NewsML-G2 documents."""
    known = present("NewsMLG2")
    with contextlib.redirect_stdout(io.StringIO()):
        usable = [one for one in data if readable(one)] if known else data
        read = [theirs(one) for one in usable] if known else []
    print(f"\nnewsmlg2 reads {len(usable)} of the {len(data)} documents {name}" if known else "\nnewsmlg2 is not installed")
    reading: dict[str, Row] = {"newsmlg2": (theirs, usable)} if known else {}
    writing: dict[str, Row] = {"newsmlg2": (write_theirs, read)} if known else {}
    table(f"reading {name}", rounds, {"newsarchive": (ours, usable), **reading})
    table(f"writing {name}", rounds, {"newsarchive": (write_ours, list(map(ours, usable))), **writing})


def contents(paths: Iterable[Path]) -> list[bytes]:
    """Return the bytes of files in a fixed order."""
    return [path.read_bytes() for path in sorted(paths)]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    agencies = contents((SAMPLES / "sources" / "newsml-g2").glob("*.xml"))
    newest = [re.sub(rb"(IPTC-G2-Standards_)\d+", rb"\g<1>41", data) for data in agencies]
    written = contents((SAMPLES / "documents" / "newsml-g2").glob("*.xml"))
    for name, data in (("ours", written), ("of agencies", agencies), ("of agencies, with catalog 41", newest)):
        compare(name, rounds, data)
    documents = contents((SAMPLES / "documents" / "ninjs").glob("*.json"))
    values = [json.loads(one) for one in documents]
    schema = schemas.json_document(SCHEMA)
    slow, quick = Draft202012Validator(schema), accelerated(schema)
    rows: dict[str, Row] = {"jsonschema": (slow.is_valid, values)}
    table("schema of ninjs 3.2", rounds, {"jsonschema-rs": (quick, values), **rows} if quick(values[0]) else rows)
    whole = [Document(name="story.ninjs.json", content=Blob.of(one)) for one in documents]
    plug = registry.validator("ninjs")
    table("the whole judge of ninjs", rounds, {"newsarchive": (lambda one: list(plug.check(one)), whole)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
