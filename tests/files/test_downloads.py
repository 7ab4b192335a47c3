"""Downloads: bytes as they are, limits, and nothing but http and https, also after a redirect."""

from pathlib import Path

import pytest

from archive.errors import InstallationError
from archive.files.downloads import download
from tests.support.loopback import serving


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_bytes(b"\x00\xff" * 1000)
    with serving(tmp_path) as url:
        assert download(f"{url}/a.xsd") == b"\x00\xff" * 1000
        assert download(f"{url}/away/{url}/a.xsd") == b"\x00\xff" * 1000


def test_a_limit_is_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    with serving(tmp_path) as url:
        assert download(f"{url}/a", limit=11)
        with pytest.raises(InstallationError, match="larger than 10 bytes"):
            download(f"{url}/a", limit=10)


def test_what_is_not_there_is_said_with_its_url(tmp_path: Path) -> None:
    with serving(tmp_path) as url, pytest.raises(InstallationError, match=r"/none: cannot be downloaded .*--schema-dir"):
        download(f"{url}/none")


def test_no_other_scheme_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(InstallationError):
        download((tmp_path / "a").as_uri())
    with serving(tmp_path) as url, pytest.raises(InstallationError):
        download(f"{url}/away/{(tmp_path / 'a').as_uri()}")
