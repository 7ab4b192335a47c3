"""The files for CI systems: valid by the validators of those systems, offline, and their scripts do what they say."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pre_commit.clientlib import load_config, load_manifest
from pre_commit.yaml import yaml_load

from archive.cli.validate import command
from tests.support.command import AT, archive

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
STORY = ROOT / "samples" / "sources" / "text" / "harbour-library.txt"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A document that is ok."""
    out = tmp_path_factory.mktemp("good") / "good.ninjs.json"
    assert archive("convert", STORY, "--to", "ninjs", "-o", out, "--at", AT).returncode == 0
    return out.read_bytes()


def snippet(title: str) -> str:
    """Return the YAML of a chapter of docs/ci.md."""
    found = re.search(rf"^## {title}$.*?^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def schema_accepts(name: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", name, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def judging_step() -> dict[str, Any]:
    steps: list[dict[str, Any]] = yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    return next(step for step in steps if step["name"] == "Judge")


def run_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the action's last step as the runner does."""
    env = {"ARCHIVE_PATHS": ".", "ARCHIVE_RECURSIVE": "true", "ARCHIVE_FAIL_ON": "", "ARCHIVE_SARIF": "", **inputs}
    assert set(env) == set(judging_step()["env"])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", judging_step()["run"]],
        cwd=folder, env={**os.environ, **env, "PATH": path}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_the_hooks_are_valid_and_their_commands_known() -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    load_manifest(str(manifest))
    known = {option for parameter in command.params for option in parameter.opts}
    for hook in yaml_load(manifest.read_text(encoding="utf-8")):
        words = hook["entry"].split()
        assert words[:2] == ["archive", "validate"]
        assert {word for word in words if word.startswith("-")} <= known


def test_the_hook_takes_our_documents_and_no_others() -> None:
    (hook, _) = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], "stories/a.ninjs.json")
    assert re.search(hook["files"], "a.newsml.xml")
    assert not re.search(hook["files"], "package.json")


def test_the_action_is_valid_and_puts_no_input_into_a_script() -> None:
    schema_accepts("vendor.github-actions", ROOT / "action.yml")
    for step in yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    ("title", "schema"), [("GitHub Actions", "vendor.github-workflows"), ("GitLab", "vendor.gitlab-ci"), ("pre-commit", "")]
)
def test_the_examples_of_the_page_are_valid(title: str, schema: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(snippet(title).replace("OWNER/newsarchive@REF", "owner/newsarchive@v0.1.0"), encoding="utf-8")
    if schema:
        schema_accepts(schema, path)
    else:
        load_config(str(path))
        hooks = {hook["id"] for hook in yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        assert {hook["id"] for hook in yaml_load(path.read_text(encoding="utf-8"))["repos"][0]["hooks"]} == hooks


def test_the_inputs_on_the_page_are_inputs_of_the_action() -> None:
    used = yaml_load(snippet("GitHub Actions"))["jobs"]["judge"]["steps"][1]["with"]
    assert set(used) <= set(yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])


def test_the_step_annotates_what_is_wrong_and_fails(tmp_path: Path, good: bytes) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "good.ninjs.json").write_bytes(good)
    (tmp_path / "bad.ninjs.json").write_bytes(good.replace(b'"urn:uuid:', b'"urn:uuid: '))
    done = run_step(tmp_path, ARCHIVE_PATHS="a b\nbad.ninjs.json\n", ARCHIVE_SARIF="out.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=bad.ninjs.json," in done.stdout
    assert "a b/good.ninjs.json: ok" in done.stdout
    (run,) = json.loads((tmp_path / "out.sarif").read_bytes())["runs"]
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]} >= {
        "bad.ninjs.json"
    }


def test_no_input_becomes_a_command_or_an_option(tmp_path: Path, good: bytes) -> None:
    (tmp_path / "--version").write_bytes(good)
    done = run_step(tmp_path, ARCHIVE_PATHS="--version\n", ARCHIVE_RECURSIVE="$(touch x)", ARCHIVE_FAIL_ON="")
    assert done.returncode == 0, done.stderr
    assert "--version: ok" in done.stdout
    assert not (tmp_path / "x").exists()
    assert run_step(tmp_path, ARCHIVE_FAIL_ON="$(touch x); touch x").returncode == 2
    assert not (tmp_path / "x").exists()
