"""The two networks that come in the wheel of rapidocr: one finds lines of text, the other reads one line. Loaded once per process."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime
import rapidocr

from jiheng.readers.scan.paper import WHITE, Pixels

_MODELS = Path(rapidocr.__file__).with_name("models")
_FINDER, _READER = "PP-OCRv*_det_*.onnx", "PP-OCRv*_rec_*.onnx"
_HEIGHT, _WIDEST = 48, 3200
"""The height in pixels that the reader wants, and the most columns it is given at once."""

_BATCH = 6400
_LIKELY, _GROWTH, _SMALLEST = 0.3, 1.6, 6
_THREADS = 4


class Pixelbox(NamedTuple):
    """A box in pixels: the first and the last column and row, the latter not included."""

    left: int
    top: int
    right: int
    bottom: int


class Reading(NamedTuple):
    """What a line says: its characters, how sure each is (0…1), and where its middle lies (0 the line's left end, 1 its right end)."""

    text: str
    sureness: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def least(self) -> float:
        """How sure the least sure character is; 0 for no text."""
        return min(self.sureness, default=0.0)


def find_text(levels: Pixels, *, scale: float) -> list[Pixelbox]:
    """Boxes around the lines of text in some grey levels; they are looked for in the picture scaled by ``scale``."""
    height, width = (max(round(side * scale / 32), 1) * 32 for side in levels.shape)
    small = np.asarray(cv2.resize(levels, (width, height), interpolation=cv2.INTER_AREA), dtype=np.float32)
    likely = _run(_FINDER, np.repeat(_centred(small)[None, None], 3, axis=1))[0, 0] > _LIKELY
    _, _, stats, _ = cv2.connectedComponentsWithStats(likely.astype(np.uint8))
    found = []
    for x, y, w, h, area in stats[1:].tolist():
        if min(w, h) < 2 or max(w, h) < _SMALLEST:
            continue
        grown = area * _GROWTH / (2 * (w + h))  # the network is taught to mark the inner part of a line
        across, down = levels.shape[1] / width, levels.shape[0] / height
        found.append(Pixelbox(
            max(round((x - grown) * across), 0), max(round((y - grown) * down), 0),
            min(round((x + w + grown) * across), levels.shape[1]), min(round((y + h + grown) * down), levels.shape[0]),
        ))
    return found


def read_lines(lines: Sequence[Pixels], *, alphabet: str = "") -> list[Reading]:
    """What each picture of one line says; where an ``alphabet`` is given, in its characters only."""
    shaped = [_shaped(line) for line in lines]
    order = sorted(range(len(shaped)), key=lambda index: shaped[index].shape[1])
    readings: dict[int, Reading] = {}
    while order:
        widest = shaped[order[-1]].shape[1]
        batch, order = order[-max(_BATCH // widest, 1):], order[:-max(_BATCH // widest, 1)]
        given = np.zeros((len(batch), 3, _HEIGHT, widest), dtype=np.float32)
        for place, index in enumerate(batch):
            given[place, :, :, :shaped[index].shape[1]] = shaped[index]
        for index, shares in zip(batch, _run(_READER, given), strict=True):
            readings[index] = _decoded(shares, share=shaped[index].shape[1] / widest, alphabet=alphabet)
    return [readings[index] for index in range(len(shaped))]


def _shaped(line: Pixels) -> npt.NDArray[np.float32]:
    width = min(max(round(line.shape[1] * _HEIGHT / line.shape[0]), _HEIGHT), _WIDEST)
    return _centred(np.asarray(cv2.resize(line, (width, _HEIGHT), interpolation=cv2.INTER_LINEAR), dtype=np.float32))


def _centred(levels: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return levels * (2 / WHITE) - 1


def _decoded(shares: npt.NDArray[np.float32], *, share: float, alphabet: str) -> Reading:
    """The characters of the likeliest path: one for every run of the same label that is not the blank (0)."""
    characters = _characters()
    if alphabet:
        allowed = np.zeros(shares.shape[1], dtype=bool)
        allowed[[0, *(place for place, character in enumerate(characters) if character in alphabet and character)]] = True
        shares = np.where(allowed, shares, 0)
    labels, best = shares.argmax(axis=1), shares.max(axis=1)
    starts = np.flatnonzero(np.diff(labels, prepend=-1))
    runs = [(start, end) for start, end in zip(starts, [*starts[1:], len(labels)], strict=True) if labels[start]]
    return Reading(
        "".join(characters[labels[start]] for start, _ in runs),
        tuple(float(best[start:end].max()) for start, end in runs),
        tuple(min((start + end) / 2 / len(labels) / share, 1.0) for start, end in runs),
    )


def _run(model: str, given: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    session = _session(model)
    return np.asarray(session.run(None, {session.get_inputs()[0].name: given})[0])


@cache
def _session(model: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = min(os.cpu_count() or 1, _THREADS)
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads would burn a core
    (path,) = _MODELS.glob(model)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _characters() -> tuple[str, ...]:
    """What each label of the reader stands for: the blank, the characters of its list, and the space."""
    listed = _session(_READER).get_modelmeta().custom_metadata_map["character"].splitlines()
    return "", *listed, " "
