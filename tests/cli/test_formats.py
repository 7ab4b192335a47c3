"""`archive formats` lists every plug."""

from archive import registry
from tests.support.command import archive


def test_lists_every_plug_of_every_folder() -> None:
    done = archive("formats")
    assert done.returncode == 0, done.stderr
    for folder in ("importers", "exporters", "packagers", "stores", "validators", "reporters"):
        for name in registry.names(folder):
            assert f"  {name} " in done.stdout


def test_fits_a_terminal_of_80_columns() -> None:
    assert max(map(len, archive("formats").stdout.splitlines())) <= 80
