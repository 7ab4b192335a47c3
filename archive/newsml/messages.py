"""What the guide demands of a newsMessage: a header that says when it was sent, and items, each version once.

The items themselves are judged one by one (see `demands.py`).
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.findings import Finding, Skipped
from archive.newsml import rules
from archive.newsml.demands import check_item
from archive.newsml.names import ITEMS, place, tag

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def check_message(message: etree._Element) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with a message and with each item in it."""
    sent = message.find(f"{tag('header')}/{tag('sent')}")
    if sent is None:
        yield rules.SENT.at(place(message), problem="does not say when it was sent")
    elif not _INSTANT.fullmatch((sent.text or "").strip()):
        yield rules.SENT.at(place(sent), problem=f"says that it was sent {sent.text!r}, which is no time with a zone")
    items = [item for item in message.iterfind(f"{tag('itemSet')}/*") if item.tag in ITEMS]
    if not items:
        yield rules.NO_ITEM.at(place(message))
    seen: set[tuple[str, str]] = set()
    for item in items:
        name = item.get("guid", ""), item.get("version", "1").strip()
        if name in seen:
            yield rules.TWICE.at(place(item), guid=name[0], version=name[1])
        seen.add(name)
        yield from check_item(item)
