"""绩效目标写得过长。

检查什么
    绩效目标的字数是否超过最多字数（见参数表）。
为什么
    把方案、职责都抄进目标，重点反而看不出来，也超出系统里常见的字数限制。
会查出
    目标 | 全年围绕基层需要组织开展科普服务，按季度制订活动方案，明确责任科室、活动内容、时间安排、经费预算和安全预案，报分管领导审定后实施，并在活动结束后十个工作日内形成总结材料归档备查；
    | 一季度以春节和元宵节为契机进社区举办灯谜竞猜、科学实验秀和健康义诊，组织志愿者不少于60人次，发放科普读本2000册，同步通过公众号推送图文不少于12篇，做到线上线下相互带动；
    | 二季度结合世界读书日、科技工作者日和环境日进学校举办院士讲堂、机器人展演和垃圾分类体验，覆盖学校不少于20所、学生不少于6000人次，并为偏远学校捐赠实验器材30套，配套培训任课教师；
    | 三季度利用暑期开放场馆，延长每日开放时间两小时，增设夜场活动和亲子课堂，接待观众不少于3万人次，开展设备检修和消防演练各不少于2次，确保不发生安全责任事故，并按月公布客流和设备情况；
    | 四季度以全国科普日为重点进企业、进农村举办技术咨询和农技培训，组织专家不少于80人次，形成咨询报告不少于4篇，帮助解决生产技术难题不少于10个，并组织服务对象问卷调查不少于500份；
    | 年终汇总各季度活动的照片、签到表、问卷和媒体报道，整理装订成册，开展项目自评，总结经验和不足，提出下一年度改进意见，使公众科学素质持续提升，服务对象满意度达到90%以上。
不会查出
    目标 | 全年举办科普讲座24场，参加人次不少于5000人次，公众科学素质水平得到提升，满意度不低于90%。
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the objective has more characters than fit."""
    length, most = len(facts.objective), profile.parameters["objective_characters_most"]
    if length > most:
        yield Flaw(
            f"{facts.titled}的绩效目标有 {length} 个字，超过 {most} 个字", "只留任务、数量和效果，方案和职责写到项目说明里",
            source=facts.objective_source,
        )


RULE = Rule(
    code="OB003", name="目标过长", concern="objective", severity="hint", certainty="certain", scope=ProjectFacts, check=check,
)
