"""Numbers in Chinese numerals, as ``[DBNum1]`` (二〇二五), ``[DBNum2]`` (贰零贰伍) and ``[DBNum3]`` (２０２５) show them."""

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_PLACES = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_LARGE = ("", "万", "亿")
_GROUP = 4


def write_digits(text: str, numerals: int) -> str:
    """The text with its digits one by one in these numerals (1–3)."""
    return text.translate(str.maketrans("0123456789", _DIGITS[numerals]))


def write_words(digits: str, numerals: int, *, is_short: bool = False) -> str:
    """A whole number in words: 一千二百〇五; ``is_short`` says 十二 for 一十二, as dates do. Very long ones come digit by digit."""
    digits = digits.lstrip("0") or "0"
    if numerals not in _PLACES or len(digits) > _GROUP * len(_LARGE) or digits == "0":
        return write_digits(digits, numerals)
    words = ""
    is_gap = False
    for place in reversed(range(0, len(digits), _GROUP)):
        group = digits[:len(digits) - place][-_GROUP:]
        if int(group):
            is_gap = bool(words) and (is_gap or group.startswith("0"))
            words += _DIGITS[numerals][0] * is_gap + _group_words(group.lstrip("0"), numerals) + _LARGE[place // _GROUP]
        is_gap = not int(group)
    one_ten = _DIGITS[numerals][1] + _PLACES[numerals][1]
    return words[1:] if is_short and words.startswith(one_ten) else words


def _group_words(group: str, numerals: int) -> str:
    """Up to four digits, the first no zero, in words; a zero between others is said once."""
    zero, words = _DIGITS[numerals][0], ""
    for place, digit in zip(reversed(range(len(group))), group, strict=True):
        if digit != "0":
            words += write_digits(digit, numerals) + _PLACES[numerals][place]
        elif not words.endswith(zero) and int(group[-place:] if place else "0"):
            words += zero
    return words
