"""One NewsItem of NewsML 1.0 to 1.2 -> a draft of an Article.

What `docs/importers/newsml1.md` says, element by element. A NewsItem is a tree of NewsComponents: lines and metadata are taken
from all of them, the text as `newsml1_texts.py` says. An Update changes another item and makes no article.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.foreign import content, newsml1_texts, nitf
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, place
from archive.model.article import SUMMARY
from archive.model.newscodes import SCHEMES
from archive.model.values import AltId, Concept, Link, Party, PubStatus, Rights, Text
from archive.newsml.names import XML_LANG

SUBJECT_CODES: Final = nitf.SUBJECT_CODES
_LINES: Final = {
    "HeadLine": ("headlines", ""), "SubHeadLine": ("headlines", nitf.SUBHEAD), "ByLine": ("bylines", ""),
    "DateLine": ("datelines", ""), "CreditLine": ("creditlines", ""),
}  # fmt: skip
_DATES: Final = (("FirstCreated", "first_created"), ("ThisRevisionCreated", "version_created"))
_SUBJECTS: Final = ("SubjectDetail", "SubjectMatter", "Subject")


def read(item: etree._Element) -> Draft:
    """Read a NewsItem.

    Raises:
        SourceError: Markup written out as text passes a limit.
    """
    draft, trace = Draft(basic_dates=True), Trace(item)
    _read_identification(item, draft, trace)
    for management in trace.each(item, "NewsManagement"):
        _read_dates_and_status(management, draft, trace)
        _read_management(management, draft, trace)
    components = list(item.iter("{*}NewsComponent"))
    pieces: list[newsml1_texts.Piece] = []
    for component in components:
        trace.see(component)
        _read_lines(component, draft, trace)
        _read_administrative(component, draft, trace)
        _read_descriptive(component, draft, trace)
        _read_rights(component, draft, trace)
        for one in trace.each(component, "ContentItem"):
            pieces += newsml1_texts.pieces_of(one, component, draft, trace)
    newsml1_texts.add(pieces, draft)
    for element in (item, *components):
        tag = draft.language(trace.attribute(element, XML_LANG), place(element))
        draft.add("languages", *((tag,) if tag else ()), basis="xml:lang")
    draft.keep(trace.left())
    return draft


def _formal(element: etree._Element, trace: Trace) -> str:
    """Return the formal name of a property."""
    return trace.attribute(element, "FormalName") or trace.attribute(element, "Value")


def _read_identification(item: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read who the item is; the public identifier holds all parts of the identifier, its revision included."""
    for one in trace.each(item, "Identification/NewsIdentifier"):
        parts = {name: trace.text(trace.first(one, name)) for name in ("ProviderId", "DateId", "NewsItemId", "PublicIdentifier")}
        for revision in trace.each(one, "RevisionId"):
            version = trace.text(revision)
            number = content.number(version)
            if number:
                draft.state("version", number, "RevisionId")
            elif version:
                draft.invalid("RevisionId", version, "it is no whole number from 1", place(revision))
            trace.attribute(revision, "PreviousRevision")
            trace.attribute(revision, "Update")
        provider, date, name = parts["ProviderId"], parts["DateId"], parts["NewsItemId"]
        whole = f"urn:newsml:{provider}:{date}:{name}" if provider and date and name else ""
        draft.state("id", whole or parts["PublicIdentifier"] or name, "NewsIdentifier (NewsML 1.2, 5.4)")
        public = parts["PublicIdentifier"]
        if public and public != draft.fields.get("id"):
            draft.add("alt_ids", AltId(value=public, type="publicIdentifier"), basis="PublicIdentifier")
    for one in trace.each(item, "Identification/NameLabel"):
        draft.state("slugline", trace.text(one), "NameLabel")


def _read_dates_and_status(management: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read when it was made, whether it may be used, and until when not."""
    for name, field in _DATES:
        for one in trace.each(management, name):
            draft.state(field, draft.date(name, trace.text(one), place(one), instant=True), name)
    for one in trace.each(management, "Status"):
        status = _formal(one, trace).lower()
        if status == "embargoed":
            draft.fields.setdefault("embargoed", "")
        elif status in {known.value for known in PubStatus}:
            draft.state("pub_status", PubStatus(status), "Status")
        elif status:
            draft.invalid("Status", status, "it is none of Usable, Embargoed, Withheld, Canceled", place(one))
    for one in trace.each(management, "StatusWillChange/DateAndTime"):
        _read_release(one, draft, trace)


def _read_management(management: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read urgency, instructions, and what the item comes from."""
    for one in trace.each(management, "Urgency"):
        urgency = content.number(_formal(one, trace))
        if urgency is not None and 1 <= urgency <= 9:
            draft.state("urgency", urgency, "Urgency")
        else:
            draft.invalid("Urgency", one.get("FormalName", ""), "it is no whole number from 1 to 9", place(one))
    for one in trace.each(management, "Instruction"):
        _read_instruction(one, draft, trace)
    for name, relation in (("DerivedFrom", "derivedFrom"), ("AssociatedWith", "seeAlso")):
        for one in trace.each(management, name):
            reference = trace.attribute(one, "NewsItem")
            title = trace.text(one)
            if reference:
                draft.add("links", Link(rel=relation, residref=reference, title=title), basis=name)


def _read_release(element: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read when an embargo ends; another change of status has no field."""
    if draft.fields.get("embargoed") == "":
        date = draft.date("StatusWillChange", trace.text(element), place(element), instant=True)
        if date is not None:
            draft.state("embargoed", date, "StatusWillChange")


def _read_instruction(element: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read an instruction: a correction is a signal, the others have no field."""
    if element.get("FormalName", "").lower() in {"rectify", "correction"}:
        trace.attribute(element, "FormalName")
        draft.add("signals", Concept(uri=f"{SCHEMES['sig']}correction"), basis="Instruction")


def _read_lines(component: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read the lines that are printed above the text."""
    for lines in trace.each(component, "NewsLines"):
        for name, (field, role) in _LINES.items():
            for one in trace.each(lines, name):
                value, lang = trace.text(one), draft.language(trace.attribute(one, XML_LANG), place(one))
                draft.add(field, *((Text(value=value, role=role, lang=lang),) if value else ()), basis=name)
        for one in trace.each(lines, "SlugLine"):
            if (slug := trace.text(one)) and draft.fields.setdefault("slugline", slug) != slug:
                draft.keep_one(place(one).pointer, slug, place(one))
        for one in trace.each(lines, "KeywordLine"):
            word = trace.text(one)
            draft.add("keywords", *((word,) if word else ()), basis="KeywordLine")
        notices = [trace.text(one) for one in trace.each(lines, "CopyrightLine")]
        terms = [trace.text(one) for one in trace.each(lines, "RightsLine")]
        _add_rights(draft, "", [*filter(None, notices)], [*filter(None, terms)], "CopyrightLine, RightsLine")
        for line in trace.each(lines, "NewsLine"):
            _read_other_line(line, draft, trace)


def _read_other_line(line: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read a line of a type of its own; a summary is one, the others have no field."""
    kind = line.find("{*}NewsLineType")
    if kind is None or "summary" not in kind.get("FormalName", "").lower():
        return
    trace.attribute(trace.take(kind), "FormalName")
    texts = [trace.text(one) for one in trace.each(line, "NewsLineText")]
    draft.add("descriptions", *(Text(value=text, role=SUMMARY) for text in texts if text), basis="NewsLine")


def _parties(parent: etree._Element, path: str, trace: Trace) -> Iterator[Party]:
    """Yield the parties at a path; a formal name is a name here, because its vocabulary cannot be looked up."""
    for one in trace.each(parent, f"{path}/Party"):
        name = _formal(one, trace)
        if name:
            yield Party(name=name)


def _read_administrative(component: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read who provides, makes and supplies."""
    for meta in trace.each(component, "AdministrativeMetadata"):
        for party in _parties(meta, "Provider", trace):
            if draft.fields.setdefault("provider", party) != party:
                draft.add("info_sources", party, basis="Provider")
        for name, field in (("Creator", "creators"), ("Contributor", "contributors"), ("Source", "info_sources")):
            draft.add(field, *_parties(meta, name, trace), basis=name)
        for one in trace.each(meta, "FileName"):
            draft.keep_one(place(one).pointer, trace.text(one), place(one))


def _read_descriptive(component: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read languages, genres, subjects, places and dates of the content."""
    for meta in trace.each(component, "DescriptiveMetadata"):
        for one in trace.each(meta, "Language"):
            tag = draft.language(_formal(one, trace), place(one))
            draft.add("languages", *((tag,) if tag else ()), basis="Language")
        for one in trace.each(meta, "Genre"):
            name = _formal(one, trace)
            draft.add("genres", *((Concept(name=name),) if name else ()), basis="Genre")
        for code in trace.each(meta, "SubjectCode"):
            for level in _SUBJECTS:
                for one in trace.each(code, level):
                    number = _formal(one, trace)
                    is_code = len(number) == 8 and number.isdigit()
                    identified = {"uri": SUBJECT_CODES + number} if is_code else {"literal": number}
                    draft.add("subjects", *((Concept(type="abstract", **identified),) if number else ()), basis="SubjectCode")
        for one in trace.each(meta, "Location"):
            names = [
                (trace.attribute(part, "FormalName"), trace.attribute(part, "Value")) for part in trace.each(one, "Property")
            ]
            name = ", ".join(dict.fromkeys(value for _, value in names if value))
            draft.add("located", *((Concept(name=name, type="geoArea"),) if name else ()), basis="Location")
        for one in trace.each(meta, "DateLineDate"):
            draft.state("content_created", draft.date("DateLineDate", trace.text(one), place(one)), "DateLineDate")


def _read_rights(component: etree._Element, draft: Draft, trace: Trace) -> None:
    """Read copyright and terms of use."""
    for meta in trace.each(component, "RightsMetadata"):
        for one in trace.each(meta, "Copyright"):
            holder = " ".join(trace.text(part) for part in trace.each(one, "CopyrightHolder"))
            year = " ".join(trace.text(part) for part in trace.each(one, "CopyrightDate"))
            _add_rights(draft, holder, [f"© {year} {holder}".strip()] if year and holder else [], [], "Copyright")
        for one in trace.each(meta, "UsageRights"):
            terms = [trace.text(part) for name in ("UsageType", "Limitations") for part in trace.each(one, name)]
            holder = " ".join(trace.text(part) for part in trace.each(one, "RightsHolder"))
            _add_rights(draft, holder, [], [*filter(None, terms)], "UsageRights")


def _add_rights(draft: Draft, holder: str, notices: list[str], terms: list[str], basis: str) -> None:
    """Add a set of rights, unless it says nothing."""
    if holder or notices or terms:
        rights = Rights(
            holder=Party(name=holder) if holder else None,
            notices=tuple(Text(value=notice) for notice in notices),
            usage_terms=tuple(Text(value=term) for term in terms),
        )
        draft.add("rights", rights, basis=basis)
