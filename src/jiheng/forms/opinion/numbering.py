"""The numbers of headings in official documents: 一、（一）1."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def to_chinese(number: int) -> str:
    """A number from 1 to 9999 in Chinese numerals, as they are spoken: 十二, 一百零五, 一千零一十."""
    if not 1 <= number <= 9_999:
        return str(number)
    digits = [(int(digit), place) for digit, place in zip(str(number)[::-1], _PLACES, strict=False)]
    words = "".join(_DIGITS[digit] + (place if digit else "") for digit, place in reversed(digits))
    while "零零" in words:
        words = words.replace("零零", "零")
    words = words.rstrip("零")
    return words[1:] if number < 20 and words.startswith("一十") else words
