"""Downloads: bytes as they are, limits, and nothing but http and https, also after a redirect."""

from pathlib import Path

import pytest

from archive.errors import InstallationError
from archive.files.downloads import download
from tests.support.loopback import answering, serving


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


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly a part",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly a part",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 503 Later\r\n\r\n",
        b"SSH-2.0-other\r\n",
        b"",
    ],
)
def test_a_part_is_not_taken_for_the_whole(answer: bytes) -> None:
    with answering(answer) as url, pytest.raises(InstallationError, match=r"cannot be downloaded .+--schema-dir"):
        download(f"{url}/a")


def test_who_never_answers_is_given_up() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n", hold=True) as url, pytest.raises(InstallationError, match="timed out"):
        download(f"{url}/a", timeout=0.2)


def test_where_nobody_listens_that_is_said() -> None:
    with answering(b"") as url:
        pass
    with pytest.raises(InstallationError, match="refused"):
        download(f"{url}/a")
