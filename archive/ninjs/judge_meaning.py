"""Judges what no schema can say of a ninjs document: times and their order, identifiers, status, language, markup, rights.

It holds for every document of every version, whoever wrote it. A slot of the wrong type is the schema's matter, so nothing is
said of it here.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from archive.errors import SourceError
from archive.findings import Finding
from archive.markup import safexml
from archive.markup.display import excerpt, visible
from archive.model.characters import LANGUAGE
from archive.ninjs import rules
from archive.ninjs.judge_schema import is_format, kind
from archive.ninjs.subject import BodyEntry, Subject

KNOWN: Final = frozenset(
    {"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0", "2.1", "2.2", "2.3", "3.0", "3.1", "3.2"}
)
_INSTANTS: Final = ("firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "expires")
_URIS: Final = frozenset({"uri", "href", "scheme", "linkedRights", "linkedrights", "langId", "langid"})
_NO_ZONE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?", re.ASCII)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the meaning of a document."""
    yield from _version(subject)
    yield from _identifier(subject)
    yield from _instants(subject)
    yield from _order(subject)
    yield from _uris(subject, subject.document, ())
    yield from _words(subject)
    yield from _rights(subject)
    for body in subject.bodies():
        yield from _markup(subject, body)


def _version(subject: Subject) -> Iterator[Finding]:
    """Rule 007."""
    if subject.stated not in KNOWN:
        slot = "$standard" if subject.series == 1 else "standard"
        found = excerpt(subject.stated) if subject.stated else "not stated"
        yield subject.find(rules.VERSION, (slot, "version"), found=found, series=subject.series, slot=slot)


def _identifier(subject: Subject) -> Iterator[Finding]:
    """Rule 012."""
    uri = subject.document.get("uri")
    if not isinstance(uri, str) or not uri.strip():
        found = "empty" if isinstance(uri, str) else kind(uri) if "uri" in subject.document else "missing"
        yield subject.find(rules.IDENTIFIER, ("uri",), found=found)


def _instants(subject: Subject) -> Iterator[Finding]:
    """Rules 013, and 011 of dates."""
    for name in _INSTANTS:
        slot = subject.slot(name)
        value = subject.document.get(slot)
        if not isinstance(value, str):
            continue
        if _NO_ZONE.fullmatch(value):
            yield subject.find(rules.ZONE, (slot,), value=excerpt(value))
        elif not is_format(value, "date-time"):
            yield subject.find(rules.FORMAT, (slot,), value=excerpt(value), form="date and time with a zone (RFC 3339)")


def _order(subject: Subject) -> Iterator[Finding]:
    """Rules 014 and 016."""
    for early, late, rule in (
        ("firstCreated", "versionCreated", rules.ORDER),
        ("contentCreated", "versionCreated", rules.ORDER),
        ("embargoedUntil", "expires", rules.EMBARGO),
    ):
        slot, other = subject.slot(early), subject.slot(late)
        value, limit = subject.document.get(slot), subject.document.get(other)
        first, second = _moment(value), _moment(limit)
        if first is not None and second is not None and first > second:
            facts = {"value": excerpt(str(value)), "limit": excerpt(str(limit))}
            yield subject.find(rule, (slot,), slot=slot, other=other, **facts)


def _moment(value: object) -> datetime.datetime | None:
    """Return an instant, None for what is none; fractions beyond microseconds are cut, as no outcome depends on them."""
    try:
        moment = datetime.datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value)) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _uris(subject: Subject, value: object, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Rule 011 of URIs, at any depth; the loader has limited the depth."""
    if isinstance(value, list):
        for n, entry in enumerate(value):
            yield from _uris(subject, entry, (*path, n))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield from _uris(subject, inner, (*path, name))
            elif name in _URIS and isinstance(inner, str) and inner.strip() and not is_format(inner, "uri"):
                yield subject.find(rules.FORMAT, (*path, name), value=excerpt(inner), form="URI (RFC 3986)")


def _words(subject: Subject) -> Iterator[Finding]:
    """Rules 015 and 017."""
    slot = subject.slot("pubStatus")
    status = subject.document.get(slot, "usable")
    if status not in ("usable", "withheld", "canceled"):
        found = excerpt(status) if isinstance(status, str) else kind(status)
        yield subject.find(rules.STATUS, (slot,), found=found)
    language = subject.document.get("language")
    if isinstance(language, str) and not LANGUAGE.fullmatch(language):
        yield subject.find(rules.LANGUAGE, ("language",), value=excerpt(language) or "The empty text")


def _rights(subject: Subject) -> Iterator[Finding]:
    """Rule 019."""
    slots = map(subject.slot, ("copyrightHolder", "copyrightNotice", "usageTerms", "rightsInfo"))
    if not any(subject.document.get(slot) for slot in slots):
        yield subject.find(rules.RIGHTS, ())


def _markup(subject: Subject, body: BodyEntry) -> Iterator[Finding]:
    """Rule 018; a fragment of several elements is what many write, and is taken."""
    if not body.media_type.partition(";")[0].strip().endswith(("+xml", "/xml")):
        return
    try:
        safexml.parse(body.value.encode())
    except SourceError as error:
        try:
            safexml.parse(f"<div>{body.value}</div>".encode())
        except SourceError:
            path = body.path if subject.series == 1 else (*body.path, "value")
            problem = visible(error.message[:200])
            yield subject.find(rules.MARKUP, path, media_type=excerpt(body.media_type), problem=problem)
