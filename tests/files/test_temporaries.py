"""Temporary names are nobody else's, and only what dead processes of this host left is swept, once for each folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive.files import temporaries

NAME = "import sys, pathlib; from archive.files import temporaries; print(temporaries.beside(pathlib.Path(sys.argv[1])).name)"


def test_names_are_hidden_beside_the_final_one_and_never_the_same(tmp_path: Path) -> None:
    names = {temporaries.beside(tmp_path / "some-bundle") for _ in range(100)}
    assert len(names) == 100
    assert {name.parent for name in names} == {tmp_path}
    assert all(name.name.startswith(f".tmp-{os.getpid()}-") for name in names)
    assert len(temporaries.beside(tmp_path / ("x" * 250)).name) < 100, "a long name leaves room for what stands before it"


def test_what_the_dead_left_is_swept_and_what_the_living_make_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", NAME, str(tmp_path / "x")]
    dead = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / dead / "data").mkdir(parents=True)
    mine = temporaries.beside(tmp_path / "y")
    mine.write_text("half")
    temporaries.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]


def test_a_folder_is_swept_once_and_then_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Path] = []
    monkeypatch.setattr(temporaries, "sweep", swept.append)
    for folder in (tmp_path / "a", tmp_path / "b", tmp_path / "a", tmp_path / "b"):
        temporaries.sweep_once(folder)
    assert swept == [tmp_path / "a", tmp_path / "b"]


def test_strangers_temporaries_are_left_alone(tmp_path: Path) -> None:
    for name in (".tmp-99999999-1-00000000-x", ".tmp-notes", ".tmp-1-1-zz-x", ".tmp-"):
        (tmp_path / name).write_text("not ours")
    temporaries.sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
