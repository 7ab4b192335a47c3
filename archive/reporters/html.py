"""Shows reports as one self-contained HTML page, for people who were sent it: it reads on a phone and prints well.

No script, no image, no font, no link to anywhere: the Content-Security-Policy lets nothing through but the page's own style, by
its digest. Text from the material is made visible, escaped, and kept in `bdi`, so that it neither acts nor turns the words
around it. A severity is always a word, never a colour alone. Of one rule at most 100 findings are shown for a subject, and how
many more there are, unless the caller wishes for all. There are no times: the same reports are the same page.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from archive.findings import Finding, Report
from archive.formats import Presentation, Reporter
from archive.markup.display import visible
from archive.product import NAME, VERSION
from archive.reporting.wording import Total, counts, plural, shown, silence, verdict

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #525a63; --paper: #fff; --line: #d0d7de; --tint: #f6f8fa;
  --error: #a40e26; --warning: #7a4d00; --note: #0b4f8a; --ok: #116329 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --soft: #a9b2bb; --paper: #14171a; --line: #3a4149;
  --tint: #1d2126; --error: #ff9a9a; --warning: #f2c463; --note: #8fc4ff; --ok: #7fd99a } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem }
p { margin: 0 }
ul, ol { margin: .5rem 0 0; padding-left: 1.5rem }
a { color: inherit }
code, .place { font-family: ui-monospace, monospace; font-size: .9em }
.tool, .place, .source, footer { color: var(--soft) }
.source, footer { font-size: .875rem }
.subject { border: 1px solid var(--line); border-radius: .5rem; margin: 1.5rem 0 0; padding: 1rem }
.findings { list-style: none; padding: 0; margin: 0 }
.findings li { border-left: .25rem solid var(--kind); background: var(--tint); margin: .5rem 0 0; padding: .5rem .75rem;
  break-inside: avoid }
.error { --kind: var(--error) } .warning { --kind: var(--warning) } .note { --kind: var(--note) } .ok { --kind: var(--ok) }
.kind { color: var(--kind) }
h2, h3 { break-after: avoid }
@page { margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #999; --tint: #fff;
  --error: #a40e26; --warning: #7a4d00; --note: #0b4f8a; --ok: #116329 }
  body { max-width: none; padding: 0; font-size: 10pt } .subject { border-width: 1px 0 0; border-radius: 0; padding: 1rem 0 0 } }
"""
_DIGEST: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"


def show(reports: Iterable[Report], wishes: Presentation) -> Iterator[str]:
    """Yield the page."""
    reports = list(reports)
    whole = Total()
    for report in reports:
        whole.add(report)
    bad = sum(not report.ok for report in reports)
    outcome = f"{bad} of {plural(len(reports), 'subject')} not ok" if bad else f"{plural(len(reports), 'subject')} ok"
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{outcome} – validation report</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
        "<h1>Validation report</h1>",
        f"<p>{whole}</p>",
        "</header>",
        *_contents(reports),
        "<main>",
        *(line for number, report in enumerate(reports, 1) for line in _subject(number, report, verbose=wishes.verbose)),
        "</main>",
        f"<footer><p>Made by {NAME} {VERSION}. Each rule is explained by: <code>archive rules CODE</code></p></footer>",
        "</body>",
        "</html>",
    ]
    yield "\n".join(lines) + "\n"


def _contents(reports: Sequence[Report]) -> Iterator[str]:
    """Yield a list of the subjects, when there are several."""
    if len(reports) < 2:
        return
    yield '<nav aria-label="Subjects">'
    yield "<ol>"
    for number, report in enumerate(reports, 1):
        yield f'<li><a href="#subject-{number}">{_foreign(report.subject)}</a> {_verdict(report)}</li>'
    yield "</ol>"
    yield "</nav>"


def _subject(number: int, report: Report, *, verbose: bool) -> Iterator[str]:
    """Yield the section on one subject."""
    yield f'<section class="subject" aria-labelledby="subject-{number}">'
    yield f'<h2 id="subject-{number}">{_foreign(report.subject)}</h2>'
    checks = f"{plural(len(report.checked), 'check')} made, {len(report.skipped)} skipped"
    yield f"<p>{_verdict(report)} · {counts(report.findings)} · {checks}</p>"
    if reason := silence(report):
        yield f'<p class="error"><strong class="kind">{escape(reason)}</strong></p>'
    findings, more = shown(report, verbose=verbose)
    for path, group in groupby(findings, key=lambda finding: finding.where.path):
        yield f"<h3>{_foreign(path) if path else 'On the whole'}</h3>"
        yield '<ul class="findings">'
        yield from map(_finding, group)
        yield "</ul>"
    for code, left in more.items():
        yield f"<p>{left} more of <code>{escape(visible(code))}</code> are not shown; --verbose shows all.</p>"
    yield from _listed("Checked", report.checked)
    yield from _listed("Skipped", [f"{skipped.check}: {skipped.reason}" for skipped in report.skipped])
    yield "</section>"


def _finding(finding: Finding) -> str:
    """Return one finding as an item of a list."""
    rule, where = finding.rule, finding.where
    kind = rule.severity.value
    place = ", ".join(f"{word} {n}" for word, n in (("line", where.line), ("column", where.column)) if n is not None)
    spots = " · ".join(filter(None, (place, _foreign(where.pointer) if where.pointer else "")))
    return (
        f'<li class="{kind}"><p><strong class="kind">{kind}</strong> <code>{escape(visible(rule.code))}</code>'
        f"{f' <span class=place>{spots}</span>' if spots else ''}</p>"
        f"<p>{_foreign(finding.message)}</p>"
        f'<p class="source">{escape(visible(rule.title))} Source: {escape(visible(rule.spec))}</p></li>'
    )


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    """Yield a titled list, unless it is empty."""
    if entries:
        yield f"<h3>{title}</h3>"
        yield "<ul>"
        yield from (f"<li>{_foreign(entry)}</li>" for entry in entries)
        yield "</ul>"


def _verdict(report: Report) -> str:
    """Return the verdict as a marked word."""
    return f'<strong class="{"ok" if report.ok else "error"}"><span class="kind">{verdict(report)}</span></strong>'


def _foreign(text: str) -> str:
    """Return text from the material, made harmless."""
    return f"<bdi>{escape(visible(text))}</bdi>"


REPORTER: Final = Reporter(name="html", title="One HTML page, for reading and printing", show=show)
