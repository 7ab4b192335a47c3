"""Reading web pages against peers: the text found (F1), and fields right, wrong, invented and missed.

    python benchmarks/extraction.py [--corpus FOLDER]

The pages are those of the tests, six stories in six shapes of sites, with the truth about each. With --corpus, the folder of the
published article-extraction-benchmark is read for the text as well: `ground-truth.json` and `html/<id>.html.gz`. The text is
compared as that benchmark does: shingles of four words, each page with the same weight. Peers join in when they are
installed; a page that one cannot read counts as empty, and is counted (newspaper4k needs nltk for some languages). A field is
invented when a page does not state it and the reader fills it; for ours this must be 0, or the exit code is 1.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive.errors import ArchiveError
from archive.extras import load, present
from archive.formats import Reading
from archive.importers.html import read
from archive.model.body import texts
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Origin
from tests.support.page_stories import STORIES
from tests.support.pages import SHAPES, Truth

AT = PartialDate("2026-11-22T09:30:00Z")
FIELDS = ("headline", "byline", "published", "modified", "language", "rights")


@dataclass(frozen=True)
class Answer:
    text: str
    fields: dict[str, str] = field(default_factory=dict)


Reader = Callable[[bytes], Answer]


def ours(data: bytes) -> Answer:
    article = read(Source(name="page.html", data=data), Reading(at=AT)).article
    blocks = [text for body in article.bodies for text in texts(body.blocks)]
    detected = {o.field for o in article.provenance.origins if o.origin is Origin.DETECTED}
    found = {
        "headline": article.headline,
        "byline": article.bylines[0].value if article.bylines else "",
        "published": article.published[0].date.value if article.published else "",
        "modified": article.content_modified.value if article.content_modified else "",
        "language": article.language if article.languages and "languages" not in detected else "",
        "rights": article.rights[0].notices[0].value if article.rights and article.rights[0].notices else "",
    }
    return Answer("\n".join(blocks), found)


def trafilatura(data: bytes) -> Answer:
    library = load("trafilatura")
    found = library.bare_extraction(data, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        return Answer("")
    said = {"headline": found.title, "byline": found.author, "published": found.date, "language": found.language}
    return Answer(found.text or "", {name: value or "" for name, value in {**said, "rights": found.license}.items()})


def readability(data: bytes) -> Answer:
    document = load("readability").Document(data)
    tree = load("lxml.html").fragment_fromstring(document.summary(), create_parent="div")
    return Answer("\n".join(tree.itertext()), {"headline": document.short_title()})


def newspaper(data: bytes) -> Answer:
    article = load("newspaper").Article("https://news.example/")
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    said = {"headline": article.title, "byline": ", ".join(article.authors), "language": article.meta_lang}
    date = article.publish_date.isoformat() if article.publish_date else ""
    return Answer(article.text, {**{name: value or "" for name, value in said.items()}, "published": date})


PEERS: dict[str, tuple[str, Reader]] = {
    "ours": ("trafilatura", ours), "trafilatura": ("trafilatura", trafilatura), "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
}  # fmt: skip


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def scores(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    right = extra = missed = 0.0
    for truth, found in pairs:
        true, made = shingles(truth), shingles(found)
        hits = sum((true & made).values())
        whole = sum((true | made).values()) or 1
        right, extra, missed = (
            right + hits / whole,
            extra + sum((made - true).values()) / whole,
            missed + sum((true - made).values()) / whole,
        )
    precision, recall = right / ((right + extra) or 1), right / ((right + missed) or 1)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


def agree(stated: str, found: str) -> bool:
    """Tell whether a value says the same; of a date, a library that gives days only need give the day."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", stated):
        return stated == found or (len(found) == 10 and stated.startswith(found))
    return stated.casefold() == found.casefold()


def corpus(folder: Path) -> list[tuple[bytes, str]]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        (gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), entry["articleBody"])
        for name, entry in truth.items()
    ]


def answers(reader: Reader, pages: list[bytes]) -> list[Answer | None]:
    """Return what a reader says of each page, None where it cannot read it; some need more for some languages."""
    return [answer(reader, data) for data in pages]


def answer(reader: Reader, data: bytes) -> Answer | None:
    try:
        return reader(data)
    except (ArchiveError, ImportError, ValueError, TypeError, AttributeError):
        return None


def text_row(name: str, reader: Reader, pages: list[tuple[bytes, str]]) -> str:
    began = time.process_time()
    found = answers(reader, [data for data, _ in pages])
    took = time.process_time() - began
    f1, precision, recall = scores([(truth, said.text if said else "") for (_, truth), said in zip(pages, found, strict=True)])
    return f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {len(pages) / took:.0f} | {found.count(None)} |"


def field_rows(reader: Reader, pages: list[tuple[bytes, Truth]]) -> dict[str, Counter[str]]:
    """Return of each field how often it is right, wrong, invented, missed, or not there on either side."""
    rows: dict[str, Counter[str]] = {wanted: Counter() for wanted in FIELDS}
    for (_, truth), said in zip(pages, answers(reader, [data for data, _ in pages]), strict=True):
        for wanted, row in rows.items():
            stated, value = getattr(truth, wanted) or "", said.fields.get(wanted, "") if said else ""
            row[verdict(stated, value)] += 1
    return rows


def verdict(stated: str, value: str) -> str:
    """Tell what a value is, beside what the page states."""
    if not stated:
        return "invented" if value else "empty"
    return "right" if agree(stated, value) else "wrong" if value else "missed"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="folder of the article-extraction-benchmark")
    folder = parser.parse_args().corpus
    made = [make(story) for make in SHAPES.values() for story in STORIES]
    sets = {f"{len(made)} pages of ours": [(data, "\n".join(truth.lines)) for data, truth in made]}
    if folder:
        sets[f"corpus {folder.name}"] = corpus(folder)
    readers = {name: reader for name, (module, reader) in PEERS.items() if present(module)}
    for name in PEERS.keys() - readers.keys():
        print(f"skipped: {name} is not installed")
    for reader in readers.values():
        answers(reader, [data for data, _ in made])  # loads the libraries
    for title, pages in sets.items():
        print(f"\n{title}\n\n| reader | F1 | precision | recall | pages/s | failed |\n|---|---:|---:|---:|---:|---:|")
        for name, reader in readers.items():
            print(text_row(name, reader, pages))
    print("\n| reader | field | right | wrong | invented | missed |\n|---|---|---:|---:|---:|---:|")
    invented = 0
    for name, reader in readers.items():
        for wanted, row in field_rows(reader, made).items():
            invented += row["invented"] if name == "ours" else 0
            print(f"| {name} | {wanted} | {row['right']} | {row['wrong']} | {row['invented']} | {row['missed']} |")
    return 1 if invented else 0


if __name__ == "__main__":
    sys.exit(main())
