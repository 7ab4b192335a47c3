import re

from archive.findings import Place, Report, Rule, Severity, Skipped
from archive.formats import Presentation
from archive.reporters.text import REPORTER
from tests.support.reports import ALL, BAD, PLAIN, STEERING, golden, hostile_report, text_of


def rule(severity: Severity = Severity.ERROR, message: str = "{what} is wrong.") -> Rule:
    return Rule(code="TEST-001", severity=severity, title="It is.", message=message, spec="RFC 0")


def test_one_line_per_finding_then_the_subject_then_the_count() -> None:
    report = Report(
        subject="out/bag",
        findings=(
            rule().at(Place(path="data/a.json", line=3, column=7, pointer="/uri"), what="It"),
            rule(Severity.WARNING).at(Place(), what="That"),
        ),
        checked=("bagit", "ninjs"),
        skipped=(Skipped(check="pdf", reason="there is none"),),
    )
    assert text_of(REPORTER, [report], PLAIN).splitlines() == [
        "out/bag: TEST-001 warning: That is wrong.",
        "out/bag/data/a.json:3: TEST-001 It is wrong. [/uri]",
        "out/bag: not ok (1 error, 1 warning; 2 checks made, 1 skipped)",
        "  skipped: pdf: there is none",
        "1 subject: 0 ok, 1 not ok; 1 error, 1 warning",
    ]


def test_a_good_subject_says_how_much_was_checked() -> None:
    shown = text_of(REPORTER, [Report(subject="a.json", checked=("ninjs",)), Report(subject="b.bin")], PLAIN)
    assert shown.splitlines() == [
        "a.json: ok (no findings; 1 check made)",
        "b.bin: not ok (no findings; nothing was checked)",
        "2 subjects: 1 ok, 1 not ok; no findings",
    ]


def test_long_messages_go_on_indented_within_80_columns() -> None:
    shown = text_of(REPORTER, [Report(subject="a", findings=(rule().at(Place(line=1), what="word " * 40),))], PLAIN)
    lines = shown.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert lines[1].startswith("    word")


def test_a_long_path_stays_whole() -> None:
    path = "a" * 100
    assert f"{path}:9:" in text_of(REPORTER, [Report(subject=path, findings=(rule().at(Place(line=9), what="It"),))], PLAIN)


def test_nothing_from_the_material_steers_the_terminal_or_forges_a_line() -> None:
    hostile = "x\n1 subject: 1 ok\x1b[2K\u202e\r\x9b\x7f\ud800"
    report = Report(
        subject=hostile,
        findings=(rule().at(Place(path=hostile, pointer=f"/{hostile}"), what=hostile),),
        checked=(hostile,),
        skipped=(Skipped(check=hostile, reason=hostile),),
    )
    shown = text_of(REPORTER, [report], PLAIN)
    assert not set("\x1b\u202e\r\x9b\x7f\ud800") & set(shown)
    assert sum(line.startswith("1 subject:") for line in shown.splitlines()) == 1
    assert "x\\u000a1 subject" in shown.replace("\n    ", " ")


def test_no_subject_at_all() -> None:
    assert text_of(REPORTER, [], PLAIN) == "0 subjects: 0 ok, 0 not ok; no findings\n"


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("text")


def test_verbose_names_every_check() -> None:
    shown = text_of(REPORTER, [BAD], Presentation(verbose=True))
    assert "  checked: bagit\n  checked: ninjs: data/story.ninjs.json\n" in shown
    assert "checked:" not in text_of(REPORTER, [BAD], PLAIN)


def test_findings_are_grouped_by_file_in_the_order_of_lines() -> None:
    places = [Place(path="b", line=2), Place(path="a", line=10), Place(path="b", line=1), Place(path="a", line=9), Place()]
    report = Report(subject="s", findings=tuple(rule().at(place, what="It") for place in places), checked=("x",))
    heads = [line.split(": ")[0] for line in text_of(REPORTER, [report], PLAIN).splitlines()]
    assert heads[:5] == ["s", "s/a:9", "s/a:10", "s/b:1", "s/b:2"]


def test_a_flood_is_counted_and_verbose_shows_it() -> None:
    findings = tuple(rule().at(Place(line=line), what="It") for line in range(1, 251))
    report = Report(subject="s", findings=findings, checked=("x",))
    short = text_of(REPORTER, [report], PLAIN)
    assert short.count("It is wrong.") == 100
    assert "s: TEST-001 150 more of these; --verbose shows all" in short
    assert "250 errors" in short
    assert text_of(REPORTER, [report], Presentation(verbose=True)).count("It is wrong.") == 250


def test_colours_are_only_added() -> None:
    coloured = text_of(REPORTER, ALL, Presentation(colour=True))
    assert "\x1b[31mTEST-001\x1b[0m" in coloured
    assert "\x1b[33mTEST-002 warning:\x1b[0m" in coloured
    assert "\x1b[32mok\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured).split() == golden("text").split()


def test_no_line_is_a_command_to_a_ci_system() -> None:
    words = "word " * 12 + "::error::forged ##[error]forged ##vso[task.complete] ::stop-commands::x"
    report = Report(subject="a", findings=(rule().at(Place(), what=words),), checked=("x",))
    for shown in (text_of(REPORTER, [report], PLAIN), text_of(REPORTER, [hostile_report()], PLAIN)):
        assert not any(line.strip().startswith("::") for line in shown.splitlines())
        assert "##[" not in shown
        assert "##vso[" not in shown
        assert not STEERING & set(shown)
