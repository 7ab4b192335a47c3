"""Front matter -> fields of the record: which key fills which field, and what does not fit.

Keys are read in any case, with or without - and _. Where two keys mean one field that holds one value, the one that stands
first in `_KEYS` wins and the other is kept. A value that its field cannot hold is kept and reported, never bent.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from archive.findings import Finding, Place, Rule
from archive.markdown.frontmatter import Value
from archive.markdown.rules import MISFIT, NO_DATE, NO_FIELD, NO_ZONE
from archive.markup.loosedates import read_date
from archive.model.article import SUMMARY
from archive.model.characters import FORBIDDEN, LANGUAGE
from archive.model.dates import PartialDate
from archive.model.values import AltId, FieldOrigin, Origin, Party, Publication, PubStatus, Rights, Text, Unmapped

_Setter: TypeAlias = "Callable[[Draft, str, str, Value], None]"


@dataclass(slots=True)
class Draft:
    """What is gathered while a file is read: fields of the record, where they come from, what has no field, what is wrong."""

    fields: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, FieldOrigin] = field(default_factory=dict)
    unmapped: list[Unmapped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def keep(self, key: str, value: Value) -> None:
        """Keep a value in the provenance."""
        self.unmapped.append(Unmapped(path=f"front matter/{_safe(key)}", value=_plain(value)))

    def refuse(self, rule: Rule, key: str, value: Value, **facts: str) -> None:
        """Keep a value in the provenance and say why."""
        self.keep(key, value)
        self.findings.append(rule.at(Place(pointer=key), key=key, value=_plain(value)[:80], **facts))

    def add(self, name: str, values: Any) -> None:
        """Add to a field that holds several values, or fill one that holds one."""
        before = self.fields.get(name)
        self.fields[name] = (*before, *values) if isinstance(before, tuple) else values

    def state(self, name: str, basis: str, origin: Origin = Origin.EXPLICIT) -> None:
        """Record where a field comes from."""
        self.origins[name] = FieldOrigin(field=name, origin=origin, basis=basis)


def read_fields(fields: Mapping[str, Value], draft: Draft) -> None:
    """Fill fields from the front matter, in the order of `_KEYS`: where two keys mean one field, the earlier one wins."""
    names = {re.sub(r"[-_ ]", "", key).lower(): key for key in fields}
    known = set[str]()
    for name, (slot, setter) in _KEYS.items():
        key = names.get(name)
        if key is None or not _plain(fields[key]):
            continue
        known.add(key)
        before = draft.fields.get(slot)
        if before is not None and not isinstance(before, tuple):
            draft.keep(key, fields[key])
            continue
        setter(draft, slot, key, fields[key])
        if slot != "rights" and draft.fields.get(slot) != before:  # whose parts have grounds of their own
            origin = Origin.HEURISTIC if name in _READINGS else Origin.EXPLICIT
            draft.state(slot, f"{key} of the front matter{_READINGS.get(name, '')}", origin)
    for key, value in fields.items():
        if key not in known and _plain(value):
            draft.refuse(NO_FIELD, key, value)


def _safe(text: str) -> str:
    """Replace what an escape has spelled and no archive can hold."""
    return FORBIDDEN.sub("\ufffd", text)


def _plain(value: Value) -> str:
    """Return a value as one text: a scalar as it is, anything else as JSON."""
    return _safe(value).strip() if isinstance(value, str) else _safe(json.dumps(value, ensure_ascii=False)) if value else ""


def _listed(value: Value) -> list[str]:
    """Return the texts of a list, of one scalar, or the `name` of each mapping."""
    items = value if isinstance(value, list) else [value]
    named = [item.get("name", item) if isinstance(item, dict) else item for item in items]
    return [text for item in named if (text := _plain(item))]


def _texts(role: str = "") -> _Setter:
    """Return a setter for Texts with a role."""

    def setter(draft: Draft, slot: str, _key: str, value: Value) -> None:
        draft.add(slot, tuple(Text(value=text, role=role) for text in _listed(value)))

    return setter


def _headline(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set the headline; a title beside one is the label of the item."""
    if slot in draft.fields:
        draft.fields["title"] = _plain(value)
        draft.state("title", f"{key} of the front matter")
    else:
        draft.fields[slot] = (Text(value=_plain(value)),)


def _words(draft: Draft, slot: str, _key: str, value: Value) -> None:
    """Add words; a scalar may list them with commas."""
    texts = [part.strip() for part in value.split(",")] if isinstance(value, str) else _listed(value)
    before = draft.fields.get(slot, ())
    draft.add(slot, tuple(dict.fromkeys(text for text in map(_safe, texts) if text and text not in before)))


def _texts_plain(draft: Draft, slot: str, _key: str, value: Value) -> None:
    """Add plain texts."""
    draft.add(slot, tuple(_listed(value)))


def _word(draft: Draft, slot: str, _key: str, value: Value) -> None:
    """Set a text."""
    draft.fields[slot] = _plain(value)


def _parties(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Add people or organisations; what a mapping says beside the name is kept."""
    draft.add(slot, tuple(Party(name=name) for name in _listed(value)))
    if any(isinstance(item, dict) and set(item) != {"name"} for item in (value if isinstance(value, list) else [value])):
        draft.keep(key, value)


def _party(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set one organisation."""
    names = _listed(value)
    draft.fields[slot] = Party(name=names[0])
    if isinstance(value, dict) or len(names) > 1:
        draft.keep(key, value)


def _dated(draft: Draft, key: str, value: Value) -> PartialDate | None:
    """Return a date, and say what is not right with it."""
    found = read_date(value if isinstance(value, str) else "")
    if found.date is None:
        draft.refuse(NO_DATE, key, value)
    elif found.zoneless:
        draft.refuse(NO_ZONE, key, value)
    elif found.changed:
        draft.keep(key, value)
    return found.date


def _date(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set a date."""
    if (date := _dated(draft, key, value)) is not None:
        draft.fields[slot] = date


def _published(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Add a date of publication."""
    if (date := _dated(draft, key, value)) is not None:
        draft.add(slot, (Publication(date=date),))


def _embargo(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set an embargo; it needs an instant."""
    found = read_date(value if isinstance(value, str) else "").date
    if found is None or not found.has_time:
        draft.refuse(MISFIT, key, value, wanted="an instant with a zone")
    else:
        draft.fields[slot] = found


def _languages(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set the languages; an underscore is the hyphen of another standard (POSIX)."""
    tags = [tag.replace("_", "-") for tag in _listed(value)]
    if all(map(LANGUAGE.fullmatch, tags)):
        draft.add(slot, tuple(tags))
    else:
        draft.refuse(MISFIT, key, value, wanted="a language tag such as en or pt-BR")


def _urgency(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Set the urgency."""
    if _plain(value) in set("123456789"):
        draft.fields[slot] = int(_plain(value))
    else:
        draft.refuse(MISFIT, key, value, wanted="a number from 1 to 9")


def _draft(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Withhold a draft; that something is no draft needs no field."""
    if _plain(value).lower() in ("true", "yes"):
        draft.fields[slot] = PubStatus.WITHHELD
    else:
        draft.keep(key, value)


def _identifier(draft: Draft, slot: str, key: str, value: Value) -> None:
    """Add an identifier, named as its key."""
    draft.add(slot, tuple(AltId(value=text, type=_safe(key)) for text in _listed(value)))


def _in_rights(part: str) -> _Setter:
    """Return a setter for a part of the one set of rights."""

    def setter(draft: Draft, slot: str, key: str, value: Value) -> None:
        draft.state(f"rights.{part}", f"{key} of the front matter")
        made: Any = Party(name=_listed(value)[0]) if part == "holder" else tuple(Text(value=text) for text in _listed(value))
        before = draft.fields[slot][0] if slot in draft.fields else Rights()
        draft.fields[slot] = (
            Rights(**{name: getattr(before, name) for name in ("holder", "notices", "usage_terms")} | {part: made}),
        )

    return setter


_KEYS: Final[Mapping[str, tuple[str, _Setter]]] = {
    "headline": ("headlines", _headline),
    "title": ("headlines", _headline),
    "standfirst": ("descriptions", _texts(SUMMARY)),
    "dek": ("descriptions", _texts(SUMMARY)),
    "summary": ("descriptions", _texts(SUMMARY)),
    "excerpt": ("descriptions", _texts(SUMMARY)),
    "abstract": ("descriptions", _texts(SUMMARY)),
    "description": ("descriptions", _texts()),
    "byline": ("bylines", _texts()),
    "author": ("creators", _parties),
    "authors": ("creators", _parties),
    "contributor": ("contributors", _parties),
    "contributors": ("contributors", _parties),
    "dateline": ("datelines", _texts()),
    "created": ("content_created", _date),
    "datecreated": ("content_created", _date),
    "date": ("content_created", _date),
    "published": ("published", _published),
    "publishdate": ("published", _published),
    "datepublished": ("published", _published),
    "publishedat": ("published", _published),
    "modified": ("content_modified", _date),
    "datemodified": ("content_modified", _date),
    "lastmod": ("content_modified", _date),
    "updated": ("content_modified", _date),
    "embargoed": ("embargoed", _embargo),
    "embargo": ("embargoed", _embargo),
    "expires": ("expires", _date),
    "expirydate": ("expires", _date),
    "language": ("languages", _languages),
    "lang": ("languages", _languages),
    "slugline": ("slugline", _word),
    "provider": ("provider", _party),
    "publisher": ("provider", _party),
    "creditline": ("creditlines", _texts()),
    "credit": ("creditlines", _texts()),
    "copyrightholder": ("rights", _in_rights("holder")),
    "copyright": ("rights", _in_rights("notices")),
    "copyrightnotice": ("rights", _in_rights("notices")),
    "license": ("rights", _in_rights("usage_terms")),
    "usageterms": ("rights", _in_rights("usage_terms")),
    "keywords": ("keywords", _words),
    "tags": ("keywords", _words),
    "urgency": ("urgency", _urgency),
    "ednote": ("ed_notes", _texts_plain),
    "draft": ("pub_status", _draft),
    "id": ("alt_ids", _identifier),
    "guid": ("alt_ids", _identifier),
    "uuid": ("alt_ids", _identifier),
}
# What a key does not say in so many words, and how it is read here.
_READINGS: Final[Mapping[str, str]] = {
    "date": ", which most writers use for the day of the story",
    "draft": ", read as: not to be used",
}
