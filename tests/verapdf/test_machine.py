"""The Java machine: what is missing is said, a fork is refused, a call that does not end is left alone."""

import os
import subprocess
import sys

import pytest

from archive import extras
from archive.errors import InstallationError
from archive.verapdf import machine
from tests.support.pdfs import needs_verapdf


def test_what_is_not_installed_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "present", lambda module: module != "jpype")
    assert machine.missing() == "jpype is not installed; get it with: pip install 'newsarchive[verapdf]'"
    monkeypatch.setattr(extras, "present", lambda _: True)
    assert machine.missing() == ""


def test_a_forked_child_is_told_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_verapdf()
    running = machine.machine()
    monkeypatch.setattr(os, "getpid", lambda: running.process + 1)
    with pytest.raises(InstallationError, match="fork"):
        machine.machine()


def test_unknown_classes_and_files_are_an_installation_error() -> None:
    needs_verapdf()
    with pytest.raises(InstallationError, match=r"org\.example\.Nothing"):
        machine.machine().java("org.example.Nothing")
    with pytest.raises(InstallationError, match="nothing"):
        machine.machine().resource("nothing.xml")


def test_a_call_that_does_not_end_in_time_neither_blocks_the_caller_nor_the_end_of_the_process() -> None:
    needs_verapdf()
    program = (
        "from archive.verapdf.machine import machine\n"
        "m = machine()\n"
        "latch = m.java('java.util.concurrent.CountDownLatch')(1)\n"
        "queue = m.java('java.util.concurrent.LinkedBlockingQueue')()\n"
        "try:\n"
        "    m.call(0.2, queue, 'java.util.concurrent.BlockingQueue', 'take')\n"
        "except TimeoutError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("no result in 0.2 seconds\n", "", 0)


def test_a_process_that_judged_ends_with_its_own_exit_code() -> None:
    needs_verapdf()
    code = (
        "import gc, sys\n"
        "from archive.verapdf.machine import machine\n"
        "java = machine().java\n"
        "for _ in range(20000):\n"
        "    java('java.util.ArrayList')()\n"
        "java('java.lang.System').gc()\n"
        "sys.exit(7)\n"
    )
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (7, "")
