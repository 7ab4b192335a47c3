"""The pictures of a web archive by their addresses: what pages show may stand anywhere in the archive, before them or after.

The archive is read once more for it, when a page first asks. Of captures of one address the first counts. A picture is taken as
HTTP sent it, with its record, so that whoever keeps the page can keep what it shows, too. What it is, is not asked here.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from archive.errors import SourceError
from archive.webarchive.responses import Response, response_of, wrong_digests
from archive.webarchive.warcs import Record

MAX_BYTES: Final = 128 * 1024 * 1024
_TYPES: Final = ("image/", "application/octet-stream")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A picture.

    Attributes:
        url: Its address.
        body: Its bytes.
        raw: The record that it came in; a WARC file of its own.
        media_type: As the server stated it.
        wrong: Names of the digests of the record that its bytes disprove.
    """

    url: str
    body: bytes
    raw: bytes
    media_type: str
    wrong: tuple[str, ...]


@dataclass(slots=True)
class Gallery:
    """Finds pictures.

    Attributes:
        records: Begins to read the archive.
        used: How many pictures of each stated type were asked for and found.
    """

    records: Callable[[], Iterator[Record]]
    used: Counter[str] = field(default_factory=Counter)
    _found: dict[str, Capture] | None = None
    _asked: set[str] = field(default_factory=set)

    def get(self, address: str) -> Capture | None:
        """Return the picture at an address, None when the archive has none."""
        if self._found is None:
            self._found = {}
            self._fill(self._found)
        capture = self._found.get(address.partition("#")[0])
        if capture is not None and capture.url not in self._asked:
            self._asked.add(capture.url)
            self.used[capture.media_type] += 1
        return capture

    def _fill(self, found: dict[str, Capture]) -> None:
        """Read the archive; where it is damaged, its pictures end, which whoever reads the pages reports."""
        room = MAX_BYTES
        try:
            for record in self.records():
                response = _picture_in(record)
                url = record.get("warc-target-uri").strip("<> ").partition("#")[0]
                if response is not None and url not in found and len(record.raw) <= room:
                    room -= len(record.raw)
                    wrong = tuple(wrong_digests(record, response))
                    found[url] = Capture(
                        url=url, body=response.body, raw=record.raw, media_type=response.media_type, wrong=wrong
                    )  # fmt: skip
        except SourceError:
            return


def _picture_in(record: Record) -> Response | None:
    """Return the response if it may be a picture that was found, and is whole."""
    if record.passed or record.cut or record.get("warc-type").lower() != "response":
        return None
    response = response_of(record.block)
    if response is None or response.status != 200 or response.problem or not response.media_type.startswith(_TYPES):
        return None
    return response
