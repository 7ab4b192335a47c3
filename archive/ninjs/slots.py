"""Slots of a document: reads them leniently, where a value of another type than the standard's says nothing; drops empty ones."""

from collections.abc import Mapping
from typing import TypeVar

from archive.ninjs.terms import Item

V = TypeVar("V")


def text(item: Item, slot: str) -> str:
    """Return the text of a slot, "" when there is none."""
    value = item.get(slot)
    return value if isinstance(value, str) else ""


def entries(item: Item, slot: str) -> list[Item]:
    """Return the objects in the list that a slot should be."""
    value = item.get(slot)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def filled(fields: Mapping[str, V]) -> dict[str, V]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}
