"""Rules on what a PDF does when it is opened, read or clicked: nothing by itself, and links lead to the web or to a mail."""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from archive.findings import Finding, Place, Rule, Severity
from archive.pdfjudge.subject import Subject
from archive.pdfread.objects import Identity, entry, identity, is_dictionary, items, keys, name, name_tree, text
from archive.pdfread.opening import qpdf

FORBIDDEN: Final = Rule(
    code="PDF-050",
    severity=Severity.ERROR,
    title="A file that claims PDF/A does nothing by itself.",
    message="The file claims PDF/A and has an action of type {kind} ({where}). Remove it.",
    spec="ISO 19005-3, 6.5.1 and 6.5.2",
)
ACTIVE: Final = Rule(
    code="PDF-051",
    severity=Severity.WARNING,
    title="The file does nothing by itself.",
    message="The file has an action of type {kind} ({where}), which may run when it is read. Look at it with care.",
    spec="ISO 19005-3, 6.5.1 and 6.5.2",
)
ODD_LINK: Final = Rule(
    code="PDF-052",
    severity=Severity.WARNING,
    title="Links lead to the web or to a mail address.",
    message="A link ({where}) leads to {target!r}, which is neither http, https nor mailto. Remove it if it is not meant.",
    spec="newsarchive",
)
RULES: Final = (FORBIDDEN, ACTIVE, ODD_LINK)
# ISO 19005-3, 6.5.1
_ACTIVE: Final = frozenset(
    {
        "Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "Hide", "SetOCGState", "Rendition", "Trans",
        "GoTo3DView", "SubmitForm",
    }
)  # fmt: skip
_ALLOWED_IN_PDFA: Final = frozenset({"SubmitForm"})
_SCHEMES: Final = frozenset({"http", "https", "mailto", ""})
_LIMIT: Final = 1_000_000


def check(subject: Subject) -> Iterator[Finding]:
    """Judge all actions."""
    for where, action in _actions(subject.pdf):
        kind = name(entry(action, "/S"))
        if kind in _ACTIVE:
            forbidden = subject.claims.pdfa and kind not in _ALLOWED_IN_PDFA
            yield (FORBIDDEN if forbidden else ACTIVE).at(Place(), kind=kind, where=where)
        elif kind == "URI":
            target = _target(entry(action, "/URI"))
            if _scheme(target) not in _SCHEMES:
                yield ODD_LINK.at(Place(), where=where, target=target[:120])


def _target(value: Any) -> str:
    """Return the URI of an action; it is a byte string of ASCII (ISO 32000-1, 12.6.4.7)."""
    return bytes(value).decode("latin-1") if isinstance(value, qpdf().String) else ""


def _scheme(target: str) -> str:
    """Return the scheme in lower case, "" for a relative reference, "?" for what cannot be told."""
    try:
        return urlsplit(target.strip()).scheme.lower()
    except ValueError:
        return "?"


def _actions(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield every action with the place that it hangs on; each once, and those that follow it."""
    seen: set[Identity] = set()
    waiting = deque((where, action) for where, action in _first_actions(pdf) if is_dictionary(action))
    for _ in range(_LIMIT):
        if not waiting:
            return
        where, action = waiting.popleft()
        label = identity(action)
        if label in seen:
            continue
        if label:
            seen.add(label)
        yield where, action
        waiting += [(where, following) for following in items(entry(action, "/Next")) if is_dictionary(following)]


def _first_actions(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield the actions that something in the file triggers."""
    for script, action in name_tree(entry(pdf.Root, "/Names", "/JavaScript")):
        yield f"script {script!r}", action
    holders = [("the document", pdf.Root), *_pages(pdf)]
    holders += [("an outline entry", item) for item in _linked(entry(pdf.Root, "/Outlines", "/First"))]
    holders += [("a form field", field) for field in _fields(pdf)]
    for where, holder in holders:
        for key in ("/OpenAction", "/A", "/PA"):
            yield where, entry(holder, key)
        triggers = entry(holder, "/AA")
        for trigger in keys(triggers):
            yield where, entry(triggers, trigger)


def _pages(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield pages and their annotations."""
    for at, page in enumerate(pdf.pages, 1):
        yield f"page {at}", page.obj
        for annotation in items(entry(page.obj, "/Annots")):
            said = text(entry(annotation, "/Contents")) or name(entry(annotation, "/Subtype"))
            yield f"page {at}, {said[:60]!r}", annotation


def _linked(first: Any) -> Iterator[Any]:
    """Yield outline items, depth first."""
    yield from _tree([first], ("/First", "/Next"))


def _fields(pdf: Any) -> Iterator[Any]:
    """Yield form fields."""
    yield from _tree(items(entry(pdf.Root, "/AcroForm", "/Fields")), ("/Kids",))


def _tree(roots: list[Any], links: tuple[str, ...]) -> Iterator[Any]:
    """Yield all dictionaries that can be reached by the links, each once."""
    seen: set[Identity] = set()
    waiting = list(roots)
    for _ in range(_LIMIT):
        if not waiting:
            return
        node = waiting.pop()
        label = identity(node)
        if not is_dictionary(node) or label is None or label in seen:
            continue
        seen.add(label)
        yield node
        waiting += [inner for link in links for inner in items(entry(node, link))]
