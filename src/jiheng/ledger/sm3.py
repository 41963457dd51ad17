"""SM3 in plain Python, for a Python whose OpenSSL does not have it.

Source: GB/T 32905-2016, sections 4 and 5; the known answers of its appendix A are in the tests.
"""

_WORD = 0xFFFFFFFF
_START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
_BLOCK, _ROUNDS, _EARLY = 64, 64, 16


def digest_sm3(content: bytes) -> bytes:
    """The 32 bytes of the SM3 digest of ``content``."""
    length = len(content)
    padded = content + b"\x80" + bytes((_BLOCK - 9 - length) % _BLOCK) + (8 * length).to_bytes(8, "big")
    state: tuple[int, ...] = _START
    for start in range(0, len(padded), _BLOCK):
        state = _compress(state, padded[start : start + _BLOCK])
    return b"".join(word.to_bytes(4, "big") for word in state)


def _turn(word: int, bits: int) -> int:
    bits %= 32
    return ((word << bits) | (word >> (32 - bits))) & _WORD


_CONSTANTS = tuple(_turn(0x79CC4519 if number < _EARLY else 0x7A879D8A, number) for number in range(_ROUNDS))


def _expand(block: bytes) -> list[int]:
    words = [int.from_bytes(block[start : start + 4], "big") for start in range(0, _BLOCK, 4)]
    for number in range(16, 68):
        mixed = words[number - 16] ^ words[number - 9] ^ _turn(words[number - 3], 15)
        mixed ^= _turn(mixed, 15) ^ _turn(mixed, 23)
        words.append(mixed ^ _turn(words[number - 13], 7) ^ words[number - 6])
    return words


def _compress(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    words = _expand(block)
    a, b, c, d, e, f, g, h = state
    for number in range(_ROUNDS):
        turned = _turn(a, 12)
        first = _turn((turned + e + _CONSTANTS[number]) & _WORD, 7)
        if number < _EARLY:
            left, right = a ^ b ^ c, e ^ f ^ g
        else:
            left, right = (a & b) | (a & c) | (b & c), (e & f) | (~e & _WORD & g)
        left = (left + d + (first ^ turned) + (words[number] ^ words[number + 4])) & _WORD
        right = (right + h + first + words[number]) & _WORD
        a, b, c, d = left, a, _turn(b, 9), c
        e, f, g, h = right ^ _turn(right, 9) ^ _turn(right, 17), e, _turn(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))
