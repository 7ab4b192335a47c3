"""The sRGB profile."""

import struct
from io import BytesIO

from PIL import ImageCms

from archive.pdf.icc import srgb


def test_states_its_own_size_and_is_a_display_profile_from_rgb() -> None:
    data = srgb()
    assert struct.unpack(">I", data[:4])[0] == len(data)
    assert data[8:12] == bytes.fromhex("02100000")
    assert (data[12:16], data[16:20], data[20:24], data[36:40]) == (b"mntr", b"RGB ", b"XYZ ", b"acsp")


def test_another_colour_engine_reads_it_as_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for channel in ("red", "green", "blue"):
        mine = getattr(ours.profile, f"{channel}_colorant")[0]
        known = getattr(theirs.profile, f"{channel}_colorant")[0]
        assert all(abs(a - b) < 0.001 for a, b in zip(mine, known, strict=True)), channel
