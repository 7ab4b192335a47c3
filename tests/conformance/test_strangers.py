"""Strangers' NewsML-G2, ninjs, NITF and NewsML 1 in a folder: ARCHIVE_NEWS_CORPUS=DIR pytest tests/conformance/test_strangers.py.

Every document below the folder that is one of these formats must be read, and what is made of it must be valid under our own and
the official schemas and read back equal. The failure lists each document that does not, with the reason; items that hold no
text at all are listed apart and are no failure.
"""

import os
from pathlib import Path

import pytest

from tests.support.strangers import problems

_NO_TEXT = ("holds no text item", "which holds no text itself", "but none holds a text")


def test_every_readable_document_of_the_corpus_survives() -> None:
    folder = os.environ.get("ARCHIVE_NEWS_CORPUS", "")
    if not folder:
        pytest.skip("ARCHIVE_NEWS_CORPUS names no folder of documents")
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.stat().st_size < 64 * 1024 * 1024)
    found = [problem for path in paths for problem in problems(path)]
    aside = [problem for problem in found if any(words in problem for words in _NO_TEXT)]
    failed = [problem for problem in found if problem not in aside]
    assert not failed, "\n".join([f"{len(failed)} problems in {len(paths)} files:", *failed, "", "without text:", *aside])
