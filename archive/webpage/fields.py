"""Claims of a page -> fields of the record: the most certain claim fills the field, the others are compared with it.

What a claim says is carried only where it can be what the field is for: a date that is a date, a language tag. Else it is kept
and reported. Nothing is derived from something else: no year from a copyright line, no place from an address.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from archive.findings import Place, Rule
from archive.markup.display import excerpt
from archive.model.article import SUMMARY
from archive.model.characters import LANGUAGE
from archive.model.dates import PartialDate
from archive.model.values import AltId, Concept, Link, Party, Publication, Rights, Text
from archive.webpage.claims import Claim, Conflict, about, text_conflicts
from archive.webpage.draft import Draft, archivable
from archive.webpage.jsonld import Node, strings
from archive.webpage.rules import CONFLICT, NO_DATE, NO_HEADLINE, NO_MEANING, NO_ZONE
from archive.webpage.webdates import stated_date

_NAMES: Final = {"published": "the date of publication", "modified": "the date of change", "created": "the date of creation",
                 "expires": "a date of expiry", "language": "a language"}  # fmt: skip


def fill(draft: Draft, claims: tuple[Claim, ...], node: Node) -> None:
    """Fill the fields that claims speak of."""
    for field, (slot, make) in _PLAIN.items():
        found = about(claims, field)
        if found:
            draft.put(slot, make(found[0].values), found[0].basis, found[0].origin)
            _compare(draft, text_conflicts(found) if field == "headline" else [])
    for subhead in about(claims, "subhead")[:1]:
        draft.fields["headlines"] = (*draft.fields.get("headlines", ()), Text(value=archivable(subhead.value), role="subhead"))
        draft.ground("headlines.subhead", subhead.basis)
    _fill_people(draft, claims, node)
    _fill_dates(draft, claims)
    _fill_rights(draft, claims, node)
    urls = dict.fromkeys(archivable(claim.value) for claim in about(claims, "url"))
    if urls:
        draft.put("alt_ids", tuple(AltId(value=url, type="url") for url in urls), about(claims, "url")[0].basis)
    if not draft.fields.get("headlines"):
        draft.findings.append(NO_HEADLINE.at(Place()))
    for claim in about(claims, ""):
        draft.keep(claim.path, claim.values)


def language(draft: Draft, claims: tuple[Claim, ...]) -> str:
    """Fill the language that the page states and return it, "" when it states none."""
    tags: list[tuple[str, Claim]] = []
    for claim in about(claims, "language"):
        tag = claim.value.strip().replace("_", "-")
        if LANGUAGE.fullmatch(tag) and 2 <= len(tag.partition("-")[0]) <= 3:
            tags.append((tag, claim))
        else:
            refuse(draft, NO_MEANING, claim, field=_NAMES["language"])
    if not tags:
        return ""
    tag, first = tags[0]
    for other, claim in tags[1:]:
        if other.lower().startswith(tag.lower() + "-"):
            tag, first = other, claim
        elif other.partition("-")[0].lower() != tag.partition("-")[0].lower():
            _compare(draft, [Conflict(field="language", taken=first, other=claim)])
    draft.put("languages", (tag,), first.basis)
    return tag


def refuse(draft: Draft, rule: Rule, claim: Claim, **facts: str) -> None:
    """Keep what a claim says and report why it was not, or not wholly, taken."""
    draft.keep(claim.path, claim.values)
    draft.findings.append(rule.at(Place(pointer=claim.path), basis=claim.basis, value=excerpt(claim.value), **facts))


def _fill_people(draft: Draft, claims: tuple[Claim, ...], node: Node) -> None:
    """Fill bylines and creators; an address beside a name in JSON-LD identifies the person."""
    stated = node.get("author", node.get("creator"))
    entries = stated if isinstance(stated, list) else [stated]
    addresses = {name: url for entry in entries if isinstance(entry, dict) for name in strings(entry) for url in _address(entry)}
    _compare(draft, text_conflicts(about(claims, "author")))
    for author in about(claims, "author")[:1]:
        names = [archivable(name) for name in author.values]
        draft.put("bylines", tuple(Text(value=name) for name in names), author.basis)
        draft.put("creators", tuple(Party(name=name, uri=archivable(addresses.get(name, ""))) for name in names), author.basis)
    others = [(claim, name) for role in ("editor", "contributor") for claim in about(claims, role)[:1] for name in claim.values]
    if others:
        made = tuple(Party(name=archivable(name), role=claim.field) for claim, name in others)
        draft.put("contributors", made, others[0][0].basis)


def _address(entry: Node) -> list[str]:
    """Return the address of a person or organisation."""
    return (strings(entry.get("url")) or strings(entry.get("@id")))[:1]


def _fill_dates(draft: Draft, claims: tuple[Claim, ...]) -> None:
    """Fill the dates; the most certain claim that is a date wins, one that says another day is reported."""
    slots: Mapping[str, tuple[str, Callable[[PartialDate], Any]]] = {
        "published": ("published", lambda date: (Publication(date=date),)),
        "modified": ("content_modified", lambda date: date),
        "created": ("content_created", lambda date: date),
        "expires": ("expires", lambda date: date),
    }
    for field, (slot, make) in slots.items():
        taken: tuple[Claim, PartialDate] | None = None
        for claim in about(claims, field):
            read = stated_date(claim.value)
            if read.date is None:
                refuse(draft, NO_MEANING, claim, field=_NAMES[field])
            elif taken is None:
                taken = (claim, read.date)
                draft.put(slot, make(read.date), claim.basis, claim.origin)
                if read.zoneless:
                    refuse(draft, NO_ZONE, claim)
                elif read.changed:
                    draft.notes.append(f"{claim.basis}: {archivable(claim.value)[:60]!r} written as {read.date}")
            elif not _same_time(taken[1], read.date):
                _compare(draft, [Conflict(field=field, taken=taken[0], other=claim)])
        if taken is None and field == "published":
            draft.findings.append(NO_DATE.at(Place()))


def _same_time(one: PartialDate, two: PartialDate) -> bool:
    """Tell whether two dates agree: the same instant, or days that can be the same in some zone."""
    if one.has_time and two.has_time:
        return abs((one.instant() - two.instant()).total_seconds()) < 60
    return one.day.startswith(two.day) or two.day.startswith(one.day)


def _fill_rights(draft: Draft, claims: tuple[Claim, ...], node: Node) -> None:
    """Fill one set of rights."""
    holder, notice, licence = (next(iter(about(claims, field)), None) for field in ("holder", "notice", "license"))
    for part, claim in (("holder", holder), ("notices", notice), ("links", licence)):
        if claim is not None:
            draft.ground(f"rights.{part}", claim.basis)
    if holder or notice or licence:
        entry = node.get("copyrightHolder")
        uri = next(iter(_address(entry)), "") if isinstance(entry, dict) else ""
        draft.fields["rights"] = (
            Rights(
                holder=Party(name=archivable(holder.value), uri=archivable(uri)) if holder else None,
                notices=(Text(value=archivable(notice.value)),) if notice else (),
                links=(Link(rel="license", href=archivable(licence.value)),) if licence else (),
            ),
        )


def _compare(draft: Draft, conflicts: list[Conflict]) -> None:
    """Report what else is said of a field, and keep it."""
    for conflict in conflicts:
        draft.keep(conflict.other.path, conflict.other.values)
        draft.findings.append(
            CONFLICT.at(
                Place(pointer=conflict.other.path), field=conflict.field, taken=conflict.taken.basis, other=conflict.other.basis,
                value=excerpt(", ".join(conflict.taken.values)), else_value=excerpt(", ".join(conflict.other.values)),
            )
        )  # fmt: skip


def _texts(values: tuple[str, ...]) -> tuple[Text, ...]:
    """Return texts without roles."""
    return tuple(Text(value=archivable(value)) for value in values)


def _concepts(values: tuple[str, ...]) -> tuple[Concept, ...]:
    """Return concepts of which only the name is known."""
    return tuple(Concept(name=archivable(value)) for value in values)


_PLAIN: Final[Mapping[str, tuple[str, Callable[[tuple[str, ...]], Any]]]] = {
    "headline": ("headlines", _texts),
    "title": ("title", lambda values: archivable(values[0])),
    "description": ("descriptions", lambda values: tuple(Text(value=archivable(value), role=SUMMARY) for value in values)),
    "provider": ("provider", lambda values: Party(name=archivable(values[0]))),
    "info_source": ("info_sources", lambda values: tuple(Party(name=archivable(value)) for value in values)),
    "credit": ("creditlines", _texts),
    "dateline": ("datelines", _texts),
    "keyword": ("keywords", lambda values: tuple(dict.fromkeys(map(archivable, values)))),
    "section": ("services", _concepts),
    "genre": ("genres", _concepts),
}
