"""The golden documents are what the samples give today; `make samples` writes them again, to be looked at."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_goldens_are_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = script()
    monkeypatch.setattr(make, "SAMPLES", tmp_path)
    make.main()
    made = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {f"documents/{path.relative_to(SAMPLES / 'documents')}": path for path in (SAMPLES / "documents").rglob("*.*")}
    assert sorted(made) == sorted(kept)
    differing = [name for name, path in kept.items() if path.read_bytes() != made[name]]
    assert not differing, "run `make samples`, look at the difference, and commit it"
