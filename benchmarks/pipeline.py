"""Bundles articles, from one to thousands, and large payloads; prints what each way took and the ratio to the first.

    .venv/bin/python benchmarks/pipeline.py [--rounds N] [--articles N] [--most N] [--at FOLDER] [CONTEST ...]

    one        an article through the whole job in a warm process, against plain ReportLab rendering the same article (one.py)
    scripted   a folder of articles: our command against a script of public libraries (scripted.py)
    scaling    our command with one worker, two workers, and a Dask cluster on this machine
    curve      our command over 100 articles, 300, 1,000, ... : what one article costs
    large      6 files of 256 MiB, made into bags and checked, against the floor and bagit-python (payloads.py)
    small      20,000 files of 8 KiB, likewise

Without a name all are held. Ratios of CPU time hold on a busy machine; those of wall time need a quiet one, whose cores nobody
else uses. Material is kept in FOLDER, where it is given, for the next time. This process stays small, because the peak memory of
a process is never less than that of the one that started it.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import Cost, Rival, contest

HERE = Path(__file__).parent
POINTS = (100, 300, 1_000, 3_000, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be measured, and where."""

    place: Path
    rounds: int
    articles: int
    most: int


def one(wanted: Wanted) -> None:
    """Print what one article takes."""
    subprocess.run([*script("one"), str(wanted.articles // 5)], check=True)
    print()


def scripted(wanted: Wanted) -> None:
    """Hold our command against a script of libraries; one process each."""
    articles, out = prose(wanted, wanted.articles), wanted.place / "out"
    rivals = [
        Rival(name="libraries in a script", commands=[[*script("scripted"), articles, out]], clean=removing(out)),
        Rival(name="archive bundle, zips", commands=[bundle(articles, out)], clean=removing(out)),
        Rival(name="archive bundle, folders", commands=[bundle(articles, out, container="folder")], clean=removing(out)),
    ]
    show(f"{wanted.articles} articles, one process", rivals, wanted.rounds)


def scaling(wanted: Wanted) -> None:
    """Hold two workers and a cluster against one process."""
    number, out = 4 * wanted.articles, wanted.place / "out"
    articles = prose(wanted, number)
    rivals = [
        Rival(name="one process", commands=[bundle(articles, out)], clean=removing(out)),
        Rival(name="two workers", commands=[bundle(articles, out, jobs=2)], clean=removing(out)),
        Rival(name="Dask, two workers", commands=[[*bundle(articles, out, jobs=2), "--dask", "local"]], clean=removing(out)),
    ]
    show(f"{number} articles, in zips", rivals, wanted.rounds)


def curve(wanted: Wanted) -> None:
    """Print what an article costs in runs of more and more of them."""
    out, points = wanted.place / "out", [number for number in POINTS if number <= wanted.most]
    rivals = [
        Rival(
            name=f"{number} short articles",
            commands=[[*bundle(prose(wanted, number, "short"), out), "--shard"]],
            clean=removing(out),
        )
        for number in points
    ]
    for number, cost in zip(points, contest(rivals, 1).values(), strict=True):
        each = cost.cpu / number * 1000
        print(f"{number:6} short articles {cost.cpu:8.2f} s CPU {each:8.2f} ms each {cost.peak:8.1f} MiB", flush=True)
    print()


def payloads(kind: str) -> Callable[[Wanted], None]:
    """Return what holds the making and the checking of bags of one kind of payload."""

    def hold(wanted: Wanted) -> None:
        source = wanted.place / kind
        if not source.exists():
            subprocess.run([*script("payloads"), kind, source], check=True)
        show(f"{kind}, made", list(making(wanted.place, source)), wanted.rounds)
        show(f"{kind}, checked", list(checking(wanted.place, source)), wanted.rounds)

    return hold


def making(place: Path, source: Path) -> Iterator[Rival]:
    """Yield the ways to make a bag; the peer makes it in place, so it is given a copy, which counts where it says so."""
    copy, out, packed = place / "copy", place / "made", place / "made.zip"

    def anew() -> None:
        shutil.rmtree(copy, ignore_errors=True)
        subprocess.run(["cp", "-r", source, copy], check=True)

    anew()
    yield Rival(name="the floor", commands=[[*script("payloads"), "floor", source]])
    for jobs in (1, 2):
        yield Rival(name=f"bagit-python in place, processes: {jobs}", commands=[bagit(jobs, copy)], clean=anew)
    yield Rival(
        name="copy, bagit-python, zip (not compressed)",
        commands=[["cp", "-r", source, out], bagit(1, out), [sys.executable, "-c", ZIP, packed.with_suffix(""), out]],
        clean=removing(out, packed),
    )
    for container in ("folder", "zip", "tar"):
        yield Rival(name=f"ours, {container}", commands=[[*script("payloads"), container, source, out]], clean=removing(out))


ZIP = """
import pathlib, sys, zipfile
root = pathlib.Path(sys.argv[2])
with zipfile.ZipFile(sys.argv[1] + ".zip", "w") as packed:
    for path in sorted(root.rglob("*")):
        packed.write(path, path.relative_to(root.parent))
"""


def checking(place: Path, source: Path) -> Iterator[Rival]:
    """Yield the ways to check a bag."""
    bags, unpacked = place / f"{source.name}-bags", place / "unpacked"
    if not bags.exists():
        for container in ("folder", "zip"):
            subprocess.run([*script("payloads"), container, source, bags], check=True)
    yield Rival(name="the floor", commands=[[*script("payloads"), "floor", source]])
    for jobs in (1, 2):
        yield Rival(name=f"bagit-python, processes: {jobs}", commands=[[*bagit(jobs, bags / "bag"), "--validate"]])
    yield Rival(name="ours, folder", commands=[[*script("payloads"), "check", bags / "bag"]])
    unzip = [sys.executable, "-m", "zipfile", "-e", bags / "bag.zip", unpacked]
    yield Rival(
        name="unzip, bagit-python", commands=[unzip, [*bagit(1, unpacked / "bag"), "--validate"]], clean=removing(unpacked)
    )
    yield Rival(name="ours, zip", commands=[[*script("payloads"), "check", bags / "bag.zip"]])


def script(name: str) -> list[str | Path]:
    """Return the call of a script beside this one."""
    return [sys.executable, HERE / f"{name}.py"]


def bundle(articles: Path, out: Path, *, container: str = "zip", jobs: int = 1) -> list[str | Path]:
    """Return the call of our command."""
    words = ["--recursive", "--quiet", "--container", container, "--jobs", str(jobs)]
    return [sys.executable, "-m", "archive", "bundle", articles, "-o", out, *words]


def bagit(processes: int, folder: Path) -> list[str | Path]:
    """Return the call of the peer."""
    return [Path(sys.executable).with_name("bagit.py"), "--quiet", "--sha512", "--processes", str(processes), folder]


def prose(wanted: Wanted, number: int, shape: str = "long") -> Path:
    """Return a folder of that many articles, made now unless it is there."""
    folder = wanted.place / f"{shape}-{number}"
    if not folder.exists():
        subprocess.run([*script("prose"), folder, str(number), shape], check=True)
    return folder


def removing(*paths: Path) -> Callable[[], None]:
    """Return what removes files and folders."""

    def remove() -> None:
        for path in paths:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


def show(title: str, rivals: Sequence[Rival], rounds: int) -> None:
    """Print what each rival took, and its ratios to the first."""
    costs = contest(rivals, rounds)
    first = costs[rivals[0].name]
    print(f"{title:42} {'CPU s':>8} {'times':>6} {'wall s':>8} {'times':>6} {'MiB':>6}")
    for name, cost in costs.items():
        print(f"  {name:40} {row(cost, first)}", flush=True)
    print()


def row(cost: Cost, first: Cost) -> str:
    """Return the figures of one rival."""
    cpu, wall = cost.cpu / first.cpu, cost.wall / first.wall
    return f"{cost.cpu:8.2f} {cpu:6.3f} {cost.wall:8.2f} {wall:6.3f} {cost.peak:6.1f}"


CONTESTS: dict[str, Callable[[Wanted], None]] = {
    "one": one, "scripted": scripted, "scaling": scaling, "curve": curve, "large": payloads("large"), "small": payloads("small"),
}  # fmt: skip


def main() -> None:
    """Read the command line and hold the contests."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=500, help="of the folder; scaling takes four times as many")
    parser.add_argument("--most", type=int, default=POINTS[-1], help="articles of the last point of the curve")
    parser.add_argument("--at", type=Path, metavar="FOLDER")
    parser.add_argument("contests", metavar="CONTEST", nargs="*")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pipeline-") as temporary:
        place = (words.at or Path(temporary)).resolve()
        place.mkdir(parents=True, exist_ok=True)
        for name in words.contests or CONTESTS:
            CONTESTS[name](Wanted(place=place, rounds=words.rounds, articles=words.articles, most=words.most))


if __name__ == "__main__":
    main()
