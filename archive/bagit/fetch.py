"""The fetch file, `fetch.txt`: lines of URL, length and path (RFC 8493, 2.2.3). It is read and reported, never followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from archive.bagit import filepaths, lines, rules
from archive.files.safepaths import escape
from archive.findings import Finding, Place

_LINE: Final = re.compile(r"([^ \t]+)[ \t]+([^ \t]+)[ \t]+([^ \t].*)", re.DOTALL)
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")  # RFC 3986, 4.3, as far as it tells a URI from none


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One file to be fetched; `length` in bytes, None when it is not stated."""

    url: str
    length: int | None
    path: str
    line: int


def read(stream: BinaryIO, encoding: str) -> Iterator[Fetch | Finding]:
    """Yield the files and what is wrong with the form of the lines.

    Raises:
        OSError: The stream cannot be read.
    """
    for line in lines.read(stream, encoding):
        if isinstance(line, Finding):
            yield line
            continue
        number, text = line
        place = Place(line=number)
        found = _LINE.fullmatch(text)
        if found is None:
            yield rules.FETCH_LINE.at(place, text=text[:200])
            continue
        url, length, listed = found.groups()
        if not _URI.fullmatch(url):
            yield rules.FETCH_URL.at(place, url=url[:200])
        if length != "-" and not re.fullmatch("[0-9]{1,30}", length):
            yield rules.FETCH_LENGTH.at(place, found=length[:40])
            length = "-"
        path = filepaths.decode(listed)
        while path.startswith("./"):
            path = path[2:]
        if reason := escape(path):
            yield rules.UNSAFE_PATH.at(place, file=path, reason=reason)
        else:
            yield Fetch(url=url, length=None if length == "-" else int(length), path=path, line=number)
