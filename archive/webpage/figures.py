"""What an `img` and its surroundings say of a picture: its address behind lazy loading, its credit, whether it is a tracker.

The address is that of the picture as published; nothing is fetched or measured.
"""

import re
from typing import Final

from lxml import etree

PICTURES: Final = frozenset({"img", "picture", "amp-img", "source"})
_CREDIT: Final = re.compile(r"credit|copyright|photographer|byline|fotograf", re.IGNORECASE)


def image_address(element: etree._Element) -> str:
    """Return the address of a picture, "" when there is none but a placeholder."""
    image = next(element.iter("img", "amp-img"), None)
    if image is None:
        return ""
    names = ("src", "data-src", "data-original", "data-lazy-src")
    stated = [value.strip() for name in names if (value := image.get(name) or "") and not value.strip().startswith("data:")]
    several = image.get("srcset") or image.get("data-srcset") or ""
    return next(iter(stated), several.split(",")[-1].strip().partition(" ")[0])


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
