"""NITF 2.5 to 3.6 -> Article, with and without its namespace, with and without the name of a DTD.

Which element goes where is in `docs/importers/nitf.md`. NITF has no date of the record: the version is that of the reading.
"""

from typing import Final

from archive.foreign import nitf, rules
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, make_archivable, place
from archive.formats import Imported, Importer, Reading
from archive.markup import safexml
from archive.markup.cleaning import counted
from archive.model.source import Source

NAMESPACES: Final = frozenset({"", "http://iptc.org/std/NITF/2006-10-18/"})
_MEDIA_TYPE: Final = "application/nitf+xml"
_NEVER: Final = (rules.UNRESOLVED, rules.CONTENT_TYPE, rules.LEFT_ASIDE, rules.DOCTYPE)
_RULES: Final = tuple(rule for rule in rules.ALL if rule not in _NEVER)


def sniff(source: Source) -> bool:
    """Tell whether the root element is `nitf`, in the namespace of NITF or in none."""
    namespace, name = safexml.root_name(source.data)
    return name == "nitf" and namespace in NAMESPACES


def read(source: Source, reading: Reading) -> Imported:
    """Read one document.

    Raises:
        SourceError: It is no XML, needs its DTD to be read, or says what an Article cannot say.
    """
    root = safexml.parse(source.data, source.where, named_dtd=True)
    draft = Draft(basic_dates=True)
    if dropped := make_archivable(root):
        draft.notes.append(counted(dropped, "control character", "dropped"))
    trace = Trace(root)
    if not str(root.tag).startswith("{"):
        draft.find(rules.NAMESPACE, place(root), standard="NITF")
    nitf.read(root, draft, trace)
    draft.keep(trace.left())
    return draft.finished(source, reading, importer=IMPORTER.name, media_type=_MEDIA_TYPE)


IMPORTER: Final = Importer(
    name="nitf",
    title="NITF 2.5 to 3.6, with and without namespace",
    media_types=(_MEDIA_TYPE, "text/vnd.iptc.nitf"),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=_RULES,
)
