"""Rules on tags: every piece of real content has its place in one sound tree, headings nest, pictures and links are described.

They hold for files that claim PDF/A level A or PDF/UA; which of the two, each check says.
"""

from collections.abc import Iterator
from typing import Any, Final

from archive.findings import Finding, Place, Rule, Severity
from archive.pdfjudge.subject import Subject, listed
from archive.pdfread.objects import entry, identity, items, name, number, text
from archive.pdfread.structure import Element, Marked, Structure
from archive.pdfread.wording import figures

NOT_MARKED: Final = Rule(
    code="PDF-020",
    severity=Severity.ERROR,
    title="A tagged file says that it is tagged.",
    message="MarkInfo has no Marked true. Set it, if the tags are right.",
    spec="ISO 19005-3, 6.7.2.1; ISO 14289-1, 6.2",
)
NO_TREE: Final = Rule(
    code="PDF-021",
    severity=Severity.ERROR,
    title="A tagged file has a structure tree with elements.",
    message="There is no structure tree, or no element in it. Write the file again with tags.",
    spec="ISO 19005-3, 6.7.3.1; ISO 14289-1, 7.1",
)
NO_KEY: Final = Rule(
    code="PDF-022",
    severity=Severity.ERROR,
    title="Every page with marked content has its key in the parent tree.",
    message="Page {pages} has no StructParents that the parent tree knows, so that its content leads to no element.",
    spec="ISO 32000-1, 14.7.4.4",
)
NO_TAB_ORDER: Final = Rule(
    code="PDF-023",
    severity=Severity.ERROR,
    title="Every page with annotations is walked with the tabulator key in the order of the structure.",
    message="Page {pages} has annotations and no Tabs S. Set it.",
    spec="ISO 14289-1, 7.18.3",
)
INCONSISTENT: Final = Rule(
    code="PDF-024",
    severity=Severity.ERROR,
    title="Content, structure tree and parent tree agree.",
    message="The structure contradicts itself: {detail} ({count} such places). Write the file again.",
    spec="ISO 32000-1, 14.7.4",
)
LOOSE: Final = Rule(
    code="PDF-025",
    severity=Severity.ERROR,
    title="All content is tagged or marked as an artifact.",
    message="Page {pages} shows content that is neither tagged nor an artifact. Tag it.",
    spec="ISO 14289-1, 7.1",
)
SKIPPED_LEVEL: Final = Rule(
    code="PDF-026",
    severity=Severity.ERROR,
    title="Headings start at level 1 and skip no level.",
    message="A heading of level {level} follows one of level {before}. Correct the levels.",
    spec="ISO 14289-1, 7.4.2",
)
NO_ALT: Final = Rule(
    code="PDF-027",
    severity=Severity.ERROR,
    title="Every figure has an alternative text.",
    message="{count} figures have no Alt and no ActualText. Say what they show, or mark them as artifacts.",
    spec="ISO 14289-1, 7.3; ISO 19005-3, 6.7.3.4",
)
NO_CONTENTS: Final = Rule(
    code="PDF-028",
    severity=Severity.ERROR,
    title="Every link says in words where it leads.",
    message="{count} link annotations have no Contents; the first is on page {page}. Describe each link.",
    spec="ISO 14289-1, 7.18.5",
)
UNTAGGED_LINK: Final = Rule(
    code="PDF-029",
    severity=Severity.ERROR,
    title="Every link annotation belongs to a Link element.",
    message="{count} link annotations belong to no Link element; the first is on page {page}. Tag them.",
    spec="ISO 14289-1, 7.18.5",
)
RULES: Final = (
    NOT_MARKED, NO_TREE, NO_KEY, NO_TAB_ORDER, INCONSISTENT, LOOSE, SKIPPED_LEVEL, NO_ALT, NO_CONTENTS, UNTAGGED_LINK,
)  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the tags of a file that claims to have them."""
    if not subject.claims.tagged:
        return
    if entry(subject.pdf.Root, "/MarkInfo", "/Marked") is not True:
        yield NOT_MARKED.at(Place())
    if subject.structure is None or not subject.structure.roots:
        yield NO_TREE.at(Place())
        return
    yield from _parents(subject, subject.structure)
    if missing := [element for element in figures(subject.structure) if not (element.alt or element.actual)]:
        yield NO_ALT.at(Place(), count=len(missing))
    if subject.claims.pdfua:
        yield from _accessible(subject, subject.structure)


def _parents(subject: Subject, structure: Structure) -> Iterator[Finding]:
    """Compare content, structure tree and parent tree with each other."""
    owned = {
        (kid.owner, kid.mcid): element for element in structure.elements() for kid in element.kids if isinstance(kid, Marked)
    }
    shown = subject.contents.texts.keys()
    pages = {identity(page.obj) or (0, 0): page for page in subject.pdf.pages}
    keys = {owner: number(entry(page.obj, "/StructParents")) for owner, page in pages.items()}
    numbers = {owner: at for at, owner in enumerate(pages, 1)}
    marked = {owner for owner, _ in shown} & pages.keys()
    keyless = [numbers[owner] for owner in marked if not isinstance(structure.parents.get(_key(keys[owner])), list)]
    if keyless:
        yield NO_KEY.at(Place(), pages=listed(sorted(keyless)))
    problems = [] if structure.complete else ["the tree has a loop"]
    walked = pages.keys() - {
        owner for owner, at in numbers.items() if at in (*subject.contents.damaged, *subject.contents.unread)
    }
    for owner, mcid in sorted(owned.keys() - shown):
        if owner in walked:
            problems.append(f"an element names content {mcid} of page {numbers[owner]}, which is not there")
    for owner, mcid in sorted(shown):
        if (owner, mcid) not in owned:
            problems.append(f"content {mcid} of page {numbers.get(owner, '?')} belongs to no element")
        elif owner in pages and numbers[owner] not in keyless:
            parents = structure.parents.get(_key(keys[owner]))
            named = parents[mcid] if isinstance(parents, list) and 0 <= mcid < len(parents) else None
            if named != owned[owner, mcid].identity:
                problems.append(f"the parent tree names another element for content {mcid} of page {numbers[owner]}")
    if problems:
        yield INCONSISTENT.at(Place(), detail=problems[0], count=len(problems))


def _key(stated: int | None) -> int:
    """Return a key of the parent tree; -1, which is none, when the page states none."""
    return -1 if stated is None else stated


def _accessible(subject: Subject, structure: Structure) -> Iterator[Finding]:
    """Judge what only PDF/UA demands."""
    if subject.contents.loose:
        yield LOOSE.at(Place(), pages=listed(subject.contents.loose))
    if subject.claims.pdfua == "ua1":
        yield from _headings(structure)
    annotated = [(at, items(entry(page.obj, "/Annots"))) for at, page in enumerate(subject.pdf.pages, 1)]
    orders = {at: name(entry(page.obj, "/Tabs")) for at, page in enumerate(subject.pdf.pages, 1)}
    if disordered := [at for at, annotations in annotated if annotations and orders[at] != "S"]:
        yield NO_TAB_ORDER.at(Place(), pages=listed(disordered))
    links = [(at, link) for at, annotations in annotated for link in annotations if name(entry(link, "/Subtype")) == "Link"]
    mute = [at for at, link in links if not text(entry(link, "/Contents"))]
    if mute and subject.claims.pdfua == "ua1":
        yield NO_CONTENTS.at(Place(), count=len(mute), page=mute[0])
    tagged = {element.identity for element in structure.elements() if element.type in {"Link", "Reference"}}
    if lost := [at for at, link in links if not _leads_to(link, structure, tagged)]:
        yield UNTAGGED_LINK.at(Place(), count=len(lost), page=lost[0])


def _leads_to(link: Any, structure: Structure, tagged: set[tuple[int, int] | None]) -> bool:
    """Tell whether the parent tree leads from a link annotation to one of the elements."""
    key = number(entry(link, "/StructParent"))
    parent = None if key is None else structure.parents.get(key)
    return isinstance(parent, tuple) and parent in tagged


def _headings(structure: Structure) -> Iterator[Finding]:
    """Judge the levels of H1 to H6 (and beyond) in reading order; a file may use H instead, which has no level."""
    before = 0
    for element in structure.elements():
        level = _level(element)
        if not level:
            continue
        if level > before + 1:
            yield SKIPPED_LEVEL.at(Place(), level=level, before=before)
        before = level


def _level(element: Element) -> int:
    """Return the level of a numbered heading, 0 for anything else."""
    digits = element.type[1:]
    return int(digits) if element.type[:1] == "H" and digits.isascii() and digits.isdecimal() and len(digits) < 4 else 0
