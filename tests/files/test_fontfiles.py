"""Fonts of our dependencies, and those in folders."""

from pathlib import Path

import pytest

from archive.errors import InstallationError
from archive.files.fontfiles import bundled, find, system_folders


@pytest.mark.parametrize("name", ["SourceSerifPro-Regular", "FiraGO_Regular"])
def test_bundled_fonts_are_truetype(name: str) -> None:
    assert bundled(name)[:4] in (b"\0\1\0\0", b"true")


@pytest.mark.parametrize("name", ["SourceSerifPro-Nothing", "Nothing_Regular"])
def test_a_missing_font_says_how_to_get_it(name: str) -> None:
    with pytest.raises(InstallationError, match=r"(missing|not installed).*[Ii]nstall"):
        bundled(name)


def test_files_are_found_by_name_whatever_the_folder(tmp_path: Path) -> None:
    for name in ("b/Z.ttf", "a/x.OTF", "c/M.ttc", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    found = find((tmp_path,))
    assert [file.path.name for file in found] == ["M.ttc", "x.OTF", "Z.ttf"]
    assert not any(file.common for file in found)
    assert found[1].read() == b"a/x.OTF"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="does not exist"):
        find((tmp_path / "fonts",))


def test_a_font_that_went_away_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"")
    (file,) = find((tmp_path,))
    file.path.unlink()
    with pytest.raises(InstallationError, match="cannot be read"):
        file.read()


def test_folders_of_the_system_exist() -> None:
    assert all(folder.is_dir() for folder in system_folders())
