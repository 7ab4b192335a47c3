"""A record <-> a NewsArticle of schema.org in JSON-LD: what has a property there, in the words of search engines.

`node_of` writes the properties, `record_of` reads them back as the plain form of a record, so that the difference between the two
is exactly what a carrier has to hold (see `markup/mergepatch.py`). A property that was edited is believed. People and
organisations have no type, because the record does not say which of the two they are.

It reads only what it wrote itself; pages of others are read by `pagefields.py`.
"""

from collections.abc import Mapping
from typing import Any, Final

from archive.model.article import SUMMARY
from archive.model.record import Plain
from archive.product import URN

RECORD: Final = f"{URN}record"
_ONE: Final = {
    "version_created": "sdDatePublished", "content_created": "dateCreated", "content_modified": "dateModified",
    "expires": "expires",
}  # fmt: skip
_NAMED: Final = {"creators": "author", "contributors": "contributor", "info_sources": "sourceOrganization"}

Node = dict[str, Any]


def node_of(record: Mapping[str, Any], words: int) -> Node:
    """Return the NewsArticle of a record; `words` is the number of words of its body."""
    rights: Mapping[str, Any] = next(iter(record.get("rights", ())), {})
    summary = next((text["value"] for text in record.get("descriptions", ()) if text.get("role") == SUMMARY), "")
    node: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": next((text["value"] for text in record.get("headlines", ())), ""),
        "alternativeHeadline": [text["value"] for text in record.get("headlines", ())[1:]],
        "description": summary,
        "datePublished": next((entry["date"] for entry in record.get("published", ())), ""),
        **{name: record[field] for field, name in _ONE.items() if field in record},
        "version": str(record["version"]) if "version" in record else "",
        "inLanguage": record.get("languages", []),
        "keywords": record.get("keywords", []),
        **{name: [_thing(party) for party in record.get(field, ())] for field, name in _NAMED.items()},
        "publisher": _thing(record.get("provider", {})),
        "dateline": next((text["value"] for text in record.get("datelines", ())), ""),
        "genre": [concept.get("name", "") for concept in record.get("genres", ())],
        "articleSection": [concept.get("name", "") for concept in record.get("services", ())],
        "creditText": next((text["value"] for text in record.get("creditlines", ())), ""),
        "copyrightHolder": _thing(rights.get("holder", {})),
        "copyrightNotice": next((text["value"] for text in rights.get("notices", ())), ""),
        "wordCount": words,
        "identifier": [record["id"]],
    }
    return {name: value for name, value in node.items() if value}


def record_of(node: Mapping[str, Any]) -> dict[str, Plain]:
    """Return what the properties say, in the plain form of a record."""
    record: dict[str, Any] = {
        "id": next((entry for entry in _list(node, "identifier") if isinstance(entry, str)), ""),
        "headlines": [{"value": text} for text in (*_words(node, "headline"), *_words(node, "alternativeHeadline"))],
        "descriptions": [{"value": text, "role": SUMMARY} for text in _words(node, "description")],
        "published": [{"date": text} for text in _words(node, "datePublished")],
        **{field: next(iter(_words(node, name)), "") for field, name in _ONE.items()},
        "version": next((int(text) for text in _words(node, "version") if text.isdecimal() and len(text) < 19), 0),
        "languages": _words(node, "inLanguage"),
        "keywords": _words(node, "keywords"),
        **{field: [_party(entry) for entry in _list(node, name) if isinstance(entry, dict)] for field, name in _NAMED.items()},
        "provider": _party(node.get("publisher")),
        "datelines": [{"value": text} for text in _words(node, "dateline")],
        "genres": [{"name": text} if text else {} for text in _words(node, "genre")],
        "services": [{"name": text} if text else {} for text in _words(node, "articleSection")],
        "creditlines": [{"value": text} for text in _words(node, "creditText")],
        "rights": _rights(node),
    }
    return {name: value for name, value in record.items() if value}


def carried(node: Mapping[str, Any]) -> str | None:
    """Return the text of the carrier, None when there is none."""
    found = (entry for entry in _list(node, "identifier") if isinstance(entry, dict) and entry.get("propertyID") == RECORD)
    value = next(found, {}).get("value")
    return value if isinstance(value, str) else None


def with_carrier(node: Node, text: str) -> Node:
    """Return the NewsArticle with the carrier as a further identifier, which is where schema.org lets properties be added."""
    entry = {"@type": "PropertyValue", "propertyID": RECORD, "value": text}
    return {**node, "identifier": [*node.get("identifier", []), entry]}


def _rights(node: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the one set of rights that the properties state."""
    holder = _party(node.get("copyrightHolder"))
    notices = [{"value": text} for text in _words(node, "copyrightNotice")]
    stated = {**({"holder": holder} if holder else {}), **({"notices": notices} if notices else {})}
    return [stated] if stated else []


def _thing(party: Mapping[str, Any]) -> Node:
    """Return a person or organisation."""
    return {name: party[field] for field, name in (("name", "name"), ("uri", "url")) if field in party}


def _party(value: Any) -> dict[str, Any]:
    """Return a person or organisation in the plain form of a record."""
    if not isinstance(value, dict):
        return {}
    return {
        field: text for field, name in (("name", "name"), ("uri", "url")) if isinstance(text := value.get(name), str) and text
    }


def _list(node: Mapping[str, Any], name: str) -> list[Any]:
    """Return a property as a list."""
    value = node.get(name, [])
    return value if isinstance(value, list) else [value]


def _words(node: Mapping[str, Any], name: str) -> list[str]:
    """Return the texts of a property."""
    return [value for value in _list(node, name) if isinstance(value, str)]
