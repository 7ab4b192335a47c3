"""`archive validate`: judges what the paths hold and shows the report; the exit code is 1 when something in it is not ok.

The words of the call win over the settings of the project (see `_config.py`). What cannot be read is named on standard error
and stands in the report as a subject on which nothing was checked; the exit code is then that of the error.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from archive import extras, judging, policy, registry
from archive.bagit import profile
from archive.bagit.profile import Profile
from archive.cli._cache import schema_folder
from archive.cli._command import FILE, FOLDER, SOURCE, Command
from archive.cli._config import LEAST_MEMORY, LONGEST, MOST_JOBS, Settings, level, read_settings
from archive.cli._reports import put_report
from archive.cli._rulebook import all_rules
from archive.cli._talk import say, say_aside
from archive.cli._terminal import followed, shows_colours
from archive.errors import ArchiveError, LimitError, StoreError, UsageError
from archive.files.fontfiles import system_folders
from archive.files.sources import read_source
from archive.files.walking import Aside, walk, weight
from archive.findings import Place, Report, Severity, Skipped
from archive.formats import Presentation
from archive.limits import Limits
from archive.runners import Outcome, batched
from archive.runners.local import LocalRunner
from archive.standards.folders import looking_in

_DEADLINE = 60.0  # seconds
_AHEAD = 4  # batches under way for each process
_BATCH = 8  # found subjects that go to a process at once: handing one over takes a third of judging a small document
LEVELS = tuple(severity.value for severity in Severity)


class Options(TypedDict):
    """Values of the options that steer the verdict."""

    form: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    fail_on: str | None
    jobs: int | None
    schemas: Path | None
    profiles: tuple[Path, ...]
    no_config: bool
    deep: bool
    deadline: float | None
    memory: int | None


class _Seconds(click.FloatRange):
    """A time that a timer can be set to, which infinity and what is no number (nan) are not."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the time; fail by click's own error."""
        seconds = super().convert(value, param, ctx)
        return seconds if seconds == seconds else self.fail(f"{value!r} is no number", param, ctx)  # noqa: PLR0124  nan is not itself


_JOBS = click.IntRange(1, MOST_JOBS)
_MEMORY = click.IntRange(LEAST_MEMORY)


@click.command(
    name="validate",
    cls=Command,
    short_help="Judge bundles and documents, ours or a stranger's.",
    examples=(
        "archive validate out/*",
        "archive validate article.newsml.xml --report json -o report.json",
        "archive validate --recursive deliveries --jobs 4 --fail-on warning",
        "archive validate out/* --ignore BAG-013 --severity NINJS=warning",
        "archive validate delivery.tar.gz --profile agreed-profile.json",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=SOURCE)
@click.option("--report", "form", type=click.Choice(registry.names("reporters")), help="Form of the report.  [default: text]")
@click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="File for the report, or - for standard output."
)
@click.option("-v", "--verbose", is_flag=True, help="Name every check that was made, and all that was left aside.")
@click.option("-r", "--recursive", is_flag=True, help="Find every bundle and document below the folders.")
@click.option("--select", metavar="RULES", multiple=True, help="Rules that count: codes or areas, as BAG-001,NINJS.")
@click.option("--ignore", metavar="RULES", multiple=True, help="Rules that do not count; the report says how often.")
@click.option("--severity", metavar="RULE=LEVEL", multiple=True, help=f"Severity of a rule: {', '.join(LEVELS)}.")
@click.option("--fail-on", type=click.Choice(LEVELS), help="Least severity that is not ok.  [default: error]")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, MOST_JOBS), help="Processes that judge at the same time.  [default: 1]"
)
@click.option(
    "--schema-dir",
    "schemas",
    metavar="DIR",
    type=FOLDER,
    help="Folder with the official schemas.  [default: where `archive schemas fetch` puts them]",
)
@click.option("--profile", "profiles", metavar="FILE", multiple=True, type=FILE, help="BagIt profile (JSON); repeat for more.")
@click.option("--deep", is_flag=True, help="Render the PDF of each bundle again, too, and compare its bytes; this takes time.")
@click.option(
    "--deadline", metavar="SECONDS", type=_Seconds(0, LONGEST),
    help="Time for each subject, and one second more for each 8 MiB of it; 0 for as long as it takes.  [default: 60]",
)  # fmt: skip
@click.option("--memory", metavar="MIB", type=_MEMORY, help="Address space for each subject.  [default: no limit]")
@click.option("--no-config", is_flag=True, help="Read no archive.toml and no pyproject.toml.")
def command(paths: tuple[Path, ...], output: str, *, verbose: bool, recursive: bool, **options: Unpack[Options]) -> int:
    """Judge bundles and documents, ours or a stranger's.

    A PATH is a bag or an OCFL object or storage root (folder, zip, tar), or one NewsML-G2, ninjs or PDF document; which it is,
    is found by content. Each object of a storage root in a folder is a subject of its own. Nothing is written and nothing is
    fetched. The exit code is 0 when everything is ok, 1 when something is not.
    """
    settings = Settings() if options["no_config"] else read_settings(Path.cwd())
    reporter = registry.reporter(options["form"] or settings.report or "text")
    wishes = Presentation(verbose=verbose, colour=output == "-" and shows_colours(sys.stdout), root=str(Path.cwd()))
    view = _policy(settings, options)
    if verbose and settings.place:
        say(f"settings: {settings.place}")
    subjects = _subjects(_found(paths, verbose=verbose) if recursive else paths)
    profiles = tuple(profile.read(read_source(path).data, str(path)) for path in options["profiles"])
    call = partial(_check_deeply if options["deep"] else _check, folder=options["schemas"] or schema_folder(), profiles=profiles)
    jobs = options["jobs"] or settings.jobs or 1
    codes: set[int] = set()
    with LocalRunner(jobs, _limits(settings, options)) as runner:
        outcomes = followed(
            runner.run(call, batched(subjects, _BATCH if recursive else 1), _AHEAD * jobs), None if recursive else len(paths)
        )
        put_report(reporter.show(_reports(outcomes, view, codes), wishes), output)
    if not codes:
        say("nothing to judge was found")
    return max(codes, default=1)


def _subjects(named: Iterable[Path | Aside]) -> Iterator[Path | Aside]:
    """Yield what is to be judged: each thing that is named, and what it holds when it is a store."""
    for one in named:
        yield one
        if isinstance(one, Path):
            with suppress(StoreError):  # as will be said when it is judged itself
                yield from judging.members(one)


def _reports(outcomes: Iterable[Outcome[Path | Aside, Report]], view: policy.Policy, codes: set[int]) -> Iterator[Report]:
    """Yield each report as the policy sees it, as soon as it is there; enter its exit code."""
    for outcome in outcomes:
        report, code = _judged(outcome.thing, outcome.result)
        report = policy.apply(view, report)
        codes.add(code or (0 if report.ok else 1))
        yield report


def _policy(settings: Settings, options: Options) -> policy.Policy:
    """Make one policy of the settings and of the words of the call.

    Raises:
        UsageError: A rule or a severity is not known.
    """
    changes = dict(settings.severity)
    for pair in options["severity"]:
        rule, sign, word = pair.partition("=")
        if not sign:
            raise UsageError(f"{pair!r} is not of the form RULE=LEVEL", where="--severity")
        changes[rule.strip()] = level(word.strip(), "--severity")
    view = policy.Policy(
        select=_listed(options["select"]) or settings.select,
        ignore=_listed(options["ignore"]) or settings.ignore,
        severities=changes,
        fail_on=Severity(options["fail_on"]) if options["fail_on"] else settings.fail_on or Severity.ERROR,
    )
    if view.selectors:
        policy.demand_known(view.selectors, [rule.code for rule in all_rules()])
    return view


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of words with commas in them."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _found(paths: Iterable[Path], *, verbose: bool) -> Iterator[Path | Aside]:
    """Yield what is to be judged at and below the paths, and what could not be looked at; say what was left aside."""
    aside: Counter[str] = Counter()
    for path in paths:
        for found in walk(path, judging.knows):
            if isinstance(found, Path) or found.failed:
                yield found
            elif verbose:
                say(f"left aside: {found.path} ({found.reason})")
            else:
                aside[found.reason] += 1
    say_aside(aside, "; --verbose names them")


def _check_deeply(subject: Path | Aside, folder: Path, profiles: tuple[Profile, ...]) -> Report:
    """Judge one subject as `_check` does, and render the PDF of a bundle again.

    Raises:
        StoreError: It cannot be read.
    """
    with extras.load("archive.rerendering").rendering_again(system_folders()):
        return _check(subject, folder, profiles)


def _check(subject: Path | Aside, folder: Path, profiles: tuple[Profile, ...]) -> Report:
    """Judge one subject, maybe in another process, with the official schemas that a folder has, and by BagIt profiles.

    Raises:
        StoreError: It cannot be read.
    """
    if isinstance(subject, Aside):
        raise subject.error
    with looking_in(folder), profile.judging_by(*profiles):
        report = judging.check(subject, alone=True)  # what a store holds is among the subjects
    if profiles and "bagit-profile" not in report.checked:
        return replace(report, skipped=(*report.skipped, Skipped(check="BagIt profiles", reason="this is no bag")))
    return report


def _limits(settings: Settings, options: Options) -> Limits[Path | Aside]:
    """Return what judging a subject may take; a process of its own, which costs its start, only where one is asked for."""
    stated = settings.deadline if options["deadline"] is None else options["deadline"]
    memory = options["memory"] or settings.memory or 0
    apart = bool(stated or memory)
    return Limits(seconds=_DEADLINE if stated is None else stated, memory=memory, size=_size, apart=apart)


def _size(subject: Path | Aside) -> int:
    """Return the bytes of a subject."""
    return weight(subject) if isinstance(subject, Path) else 0


def _judged(subject: Path | Aside, outcome: Report | ArchiveError) -> tuple[Report, int]:
    """Return the report on a subject and its exit code; one that could not be read gets a report that says so."""
    if isinstance(outcome, Report):
        return outcome, 0
    say(f"failed: {outcome}")
    name = str(subject.path if isinstance(subject, Aside) else subject)
    if isinstance(outcome, LimitError):
        reason = ". ".join(filter(None, (outcome.message, outcome.hint)))
        return Report(subject=name, findings=(judging.UNFINISHED.at(Place(), reason=reason),)), 0
    skipped = Skipped(check="everything", reason=". ".join(filter(None, (outcome.message, outcome.hint))))
    return Report(subject=name, skipped=(skipped,)), outcome.exit_code
