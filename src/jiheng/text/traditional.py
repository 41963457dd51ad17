"""Traditional characters that decide what a target value says → simplified ones, one for one, so that offsets stay valid.

Only those of numerals, bounds, measure units, dates and levels; names stay as printed.
"""

_PAIRS = str.maketrans(
    "於過滿長縮較減從無沒並預標準範圍滿達為與餘約後內優評級萬億兩貳幾點單雙對率數比總計劃實際每個間時週學節課年開歲號"
    "場項戶畝頃噸輛臺冊頁條張課處隻筆棟層樓鄉鎮縣區園種類組隊員團師機構業專書經費補資貼獎產檢測驗",
    "于过满长缩较减从无没并预标准范围满达为与余约后内优评级万亿两贰几点单双对率数比总计划实际每个间时周学节课年开岁号"
    "场项户亩顷吨辆台册页条张课处只笔栋层楼乡镇县区园种类组队员团师机构业专书经费补资贴奖产检测验",
)
SIMPLE = {traditional: simple for traditional, simple in _PAIRS.items() if traditional != simple}
"""Traditional characters by the simplified ones."""
