"""NITF of any version, with and without its namespace -> the fields of an Article.

What `docs/importers/nitf.md` says, element by element. A NITF document inside another format is read in the same way; the
caller decides which of the two it believes.
"""

from typing import Final

from lxml import etree

from archive.foreign import content
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, collapsed, place
from archive.model.article import SUMMARY
from archive.model.characters import LANGUAGE
from archive.model.newscodes import SCHEMES
from archive.model.values import Concept, Party, Publication, PubStatus, Rights, Text
from archive.newsml.names import XML_LANG

SUBJECT_CODES: Final = "http://cv.iptc.org/newscodes/subjectcode/"
SUBHEAD: Final = "subhead"
CORRECTION: Final = f"{SCHEMES['sig']}correction"
_TYPES: Final = {
    "person": "person", "org": "organisation", "location": "geoArea", "event": "event", "object.title": "object",
    "classifier": "abstract", "function": "abstract", "virtloc": "abstract",
}  # fmt: skip
_OF_THE_DTD: Final = ("version", "change.date", "change.time", "class")


def read(root: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read a `nitf` element into the draft; what the trace has left is for the caller to keep."""
    trace.see(root)
    for name in _OF_THE_DTD:
        trace.attribute(root, name)
    for head in trace.each(root, "head"):
        draft.state("title", trace.text(trace.first(head, "title")))
        _read_subjects(head, draft, trace)
        for docdata in trace.each(head, "docdata"):
            _read_docdata(docdata, draft, trace)
        _read_history(head, draft, trace)
    if "id" not in draft.fields:
        draft.state("id", trace.attribute(root, "uno"), "nitf/@uno")
    for body in trace.each(root, "body"):
        _read_languages(root, body, draft, trace)
        for head in trace.each(body, "body.head"):
            _read_body_head(head, draft, trace)
        blocks = [trace.take(block) for block in trace.each(body, "body.content")]
        found = content.of_nitf(blocks, draft, _language(body))
        if found.body is not None:
            draft.state("bodies", (found.body,))
        for tagline in trace.each(body, "body.end/tagline"):
            draft.add("creditlines", *_texts(trace.text(tagline)), basis="body.end/tagline")


def _language(body: etree._Element) -> str:
    """Return the language that a body states for itself, "" when there is none, or it is none."""
    stated = body.get(XML_LANG, "")
    return stated if LANGUAGE.fullmatch(stated) else ""


def _texts(value: str, role: str = "", lang: str = "") -> tuple[Text, ...]:
    """Return one Text, or none for an empty value."""
    return (Text(value=value, role=role, lang=lang),) if value else ()


def _read_languages(root: etree._Element, body: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the language of the text."""
    for element, name in ((body, XML_LANG), (root, XML_LANG), (root, "baselang")):
        tag = draft.language(trace.attribute(element, name), place(element))
        draft.add("languages", *((tag,) if tag else ()))


def _read_subjects(head: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read genres and subject codes."""
    for tobject in trace.each(head, "tobject"):
        for one in trace.each(tobject, "tobject.property"):
            name = trace.attribute(one, "tobject.property.type")
            draft.add("genres", *((Concept(name=name),) if name else ()), basis="tobject.property")
        for one in trace.each(tobject, "tobject.subject"):
            number = trace.attribute(one, "tobject.subject.refnum")
            of_iptc = trace.attribute(one, "tobject.subject.ipr") in ("", "IPTC") and len(number) == 8 and number.isdigit()
            named = ("detail", "matter", "type")
            level = next((level for level in named if one.get(f"tobject.subject.{level}")), "type")
            name = trace.attribute(one, f"tobject.subject.{level}")
            identified = {"uri": SUBJECT_CODES + number} if of_iptc else {"literal": number}
            draft.add("subjects", Concept(name=name, type="abstract", **identified), basis="tobject.subject")


def _read_docdata(docdata: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the metadata of the document."""
    for one in trace.each(docdata, "doc-id"):
        draft.state("id", trace.attribute(one, "id-string"), "doc-id")
    for one in trace.each(docdata, "urgency"):
        _read_number("urgency", one, trace.attribute(one, "ed-urg"), draft, most=9)
    for one in trace.each(docdata, "du-key"):
        draft.state("slugline", trace.attribute(one, "key"), "du-key/@key")
        _read_number("version", one, trace.attribute(one, "version"), draft, most=10**9)
    _read_dates(docdata, draft, trace)
    keys = (trace.attribute(one, "key") for one in trace.each(docdata, "key-list/keyword"))
    draft.add("keywords", *filter(None, keys), basis="key-list")
    for one in trace.each(docdata, "ed-msg"):
        info = trace.attribute(one, "info")
        draft.add("ed_notes", *((info,) if info else ()), basis="ed-msg")
    for one in trace.each(docdata, "correction"):
        info = trace.attribute(one, "info")
        draft.add("signals", Concept(uri=CORRECTION), basis="correction")
        draft.add("ed_notes", *((info,) if info else ()), basis="correction")
    _read_rights(docdata, draft, trace)
    for named in trace.each(docdata, "identified-content"):
        for one in named:
            _read_concept(one, draft, trace)


def _read_number(field: str, element: etree._Element, value: str, draft: Draft, most: int) -> None:
    """Read a number from 1."""
    number = content.number(value)
    if number is not None and 1 <= number <= most:
        draft.state(field, number)
    elif value:
        draft.invalid(field, value, f"it is no whole number from 1 to {most}", place(element))


def _read_concept(element: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read a named thing as a subject."""
    kind = _TYPES.get(str(element.tag).rpartition("}")[2])
    if kind is None:
        return
    trace.see(element)
    value = trace.attribute(element, "value") or trace.attribute(element, "location-code")
    identified = {"uri": value} if "://" in value or value.startswith("urn:") else {"literal": value}
    draft.add("subjects", Concept(name=trace.text(element), type=kind, **identified), basis="identified-content")


def _read_dates(docdata: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the status and the dates; a release that is later than the issue, or a status, is an embargo."""
    stated = {}
    for name, field in (("date.issue", "content_created"), ("date.release", "embargoed"), ("date.expire", "expires")):
        for one in trace.each(docdata, name):
            date = draft.date(name, trace.attribute(one, "norm"), place(one), instant=field == "embargoed")
            if date is not None and field == "embargoed":
                stated[name] = one, date
            elif date is not None:
                draft.state(field, date, name)
    status = trace.attribute(docdata, "management-status").lower()
    issued = draft.fields.get("content_created")
    for one, date in stated.values():
        if status == "embargoed" or (issued is not None and issued.has_time and date.instant() > issued.instant()):
            draft.state("embargoed", date, "date.release")
        else:
            draft.keep_one(place(one).pointer, date.value, place(one))
    if status == "embargoed":
        draft.fields.setdefault("embargoed", "")
    elif status in {known.value for known in PubStatus}:
        draft.state("pub_status", PubStatus(status), "management-status")
    elif status:
        draft.invalid("management-status", status, "it is none of usable, embargoed, withheld, canceled", place(docdata))


def _read_rights(docdata: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read who holds the copyright, and the limits of use."""
    for one in trace.each(docdata, "doc.copyright"):
        holder = trace.attribute(one, "holder")
        draft.add("rights", *((Rights(holder=Party(name=holder)),) if holder else ()), basis="doc.copyright")
    for one in trace.each(docdata, "doc.rights"):
        limits = trace.attribute(one, "limitations")
        draft.add("rights", *((Rights(usage_terms=_texts(limits)),) if limits else ()), basis="doc.rights")


def _read_history(head: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read when it was published, and when it was last revised."""
    for one in trace.each(head, "pubdata"):
        date = draft.date("date.publication", trace.attribute(one, "date.publication"), place(one))
        name = trace.attribute(one, "name")
        if date is not None:
            publication = Publication(date=date, where=Party(name=name) if name else None)
            draft.add("published", publication, basis="pubdata")
    for one in trace.each(head, "revision-history"):
        if one.get("norm"):
            date = draft.date("revision-history", trace.attribute(one, "norm"), place(one))
            draft.state("content_modified", date, "revision-history")


def _read_rights_above(rights: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the rights that stand above the text: the owner, and the words beside it or of the limitations."""
    owner = next(iter(trace.each(rights, "rights.owner")), None)
    holder = trace.text(owner)
    limits = [trace.text(one) for one in trace.each(rights, "rights.limitations")]
    own = collapsed("".join([rights.text or "", *(child.tail or "" for child in rights)]))
    trace.own_text(rights)
    terms = tuple(Text(value=value) for value in (own, *limits) if value)
    if holder or terms:
        draft.add("rights", Rights(holder=Party(name=holder) if holder else None, usage_terms=terms), basis="rights")


def _read_body_head(head: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read what stands above the text."""
    for name, role in (("hedline/hl1", ""), ("hedline/hl2", SUBHEAD)):
        for one in trace.each(head, name):
            lang = draft.language(trace.attribute(one, XML_LANG), place(one))
            draft.add("headlines", *_texts(trace.text(one), role, lang), basis="hedline")
    for one in trace.each(head, "note"):
        note = trace.text(one)
        if one.get("noteclass") == "cpyrt":
            trace.attribute(one, "noteclass")
            draft.add("rights", *((Rights(notices=_texts(note)),) if note else ()), basis="body.head/note")
        else:
            draft.add("ed_notes", *((note,) if note else ()), basis="body.head/note")
    for one in trace.each(head, "rights"):
        _read_rights_above(one, draft, trace)
    for one in trace.each(head, "byline"):
        draft.add("bylines", *_texts(trace.text(one)), basis="byline")
        people = (trace.text(person) for person in one.iterfind("{*}person"))
        draft.add("creators", *(Party(name=name) for name in people if name), basis="byline/person")
    for one in trace.each(head, "distributor"):
        name = trace.text(one)
        draft.state("provider", Party(name=name) if name else None, "distributor")
    for one in trace.each(head, "dateline"):
        norms = {trace.attribute(date, "norm") for date in trace.each(one, "story.date")}
        line = trace.text(one)
        draft.add("datelines", *(_texts(line) if line not in norms else ()), basis="dateline")
        places = (trace.text(where).rstrip(" ,") for where in one.iterfind("{*}location"))
        draft.add("located", *(Concept(name=name, type="geoArea") for name in places if name), basis="dateline/location")
    for one in trace.each(head, "abstract"):
        blocks = [trace.text(block) for block in one] or [trace.text(one)]
        draft.add("descriptions", *_texts("\n\n".join(filter(None, blocks)), SUMMARY), basis="abstract")
        trace.take(one)
