"""Rules on fonts and colours: what is shown can be shown, and read, for ever."""

from collections.abc import Iterator
from typing import Final

from archive.findings import Finding, Place, Rule, Severity
from archive.pdfjudge.subject import Subject, listed
from archive.pdfread.objects import entry, is_stream, items, name

NOT_EMBEDDED: Final = Rule(
    code="PDF-030",
    severity=Severity.ERROR,
    title="Every font that text is shown with is embedded.",
    message="The font {font} is not embedded. Embed it.",
    spec="ISO 19005-3, 6.2.11.4.1; ISO 14289-1, 7.21.4.1",
)
NO_UNICODE: Final = Rule(
    code="PDF-031",
    severity=Severity.ERROR,
    title="Every font says which characters its codes stand for.",
    message="The font {font} has no ToUnicode CMap and no Latin encoding, so that its text cannot be read out. Add the CMap.",
    spec="ISO 19005-3, 6.2.11.7.2; ISO 14289-1, 7.21.7",
)
NO_INTENT: Final = Rule(
    code="PDF-032",
    severity=Severity.ERROR,
    title="A file that claims PDF/A and paints in device colours says which device.",
    message="Page {pages} paints in a device colour space, and there is no output intent with a colour profile. Add one.",
    spec="ISO 19005-3, 6.2.4.3",
)
RULES: Final = (NOT_EMBEDDED, NO_UNICODE, NO_INTENT)
_DEFAULTS: Final = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the fonts and the output intent of a file that claims a standard."""
    claims = subject.claims
    if claims.anything:
        for font in subject.contents.fonts:
            if not font.embedded:
                yield NOT_EMBEDDED.at(Place(), font=font.name)
            if not font.speaks and (claims.tagged or claims.pdfa.endswith("u") or claims.pdfa.startswith("4")):
                yield NO_UNICODE.at(Place(), font=font.name)
    if claims.pdfa and subject.contents.device_colours and not (_has_intent(subject) or _has_defaults(subject)):
        yield NO_INTENT.at(Place(), pages=listed(subject.contents.device_colours))


def _has_intent(subject: Subject) -> bool:
    """Tell whether there is an output intent of PDF/A with a profile."""
    intents = items(entry(subject.pdf.Root, "/OutputIntents"))
    return any(name(entry(it, "/S")) == "GTS_PDFA1" and is_stream(entry(it, "/DestOutputProfile")) for it in intents)


def _has_defaults(subject: Subject) -> bool:
    """Tell whether some page redefines device colours (ISO 32000-1, 8.6.5.6); which ones is left to veraPDF."""
    spaces = (entry(page.obj, "/Resources", "/ColorSpace") for page in subject.pdf.pages)
    return any(entry(space, key) is not None for space in spaces for key in _DEFAULTS)
