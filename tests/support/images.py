"""Small images of every kind, made by Pillow: what cameras, editors and web pages deliver."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms


def sample(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    """Return a picture whose corners differ, so that a wrong turn is seen."""
    wide, high = size
    rgba = Image.new("RGBA", size)
    rgba.putdata([(x * 255 // wide, y * 255 // high, 128, 60 + (x * 190 // wide)) for y in range(high) for x in range(wide)])
    return rgba.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return the file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@cache
def profile() -> bytes:
    """Return an RGB profile that is not the output intent's; made once, as the library stamps the clock into it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def kinds() -> dict[str, bytes]:
    """Return a file of every kind that can be read."""
    turned = Image.Exif()
    turned[0x0112] = 6
    palette = sample().convert("P")
    return {
        "png": saved(sample(), "PNG"),
        "png-gray": saved(sample("L"), "PNG"),
        "png-bit": saved(sample("1"), "PNG"),
        "png-alpha": saved(sample("RGBA"), "PNG"),
        "png-gray-alpha": saved(sample("LA"), "PNG"),
        "png-opaque-alpha": saved(sample().convert("RGBA"), "PNG"),
        "png-palette": saved(palette, "PNG"),
        "png-palette-clear": saved(palette, "PNG", transparency=palette.getpixel((3, 3))),
        "png-sixteen": saved(Image.new("I;16", (9, 7), 40_000), "PNG"),
        "png-profile": saved(sample(), "PNG", icc_profile=profile()),
        "jpeg": saved(sample(), "JPEG"),
        "jpeg-gray": saved(sample("L"), "JPEG"),
        "jpeg-cmyk": saved(sample().convert("CMYK"), "JPEG"),
        "jpeg-profile": saved(sample(), "JPEG", icc_profile=profile()),
        "jpeg-turned": saved(sample(), "JPEG", exif=turned),
        "webp": saved(sample(), "WEBP"),
        "webp-lossless": saved(sample(), "WEBP", lossless=True),
        "webp-alpha": saved(sample("RGBA"), "WEBP"),
        "gif": saved(palette, "GIF"),
        "gif-clear": saved(palette, "GIF", transparency=palette.getpixel((3, 3))),
        "gif-moving": saved(sample(), "GIF", save_all=True, append_images=[Image.new("RGB", (24, 16))]),
        "tiff": saved(sample(), "TIFF"),
        "tiff-alpha": saved(sample("RGBA"), "TIFF", compression="tiff_lzw"),
        "tiff-cmyk": saved(sample().convert("CMYK"), "TIFF"),
    }
