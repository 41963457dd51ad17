"""The codes of the number formats that a workbook names by a number only (ECMA-376 part 1, 18.8.30), as a Chinese edition shows them."""

_TIME, _LONG_TIME = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_MONTH, _DAY, _DATE = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'

CODES = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _MONTH, 28: _DAY, 29: _DAY, 30: "m-d-yy", 31: _DATE, 32: _TIME, 33: _LONG_TIME, 34: "上午/下午" + _TIME, 35: "上午/下午" + _LONG_TIME,
    36: _MONTH, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"',
    42: '¥#,##0;¥-#,##0;¥"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;¥"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: _MONTH, 51: _DAY, 52: _MONTH, 53: _DAY, 54: _DAY, 55: "上午/下午" + _TIME, 56: "上午/下午" + _LONG_TIME,
    57: _MONTH, 58: _DAY,
}
"""Code by number; other numbers below 164 are General."""

NAMED = {
    "general number": "General", "general date": "yyyy/m/d h:mm", "long date": _DATE, "medium date": "d-mmm-yy", "short date": "yyyy/m/d",
    "long time": "h:mm:ss", "medium time": "h:mm AM/PM", "short time": "h:mm", "currency": "¥#,##0.00;¥-#,##0.00",
    "euro currency": "€#,##0.00;-€#,##0.00", "fixed": "0.00", "standard": "#,##0.00", "percent": "0.00%", "scientific": "0.00E+00",
    "yes/no": '"Yes";"Yes";"No"', "true/false": '"True";"True";"False"', "on/off": '"On";"On";"Off"',
}
"""Code by the name, in small letters, that workbooks saved as XML or as web pages have instead of one."""
