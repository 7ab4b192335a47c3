"""Settings of a project: the nearest file upward, every key and kind checked, and words that help."""

from pathlib import Path

import pytest

from archive.cli._config import Settings, level, read_settings
from archive.cli._rulebook import all_rules
from archive.errors import UsageError
from archive.findings import Severity
from archive.policy import demand_known
from archive.registry import reporter

FULL = """
[validate]
select = ["BAG", "NINJS"]
ignore = ["BAG-012"]
fail-on = "warning"
report = "junit"
jobs = 4
deadline = 2.5
memory = 2048
[validate.severity]
BAG-013 = "note"
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_key_is_read(tmp_path: Path) -> None:
    expected = {
        "select": ("BAG", "NINJS"), "ignore": ("BAG-012",), "severity": {"BAG-013": Severity.NOTE},
        "fail_on": Severity.WARNING, "report": "junit", "jobs": 4,
        "deadline": 2.5, "memory": 2048,
    }  # fmt: skip
    settings = read_settings(write(tmp_path / "own", "archive.toml", FULL))
    assert settings == Settings(place=str(tmp_path / "own" / "archive.toml"), **expected)  # type: ignore[arg-type]
    shared = FULL.replace("[validate", "[tool.archive.validate") + '[project]\nname = "x"\n'
    settings = read_settings(write(tmp_path / "shared", "pyproject.toml", shared))
    assert settings.place.endswith("pyproject.toml [tool.archive]")
    assert (settings.select, settings.jobs, settings.severity) == (("BAG", "NINJS"), 4, {"BAG-013": Severity.NOTE})


def test_the_nearest_upward_counts(tmp_path: Path) -> None:
    write(tmp_path, "archive.toml", "[validate]\njobs = 2")
    write(tmp_path / "a", "pyproject.toml", '[project]\nname = "no settings here"')
    write(tmp_path / "a" / "b", "pyproject.toml", "[tool.archive.validate]\njobs = 3")
    (tmp_path / "a" / "b" / "c").mkdir()
    assert [read_settings(tmp_path / place).jobs for place in ("a/b/c", "a/b", "a", ".")] == [3, 3, 2, 2]


def test_none_is_empty(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    assert read_settings(write(tmp_path, "archive.toml", "")).jobs is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jobs = 2", "no setting 'jobs'.*Known: validate"),
        (
            "[validate]\nselekt = []",
            "no setting 'selekt'.*Known: deadline, fail-on, ignore, jobs, memory, report,",
        ),
        ("validate = 1", "no table"),
        ('[validate]\nselect = "BAG"', "select must be a list of strings"),
        ("[validate]\nignore = [1]", "ignore must be a list of strings"),
        ("[validate]\njobs = 0", "jobs must be a whole number from 1"),
        ("[validate]\njobs = true", "jobs must be a whole number from 1"),
        ('[validate]\njobs = "2"', "jobs must be a whole number from 1"),
        ("[validate]\njobs = 65", "jobs must be a whole number from 1 to 64"),
        ("[validate]\nmemory = 63", "memory must be a whole number from 64"),
        ("[validate]\nmemory = 64.0", "memory must be a whole number from 64"),
        ("[validate]\ndeadline = -1", "deadline must be a number of seconds from 0"),
        ("[validate]\ndeadline = true", "deadline must be a number of seconds"),
        ("[validate]\ndeadline = inf", "deadline must be a number of seconds"),
        ("[validate]\ndeadline = nan", "deadline must be a number of seconds"),
        ("[validate]\nreport = 1", "report must be a string"),
        ("[validate]\nseverity = []", "severity must be a table"),
        ('[validate.severity]\nBAG = "fatal"', "BAG: 'fatal' is no severity.*error, warning, note"),
        ('[validate]\nfail-on = "never"', "'never' is no severity"),
        ("[validate", "is not TOML"),
        ("\ufeff[validate]", "is not TOML"),
    ],
)
def test_what_does_nothing_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        read_settings(write(tmp_path, "archive.toml", text))
    assert "archive.toml" in caught.value.where


def test_bytes_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(UsageError, match="--no-config"):
        read_settings(tmp_path)


def test_two_files_of_settings_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "archive.toml", "")
    write(tmp_path, "pyproject.toml", "[tool.archive]")
    with pytest.raises(UsageError, match="Keep one"):
        read_settings(tmp_path)


def test_a_folder_of_that_name_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_settings(tmp_path)


def test_levels() -> None:
    assert level("note", "x") is Severity.NOTE
    with pytest.raises(UsageError, match="error, warning, note"):
        level("ERROR", "x")


def test_the_example_of_the_page_is_true(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    settings = read_settings(write(tmp_path, "archive.toml", example))
    assert (settings.jobs, settings.deadline, settings.memory) == (4, 300, 2048)
    reporter(settings.report)
    demand_known((*settings.select, *settings.ignore, *settings.severity), [rule.code for rule in all_rules()])
