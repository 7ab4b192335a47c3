"""A ninjs document of another writer, in the shape of 3.2 -> a draft of an Article.

The slots are read as `archive/ninjs/view.py` reads them; before that, what is beyond doubt in another form is brought into theirs
(dates, numbers as text, an identifier called `guid`), and the bodies are read whatever their markup: XHTML, HTML, plain text.
"""

from typing import Any, Final

from archive.findings import Place
from archive.foreign import content, nested, rules
from archive.foreign.draft import Draft
from archive.foreign.trace import Left
from archive.markup.cleaning import counted
from archive.model.article import Article
from archive.model.body import Body
from archive.model.characters import FORBIDDEN
from archive.model.record import decode, type_hints
from archive.ninjs import terms
from archive.ninjs.slots import entries, text
from archive.ninjs.terms import Item
from archive.ninjs.unread import unread
from archive.ninjs.view import record_of

_DATES: Final = {
    "firstCreated": True, "versionCreated": True, "embargoedUntil": True, "contentCreated": False, "expires": False,
}  # fmt: skip
_HTML: Final = "text/html"


def read(document: Item) -> Draft:
    """Read a document.

    Raises:
        SourceError: A body passes a limit.
    """
    draft = Draft()
    item: Item = _archivable(document, draft)
    _mend_identifier(item)
    _mend_dates(item, draft)
    _mend_language(item, draft)
    if type(item.get("version")) is int:
        item["version"] = str(item["version"])
    bodies = _bodies(item, draft)
    slots = {name: value for name, value in item.items() if name != "bodies"}
    record = record_of(slots)
    hints = type_hints(Article)
    for name, plain in record.items():
        try:
            draft.state(name, decode(hints[name], plain, name), "slot of the document")
        except ValueError as error:
            draft.invalid(name, str(plain), str(error), Place(pointer=f"/{name}"))
    if bodies:
        draft.state("bodies", bodies, "bodies")
    if text(document, "embargoedUntil") and "embargoed" not in draft.fields:
        draft.fields["embargoed"] = ""
    draft.keep(Left(path, value, Place(pointer=path)) for path, value in unread(slots, record))
    return draft


def _archivable(document: Item, draft: Draft) -> Any:
    """Return a copy without the controls that no archive can carry."""
    dropped = 0

    def mended(value: Any) -> Any:
        nonlocal dropped
        if isinstance(value, str):
            made, count = FORBIDDEN.subn("", value.replace("\r\n", "\n").replace("\r", "\n"))
            dropped += count
            return made
        if isinstance(value, list):
            return [mended(inner) for inner in value]
        return {mended(key): mended(inner) for key, inner in value.items()} if isinstance(value, dict) else value

    made = mended(document)
    if dropped:
        draft.notes.append(counted(dropped, "control character", "dropped"))
    return made


def _mend_identifier(item: Item) -> None:
    """Take a `guid` for the `uri` that is missing, as older writers have it."""
    if not text(item, "uri").strip():
        item.pop("uri", None)
        if guid := text(item, "guid").strip():
            item["uri"] = guid
            del item["guid"]


def _mend_dates(item: Item, draft: Draft) -> None:
    """Bring dates into the form of the standard; what is not certain is left out and kept."""
    for slot, instant in _DATES.items():
        stated = text(item, slot)
        if slot not in item or not isinstance(item[slot], str):
            continue
        date = draft.date(slot, stated, Place(pointer=f"/{slot}"), instant=instant)
        del item[slot]
        if date is not None:
            item[slot] = date.value


def _mend_language(item: Item, draft: Draft) -> None:
    """Leave out a language that is no language tag."""
    stated = text(item, "language").strip()
    tag = draft.language(stated, Place(pointer="/language"))
    if "language" in item and stated:
        del item["language"]
        if tag:
            item["language"] = tag


def _bodies(item: Item, draft: Draft) -> tuple[Body, ...]:
    """Read the bodies; plain text beside markup says the same again, alone it is the content."""
    marked: list[Body] = []
    plain: list[Body] = []
    for number, entry in enumerate(entries(item, "bodies")):
        value, stated = text(entry, "value"), text(entry, "contentType")
        where = Place(pointer=f"/bodies/{number}")
        found = _body(value, stated, draft, f"/bodies/{number}")
        if stated and not content.fits(found.kind, stated):
            draft.find(rules.CONTENT_TYPE, where, stated=stated, found=found.kind)
        known = plain if found.kind == content.PLAIN else marked
        if found.body is not None and all(found.body.text.split() != body.text.split() for body in known):
            known.append(found.body)
    if not marked:
        return tuple(plain)
    for body in plain:
        if not any(_same(body, other) for other in marked):
            draft.keep_one("/bodies", body.text[:2000], Place(pointer="/bodies"))
    return tuple(marked)


def _same(one: Body, other: Body) -> bool:
    """Tell whether two bodies have the same letters, whatever the blanks."""
    return "".join(one.text.split()) == "".join(other.text.split())


def _body(value: str, stated: str, draft: Draft, path: str) -> content.Content:
    """Read one body by what it is: well-formed markup, markup that needs repair, or plain text."""
    if "<" in value and stated != terms.PLAIN:
        for whole in (value, f"<div>{value}</div>"):
            root = nested.parsed(whole, draft)
            if root is not None:
                return nested.of_element(root, draft, "", path)
        return content.of_text(value, draft, media_type=_HTML)
    return content.of_text(value, draft, media_type=stated if stated != terms.XHTML else "")
