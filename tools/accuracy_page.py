"""The accuracy of the rules on the labelled tables of this repository, measured anew each time the page is written."""

from collections.abc import Iterator
from pathlib import Path

import jiheng
from tools.command_line import REPOSITORY

PAGE = REPOSITORY / "docs" / "reference" / "accuracy.md"
LABELLED = REPOSITORY / "tests" / "rules" / "labels"
_SUFFIX = ".labels.yaml"
_INTRODUCTION = """# 规则查得准不准

下面两张表由 `make docs` 从 `tests/rules/labels/` 里的标注表重新算出。自己的表也可以这样量：`jiheng rules-accuracy 文件夹`。

## 怎样量的

- 表是本项目自己编的：01–15 和 23 是广州的列表式，各写一个部门；16–22 是上海、四川的申报表，部门整体、转移支付区域的目标表，两张自评表，
  一张监控表。毛病是故意放进去的，旁边放了看着像毛病、其实没有毛病的。标注在运行规则之前写好。
- 只算“必须改”和“建议改”，提示不算。标注写了 `complete: true`，没有标注的地方查出什么都算误报。
- 同一处毛病说得通的不止一类时，标注里把别的类写成 `may`：查出来不算误报，没有查出也不算漏。
- 第一次运行的成绩：第一批（01–12，336 项指标）50 处毛病查出 44 处（88%），281 项没有毛病的指标误报 1 项，提出的 57 处疑点对 49 处（86%）；
  照第一批补了用词、改了一条规则以后另写的第二批（13–15，82 项指标），12 处查出 11 处（92%），69 项误报 1 项，提出的 14 处对 12 处（86%）。
  逐条复看，不对的 10 处里有 5 处是标注的人自己漏标的（名称是任务、率放错了类、成本没有单位、目标与指标值矛盾），连同 3 处类别标错的已经改正；
  其余漏查和误报，查得出原因的改了用词或规则。所以下面的数是改过以后的，比没有见过的表要好看。
- 第三批（16–23，93 项指标，别的表式）第一次运行：34 处毛病查出 34 处，58 项没有毛病的指标误报 0 项，提出的 38 处疑点对 36 处；
  另外 2 处复看是标注的人漏标的（绩效目标里的供水保证率没有指标、表上没有写金额单位），已经补上，规则没有为它们改过。
  编表的人看过前两批，放进去的毛病和前两批是一类的，所以这个成绩偏高。
- 样本很小：一类毛病多的十几处，少的一两处，查全率、查准率只能看个大概；编出来的表比真的表整齐。

## 现在的成绩
"""
_FORMAT = """
## 只看名称认得准不准

三级指标的名称说明它该归哪个二级指标、用哪类单位、越多越好还是越少越好；规则靠这个认错放、单位不符、方向相反。
标注在 `tests/regulations/names/`，也是先标注、后运行。第一次运行对的比例（括号里是认错的，其余是没有认出、规则不说话的）：

| 名称 | 二级指标 | 单位 | 方向 |
|---|---|---|---|
| 第一批 406 个 | 59%（9%） | 95%（0%） | 76%（0%） |
| 补齐词表后另写的 127 个 | 78%（3%） | 92%（0%） | 84%（0%） |
| 再补后另写的 74 个 | 85%（7%） | 97%（3%） | 84%（1%） |

现在三批都在 97% 以上，那是照着补过的。没有见过的名称，二级指标大约八成五认得对，所以按名称判断归类的规则只在名称说得死的时候才提。

## 标注的写法

标注和表放在一起，文件名是“表名.labels.yaml”（或 .json）。位置写成 `项目.指标`，都从 1 数，要加引号。

```yaml
complete: true              # 没有标注的都没有毛病；不写的话，只有 clean 里的才算没有毛病
must: {'1.9': [vague]}      # 必须查出的：位置 → 类别
may: {'1.9': [restated]}    # 查出来也对的
clean: ['1.1', '1.2']       # 没有毛病的指标
project_must: {missing-cost: [2]}   # 项目的毛病：类别 → 第几个项目；project_may 同样写
table_must: [numbering]     # 整张表的毛病；table_may 同样写
```

类别就是规则的类别，见[规则](rules/README.md)。
"""


def accuracy_page() -> Iterator[tuple[Path, str]]:
    """Path and text of the page."""
    pairs = [(labels.with_name(labels.name.removesuffix(_SUFFIX) + ".txt"), labels) for labels in sorted(LABELLED.glob(f"*{_SUFFIX}"))]
    accuracy = jiheng.measure_rules(pairs)
    lines = [f"- {line}" for line in (*accuracy.misses, *accuracy.alarms)]
    missed = ["", "漏查和误报：", "", *lines] if lines else []
    yield PAGE, "\n".join([_INTRODUCTION, jiheng.print_accuracy(accuracy), *missed, _FORMAT])
