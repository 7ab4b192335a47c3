"""Plugs are found by the names of their files, loaded when asked for, and joined by those of other distributions."""

import importlib
import importlib.metadata
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import registry
from archive.errors import UnknownFormatError
from archive.formats import Exporter, Importer, Packager, Reporter, Store, Validator

ROOT = Path(__file__).parents[1]
GETTERS: dict[str, tuple[Callable[[str], Any], type]] = {
    "importers": (registry.importer, Importer),
    "exporters": (registry.exporter, Exporter),
    "packagers": (registry.packager, Packager),
    "stores": (registry.store, Store),
    "validators": (registry.validator, Validator),
    "reporters": (registry.reporter, Reporter),
}


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what was found, before and after."""
    for found in (registry.names, registry._ours, registry._others, registry._some_announced, registry._load):
        found.cache_clear()
    yield
    for found in (registry.names, registry._ours, registry._others, registry._some_announced, registry._load):
        found.cache_clear()


@pytest.mark.parametrize("folder", GETTERS)
def test_names_are_those_of_the_files(folder: str) -> None:
    files = {path.stem.replace("_", "-") for path in (ROOT / "archive" / folder).glob("[!_]*.py")}
    packages = {path.parent.name.replace("_", "-") for path in (ROOT / "archive" / folder).glob("*/__init__.py")}
    assert set(registry.names(folder)) >= files | packages
    assert list(registry.names(folder)) == sorted(registry.names(folder))


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder in GETTERS for name in registry.names(folder)])
def test_each_plug_has_its_shape_and_the_name_of_its_file(folder: str, name: str) -> None:
    get, shape = GETTERS[folder]
    plug = get(name)
    assert isinstance(plug, shape)
    assert plug.name == name
    assert plug.title
    assert plug is get(name)


def test_modules_are_those_of_the_plugs() -> None:
    wanted = registry.modules("exporters", "stores")
    assert wanted == [importlib.import_module(name).__name__ for name in wanted]
    assert len(wanted) == len(registry.names("exporters")) + len(registry.names("stores"))


@pytest.mark.parametrize("folder", GETTERS)
def test_an_unknown_name_lists_the_known_ones(folder: str) -> None:
    get, _ = GETTERS[folder]
    known = ", ".join(registry.names(folder))
    with pytest.raises(UnknownFormatError) as raised:
        get("papyrus")
    assert str(raised.value) == f"there is no {folder.removesuffix('s')} named 'papyrus'. Known: {known}"


def test_listing_names_loads_no_plug() -> None:
    program = (
        "import sys; from archive import registry; registry.names('importers');"
        "print([name for name in sys.modules if 'archive.importers.' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("fresh")
def test_other_distributions_add_names_but_replace_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        importlib.metadata.EntryPoint(name="papyrus", value="archive.importers.text:IMPORTER", group="newsarchive.importers"),
        importlib.metadata.EntryPoint(name="text", value="json:loads", group="newsarchive.importers"),
    ]
    monkeypatch.setattr(registry, "announces", lambda *_: True)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [point for point in points if point.group == group])
    assert {"papyrus", "text"} <= set(registry.names("importers"))
    assert "papyrus" not in registry.names("exporters")
    assert isinstance(registry.importer("papyrus"), Importer)
    assert isinstance(registry.importer("text"), Importer)
