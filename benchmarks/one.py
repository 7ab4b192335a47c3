"""CPU milliseconds of one article through the whole job, in a warm process, against plain ReportLab rendering the same article.

    python benchmarks/one.py [ARTICLES]

The job: import, NewsML-G2, ninjs, both validated, archival PDF, history, and a bag in a zip that is durable when it is published.
The floor is the one of pdf.py. Each article is rendered both ways in turn; medians. A hundred articles come first that do not
count: a worker has done them after seconds, and knows the words that come most often.
"""

import statistics
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import pdf
import prose

from archive import PartialDate, Reading, Source, Wishes, keep, pack, package_name, render
from archive.ingesting import ingest_source
from archive.model.article import Article

WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
WARM = 100


def job(folder: Path, data: bytes) -> Article:
    """Take an article through the whole job."""
    ingested = ingest_source(Source(name="story.txt", data=data), WISHES)
    keep(folder, "zip", package_name(ingested.article), pack(ingested, render(ingested)))
    return ingested.article


def compare(folder: Path, shape: tuple[int, ...], articles: int) -> str:
    """Take articles both ways; return what they took."""
    numbers = count()
    for _ in range(WARM):
        pdf.plain(job(folder, prose.text(next(numbers), shape)))
    spent: list[tuple[float, float]] = []
    for number in (next(numbers) for _ in range(articles)):
        data, begun = prose.text(number, shape), time.process_time()
        article = job(folder, data)
        done = time.process_time()
        pdf.plain(article)
        spent.append((done - begun, time.process_time() - done))
    ours, floor = (statistics.median(times) * 1000 for times in zip(*spent, strict=True))
    return f"plain ReportLab {floor:6.2f} ms   the whole job {ours:6.2f} ms   {ours / floor:.2f} times"


if __name__ == "__main__":
    pdf.tools()  # which makes ReportLab's fonts known
    with tempfile.TemporaryDirectory(prefix="one-") as temporary:
        for name, shape in prose.SHAPES.items():
            print(f"{name:5} {compare(Path(temporary), shape, int(sys.argv[1]) if sys.argv[1:] else 100)}", flush=True)
