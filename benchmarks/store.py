"""Keeps articles with three versions each in a store: adding, auditing, finding and exporting, at growing sizes.

    .venv/bin/python benchmarks/store.py [ARTICLES...]

By default 300 and 1,000 articles, to see that the cost of each stays the same; 10000 shows a whole store. CPU seconds (user and
system) with those of all child processes, each command as a process of its own. ocfl-py validates the same store, the one job
of these that it has for a storage root as a whole; it makes no bundles, so its adding is not the same job.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from measuring import Cost, Rival, contest

from archive.repository.places import place_of
from archive.repository.root import open_root

AT = "2026-11-22T09:30:00Z"
SAID = ("--at", AT, "--user", "Bench", "--address", "mailto:bench@example.org")
VERSIONS = 3
EXPORTS = 20
COMMAND = (sys.executable, "-m", "archive", "store")
PEER = "import sys; from ocfl import StorageRoot; sys.exit(not StorageRoot(root=sys.argv[1]).validate(log_warnings=True))"
LAYOUT = ("--storage-layout", "0003-hash-and-id-n-tuple-storage-layout")  # which ocfl-py knows
STORY = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power"
  guid="urn:newsml:example.org:20261122:story-{number}" version="{version}" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="harbourwire"/>
<versionCreated>2026-11-22T08:0{version}:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><language tag="en"/><headline>Council meets for session {number}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>{text}</body></html></inlineXML></contentSet></newsItem>"""
PARAGRAPH = "<p>It talked of the ferry and the bridge, the school roof and the price of water, for the {n}th time this year.</p>"


def write(folder: Path, articles: int, version: int) -> None:
    """Write the sources of one version of every article, some 300 words each."""
    for number in range(articles):
        place = folder / f"{number // 500:03}" / f"{number:06}.xml"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(PARAGRAPH.format(n=number + n + version) for n in range(13))
        place.write_text(STORY.format(number=number, version=version, text=text), encoding="utf-8")


def spent(*words: str | os.PathLike[str]) -> Cost:
    """Run one command and return what it took."""
    return contest([Rival(name="one", commands=[words])], 1)["one"]


def told(name: str, cost: Cost, things: int) -> None:
    """Print what a job took."""
    each = cost.cpu / things * 1000
    print(f"  {name:44}{cost.cpu:9.1f} s CPU {each:9.2f} ms each {cost.wall:9.1f} s wall {cost.peak:7.0f} MiB", flush=True)


def measure(articles: int, here: Path) -> None:
    """Measure a store of that many articles."""
    print(f"{articles} articles, {VERSIONS} versions each", flush=True)
    store = here / "store"
    subprocess.run([*COMMAND, "init", store, *LAYOUT], check=True, capture_output=True)
    for version in range(1, VERSIONS + 1):
        write(here / f"in{version}", articles, version)
        words = ("add", store, here / f"in{version}", "-r", "--quiet", *SAID)
        told(f"add version {version}", spent(*COMMAND, *words), articles)
    told("add the same again", spent(*COMMAND, *words), articles)
    told("audit", spent(*COMMAND, "audit", store), articles)
    told("audit by two processes", spent(*COMMAND, "audit", store, "--jobs", "2"), articles)
    told("ocfl-py validates it", spent(sys.executable, "-c", PEER, store), articles)
    told("index", spent(*COMMAND, "find", store, "--rebuild"), articles)
    told("find two words, index up to date", spent(*COMMAND, "find", store, "session", "17"), articles)
    root = open_root(place_of(str(store)))
    names = [held.inventory.id for held in map(root.at, islice(root.homes(), EXPORTS)) if held is not None]
    exports = Rival(name="export", commands=[[*COMMAND, "export", store, name, "-o", here / "out"] for name in names])
    told(f"export, {EXPORTS} commands", contest([exports], 1)["export"], EXPORTS)


def main() -> None:
    """Measure stores of several sizes."""
    for articles in map(int, sys.argv[1:] or ("300", "1000")):
        here = Path(tempfile.mkdtemp(prefix="store-"))
        os.environ["XDG_CACHE_HOME"] = str(here / "cache")
        try:
            measure(articles, here)
        finally:
            shutil.rmtree(here)


if __name__ == "__main__":
    main()
