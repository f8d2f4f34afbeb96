"""A group's logo: made anew from its pixels alone, and drawn at the head of page one."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.domain.errors import BadInput

if TYPE_CHECKING:
    from PIL import Image as Pictures

MAX_FILE_BYTES = 8 * 2**20
MAX_PIXELS = 40_000_000
"""Largest file and picture that are read. Chosen: what a telephone takes; more is a trap."""

MAX_WIDTH_PX, MAX_HEIGHT_PX = 900, 300
"""Largest picture that is kept. Chosen: twice the dots of a good printer at the size it is shown."""

LOGO_WIDTH_PT, LOGO_HEIGHT_PT = 150.0, 38.0
"""The box a logo is shown in. Chosen: as high as three lines of text."""

LOGO_GAP_PT = 12.0
"""Between a logo and the words beside it."""


def read_logo(path: Path) -> bytes:
    """`clean_logo` of a file."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise BadInput("logo_unreadable") from error
    return clean_logo(data)


def clean_logo(data: bytes) -> bytes:
    """The picture as a PNG of its pixels on white: no place, no date, no camera, no name of a program.

    Raises:
        BadInput: `logo_unreadable` for what is no PNG or JPEG or is damaged, `logo_large`.
    """
    from PIL import Image, ImageOps

    if len(data) > MAX_FILE_BYTES:
        raise BadInput("logo_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MAX_PIXELS:
                raise BadInput("logo_large")
            picture.load()
            turned = ImageOps.exif_transpose(picture)
            return _written(_on_white(turned))
    except BadInput:
        raise
    except Image.DecompressionBombError as error:
        raise BadInput("logo_large") from error
    except Exception as error:  # whatever a broken picture makes the library stumble over
        raise BadInput("logo_unreadable") from error


def _on_white(picture: Pictures.Image) -> Pictures.Image:
    """The picture without see-through parts, no larger than it is kept."""
    from PIL import Image

    coloured = picture.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, "white")
    ground.alpha_composite(coloured)
    flat = ground.convert("RGB")
    flat.thumbnail((MAX_WIDTH_PX, MAX_HEIGHT_PX), Image.Resampling.LANCZOS)
    return flat


def _written(picture: Pictures.Image) -> bytes:
    """A PNG that holds the pixels and what is needed to read them."""
    from PIL import Image

    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    target = BytesIO()
    bare.save(target, "PNG", optimize=True)
    return target.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a kept logo, in pixels."""
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        return picture.size


def shown_size(data: bytes, width: float, height: float) -> tuple[float, float]:
    """The size at which a logo is shown in a box: as large as fits, its sides in proportion."""
    wide, high = size_of(data)
    scale = min(width / wide, height / high)
    return wide * scale, high * scale
