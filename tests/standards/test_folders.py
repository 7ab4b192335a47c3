"""Copies of official schemas: found in both layouts, refused when changed, looked for only where the caller says."""

import shutil
from pathlib import Path

import pytest

from archive.errors import InstallationError
from archive.standards.folders import State, copies, located, looking_in
from archive.standards.register import NEWSML_G2, STANDARDS, standard
from tests.support.standards import shared


def flat(folder: Path) -> Path:
    for file in (file for one in STANDARDS for file in one.files):
        shutil.copy(shared("standards", file.path), folder / file.name)
    return folder


def test_nothing_is_found_where_nobody_said_to_look() -> None:
    with pytest.raises(InstallationError, match=r"not fetched\. Fetch it with: archive schemas fetch newsml-g2-2\.35"):
        located(NEWSML_G2)


@pytest.mark.parametrize("one", STANDARDS, ids=lambda one: one.name)
def test_both_layouts_are_accepted(one, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for folder in (shared("standards"), flat(tmp_path)):
        with looking_in(tmp_path / "none", folder):
            assert [path.name for path in located(one.name)] == [file.name for file in one.files]
        states = {copy.state for copy in copies(one, folder)}
        assert states <= {State.GOOD, State.TRUSTED}


def test_a_changed_file_is_not_used_and_named(tmp_path: Path) -> None:
    folder = flat(tmp_path)
    (folder / "xml.xsd").write_bytes(b"<schema/>")
    with looking_in(folder), pytest.raises(InstallationError, match=r"xml\.xsd in .* is not the official file \(sha256 "):
        located(NEWSML_G2)
    (folder / "xml.xsd").unlink()
    with looking_in(folder), pytest.raises(InstallationError, match=r"xml\.xsd in .* is missing beside it"):
        located(NEWSML_G2)
    with looking_in(folder, shared("standards")):
        assert located(NEWSML_G2)[0].parent != folder


def test_a_file_without_a_known_digest_must_stay_as_it_was_fetched(tmp_path: Path) -> None:
    folder = flat(tmp_path)
    note = folder / "ninjs-schema_3.2.json.sha256"
    note.write_text(f"{'0' * 64}\n")
    assert copies(standard("ninjs-3.2"), folder)[0].state is State.CHANGED
    note.unlink()
    assert copies(standard("ninjs-3.2"), folder)[0].state is State.TRUSTED
