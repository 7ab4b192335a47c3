"""Judges what holds only for the ninjs that this program wrote: exact counts, bodies that agree, and a carrier that reads.

It asks whether an Article can be read back, by the grammar that reader and writer share; it does not read it.
"""

from collections.abc import Iterator
from typing import Any

from archive.errors import SourceError
from archive.findings import Finding
from archive.markup import safejson, xhtml_in
from archive.markup.display import visible
from archive.markup.mergepatch import apply, dangling
from archive.model.article import Article
from archive.model.record import decode
from archive.ninjs import rules
from archive.ninjs.subject import BodyEntry, Subject
from archive.ninjs.terms import PLAIN, RECORD, XHTML, Item
from archive.ninjs.versions import to_newest
from archive.ninjs.view import record_of


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with a document that has our carrier."""
    yield from _bodies(subject)
    yield from _carrier(subject)


def _bodies(subject: Subject) -> Iterator[Finding]:
    """Rules 020 and 021: a plain text says what the markup of the same number says."""
    found = list(subject.bodies())
    texts = [(body, text) for body in found if body.media_type == XHTML and (text := _text(body)) is not None]
    plain = [body for body in found if body.media_type == PLAIN]
    for body, text in [*texts, *((body, body.value) for body in plain)]:
        yield from _counts(subject, body, text)
    wanted = [text for _, text in texts if text]
    if [body.value for body in plain] != wanted:
        odd = next((body for body, text in zip(plain, wanted, strict=False) if body.value != text), None)
        path = odd.path if odd else next((body.path for body in found), ())
        yield subject.find(rules.SAME_TEXT, path)


def _text(body: BodyEntry) -> str | None:
    """Return the text of a body in XHTML, None when it is not well-formed, which is another rule's matter."""
    try:
        return xhtml_in.read(body.value.encode()).text
    except SourceError:
        return None


def _counts(subject: Subject, body: BodyEntry, text: str) -> Iterator[Finding]:
    """Rule 020."""
    for what, stated, found in (("characters", body.characters, len(text)), ("words", body.words, len(text.split()))):
        if type(stated) is int and stated != found:
            yield subject.find(rules.COUNTS, body.path, what=what, stated=stated, found=found)


def _carrier(subject: Subject) -> Iterator[Finding]:
    """Rules 022 and 023."""
    path, value = _find(subject)
    try:
        patch = _patch(value)
        seen = record_of(to_newest(subject.document))
        decode(Article, apply(seen, patch))
    except (ValueError, SourceError) as error:
        yield subject.find(rules.CARRIER, path, problem=visible(str(error)[:200]))
    else:
        for lost in dangling(seen, patch):
            yield subject.find(rules.DANGLING, path, path=visible(lost[:200]))


def _patch(value: object) -> dict[str, Any]:
    """Return the patch that the carrier holds.

    Raises:
        ValueError: It holds something else.
        SourceError: It holds no strict JSON.
    """
    patch = safejson.parse_text(value) if isinstance(value, str) else None
    if not isinstance(patch, dict):
        raise ValueError("the carrier holds no JSON object")  # noqa: TRY004  a flaw of the material, not of a call
    return patch


def _find(subject: Subject) -> tuple[tuple[str | int, ...], object]:
    """Return path and value of the carrier."""
    slot = subject.slot("altIds")
    ids: Any = subject.document.get(slot)
    if isinstance(ids, dict):
        return (slot, RECORD), ids[RECORD]
    entries: list[tuple[int, Item]] = [(n, entry) for n, entry in enumerate(ids) if isinstance(entry, dict)]
    n, entry = next((n, entry) for n, entry in entries if entry.get("role") == RECORD)
    return (slot, n, "value"), entry.get("value")
