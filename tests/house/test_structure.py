"""The house rules on the code itself: sizes, docstrings, names, tests beside every module, no prints, two broad excepts."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "archive").rglob("*.py"))
SAYS_NOTHING = {"utils", "util", "helpers", "common", "misc", "base", "core", "manager"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
class TestModule:
    def test_has_a_docstring_whose_first_line_is_a_sentence(self, path: Path) -> None:
        docstring = ast.get_docstring(parsed(path))
        assert docstring, "a module says what it is for"
        assert docstring.splitlines()[0].rstrip().endswith((".", ":", ")")) or "\n" in docstring

    def test_stays_within_300_lines(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300

    def test_has_functions_of_at_most_50_lines(self, path: Path) -> None:
        long = {
            node.name: (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(parsed(path))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (node.end_lineno or 0) - node.lineno + 1 > 50
        }
        assert not long

    def test_has_a_name_that_says_something(self, path: Path) -> None:
        assert path.stem not in SAYS_NOTHING

    def test_hides_no_imports_in_functions(self, path: Path) -> None:
        hidden = [
            f"line {inner.lineno}"
            for node in ast.walk(parsed(path))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            for inner in ast.walk(node)
            if isinstance(inner, (ast.Import, ast.ImportFrom))
        ]
        assert not hidden

    def test_neither_prints_nor_catches_everything(self, path: Path) -> None:
        tree = parsed(path)
        prints = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "print"]
        broad = [
            n.lineno
            for n in ast.walk(tree)
            if isinstance(n, ast.ExceptHandler)
            and (n.type is None or getattr(n.type, "id", "") in {"Exception", "BaseException"})
        ]
        assert not prints
        assert not broad or path.name in {"_run.py", "attempts.py"}

    def test_has_its_test_file(self, path: Path) -> None:
        if path.name.startswith("__"):
            return
        relative = path.relative_to(ROOT / "archive")
        expected = ROOT / "tests" / relative.parent / f"test_{relative.stem.lstrip('_')}.py"
        assert expected.is_file(), f"{expected.relative_to(ROOT)} is missing"


def test_every_test_file_has_its_module() -> None:
    free = {"house", "support", "flows", "properties", "fuzz", "transcripts", "conformance"}
    for path in (ROOT / "tests").rglob("test_*.py"):
        relative = path.relative_to(ROOT / "tests")
        if relative.parts[0] in free:
            continue
        stem = relative.stem.removeprefix("test_")
        folder = ROOT / "archive" / relative.parent
        assert (folder / f"{stem}.py").is_file() or (folder / f"_{stem}.py").is_file(), f"{relative} tests no module"
