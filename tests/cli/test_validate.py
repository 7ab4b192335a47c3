"""`archive validate`: verdicts, reports, and what it does with things it does not know."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bags import write
from tests.support.command import AT, archive
from tests.support.ocfl_objects import obj, root

SAMPLES = Path(__file__).parents[2] / "samples"

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


def test_single_documents_are_known_by_content(tmp_path: Path) -> None:
    for target in ("newsml-g2", "ninjs"):
        out = tmp_path / f"{target}.bin"
        assert archive("convert", STORY, "--to", target, "-o", out, "--at", AT).returncode == 0
        done = archive("validate", out, "--report", "json")
        assert done.returncode == 0, done.stdout
        (report,) = json.loads(done.stdout)["reports"]
        assert report["ok"]
        assert report["checked"] == [target]


def test_broken_xml_is_a_finding_with_a_line(tmp_path: Path) -> None:
    out = tmp_path / "story.xml"
    archive("convert", STORY, "--to", "newsml-g2", "-o", out, "--at", AT)
    broken = tmp_path / "broken.xml"
    broken.write_bytes(out.read_bytes().replace(b"</itemMeta>", b"</itemMata>"))
    done = archive("validate", broken, "--report", "json")
    assert done.returncode == 1
    (report,) = json.loads(done.stdout)["reports"]
    assert any(finding["where"]["line"] for finding in report["findings"])


def test_what_nobody_knows_is_not_ok(tmp_path: Path) -> None:
    (tmp_path / "notes.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "notes.bin", tmp_path / "folder"):
        done = archive("validate", path)
        assert done.returncode == 1
        assert "CHECK-001" in done.stdout


def test_a_report_can_go_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "story.json"
    archive("convert", STORY, "--to", "ninjs", "-o", out, "--at", AT)
    report = tmp_path / "report.json"
    done = archive("validate", out, "--report", "json", "-o", report)
    assert done.returncode == 0
    assert done.stdout == ""
    assert json.loads(report.read_bytes())["ok"] is True


def test_validation_writes_nothing(tmp_path: Path) -> None:
    archive("bundle", STORY, "-o", tmp_path, "--at", AT)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert archive("validate", *tmp_path.iterdir()).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bundle, a zip of one, a good and a broken document, and things nobody judges."""
    folder = tmp_path_factory.mktemp("delivery")
    archive("bundle", STORY, "-o", folder / "a", "--at", AT)
    archive("bundle", STORY, "-o", folder / "b", "--at", AT, "--container", "zip")
    for name in ("good.json", "broken.json"):
        archive("convert", STORY, "--to", "ninjs", "-o", folder / "c" / name, "--at", AT)
    broken = folder / "c" / "broken.json"
    broken.write_bytes(broken.read_bytes().replace(b'"urn:uuid:', b'"urn:uuid: '))
    (folder / "c" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "notes.md").write_text("Not to be judged.")
    return folder


def validate(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return archive("validate", *words, cwd=cwd)


def reports(*words: str | Path, cwd: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(validate(*words, "--report", "json", cwd=cwd).stdout)["reports"]
    return found


def test_recursive_finds_each_bundle_and_document_once(delivery: Path) -> None:
    done = validate("-r", "a", "b", "c", "notes.md", "--report", "jsonl", cwd=delivery)
    assert done.returncode == 1
    subjects = [json.loads(line)["subject"] for line in done.stdout.splitlines()]
    bundle = next((delivery / "a").iterdir()).name
    assert subjects == [f"a/{bundle}", f"b/{bundle}.zip", "c/broken.json", "c/good.json"]
    assert "left aside: 1 (symbolic link)" in done.stderr
    assert "c/loop (symbolic link)" in validate("-r", "-v", "c", cwd=delivery).stderr


def test_the_order_does_not_depend_on_the_number_of_jobs(delivery: Path) -> None:
    one, two = (validate("-r", "c", "--jobs", jobs, cwd=delivery) for jobs in ("1", "2"))
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout


def test_nothing_found_is_not_ok(tmp_path: Path) -> None:
    done = validate("--recursive", tmp_path, cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing to judge was found" in done.stderr


def code(delivery: Path) -> str:
    (report,) = reports("c/broken.json", cwd=delivery)
    findings = report["findings"]
    assert isinstance(findings, list)
    assert {finding["severity"] for finding in findings} >= {"error"}
    return str(next(finding["code"] for finding in findings if finding["severity"] == "error"))


def test_rules_can_be_ignored_selected_and_weighed_and_the_report_says_so(delivery: Path) -> None:
    broken = code(delivery)
    ignored = validate("c/broken.json", "--ignore", broken.lower(), cwd=delivery)
    assert f"skipped: {broken}: ignored, 1 finding left out" in ignored.stdout
    unselected = validate("c/broken.json", "--select", "BAG,CHECK-001", cwd=delivery)
    assert unselected.returncode == 0
    assert "not selected" in unselected.stdout
    area = broken.rpartition("-")[0]
    weighed = validate("c/broken.json", "--severity", f"{area}=warning", cwd=delivery)
    assert weighed.returncode == 0
    assert f"{broken} warning:" in weighed.stdout.replace("\n    ", " ")
    strict = validate("c/broken.json", "--severity", f"{area}=warning", "--fail-on", "warning", cwd=delivery)
    assert strict.returncode == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--ignore", "BAGG-001"], "Did you mean BAG-001"),
        (["--severity", "BAG"], "RULE=LEVEL"),
        (["--severity", "BAG=fatal"], "error, warning, note"),
        (["--report", "pdf"], "sarif"),
        (["--jobs", "0"], "1<=x<=64"),
    ],
)
def test_a_wrong_call_says_what_is_right(delivery: Path, words: list[str], says: str) -> None:
    done = validate("c/good.json", *words, cwd=delivery)
    assert done.returncode == 2
    assert says in done.stderr


def test_settings_of_the_project_steer_and_the_words_of_the_call_win(delivery: Path, tmp_path: Path) -> None:
    broken = code(delivery)
    (tmp_path / "archive.toml").write_text(f'[validate]\nignore = ["{broken}"]\nreport = "jsonl"\n')
    path = delivery / "c" / "broken.json"
    steered = validate(path, "-v", cwd=tmp_path)
    assert "ignored, 1 finding left out" in steered.stdout
    assert steered.stdout.startswith("{")
    assert "settings:" in steered.stderr
    assert "ignored" not in validate(path, "--no-config", cwd=tmp_path).stdout
    won = validate(path, "--ignore", "BAG", "--report", "text", cwd=tmp_path)
    assert f": {broken} " in won.stdout
    (tmp_path / "archive.toml").write_text("[validate]\nignroe = []")
    assert validate(path, cwd=tmp_path).returncode == 2


def test_what_cannot_be_read_is_told_everywhere(delivery: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = validate(tmp_path / "pipe", delivery / "c" / "good.json", "--report", "json", cwd=tmp_path)
    assert done.returncode == 5
    assert "failed:" in done.stderr
    document = json.loads(done.stdout)
    assert [report["ok"] for report in document["reports"]] == [False, True]
    assert document["reports"][0]["skipped"][0]["check"] == "everything"


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "junit", "sarif", "github", "gitlab", "html"])
def test_every_form_can_be_asked_for(delivery: Path, form: str) -> None:
    done = validate("c/good.json", "--report", form, cwd=delivery)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("\n")


def test_paths_in_annotations_are_relative_to_the_working_folder(delivery: Path) -> None:
    done = validate(delivery / "c" / "broken.json", "--report", "github", cwd=delivery)
    assert "::error file=c/broken.json," in done.stdout


def on_a_terminal(*words: str, cwd: Path) -> str:
    """Return what `archive WORDS` shows on a terminal of its own."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    words = (sys.executable, "-m", "archive", *words)
    with subprocess.Popen(words, cwd=cwd, env=environment, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        shown = b""
        while block := _read(ours):
            shown += block
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says EIO when the last writer is gone
        return b""


def test_a_terminal_sees_colours_and_progress(delivery: Path) -> None:
    shown = on_a_terminal("validate", "c/good.json", "c/broken.json", cwd=delivery)
    assert "\x1b[31m" in shown
    assert "1 of 2 judged" in shown


def test_bags_are_judged_by_the_profiles_that_are_handed_over(tmp_path: Path) -> None:
    sample = SAMPLES / "broken" / "bagit-profile" / "PROF-005-other-value"
    shutil.copytree(sample / "bag", tmp_path / "bag")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    judged = validate("bag", "--profile", sample / "profile.json", cwd=tmp_path)
    assert judged.returncode == 1
    assert "PROF-005" in judged.stdout
    alone = validate("bag", cwd=tmp_path)
    assert alone.returncode == 0
    assert "skipped: profile https://example.org/profiles/harbour.json" in alone.stdout
    assert validate("bag", "--profile", "broken.json", cwd=tmp_path).returncode == 3
    assert validate("bag", "--profile", "missing.json", cwd=tmp_path).returncode == 2
    several = validate("bag", "bag", "--jobs", "2", "--profile", sample / "profile.json", cwd=tmp_path)
    assert several.stdout.count("PROF-005") == 2
    other = validate(sample / "profile.json", "--profile", sample / "profile.json", cwd=tmp_path)
    assert "this is no bag" in other.stdout


def test_a_subject_that_takes_too_long_is_reported_and_the_others_are_done(delivery: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "broken" / "check" / "CHECK-002-judged-in-no-time.json"
    done = validate(sample, "--deadline", "0.01", "--report", "json", cwd=delivery)
    assert done.returncode == 1
    (report,) = json.loads(done.stdout)["reports"]
    assert [finding["code"] for finding in report["findings"]] == ["CHECK-002"]
    assert "--deadline" in done.stderr
    good = validate("c/good.json", "--memory", "3000", "--deadline", "60", cwd=delivery)
    assert good.returncode == 0, good.stderr


def test_limits_of_the_project_hold_and_the_words_of_the_call_win(tmp_path: Path) -> None:
    sample = SAMPLES / "broken" / "check" / "CHECK-002-judged-in-no-time.json"
    (tmp_path / "archive.toml").write_text("[validate]\ndeadline = 0.01\nmemory = 64\nreport = 'json'\n")
    assert '"CHECK-002"' in validate(sample, cwd=tmp_path).stdout
    assert '"CHECK-002"' not in validate(sample, "--deadline", "60", "--memory", "3000", cwd=tmp_path).stdout
    assert '"CHECK-002"' not in validate(sample, "--no-config", cwd=tmp_path).stdout


def test_too_little_memory_is_the_subjects_fault_and_no_bug() -> None:
    done = archive("validate", STORY.parents[2] / "broken" / "bundle" / "BUNDLE-008-file-added.zip", "--memory", "64")
    assert done.returncode == 1, done.stderr
    assert "CHECK-002" in done.stdout


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e300", "-1"])
def test_a_time_that_no_timer_knows_is_a_wrong_call(seconds: str) -> None:
    done = archive("validate", STORY, "--deadline", seconds)
    assert done.returncode == 2
    assert "--deadline" in done.stderr


def test_a_deep_check_renders_again_and_says_that_a_pdf_was_touched() -> None:
    touched = SAMPLES / "broken" / "bundle" / "BUNDLE-010-pdf-touched.zip"
    assert archive("validate", touched).returncode == 0
    done = archive("validate", touched, "--deep", "--fail-on", "warning")
    assert done.returncode == 1
    assert "BUNDLE-010" in done.stdout


def test_each_object_of_a_storage_root_has_a_report_of_its_own(tmp_path: Path) -> None:
    bridge = obj(edit=lambda inventory: inventory.update(id="urn:example:bridge"), extra={"v1/content/stray.txt": b""})
    store = write(tmp_path / "store", root({"a/harbour": obj(), "a/bridge": bridge}))
    for words in ((store,), ("--recursive", tmp_path)):
        done = archive("validate", *words, "--report", "json")
        assert done.returncode == 1
        reports = json.loads(done.stdout)["reports"]
        assert [(report["ok"], report["checked"]) for report in reports] == [
            (True, ["ocfl-root"]), (False, ["ocfl"]), (True, ["ocfl"]),
        ]  # fmt: skip
