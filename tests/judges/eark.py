"""Asks eark-validator 1.1.3 about E-ARK packages; runs in its own environment and prints one JSON object a package.

    .venv/judges/eark/bin/python tests/judges/eark.py FOLDER...

The validator asks the network for four vocabularies while it is imported. They are in its own distribution, from which they are
handed to it, so it runs offline. What it calls Info is left out; a package at which it stops with an error is "stopped".
"""

import importlib
import importlib.util
import io
import json
import sys
import urllib.request
from pathlib import Path


def main(folders: list[str]) -> None:
    """Judge each folder."""
    spec = importlib.util.find_spec("eark_validator")
    assert spec is not None
    assert spec.submodule_search_locations
    vocabularies = Path(spec.submodule_search_locations[0], "ipxml", "resources", "vocabs")
    urllib.request.urlopen = lambda url, *_, **__: io.BytesIO((vocabularies / Path(url).name).read_bytes())
    packages = importlib.import_module("eark_validator.packages")
    versions = importlib.import_module("eark_validator.specifications.specification").SpecificationVersion
    for folder in folders:
        try:
            report = packages.PackageValidator(Path(folder), versions.V2_1_0).validation_report
        except Exception as error:  # noqa: BLE001  # a stranger's code, which stops at some broken packages
            print(json.dumps({"folder": folder, "structure": "stopped", "found": [("Error", type(error).__name__, str(error))]}))
            continue
        messages = list(report.structure.messages)
        if report.metadata is not None:
            messages += [*report.metadata.schema_results.messages, *report.metadata.schematron_results.messages]
        heard = (item for item in messages if not item.severity.value.startswith("Info"))
        found = [(item.severity.value, item.rule_id, item.message) for item in heard]
        print(json.dumps({"folder": folder, "structure": report.structure.status.value, "found": found}))


if __name__ == "__main__":
    main(sys.argv[1:])
