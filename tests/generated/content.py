"""What a generated filing says: agencies, projects, money and indicators in words of our own, the same for the same seed."""

from random import Random
from typing import NamedTuple

PLACES = ("青江市", "白杨县", "临湖区", "云溪市", "南麓县", "北屏区", "石桥市", "金穗县")
OFFICES = (
    ("水务局", ("河道管理所", "供水服务中心", "防汛抢险队")), ("教育局", ("第一实验小学", "教师发展中心", "职业技术学校")),
    ("卫生健康委员会", ("疾病预防控制中心", "妇幼保健院", "中心血站")), ("农业农村局", ("农技推广站", "动物卫生监督所", "种子管理站")),
    ("文化和旅游局", ("图书馆", "群众艺术馆", "文物保护所")), ("民政局", ("社会福利院", "救助管理站", "婚姻登记中心")),
)
SUBJECTS = (
    "河道清淤", "校舍修缮", "社区养老服务", "农田灌溉设施", "公共图书采购", "儿童疫苗接种", "职业技能培训", "古建筑保护", "道路照明改造", "山洪灾害监测",
    "食品安全抽检", "残疾人康复", "危旧管网更新", "森林防火", "线上政务服务（二期）", "PM2.5监测站点", "5G应用示范", "“小水滴”志愿服务",
)
KINDS = ("经费", "项目", "专项资金", "补助资金", "工程", "2024-2026年专项", "运行维护费", "（一般性转移支付）")
OBJECTIVES = (
    "完成{subject}年度任务，按期交付并通过验收。", "健全日常巡查与维护机制，全年巡查不少于{n}次，问题整改率达到100%。", "面向基层单位开展{n}期业务培训，参训人员满意度达到{p}%以上。",
    "进一步改善服务条件，受益群众不少于{n}万人次；形成可复制、可推广的经验。", "严格执行预算，资金使用合规率100%，不发生重大安全责任事故。",
    "建立“问题发现—任务派发—整改反馈—复查销号”的闭环管理制度，做到件件有着落、事事有回音。", "购置专用设备{n}台（套），设备完好率不低于{p}%，年均故障时间控制在{n}小时以内。",
)
POOL = {
    ("产出指标", "数量指标"): (
        ("开展{subject}培训场次", "≥{n}场"), ("巡查次数", "不少于{n}次"), ("完成{subject}处数", "{n}处"), ("服务人次（线上+线下）", "≥{n}万人次"),
        ("设备购置数量", "{n}台（套）"), ("发放宣传手册", "≥{n}00册"), ("编制技术报告", "不少于{k}篇，每篇不少于{n}00字"), ("受理群众来件", "≥{n}件"),
    ),
    ("产出指标", "质量指标"): (
        ("工程验收合格率", "100%"), ("{subject}达标率", "≥{p}%"), ("设备完好率", "不低于{p}.5%"), ("数据准确率(%)", "≥{p}%"), ("培训考核通过率", "{p}%以上"),
        ("服务规范程度", "符合《{subject}技术规范》要求"),
    ),
    ("产出指标", "时效指标"): (
        ("任务按期完成率", "≥{p}%"), ("资金支付进度", "2026年12月底前完成"), ("应急响应时间", "≤{k}小时"), ("{subject}完成时间", "2026年{k}月31日前"),
        ("来件办结时限", "{k}个工作日内"),
    ),
    ("产出指标", "成本指标"): (("项目总成本", "不超过{n}万元"), ("单次巡查成本", "≤{n}0元/次"), ("人均培训费用", "控制在{n}5元/人·天以内"), ("预算控制率", "≤100%")),
    ("效益指标", "经济效益指标"): (("带动相关产业增收", "≥{n}万元"), ("减少财产损失", "效果明显"), ("节约运行成本", "不少于{k}%")),
    ("效益指标", "社会效益指标"): (
        ("群众知晓率", "≥{p}%"), ("重大安全责任事故", "0起"), ("公共服务水平", "持续提升"), ("受益群众人数", "{n}万人以上"),
        ("基层治理能力", "通过制度建设和队伍培养，使基层发现问题、解决问题的能力不断增强，形成常态长效机制"),
    ),
    ("效益指标", "生态效益指标"): (("水质优良比例", "≥{p}%"), ("生态环境改善程度", "明显改善"), ("新增绿化面积", "约{n}亩")),
    ("效益指标", "可持续影响指标"): (("长效机制健全性", "健全"), ("设施使用年限", "≥{k}年"), ("经验推广应用", "形成{k}项可推广做法")),
    ("满意度指标", "服务对象满意度指标"): (("受益群众满意度", "≥{p}%"), ("参训人员满意度", "{p}%以上"), ("服务对象投诉率", "≤{k}%")),
}
REASONS = ("", "", "", "因雨季延长，部分任务推迟；下一步提前安排，加强调度。", "无", "设备到货较晚，已于年底前补齐。")


class Item(NamedTuple):
    """One indicator: where it belongs, its name, its values and what a self-evaluation adds."""

    dimension: str
    category: str
    name: str
    annual: str
    period: str
    actual: str
    points: int
    score: str
    reason: str


class Work(NamedTuple):
    """One project; every amount is in 分: what 财政拨款 and 其他资金 give in the year and in the whole period, and what is spent of it."""

    name: str
    objective: str
    period_objective: str
    actual_objective: str
    fiscal: int
    other: int
    period_fiscal: int
    period_other: int
    spent_fiscal: int
    spent_other: int
    items: tuple[Item, ...]


class Body(NamedTuple):
    """One agency and its projects."""

    name: str
    works: tuple[Work, ...]


class Content(NamedTuple):
    """What one file says."""

    department: str
    year: int
    bodies: tuple[Body, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """All projects in their order."""
        return tuple(work for body in self.bodies for work in body.works)


def make_content(seed: int, *, works_at_most: int = 4, bodies_at_most: int = 2) -> Content:
    """What the file with this seed says."""
    chance = Random(seed)
    place, (office, below) = chance.choice(PLACES), chance.choice(OFFICES)
    names = [f"{place}{office}", *(f"{place}{name}" for name in below)][:chance.randint(1, bodies_at_most)]
    subjects = chance.sample(SUBJECTS, len(SUBJECTS))
    bodies = [
        Body(name, tuple(_work(chance, subjects.pop()) for _ in range(chance.randint(1, works_at_most)))) for name in names
    ]
    return Content(names[0], 2026, tuple(bodies))


def _work(chance: Random, subject: str) -> Work:
    fiscal, other = chance.randint(1, 10**chance.randint(4, 9)) * 100, chance.choice((0, 0, chance.randint(1, 10**7) * 100))
    objective = _objective(chance, subject)
    unspent = chance.randrange(fiscal) // 1000 * 100 if fiscal > 10**5 else 0
    return Work(
        name=subject + chance.choice(KINDS), objective=objective, period_objective=_objective(chance, subject),
        actual_objective=f"已完成年度任务。{objective}", fiscal=fiscal, other=other,
        period_fiscal=fiscal * 3, period_other=other * 2, spent_fiscal=fiscal - unspent, spent_other=other, items=_items(chance, subject),
    )


def _objective(chance: Random, subject: str) -> str:
    sentences = chance.sample(OBJECTIVES, chance.randint(1, len(OBJECTIVES)))
    filled = [_fill(chance, sentence, subject) for sentence in sentences]
    if len(filled) > 2 and chance.random() < 0.4:
        return "\n".join(f"{number}.{sentence}" for number, sentence in enumerate(filled, start=1))
    return "".join(filled)


def _items(chance: Random, subject: str) -> tuple[Item, ...]:
    """Some indicators of every kind in the order of the form, their points adding up to 90."""
    drawn = []
    for (dimension, category), known in POOL.items():
        for name, value in chance.sample(known, min(len(known), chance.choice((0, 1, 1, 2, 3)))):
            drawn.append((dimension, category, _fill(chance, name, subject), _fill(chance, value, subject)))
    drawn = drawn or [("产出指标", "数量指标", "巡查次数", "≥12次")]
    shares = [90 // len(drawn)] * len(drawn)
    shares[-1] += 90 - sum(shares)
    return tuple(_item(chance, *row, points) for row, points in zip(drawn, shares, strict=True))


def _item(chance: Random, dimension: str, category: str, name: str, value: str, points: int) -> Item:
    lost = chance.choice((0, 0, 0, 1))
    period = chance.choice((value, value, f"三年累计：{value}"))
    reason = chance.choice(REASONS) if lost else ""
    return Item(dimension, category, name, value, period, value.lstrip("≥≤"), points, str(points - lost), reason)


def _fill(chance: Random, text: str, subject: str) -> str:
    small, large = chance.randint(2, 99), chance.randint(100, 999)
    return text.format(subject=subject, n=chance.choice((small, large)), k=chance.randint(2, 12), p=chance.randint(80, 99))
