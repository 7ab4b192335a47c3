"""`archive schemas`: lists, fetches from where it is told, and finds changed files."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command import archive
from tests.support.loopback import answering, serving
from tests.support.standards import shared


def test_an_empty_folder_lists_all_as_missing(tmp_path: Path) -> None:
    done = archive("schemas", "list", "--schema-dir", tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("missing") == 9


def test_the_cache_of_the_user_is_the_usual_place(tmp_path: Path) -> None:
    done = archive("schemas", "list", env={"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    assert "newsarchive" in done.stdout.splitlines()[0]


def test_all_are_fetched_from_a_mirror_verified_and_used(tmp_path: Path) -> None:
    with serving(shared("standards")) as url:
        done = archive("schemas", "fetch", "--schema-dir", tmp_path, "--mirror", url)
    assert done.returncode == 0, done.stderr
    assert "9 of 9 schemas are in" in done.stdout
    assert "trusted on first use ninjs/ninjs-schema_3.2.json" in done.stdout
    assert archive("schemas", "verify", "--schema-dir", tmp_path).returncode == 0
    (tmp_path / "nitf/3.6/nitf-3-6.xsd").write_bytes(b"")
    done = archive("schemas", "verify", "nitf-3.6", "--schema-dir", tmp_path)
    assert done.returncode == 1
    assert "CHANGED" in done.stdout


def test_one_that_fails_stops_no_other_and_is_named(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        done = archive("schemas", "fetch", "ninjs-1.6", "nitf-3.6", "--schema-dir", tmp_path / "kept", "--mirror", url)
    assert done.returncode == 6
    assert done.stderr.count("failed:") == 2
    assert "0 of 2" in done.stdout


def test_wrong_words_are_a_wrong_call(tmp_path: Path) -> None:
    assert archive("schemas", "fetch", "ninjs-9.9", "--schema-dir", tmp_path).returncode == 2
    assert archive("schemas", "list", "--mirror", "http://127.0.0.1:9/").returncode == 2
    assert archive("schemas", "mend").returncode == 2


def test_without_a_network_each_is_named_with_what_to_do_and_nothing_is_kept(tmp_path: Path) -> None:
    with answering(b"") as url:
        pass
    done = archive("schemas", "fetch", "--schema-dir", tmp_path / "kept", "--mirror", url)
    assert done.returncode == 6
    assert done.stderr.count("failed:") == done.stderr.count("Get the file in another way, and name its folder") == 9
    assert "0 of 9" in done.stdout
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_fetch_that_is_stopped_keeps_nothing_half(tmp_path: Path, number: signal.Signals, code: int) -> None:
    begun = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"
    with answering(begun, hold=True) as url:
        words = ["schemas", "fetch", "ninjs-3.2", "--schema-dir", str(tmp_path / "kept"), "--mirror", url]
        with subprocess.Popen([sys.executable, "-m", "archive", *words], stderr=subprocess.PIPE, text=True) as process:
            time.sleep(1.5)
            assert process.poll() is None, "it waits for the rest"
            process.send_signal(number)
            _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in err
    assert not (tmp_path / "kept").exists()
