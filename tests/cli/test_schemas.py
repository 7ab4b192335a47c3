"""`archive schemas`: lists, fetches from where it is told, and finds changed files."""

from pathlib import Path

from tests.support.command import archive
from tests.support.loopback import serving
from tests.support.standards import shared


def test_an_empty_folder_lists_all_as_missing(tmp_path: Path) -> None:
    done = archive("schemas", "list", "--schema-dir", tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("missing") == 8


def test_the_cache_of_the_user_is_the_usual_place(tmp_path: Path) -> None:
    done = archive("schemas", "list", env={"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    assert "newsarchive" in done.stdout.splitlines()[0]


def test_all_are_fetched_from_a_mirror_verified_and_used(tmp_path: Path) -> None:
    with serving(shared("standards")) as url:
        done = archive("schemas", "fetch", "--schema-dir", tmp_path, "--mirror", url)
    assert done.returncode == 0, done.stderr
    assert "8 of 8 schemas are in" in done.stdout
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
