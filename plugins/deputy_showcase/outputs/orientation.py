"""Which way up a photo is: the one EXIF field that matters, read without trusting the rest."""

from __future__ import annotations

import struct

from PIL import Image

_TAG = 0x0112
_SHORT = 3
#: Orientations that swap width and height.
SIDEWAYS = frozenset({5, 6, 7, 8})
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def exif_orientation(exif: bytes) -> int:
    """The EXIF orientation, 1 to 8; 1 (upright) when it is missing or makes no sense.

    Args:
        exif: the TIFF structure, with or without the ``Exif`` prefix of JPEG.
    """
    tiff = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        value = _field(tiff, order)
    except struct.error:
        return 1
    return value if value in _TURNS else 1


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """The image turned as it should be seen."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _field(tiff: bytes, order: str) -> int:
    """The orientation in the first directory (IFD0) of a TIFF structure, or 1."""
    (directory,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, directory)
    for index in range(count):
        at = directory + 2 + 12 * index
        tag, kind = struct.unpack_from(order + "HH", tiff, at)
        if tag == _TAG and kind == _SHORT:
            (value,) = struct.unpack_from(order + "H", tiff, at + 8)
            return int(value)
    return 1
