from archive.findings import Place, Report, Rule, Severity, Skipped
from archive.reporters.text import REPORTER


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
    assert REPORTER.show([report]).splitlines() == [
        "out/bag/data/a.json:3: TEST-001 It is wrong. [/uri]",
        "out/bag: TEST-001 warning: That is wrong.",
        "out/bag: not ok (1 error, 1 warning; checked bagit, ninjs)",
        "  skipped: pdf: there is none",
        "1 subject: 0 ok, 1 not ok; 1 error, 1 warning",
    ]


def test_a_good_subject_says_what_was_checked() -> None:
    shown = REPORTER.show([Report(subject="a.json", checked=("ninjs",)), Report(subject="b.bin")])
    assert shown.splitlines() == [
        "a.json: ok (no findings; checked ninjs)",
        "b.bin: not ok (no findings; nothing was checked)",
        "2 subjects: 1 ok, 1 not ok; no findings",
    ]


def test_long_messages_go_on_indented_within_80_columns() -> None:
    shown = REPORTER.show([Report(subject="a", findings=(rule().at(Place(line=1), what="word " * 40),))])
    lines = shown.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert lines[1].startswith("    word")


def test_a_long_path_stays_whole() -> None:
    path = "a" * 100
    assert f"{path}:9:" in REPORTER.show([Report(subject=path, findings=(rule().at(Place(line=9), what="It"),))])


def test_nothing_from_the_material_steers_the_terminal_or_forges_a_line() -> None:
    hostile = "x\n1 subject: 1 ok\x1b[2K\u202e\r\x9b\x7f\ud800"
    report = Report(
        subject=hostile,
        findings=(rule().at(Place(path=hostile, pointer=f"/{hostile}"), what=hostile),),
        checked=(hostile,),
        skipped=(Skipped(check=hostile, reason=hostile),),
    )
    shown = REPORTER.show([report])
    assert not set("\x1b\u202e\r\x9b\x7f\ud800") & set(shown)
    assert sum(line.startswith("1 subject:") for line in shown.splitlines()) == 1
    assert "x\\u000a1 subject" in shown.replace("\n    ", " ")


def test_no_subject_at_all() -> None:
    assert REPORTER.show([]) == "0 subjects: 0 ok, 0 not ok; no findings\n"
