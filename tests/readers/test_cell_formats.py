"""Number formats: the table of what a sheet shows, and laws: the short way is the long way, dates and words read back, nothing raises."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.readers.cell_formats.builtin import CODES
from jiheng.readers.cell_formats.chinese import write_words
from jiheng.readers.cell_formats.formats import CellFormat
from jiheng.readers.cell_formats.numbers import NumberShape
from jiheng.readers.cell_formats.quick import find_quick_shape
from jiheng.readers.cell_formats.tokens import parse_sections
from jiheng.text.numerals import parse_numeral

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
CHINESE_DATE = '[DBNum1][$-804]yyyy"年"m"月"d"日"'
NUMBERS = (
    ("General", 0.1 + 0.2, "0.3"), ("General", 0.0900000762939453, "0.0900000762939453"), ("0", 2.5, "3"), ("0", -0.4, "0"),
    ("0.00", 2.675, "2.68"),
    ("0.00", -1.5, "-1.50"), ("#,##0.00", 1234567.891, "1,234,567.89"), ("#,##0", 999, "999"), ("000000", 123, "000123"), ("#", 0, ""),
    ("0.##", 2, "2"), ("0.0#", 2, "2.0"), ("#.##%", 0.5, "50%"), ("0%", 0.95, "95%"), ("0.0%", 0.9567, "95.7%"), ("0%", 0.285, "29%"),
    ('"≥"0', 95, "≥95"), ('"≥"0%', 0.9, "≥90%"), ('0.00"万元"', 12.5, "12.50万元"), ('"第"0"名"', 3, "第3名"), ('0"次/""年"', 3, "3次/年"),
    ("\\≥0", 5, "≥5"), ("!≥0", 5, "≥5"), ('0"%"', 95, "95%"), ("≥0.0", 5, "≥5.0"), ("G/通用格式\"元\"", 5, "5元"), ('General"元"', 5.25, "5.25元"),
    ('0!.0000"万"', 12345, "1.2345万"), ('0!.0,"万"', 12345, "1.2万"), ("#,##0,", 1234567, "1,235"), ("0.0,,", 1234567, "1.2"),
    ("000-0000", 1234567, "123-4567"), ("0.00E+00", 12345, "1.23E+04"), ("0.00E+00", 0.00012, "1.20E-04"), ("##0.0E+0", 12345, "12.3E+3"),
    ("0.0E-0", 99999, "1.0E5"), ("# ?/?", 1.5, "1 1/2"), ("# ??/??", 0.333333333333, "1/3"), ("?/8", 0.3, "2/8"), ("# ?/?", 0, "0"),
    ("0.00;(0.00)", -1.5, "(1.50)"), ("[Red]-0.00", 1, "-1.00"), ("0;-0;;@", 0, ""), (";;;", 5, ""), ("+0;-0;0", 3, "+3"),
    ('0;-0;"无"', 0, "无"),
    (ACCOUNTING, 1234.5, "1,234.50"), (ACCOUNTING, -1234.5, "-1,234.50"), (ACCOUNTING, 0, "-"), ("[$¥-804]#,##0.00", 1.5, "¥1.50"),
    ('[>=100]"多"0;[<0]"少"0;0.0', 150, "多150"), ('[>=100]"多"0;[<0]"少"0;0.0', 50, "50.0"), ('[=1]"是";[=0]"否";0', 1, "是"),
    ('[=1]"是";[=0]"否";0', 0, "否"), ('[>=90]"优";[>=80]"良";"中"', 85, "良"), ("[DBNum1]General", 1205, "一千二百〇五"),
    ("[DBNum2]General", 10020030.5, "壹仟零贰万零叁拾.伍"), ("[DBNum1]0", 2025, "二〇二五"), ("[DBNum3]0", 12, "１２"), ("0", 1e20, "1" + "0" * 20),
)
MOMENTS = (
    ("yyyy-mm-dd", 45747, "2025-03-31"), ('yyyy"年"m"月"d"日"', 45747, "2025年3月31日"), ("yyyy年m月d日", 45747, "2025年3月31日"),
    ("yy.m.d", 45747, "25.3.31"),
    (CHINESE_DATE, 45747, "二〇二五年三月三十一日"), (CHINESE_DATE, 45945, "二〇二五年十月十五日"), ("yyyy/m/d h:mm;@", 45747.75, "2025/3/31 18:00"),
    ("[$-F800]dddd, mmmm dd, yyyy", 45747, "2025年3月31日"), ("[$-F400]h:mm:ss AM/PM", 0.75, "18:00:00"), ("h:mm AM/PM", 0.75, "6:00 PM"),
    ('上午/下午h"时"mm"分"', 0.75, "下午6时00分"), ("[h]:mm", 1.5, "36:00"), ("[mm]:ss", 0.0625, "90:00"), ("mm:ss.0", 10.26 / 86400, "00:10.3"),
    ("aaaa", 45747, "星期一"),
    ("[$-804]ddd", 45747, "周一"), ("dddd", 45747, "Monday"), ("mmm-yy", 45747, "Mar-25"), ("[$-804]mmmm", 45747, "三月"),
    ("e\"年\"", 45747, "2025年"),
    ("yyyy-mm-dd", 60, "1900-02-29"), ("yyyy-mm-dd", 1, "1900-01-01"), ("yyyy-mm-dd", -1, "-1"), ("yyyy-mm-dd", 1e9, "1000000000"),
    ("h:mm:ss", 0.99999, "23:59:59"),
    (CODES[57], 45747, "2025年3月"), (CODES[14], 45747, "2025/3/31"),
)


@pytest.mark.parametrize(("code", "value", "shown"), [*NUMBERS, *MOMENTS])
def test_a_value_is_shown_as_a_sheet_shows_it(code: str, value: float, shown: str) -> None:
    assert CellFormat(code).show(value).text == shown


@pytest.mark.parametrize(("code", "shown"), [
    ("@", "文"), ("0.00", "文"), ('@"元"', "文元"), ('0;-0;0;"≥"@', "≥文"), ('0;@"!"', "文!"), ("0;;;", ""),
])
def test_a_text_keeps_to_the_part_of_texts(code: str, shown: str) -> None:
    assert CellFormat(code).show_text("文") == shown


@pytest.mark.parametrize(("code", "value", "is_rounded"), [
    ("0.00", 1.234, True), ("0.00", 1.23, False), ("0%", 0.333, True), ("0.00", 1145.6000000000001, False), (";;;", 5, True),
    ("0;-0;;@", 0, False),
    ("yyyy-mm-dd", 45747.5, False), ('"有"', 5, False), ("General", 1 / 3, False),
])
def test_a_value_of_which_less_is_shown_says_so(code: str, value: float, is_rounded: bool) -> None:
    assert CellFormat(code).show(value).is_rounded is is_rounded


amounts = st.decimals(0, 10**8, places=4)


@given(amounts, st.integers(0, 6), st.sampled_from(["0", "#,##0"]), st.sampled_from(["", "%", '"元"']))
def test_the_short_way_is_the_long_way(value: Decimal, places: int, whole: str, after: str) -> None:
    (section,) = parse_sections(whole + "." * (places > 0) + "0" * places + after)
    quick = find_quick_shape(section)
    assert quick
    assert quick.show(float(value)) == NumberShape(section).show(Decimal(f"{float(value):.15g}"))


@given(amounts, st.integers(0, 4))
def test_a_number_is_rounded_half_up_and_reads_back(value: Decimal, places: int) -> None:
    shown = CellFormat("#,##0." + "0" * places if places else "#,##0").show(float(value))
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(shown.text.replace(",", "")) == rounded
    assert shown.is_rounded == (rounded != value)


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)))
def test_a_date_reads_back(date: datetime.date) -> None:
    days = (date - datetime.date(1899, 12, 30)).days
    assert CellFormat("yyyy-mm-dd").show(days).text == date.isoformat()
    assert CellFormat("yyyy\"年\"m\"月\"d\"日\"").show(days).text == f"{date.year}年{date.month}月{date.day}日"


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_words_reads_back(number: int) -> None:
    for numerals in (1, 2):
        assert parse_numeral(write_words(str(number), numerals)) == number


@given(st.text(alphabet='0#?.,%@;"\\[]<>=-ymdhsaeEgb$DBNum1234/_*! General元', max_size=40), st.floats() | st.integers(-(10**18), 10**18))
def test_no_code_and_no_value_raises(code: str, value: float) -> None:
    form = CellFormat(code)
    assert isinstance(form.show(value).text, str)
    assert isinstance(form.show_text("文"), str)


@pytest.mark.parametrize("sign", ["0", "#,", '"', "[", "y", "?/", "E+", ";", "\\", "[DBNum1]", "[h]"])
def test_a_very_long_code_costs_no_more_than_its_first_thousand_characters(sign: str) -> None:
    assert len(CellFormat(sign * 200_000).show(1e300).text) < 5_000
