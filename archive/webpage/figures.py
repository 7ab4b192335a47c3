"""What an `img` and its surroundings say of a picture: its addresses behind lazy loading, its credit, whether it is a tracker.

The addresses are those of the picture as published; nothing is fetched or measured.
"""

import re
from typing import Final

from lxml import etree

PICTURES: Final = frozenset({"img", "picture", "amp-img", "source"})
_DESCRIPTOR: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)[wx]")
_CREDIT: Final = re.compile(r"credit|copyright|photographer|byline|fotograf", re.IGNORECASE)


def image_addresses(element: etree._Element) -> tuple[str, ...]:
    """Return the addresses of a picture, the best first; one that holds a picture itself is often only a placeholder."""
    image = next(element.iter("img", "amp-img"), None)
    if image is None:
        return ()
    stated = [
        value for name in ("src", "data-src", "data-original", "data-lazy-src") if (value := (image.get(name) or "").strip())
    ]
    held = [value for value in stated if value[:5].lower() == "data:"]
    sources = (image, *element.iter("source"))
    sets = (
        address for source in sources for name in ("srcset", "data-srcset") for address in _largest_first(source.get(name) or "")
    )
    return tuple(dict.fromkeys((*(value for value in stated if value not in held), *sets, *held)))


def _largest_first(several: str) -> list[str]:
    """Return the addresses of a `srcset`, those of larger pictures first (HTML, 4.8.4.2.1)."""
    found: list[tuple[float, str]] = []
    address, size = "", 1.0
    for word in several.split():
        said, comma, rest = word.partition(",") if address else ("", ",", word)
        if number := _DESCRIPTOR.fullmatch(said):
            size = float(number[1])
        if comma:
            found.append((size, address))
            address, size = rest.strip(","), 1.0
            if rest.endswith(","):
                found.append((size, address))
                address = ""
    found.append((size, address))
    return [address for _, address in sorted(found, key=lambda one: -one[0]) if address and address[:5].lower() != "data:"]


def is_tracker(element: etree._Element) -> bool:
    """Tell whether a picture is stated to be at most one pixel wide or high."""
    image = next(element.iter("img", "amp-img"), element)
    return any((image.get(side) or "").removesuffix("px") in {"0", "1"} for side in ("width", "height"))


def credit_of(caption: etree._Element) -> str:
    """Take the credit out of a caption and return it, "" when no element of it is marked as one."""
    for part in caption.iterdescendants():
        marks = f"{part.get('class') or ''} {part.get('itemprop') or ''}" if isinstance(part.tag, str) else ""
        parent = part.getparent()
        if _CREDIT.search(marks) and parent is not None:
            credit = " ".join("".join(part.itertext()).split())
            for inner in list(part):
                part.remove(inner)
            part.text = None
            return credit
    return ""
