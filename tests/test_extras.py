"""Heavy libraries are loaded through one door, which says how to install what is missing."""

import sys
from types import ModuleType

import pytest

from archive.errors import InstallationError
from archive.extras import load, present


def test_a_module_is_the_module() -> None:
    assert load("json") is sys.modules["json"]
    assert load("importlib.metadata").version("newsarchive")


def test_an_ordinary_dependency_is_installed_with_the_program() -> None:
    with pytest.raises(InstallationError, match=r"no_such_module is not installed.*pip install 'newsarchive'"):
        load("no_such_module")


def test_an_extra_is_named() -> None:
    with pytest.raises(InstallationError, match=r"pip install 'newsarchive\[verapdf\]'"):
        load("no_such_module", "verapdf")


def test_a_module_that_cannot_start_is_not_installed_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "half_there", None)
    with pytest.raises(InstallationError, match="half_there is not installed") as raised:
        load("half_there")
    assert isinstance(raised.value.__cause__, ImportError)


def test_presence_is_told_without_importing() -> None:
    sys.modules.pop("antigravity", None)  # importing it would open a browser
    assert present("antigravity")
    assert "antigravity" not in sys.modules
    assert not present("no_such_module")


def test_a_loaded_module_is_present(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(load("json"), ModuleType)
    assert present("json")
