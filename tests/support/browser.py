"""Opens a page in a real Chromium: pictures, paper, and measurements made inside the page.

The page under test has no script and a policy that allows none; so it is measured from outside, in a frame (`srcdoc`) of a
page of the test's own.
"""

import html
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip


@cache
def chromium() -> str:
    """Return the command, or skip the test with the reason."""
    for name in ("chromium", "chromium-browser"):
        if found := shutil.which(name):
            return found
    pytest.skip("chromium is not installed")


@contextmanager
def _profile() -> Iterator[str]:
    """Give a fresh profile folder; the browser may still be writing to it when it is removed."""
    folder = tempfile.mkdtemp(prefix="archive-chromium-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*words: str) -> str:
    with _profile() as profile:
        done = subprocess.run(
            [chromium(), *_FLAGS, f"--user-data-dir={profile}", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
    return done.stdout


def picture(page: Path, target: Path, *, width: int, height: int) -> None:
    """Write a screenshot of the page as PNG."""
    _run(f"--window-size={width},{height}", f"--screenshot={target}", page.as_uri())


def paper(page: Path, target: Path) -> None:
    """Print the page to a PDF."""
    _run("--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri())


def measured(page: str, folder: Path, *, width: int, script: str) -> Any:
    """Return what the JavaScript function `script` makes of the document and window of `page`, shown `width` pixels wide."""
    harness = folder / f"harness-{width}.html"
    harness.write_text(
        f"""<!doctype html><meta charset="utf-8"><body><iframe style="width:{width}px;height:800px;border:0"
        srcdoc="{html.escape(page)}"></iframe><script>
        const frame = document.querySelector("iframe");
        frame.addEventListener("load", () => {{
          const result = ({script})(frame.contentDocument, frame.contentWindow);
          document.body.textContent = "RESULT" + JSON.stringify(result) + "END";
        }});</script>""",
        encoding="utf-8",
    )
    shown = _run("--window-size=1400,900", "--virtual-time-budget=5000", "--dump-dom", harness.as_uri())
    return json.loads(html.unescape(shown.split("RESULT", 1)[1].rsplit("END", 1)[0]))
