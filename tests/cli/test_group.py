"""A group loads a command when it is called, and no other."""

import subprocess
import sys


def test_help_loads_no_command() -> None:
    code = (
        "import sys; sys.argv = ['archive', 'store', '--help']\n"
        "from archive.cli import archive\n"
        "try: archive.main()\n"
        "except SystemExit: print([name for name in sys.modules if name.startswith('archive.cli.store_')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")
    assert "export" in done.stdout
