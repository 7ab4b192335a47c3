"""`archive rules` lists every rule and explains one."""

from archive.cli._rulebook import all_rules
from tests.support.command import archive


def test_lists_every_rule_once() -> None:
    done = archive("rules")
    assert done.returncode == 0, done.stderr
    codes = [line.split()[0] for line in done.stdout.splitlines()]
    assert codes == sorted(set(codes))
    assert codes == [rule.code for rule in all_rules()]


def test_explains_one_whatever_its_case() -> None:
    done = archive("rules", "check-001")
    assert done.returncode == 0
    assert "CHECK-001 (error)" in done.stdout
    assert "demands" in done.stdout


def test_an_unknown_code_is_a_wrong_call() -> None:
    assert archive("rules", "NO-999").returncode == 2
