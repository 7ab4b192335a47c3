"""Writes the generated pages of docs/: `rules.md`, every rule of every reader, writer and judge.

python docs/make.py            write the pages
python docs/make.py --check    fail when a page is out of date, and write nothing
"""

import sys
from pathlib import Path

from archive.cli._rulebook import all_rules
from archive.findings import Rule

DOCS = Path(__file__).parent
SAMPLES = DOCS.parent / "samples" / "broken"


def rules_page() -> str:
    """Return `rules.md`."""
    lines = [
        "# Rules",
        "",
        "Every rule that a report can name. `archive rules CODE` tells the same. Codes are never reused",
        "and never change meaning. This page is written by `python docs/make.py`.",
        "",
        "| code | severity | demand | source | broken sample |",
        "|---|---|---|---|---|",
    ]
    lines += [row(rule) for rule in all_rules()]
    return "\n".join(lines) + "\n"


def row(rule: Rule) -> str:
    """Return the table row of one rule, with a link to its first broken sample."""
    found = sorted(SAMPLES.glob(f"*/{rule.code}*"))
    sample = f"[{found[0].name}](../samples/broken/{found[0].relative_to(SAMPLES).as_posix()})" if found else ""
    cells = (rule.code, rule.severity.value, rule.title, rule.spec, sample)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Write the pages, or check them."""
    page = DOCS / "rules.md"
    text = rules_page()
    if "--check" in sys.argv[1:]:
        if page.is_file() and page.read_text(encoding="utf-8") == text:
            return 0
        sys.stderr.write("docs/rules.md is out of date: run `python docs/make.py` and commit it\n")
        return 1
    page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
