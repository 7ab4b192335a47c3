"""The attacks on archives and bags of `archive validate`, each as a whole process with a bound on time and on address space.

7 names that climb out, 8 links and devices, 9 bombs and overlaps, 10 clashing names, 11 manifests, 12 fetch.txt, 13 content that
changes while it is read, 14 markup in a story, 16 links and files where the output goes. The single readers are tested in
`tests/files`; here nothing may be written, read outside or fetched, and the verdict and exit code are those that are promised.
"""

import io
import json
import os
import resource
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from archive.files import folders
from archive.model.tree import Blob, Tree
from tests.support.bags import STORY, bag, errors, listing, write
from tests.support.command import AT, archive

SECONDS = 60
SPACE = 1 << 30
SUM = listing(STORY, "sha512").split()[0]
NAMES = ["../evil.txt", "/evil.txt", "C:/evil.txt", "//host/share/evil.txt", "data/../../evil.txt", "~/evil.txt"]
DOUBTFUL = ["data/a:stream", "data/back\\slash", "data/aux.txt", "data/dot.", "data/blank "]


def validate(*words: str | Path) -> tuple[int, list[str]]:
    """Run the command within its bounds; return its exit code and the rules that were broken."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))

    command = [sys.executable, "-m", "archive", "validate", "--no-config", "--report", "json", *map(str, words)]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, preexec_fn=bound, check=False)
    assert time.monotonic() - began < SECONDS
    assert done.returncode in (0, 1, 5), done.stderr
    reports = json.loads(done.stdout)["reports"]
    return done.returncode, [finding["code"] for report in reports for finding in report["findings"]]


def as_zip(path: Path, files: dict[str, bytes], *more: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as target:
        for name, data in [*((f"bag/{name}", data) for name, data in files.items()), *more]:
            target.NameToInfo.pop(name, None)
            target.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return path


def as_tar(path: Path, files: dict[str, bytes], *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as target:
        for name, data in files.items():
            member = tarfile.TarInfo(f"bag/{name}")
            member.size = len(data)
            target.addfile(member, io.BytesIO(data))
        for member in members:
            target.addfile(member)
    return path


def test_7_names_that_climb_out_are_errors_and_nothing_is_written(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    subjects = [as_zip(inside / f"{n}.zip", bag(), (name, b"x")) for n, name in enumerate(NAMES)]
    subjects += [as_tar(inside / f"{n}.tar", bag(), tarfile.TarInfo(name)) for n, name in enumerate(NAMES) if name[0] != "/"]
    before = sorted(tmp_path.rglob("*"))
    for subject in subjects:
        code, found = validate(subject)
        assert (code, "BAG-072" in found) == (1, True), subject.name
    assert sorted(tmp_path.rglob("*")) == before
    code, found = validate(as_zip(inside / "doubtful.zip", bag({**STORY, **dict.fromkeys(DOUBTFUL, b"x")})))
    assert found.count("BAG-044") == len(DOUBTFUL)


def test_8_links_and_devices_are_errors_and_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(STORY["data/story.txt"])
    folder = write(tmp_path / "bag", bag())
    (folder / "data/story.txt").unlink()
    (folder / "data/story.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(folder / "data/pipe")
    (folder / "data/loop").symlink_to(folder / "data")
    code, found = validate(folder)
    assert (code, sorted(set(found) & {"BAG-070", "BAG-071"})) == (1, ["BAG-070", "BAG-071"])
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
        member = tarfile.TarInfo("bag/data/odd")
        member.type, member.linkname = kind, "../../secret.txt"
        code, found = validate(as_tar(tmp_path / "odd.tar", bag(), member))
        assert (code, bool({"BAG-070", "BAG-071"} & set(found))) == (1, True)


def test_9_bombs_overlaps_and_crowds_end_in_time_and_memory(tmp_path: Path) -> None:
    bomb = bag({"data/zeros": b""}, listed={"data/zeros": bytes(1 << 28)}) | {"data/zeros": bytes(1 << 28)}
    code, found = validate(as_zip(tmp_path / "bomb.zip", bomb, method=zipfile.ZIP_DEFLATED))
    assert (code, "BAG-076" in found) == (1, True)
    crowd = as_zip(tmp_path / "crowd.zip", bag(), *((f"bag/data/{n}", b"") for n in range(20_000)))
    code, found = validate(crowd)
    assert (code, "BAG-099" in found) == (1, True)
    inner = as_zip(tmp_path / "inner.zip", bomb, method=zipfile.ZIP_DEFLATED).read_bytes()
    code, found = validate(as_zip(tmp_path / "nested.zip", bag({"data/inner.zip": inner})))
    assert (code, found) == (0, []), "what is inside a payload file is not unpacked"


def test_9_a_cut_is_a_flaw_of_the_material_in_either_container(tmp_path: Path) -> None:
    for whole, size, expected in (
        (as_zip(tmp_path / "whole.zip", bag()), 600, "CHECK-003"),
        (as_tar(tmp_path / "whole.tar", bag()), 1500, "BAG-076"),
    ):
        cut = tmp_path / f"cut{whole.suffix}"
        cut.write_bytes(whole.read_bytes()[:size])
        code, found = validate(cut)
        assert (code, expected in found) == (1, True)


def test_10_clashing_names_are_said(tmp_path: Path) -> None:
    payload = {"data/Story": b"1", "data/story": b"2", "data/Caf\u00e9": b"3", "data/Cafe\u0301": b"4"}
    code, found = validate(as_zip(tmp_path / "clash.zip", bag(payload)))
    assert found.count("BAG-043") == 2
    code, found = validate(as_zip(tmp_path / "twice.zip", bag(), ("bag/data/story.txt", b"x")))
    assert (code, "BAG-073" in found) == (1, True)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (listing(STORY, "sha512") * 3, "BAG-029"),
        (SUM + b"  ../../secret\n", "BAG-027"),
        (SUM + b"  /etc/hostname\n", "BAG-027"),
        (SUM + b"  ~/secret\n", "BAG-027"),
        (SUM + b"  data/a%0Ab\n", "BAG-036"),
        (SUM + b"  data/a\0b\n", "BAG-027"),
        (b"\r" * 100_000, "BAG-099"),
        (b"x" * (1 << 25), "BAG-014"),
        (b"", "BAG-038"),
    ],
)  # fmt: skip
def test_11_manifests_of_any_kind_are_judged(tmp_path: Path, lines: bytes, expected: str) -> None:
    code, found = validate(write(tmp_path / "bag", bag(tags={"manifest-sha512.txt": lines})))
    assert (code, expected in found) == (1, True), found


def test_11_a_manifest_of_300_000_lines_takes_seconds_and_little_memory(tmp_path: Path) -> None:
    lines = b"".join(b"%s  data/%06d.txt\n" % (SUM, n) for n in range(300_000))
    code, found = validate(write(tmp_path / "bag", bag(tags={"manifest-sha512.txt": lines})))
    assert (code, found.count("BAG-036")) == (1, 1000)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://169.254.169.254/latest", "https://127.0.0.1:1/x", "gopher://x/1"])
def test_12_nothing_is_fetched(tmp_path: Path, url: str) -> None:
    lines = f"{url} - data/story.txt\n{url} - bagit.txt\n{url} - ../../x\n".encode()
    files = bag(tags={"fetch.txt": lines})
    del files["data/story.txt"]
    code, found = validate(write(tmp_path / "bag", files))
    assert code == 1
    assert {"BAG-037", "BAG-063", "BAG-027", "BAG-067"} <= set(found)


def test_13_content_that_changes_while_it_is_read_is_no_silent_pass(tmp_path: Path) -> None:
    tree = folders.read(write(tmp_path / "bag", bag()))
    (tmp_path / "bag/data/story.txt").write_bytes(b"another story")
    assert errors(tree) == ["BAG-040"]
    stated = {path: Blob.of(blob.read()) for path, blob in tree.entries.items()}
    grown = Blob(open=lambda: io.BytesIO(b"longer than stated"), size=3)
    assert errors(Tree(entries={**stated, "data/story.txt": grown})) == ["BAG-041"]


def test_14_markup_in_a_story_stays_text(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n")
    story = tmp_path / "story.txt"
    story.write_text(
        f"Harbour <b>opens\n\nShips return <img src='{secret}'/> & <a href='javascript:x'>more</a>.\n\n"
        + "The <font color='[[[].append(1)]]'>quay</font> is open. " * 2000,
        encoding="utf-8",
    )
    done = archive("bundle", story, "-o", tmp_path / "out", "--at", AT, "--lang", "en")
    assert done.returncode == 0, done.stderr
    (made,) = (tmp_path / "out").iterdir()
    (pdf,) = (made / "data").glob("*.pdf")
    assert not [mark for mark in (b"/URI", b"/JavaScript", b"/Subtype/Image") if mark in pdf.read_bytes().replace(b" ", b"")]
    assert archive("validate", made).returncode == 0


def test_16_nothing_is_written_through_links_or_over_files(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Harbour opens\n\nShips return on Monday.\n", encoding="utf-8")
    out = tmp_path / "out"
    assert archive("bundle", story, "-o", out, "--at", AT, "--lang", "en").returncode == 0
    (made,) = out.iterdir()
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (other / made.name).symlink_to(elsewhere)
    assert archive("bundle", story, "-o", other, "--at", AT, "--lang", "en").returncode == 4
    assert not list(elsewhere.iterdir())
    third = tmp_path / "third"
    third.mkdir()
    (third / made.name).write_bytes(b"mine")
    assert archive("bundle", story, "-o", third, "--at", AT, "--lang", "en").returncode == 4
    assert (third / made.name).read_bytes() == b"mine"
