"""The public names: sorted, few, all loadable, and loaded only when used."""

import subprocess
import sys

import archive


def test_are_sorted_and_at_most_25() -> None:
    assert sorted(archive.__all__) == archive.__all__
    assert len(archive.__all__) <= 25


def test_all_load() -> None:
    for name in archive.__all__:
        assert getattr(archive, name).__module__.startswith("archive.")


def test_every_home_is_told_once() -> None:
    told = [name for names in archive._HOMES.values() for name in names]
    assert sorted(told) == archive.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(archive, "Nonsense")


def test_importing_the_command_line_loads_no_format() -> None:
    code = (
        "import sys, archive.cli;"
        "heavy = {'lxml', 'jsonschema', 'reportlab', 'numpy', 'uharfbuzz', 'charset_normalizer'};"
        "plugs = [m for m in sys.modules if m.startswith('archive.') and m.split('.')[1] in "
        "('importers', 'exporters', 'validators', 'stores', 'packagers', 'reporters')];"
        "print(sorted(heavy & set(sys.modules)), plugs)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
