"""The sorts of change, each with the clerk's mistake that it stands for."""

from enum import Enum

from creditpolicy.diagnostics.diagnostic import Words


class Operator(Enum):
    """`value` is its name in data and on the command line."""

    THRESHOLD = "threshold"
    BOUND = "bound"
    OPPOSITE = "opposite"
    CONDITION = "condition"
    JOIN = "join"
    LEVEL = "level"
    COMPONENT = "component"
    DAYS = "days"
    DEDUP = "dedup"
    AGGREGATE = "aggregate"
    NUMBER = "number"
    SIGN = "sign"
    TERM = "term"
    ROUNDING = "rounding"
    CAP = "cap"
    ROW = "row"
    RESULT = "result"
    DIRECTION = "direction"
    WEIGHT = "weight"
    MOVED = "moved"
    DROPPED = "dropped"
    POINTS = "points"
    ASSUMPTION = "assumption"
    SUMMARY = "summary"
    PERIOD = "period"


MISTAKES: dict[Operator, tuple[Words, Words]] = {
    Operator.THRESHOLD: (
        Words("门槛差一", "a threshold by one"),
        Words("“至少3个”写成“至少2个”", "“at least 3” becomes “at least 2”"),
    ),
    Operator.BOUND: (
        Words("含不含本数", "an inclusive bound"),
        Words("“90%以上”含不含90%弄错", "whether “from 90%” includes 90%"),
    ),
    Operator.OPPOSITE: (
        Words("条件写反", "a condition turned round"),
        Words("“有”写成“无”，“为”写成“不为”", "“has” becomes “has no”, “is” becomes “is not”"),
    ),
    Operator.CONDITION: (
        Words("漏一个条件", "a condition left out"),
        Words("几个条件漏抄了一个", "one of several conditions is not copied"),
    ),
    Operator.JOIN: (
        Words("且、或弄混", "and, or"),
        Words("“同时具备”写成“任一即可”", "“all of” becomes “any of”"),
    ),
    Operator.LEVEL: (
        Words("级别差一级", "a level by one"),
        Words("“市级以上”写成“省级以上”", "one level more, or less, counts"),
    ),
    Operator.COMPONENT: (
        Words("少一个要件", "a component left out"),
        Words("要件清单漏抄一个", "one of the listed components is not copied"),
    ),
    Operator.DAYS: (
        Words("天和工作日弄混", "days, working days"),
        Words("“7个工作日”写成“7天”", "“7 working days” becomes “7 days”"),
    ),
    Operator.DEDUP: (
        Words("重复计分", "counted twice"),
        Words(
            "“同一事项只计一次”漏写或写错", "“the same counts once” is left out, or says what else"
        ),
    ),
    Operator.AGGREGATE: (
        Words("合计、件数、均值弄混", "sum, count, mean"),
        Words("“合计”写成“件数”，“最大”写成“最小”", "a sum becomes a count, a maximum a minimum"),
    ),
    Operator.NUMBER: (
        Words("数写错", "a number"),
        Words("“扣5分”写成“扣6分”", "“5 points off” becomes “6 points off”"),
    ),
    Operator.SIGN: (
        Words("加减弄反", "plus, minus"),
        Words("“减去”写成“加上”", "what is taken off is added"),
    ),
    Operator.TERM: (
        Words("漏加一项", "a part of a sum left out"),
        Words("五项要素只加了四项", "four of the five parts are added up"),
    ),
    Operator.ROUNDING: (
        Words("取整弄错", "rounding"),
        Words("“向下取整”写成“向上取整”", "rounded down becomes rounded up"),
    ),
    Operator.CAP: (
        Words("漏写封顶或保底", "a cap or a floor left out"),
        Words("“最高……分”“扣完为止”漏写", "“at most …” is left out"),
    ),
    Operator.ROW: (
        Words("表里少一行", "a row of a table left out"),
        Words("分档、加减分情形漏抄一行", "one band, or one case of a gate, is not copied"),
    ),
    Operator.RESULT: (
        Words("结果写错", "a result"),
        Words(
            "“定为丙”写成“定为乙”，“提一档”写成“降一档”",
            "“graded C” becomes “graded B”, one up becomes one down",
        ),
    ),
    Operator.DIRECTION: (
        Words("名次倒序", "ranked from the other end"),
        Words("“从高到低”排成“从低到高”", "highest first becomes lowest first"),
    ),
    Operator.WEIGHT: (
        Words("权重挪动", "weight moved between groups"),
        Words("两组权重各差5%", "two groups are 5% off"),
    ),
    Operator.MOVED: (
        Words("部门放错组", "a department in another group"),
        Words("部门抄到了下一组", "a department is copied into the next group"),
    ),
    Operator.DROPPED: (
        Words("漏一个部门", "a department left out"),
        Words("责任部门漏抄一个", "one of the departments is not copied"),
    ),
    Operator.POINTS: (
        Words("分值挪动", "points moved between items"),
        Words("两项分值各差1分", "two items are one point off"),
    ),
    Operator.ASSUMPTION: (
        Words("假设取值", "the value of an assumption"),
        Words("定的是一个值，写的是另一个", "one value was decided, another is written"),
    ),
    Operator.SUMMARY: (
        Words("合计办法弄错", "how it adds up"),
        Words("“组内平均”写成“组内任一”", "the average of a group becomes its best"),
    ),
    Operator.PERIOD: (
        Words("考核期差一天", "the period by a day"),
        Words("“至12月31日”写成“至12月30日”", "“to 31 December” becomes “to 30 December”"),
    ),
}
"""For each what it is called, and the mistake."""
