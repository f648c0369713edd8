"""Column by column, from what is printed to what is kept."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.errors import RowsRefused
from commonweal.records.incident import SCALE

HEX_LENGTH = 64  # of a Crime ID, which is a SHA-256
NO_DIGIT = 255
BLANK_PLACE = "On or near"  # with a street after it, or with nothing
NO_PLACE = "No Location"
_DIGITS = np.full(256, NO_DIGIT, np.uint8)
for _value, _letters in enumerate([*"0123456789", "aA", "bB", "cC", "dD", "eE", "fF"]):
    for _letter in _letters:
        _DIGITS[ord(_letter)] = _value


@dataclass(frozen=True, slots=True)
class IdColumn:
    """Crime IDs as bytes; `odd` is how many are not 64 hexadecimal digits and are kept as they are printed."""

    values: pa.Array
    odd: int


def parse_ids(printed: pa.ChunkedArray) -> IdColumn:
    """Fold 64 hexadecimal digits to 32 bytes, which halves the largest column of the store."""
    whole = pa.concat_arrays(printed.chunks) if printed.num_chunks else pa.array([], pa.string())
    there = whole.drop_null()
    folded = _fold(there)
    if folded is None:
        folded, odd = _fold_each(there)
    else:
        odd = 0
    positions = pc.cumulative_sum(pc.cast(whole.is_valid(), pa.int64()))
    at = pc.if_else(whole.is_valid(), pc.subtract(positions, 1), pa.scalar(None, pa.int64()))
    return IdColumn(folded.take(at), odd)


def _fold(texts: pa.Array) -> pa.Array | None:
    """All at once; None where one of them is not 64 hexadecimal digits."""
    if not pc.all(pc.equal(pc.binary_length(texts), HEX_LENGTH), min_count=0).as_py():
        return None
    texts = pa.concat_arrays([texts])  # begins at offset 0
    letters = np.frombuffer(b"".join([memoryview(texts.buffers()[2] or b"")]), np.uint8)[: len(texts) * HEX_LENGTH]
    digits = _DIGITS[letters]
    if (digits == NO_DIGIT).any():
        return None
    bytes_ = (digits[0::2] << 4 | digits[1::2]).tobytes()
    size = HEX_LENGTH // 2
    offsets = pa.py_buffer(np.arange(0, len(bytes_) + 1, size, dtype=np.int32))
    return pa.Array.from_buffers(pa.binary(), len(texts), [None, offsets, pa.py_buffer(bytes_)])


def _fold_each(texts: pa.Array) -> tuple[pa.Array, int]:
    folded = []
    odd = 0
    for text in texts.to_pylist():
        digits = _DIGITS[np.frombuffer(text.encode(), np.uint8)]
        sound = len(digits) == HEX_LENGTH and not (digits == NO_DIGIT).any()
        folded.append(bytes.fromhex(text) if sound else text.encode())
        odd += not sound
    return pa.array(folded, pa.binary()), odd


def to_millionths(degrees: pa.ChunkedArray, name: str, column: str, limit: int) -> pa.ChunkedArray:
    """Whole millionths of a degree, as many as the publisher prints. Raises RowsRefused beyond `limit` degrees."""
    outside = pc.invert(pc.less_equal(pc.abs(degrees), limit))
    if pc.any(outside).as_py():
        value = degrees.filter(pc.fill_null(outside, False))[0].as_py()
        raise RowsRefused(f"{column} in {name} holds {value}, which is not on the globe.", "Fetch the file again.")
    return pc.cast(pc.round(pc.multiply(degrees, float(SCALE))), pa.int32())


def place(printed: pa.ChunkedArray) -> pa.ChunkedArray:
    """The place as printed; null where the publisher printed none ("On or near " and nothing, or "No Location")."""
    chunks = [_without_blanks(chunk) for chunk in printed.chunks]
    return pa.chunked_array(chunks, printed.type)


def _without_blanks(words: pa.DictionaryArray) -> pa.DictionaryArray:
    blank = pc.is_in(pc.utf8_trim_whitespace(words.dictionary), pa.array([BLANK_PLACE, NO_PLACE]))
    if not pc.any(blank).as_py():
        return words
    gone = blank.take(words.indices)
    indices = pc.if_else(gone, pa.scalar(None, pa.int32()), words.indices)
    return pa.DictionaryArray.from_arrays(indices, words.dictionary)
