"""Judges what bag-info.txt and fetch.txt say against the bag (RFC 8493, 2.2.2 and 2.2.3)."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from archive.bagit import demands
from archive.bagit.bag import FETCH, PAYLOAD, Bag
from archive.bagit.fetch import Fetch
from archive.findings import Finding, Place

_ONCE: Final = {label.lower(): label for label in ("Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count")}
_OXUM: Final = "payload-oxum"
_SERVERS: Final = ("http:", "https:", "ftp:", "ftps:", "sftp:", "s3:", "gs:")


def check(bag: Bag) -> Iterator[Finding]:
    """Yield what is wrong with the metadata elements and with the files to be fetched."""
    yield from _elements(bag)
    if any(tag.key == "bag-count" for tag in bag.info) and not any(tag.key == "bag-group-identifier" for tag in bag.info):
        yield demands.COUNT_ALONE.at(Place(path=bag.info_name))
    if bag.fetch:
        yield demands.FETCH_THERE.at(Place(path=FETCH), count=len(bag.fetch))
    seen: set[str] = set()
    for entry in bag.fetch:
        yield from _fetch(bag, entry)
        if entry.path in seen:
            yield demands.FETCH_TWICE.at(Place(path=FETCH, line=entry.line), file=entry.path)
        seen.add(entry.path)


def _elements(bag: Bag) -> Iterator[Finding]:
    """Yield what is wrong with single metadata elements."""
    seen: set[str] = set()
    for tag in bag.info:
        place = Place(path=bag.info_name, line=tag.line)
        if tag.key in seen and tag.key == _OXUM:
            yield demands.OXUM_REPEATED.at(place)
        elif tag.key in seen and tag.key in _ONCE:
            yield demands.REPEATED.at(place, label=_ONCE[tag.key])
        elif tag.key == _OXUM:
            yield from _oxum(bag, tag.value, place)
        elif tag.key == "bagging-date" and not _is_day(tag.value):
            yield demands.DATE_FORM.at(place, found=tag.value)
        elif tag.key == "bag-count" and not re.fullmatch(r"[0-9]+ of ([0-9]+|\?)", tag.value):
            yield demands.COUNT_FORM.at(place, found=tag.value)
        seen.add(tag.key)


def _oxum(bag: Bag, stated: str, place: Place) -> Iterator[Finding]:
    """Compare Payload-Oxum with the payload."""
    size, count = sum(bag.sizes), len(bag.sizes)
    found = f"{size}.{count}"
    form = re.fullmatch(r"([0-9]{1,30})\.([0-9]{1,30})", stated)
    if form is None:
        yield demands.OXUM_FORM.at(place, found=stated[:80], expected=found)
    elif (int(form[1]), int(form[2])) != (size, count):
        yield demands.OXUM.at(place, stated=stated, found=found)


def _is_day(text: str) -> bool:
    """Tell whether `text` is a day, YYYY-MM-DD."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)) and datetime.date.fromisoformat(text) is not None
    except ValueError:
        return False


def _fetch(bag: Bag, entry: Fetch) -> Iterator[Finding]:
    """Yield what is wrong with one file to be fetched."""
    place = Place(path=FETCH, line=entry.line)
    lacking = [listing.name.file for listing in bag.payload if entry.path not in listing.digests]
    if not bag.declared.strict:
        if lacking or not entry.path.startswith(PAYLOAD):
            yield demands.FETCH_OLD.at(place, file=entry.path)
    elif not entry.path.startswith(PAYLOAD):
        yield demands.FETCH_TAG.at(place, file=entry.path)
    else:
        for manifest in lacking:
            yield demands.FETCH_UNLISTED.at(place, manifest=manifest, file=entry.path)
    blob = bag.tree.entries.get(entry.path)
    if blob is not None and entry.length not in (None, blob.size):
        yield demands.FETCH_SIZE.at(place, file=entry.path, stated=str(entry.length), found=blob.size)
    if not entry.url.lower().startswith(_SERVERS):
        yield demands.FETCH_SCHEME.at(place, url=entry.url[:200])
