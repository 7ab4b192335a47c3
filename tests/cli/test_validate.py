"""`archive validate`: verdicts, reports, and what it does with things it does not know."""

import json
from pathlib import Path

from tests.support.command import AT, archive

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
