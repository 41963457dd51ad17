"""Scans made by the tests: pages of a PDF drawn as pictures, then spoilt as scanners and stamps spoil them."""

import io
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from jiheng.readers.scan.paper import Pixels

RED = (205, 40, 50)


def draw(content: bytes, *, dpi: int = 200, page: int = 0) -> Pixels:
    """A page of a PDF as red, green, blue pixels."""
    document = pypdfium2.PdfDocument(content)
    drawn = document[page].render(scale=dpi / 72, rev_byteorder=True).to_numpy()[..., :3]
    document.close()
    return np.ascontiguousarray(drawn)


def spoil(pixels: Pixels, *, degrees: float = 0, noise: float = 0, grey: int = 0, fading: float = 0, quarters: int = 0) -> Pixels:
    """The page on grey paper, faded, laid askew, grainy, and turned clockwise by so many quarters."""
    light = 255 - (255 - pixels.astype(np.float32)) * (1 - fading)
    light = light * (255 - grey) / 255
    height, width = light.shape[:2]
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    light = cv2.warpAffine(light, rotation, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255 - grey,) * 3)
    light = light + np.random.default_rng(5).normal(0, noise, (height, width, 1))
    return np.ascontiguousarray(np.rot90(np.clip(light, 0, 255).astype(np.uint8), -quarters))


def stamp(pixels: Pixels, *, x: int, y: int, radius: int) -> Pixels:
    """The page with a red ring and a red star printed over it, as ink goes over ink."""
    mark = np.zeros(pixels.shape[:2], np.uint8)
    cv2.circle(mark, (x, y), radius, 255, radius // 10)
    cv2.drawMarker(mark, (x, y), 255, cv2.MARKER_STAR, radius // 2, radius // 12)
    share = mark[..., None] / 255
    return (pixels * (1 - share * (1 - np.array(RED) / 255))).astype(np.uint8)


def write(pixels: Pixels, kind: str = "PNG", **options: Any) -> bytes:
    """The file of a picture; ``options`` are those of Pillow."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, kind, **options)
    return stream.getvalue()
