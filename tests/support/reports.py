"""Reports for tests: one that shows everything a report can say, hostile text, and arbitrary ones for Hypothesis.

`python -m tests.support.reports` writes the golden reports again; look at the difference before you commit it.
"""

from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from archive import registry
from archive.findings import Finding, Place, Report, Rule, Severity, Skipped
from archive.formats import Presentation, Reporter
from archive.product import VERSION

PLAIN = Presentation()

# What terminals, CI logs, XML, HTML, JSON, SARIF and bidi algorithms could obey.
HOSTILE = (
    "x\n::error::forged\r##[error]forged ##vso[task.complete]\x1b]0;t\x07\x1b[2K\u202eexe.\x9b\x7f\x00\udc80\ud800\ufffe\uffff"
    "]]><script>alert(1)</script>&lt;\"'%0A%25,:[click](http://example.org/){0}\u2028</style><!--\t=1+1"
)
STEERING = set("\x00\x07\x1b\x9b\x7f\r\t\u202e\u2028\ud800\udc80\ufffe\uffff")

MISSING = Rule(
    code="TEST-001",
    severity=Severity.ERROR,
    title="Every file of the manifest is there.",
    message="{path} is listed and missing; put it back.",
    spec="RFC 8493, 3",
)
ODD = Rule(
    code="TEST-002",
    severity=Severity.WARNING,
    title="Dates have a zone.",
    message="{value} has no zone; add one.",
    spec="See https://example.org/dates#zone.",
)
HINT = Rule(code="TEST-003", severity=Severity.NOTE, title="Words are short.", message="{value} is long.", spec="the house")

BAD = Report(
    subject="out/harbour-library",
    findings=(
        ODD.at(Place(path="data/story.ninjs.json", line=7, column=3, pointer="/versioncreated"), value="2026-11-22T09:30:00"),
        MISSING.at(Place(path="manifest-sha512.txt", line=2), path="data/story.pdf"),
        HINT.at(Place(), value="Incomprehensibilities"),
        MISSING.at(Place(path="manifest-sha512.txt", line=1), path="data/100% of «it», all: of it.xml"),
    ),
    checked=("bagit", "ninjs: data/story.ninjs.json"),
    skipped=(Skipped(check="data/original/story.txt", reason="kept as received, not judged"),),
)
GOOD = Report(subject="stories/a b.json", checked=("ninjs",))
UNREAD = Report(subject="lost.zip", skipped=(Skipped(check="everything", reason="cannot be read"),))
ALL = (BAD, GOOD, UNREAD)
GOLDEN = Path(__file__).parents[1] / "reporters" / "golden"


def text_of(reporter: Reporter, reports: Iterable[Report], wishes: Presentation = PLAIN) -> str:
    """Return what a reporter shows, whole."""
    return "".join(reporter.show(reports, wishes))


def golden(name: str) -> str:
    """Return the golden report of that reporter, with this program's version in it."""
    return (GOLDEN / f"{name}.golden").read_text(encoding="utf-8").replace("{VERSION}", VERSION)


def write_goldens() -> None:
    """Write what every reporter shows of ALL."""
    for name in registry.names("reporters"):
        text = text_of(registry.reporter(name), ALL)
        (GOLDEN / f"{name}.golden").write_text(text.replace(VERSION, "{VERSION}"), encoding="utf-8")


def hostile_report() -> Report:
    """Return a report in which every text is hostile."""
    rule = Rule(code="TEST-009", severity=Severity.ERROR, title=HOSTILE, message="{what}", spec=HOSTILE)
    return Report(
        subject=HOSTILE,
        findings=(rule.at(Place(path=HOSTILE, line=1, column=1, pointer=f"/{HOSTILE}"), what=HOSTILE),),
        checked=(HOSTILE,),
        skipped=(Skipped(check=HOSTILE, reason=HOSTILE),),
    )


_words = st.text(alphabet=st.characters(codec=None), min_size=1, max_size=12)
_numbers = st.none() | st.integers(1, 10**9)
_places = st.builds(Place, path=_words | st.just(""), line=_numbers, column=_numbers, pointer=_words | st.just(""))
_rules = st.builds(
    Rule, code=_words, severity=st.sampled_from(Severity), title=_words, message=st.just("{what}"), spec=_words
)  # fmt: skip


def _finding(rule: Rule, where: Place, what: str) -> Finding:
    return rule.at(where, what=what)


any_reports = st.lists(
    st.builds(
        Report,
        subject=_words,
        findings=st.lists(st.builds(_finding, _rules, _places, _words), max_size=3).map(tuple),
        checked=st.lists(_words, max_size=2).map(tuple),
        skipped=st.lists(st.builds(Skipped, check=_words, reason=_words), max_size=2).map(tuple),
        fails_at=st.sampled_from(Severity),
    ),
    max_size=3,
)


if __name__ == "__main__":
    write_goldens()
