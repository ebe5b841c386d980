"""CP2xx: declarations, names and where statements stand."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

MISPLACED = Code(
    "CP201",
    Severity.ERROR,
    zh="这一行不在“{heading}”下面，不知道属于谁。",
    en="This line stands below no “{heading}” that could take it.",
    help_zh="把它移到“{heading}”下面。",
    help_en="Move it below “{heading}”.",
)
MISSING = Code(
    "CP202",
    Severity.ERROR,
    zh="没有写{what}。",
    en="The policy does not state {what}.",
    help_zh="补一行：{shape}",
    help_en="Add a line: {shape}",
)
TWICE = Code(
    "CP203",
    Severity.ERROR,
    zh="{what}写了两次。",
    en="{what} is stated twice.",
    help_zh="只留一处。",
    help_en="Keep one of them.",
)
DECLARED_TWICE = Code(
    "CP204",
    Severity.ERROR,
    zh="名称“{name}”声明了两次。",
    en="The name “{name}” is declared twice.",
    help_zh="给其中一个换个名称。",
    help_en="Give one of them another name.",
)
RESERVED = Code(
    "CP205",
    Severity.ERROR,
    zh="“{name}”是语言自带的名称，不能另作他用。",
    en="“{name}” is a built-in name of the language and cannot be declared.",
    help_zh="换一个名称。",
    help_en="Choose another name.",
)
UNKNOWN_NAME = Code(
    "CP206",
    Severity.ERROR,
    zh="没有名为“{name}”的{what}。",
    en="No {what} is called “{name}”.",
    help_zh="核对写法；确有其事的，先声明再使用。",
    help_en="Check its spelling; if it is right, declare it first.",
)
UNKNOWN_NAME_NEAR = Code(
    "CP207",
    Severity.ERROR,
    zh="没有名为“{name}”的{what}。",
    en="No {what} is called “{name}”.",
    help_zh="是不是“{near}”？",
    help_en="Did you mean “{near}”?",
)
RUN_TOGETHER = Code(
    "CP208",
    Severity.ERROR,
    zh="“{name}”连在一起，会被读作一个名称，而没有这样的{what}。",
    en="“{name}” is run together and reads as one name; no {what} is called that.",
    help_zh="分开写：{split}",
    help_en="Write them apart: {split}",
)
BAD_DATE = Code(
    "CP209",
    Severity.ERROR,
    zh="“{text}”不是一个存在的日期。",
    en="“{text}” is not a day that exists.",
    help_zh="写成 2018-12-01 的样子，并核对年月日。",
    help_en="Write it like 2018-12-01, and check year, month and day.",
)
PERIOD_REVERSED = Code(
    "CP210",
    Severity.ERROR,
    zh="考核期的起始日在截止日之后。",
    en="The period begins after it ends.",
    help_zh="把两个日期对调。",
    help_en="Exchange the two dates.",
)
NEVER_USED = Code(
    "CP211",
    Severity.WARNING,
    zh="{what}“{name}”写了，却没有用到。",
    en="The {what} “{name}” is declared and never used.",
    help_zh="删去它，或在考核项里用上它。",
    help_en="Delete it, or use it in an item.",
)
NO_ITEMS = Code(
    "CP212",
    Severity.ERROR,
    zh="政策里没有一个考核项。",
    en="The policy has no item.",
    help_zh="至少写一项：考核项 1 名称 100分",
    help_en="Write at least one: item 1 NAME 100 points",
)
UNKNOWN_TYPE = Code(
    "CP213",
    Severity.ERROR,
    zh="不认识字段类型“{name}”。",
    en="“{name}” is not a type of field.",
    help_zh="可用的类型：{types}；或用“、”列出各种取值。",
    help_en="Types: {types}; or list the values with “&”.",
)
SHARED_NOT_COUNTED = Code(
    "CP251",
    Severity.ERROR,
    zh="“由各部门均分”只能用在“统计 …… 的 件数”里。",
    en="“shared per ...” belongs into a measure that counts records.",
    help_zh="先用“统计 …… 的 件数”均分，再在算式里乘以每件的分值。",
    help_en="Share the count first, and multiply it by the points in a formula.",
)
REQUIRED_OPTIONAL = Code(
    "CP250",
    Severity.ERROR,
    zh="字段“{name}”既写了“必填”又写了“可空”。",
    en="Field “{name}” is both required and optional.",
    help_zh="只留一个。",
    help_en="Keep one of them.",
)
UNKNOWN_FUNCTION = Code(
    "CP214",
    Severity.ERROR,
    zh="不认识函数“{name}”。",
    en="“{name}” is not a function.",
    help_zh="可用的函数：{functions}。",
    help_en="Functions: {functions}.",
)
CIRCULAR = Code(
    "CP215",
    Severity.ERROR,
    zh="“{name}”绕了一圈，又要用它自己来算：{path}。",
    en="“{name}” is defined by itself: {path}.",
    help_zh="改掉其中一处，使每个数都能由别的数算出来。",
    help_en="Change one of them so that each figure follows from others.",
)
NOT_AS_WRITTEN = Code(
    "CP216",
    Severity.ERROR,
    zh="{what}这里要写{expected}。",
    en="{what}: expected {expected} here.",
    help_zh="这一行的写法：{shape}",
    help_en="The shape of this line: {shape}",
)
NO_RULE = Code(
    "CP217",
    Severity.ERROR,
    zh="考核项 {item} 没有写怎样得分。",
    en="Item {item} does not say how it is scored.",
    help_zh="补一行“得分率 = ……”、“得分 = ……”或“扣分 = ……”。",
    help_en="Add a line “rate = ...”, “score = ...” or “deduct = ...”.",
)
TWO_RULES = Code(
    "CP218",
    Severity.ERROR,
    zh="考核项 {item} 写了不止一种得分办法。",
    en="Item {item} is scored in more than one way.",
    help_zh="只留一行“得分率”“得分”或“扣分”。",
    help_en="Keep one line of “rate”, “score” or “deduct”.",
)
NO_DEPARTMENTS = Code(
    "CP219",
    Severity.ERROR,
    zh="考核项 {item} 没有责任部门。",
    en="Item {item} names no department.",
    help_zh="补上“权重”或“责任部门”。",
    help_en="Add “weights” or “responsible”.",
)
WEIGHTS_AND_DEPARTMENTS = Code(
    "CP220",
    Severity.ERROR,
    zh="考核项 {item} 既写了“权重”又写了“责任部门”。",
    en="Item {item} has both “weights” and “responsible”.",
    help_zh="只留一种。",
    help_en="Keep one of them.",
)
AMBIGUOUS = Code(
    "CP221",
    Severity.ERROR,
    zh="不止一个考核项里有“{name}”，不知道指哪一个。",
    en="Several items have a “{name}”; it is unclear which is meant.",
    help_zh="给它们起不同的名称。",
    help_en="Give them different names.",
)
EMPTY_TABLE = Code(
    "CP222",
    Severity.ERROR,
    zh="“{name}”下面一行内容也没有。",
    en="“{name}” has no rows.",
    help_zh="在它下面逐行写出来。",
    help_en="Write its rows below it.",
)
BORNE_WITHOUT_DEDUCTION = Code(
    "CP223",
    Severity.ERROR,
    zh="考核项 {item}：“扣分由责任部门承担”要与“扣分 = ……，扣完为止”和“责任部门”一起用，"
    "不与“权重”一起用。",
    en="Item {item}: “deductions fall on the department” goes with “deduct = ..., until exhausted” "
    "and “responsible”, and not with “weights”.",
    help_zh="补上“扣分 = ……，扣完为止”和“责任部门”，或删去这一行。",
    help_en="Add “deduct = ..., until exhausted” and “responsible”, or delete this line.",
)
EACH_IN_MEASURE = Code(
    "CP224",
    Severity.ERROR,
    zh="“每件计”只能用在“认定”里。",
    en="“each counting” belongs into a recognition.",
    help_zh="把这一行改为“认定”，或改用“按 …… 分列”，再在算式里相乘。",
    help_en="Make this line a “recognise”, or split it with “by” and multiply in a formula.",
)
GATE_TARGET = Code(
    "CP230",
    Severity.ERROR,
    zh="这里没有可以用“凡”调整的“{name}”。",
    en="There is no “{name}” here that “when” could change.",
    help_zh="“凡”只调整写在同一处的“计算”和“表”，考核项里还有“得分率”和“得分”。",
    help_en="It changes a “compute” or a “table” of its own place, in an item also rate and score.",
)
GATE_BORNE = Code(
    "CP231",
    Severity.ERROR,
    zh="考核项 {item}：“扣分由责任部门承担”时，各部门的扣分合在一起算，不能再用“凡”调整“{name}”。",
    en="Item {item}: where deductions fall on the department, “when” cannot change its {name}.",
    help_zh="把条件写进“扣分”，例如：扣分 = 若 条件 则 10分，否则 2分 × 次数，扣完为止",
    help_en="Write the condition into the deduction: deduct = if CONDITION then ... else ...",
)
REFERS_TO_ITSELF = Code(
    "CP240",
    Severity.ERROR,
    zh="“引用 {name}”指的就是本考核本年度自己的结果。",
    en="Reference “{name}” is to the very result that this policy works out.",
    help_zh="改为别的年度、别的考核期或别的考核。",
    help_en="Name another year, another period or another assessment.",
)
IN_SUMMARY = Code(
    "CP232",
    Severity.ERROR,
    zh="“{name}”是汇总里的数，各考核项算完才有，这里不能用。",
    en="“{name}” is a figure of the summary; it comes after the items, and cannot be used here.",
    help_zh="把用到它的这一行移到“汇总”下面。",
    help_en="Move the line that uses it below “summary”.",
)
NOT_OF_THE_ITEM = Code(
    "CP260",
    Severity.ERROR,
    zh="“{name}”不是考核项 {item} 的责任部门。",
    en="“{name}” is not a department of item {item}.",
    help_zh="核对部门；它不参加这一项的，删去这一行。",
    help_en="Check the department; if the item does not name it, delete this line.",
)
WRONG_SORT = Code(
    "CP261",
    Severity.ERROR,
    zh="{heading}的算法要写“{expected}”。",
    en="The rule of a {heading} is written as “{expected}”.",
    help_zh="改成：{shape}",
    help_en="Write: {shape}",
)
PART_TOTAL = Code(
    "CP263",
    Severity.ERROR,
    zh="“分项合计”只能写在有分项的考核项自己的算法里，即“得分 =”“得分率 =”或“扣分 =”那一行。",
    en="“part_total” can stand only in the rule of an item that has parts, in its line "
    "“score =”, “rate =” or “deduct =”.",
    help_zh="把用到分项合计的算式写在考核项的“得分 =”一行。",
    help_en="Write the formula that needs it in the item's line “score =”.",
)
EMPTY_CATEGORY = Code(
    "CP262",
    Severity.ERROR,
    zh="大类 {category} 下面没有考核项。",
    en="There is no item below category {category}.",
    help_zh="把它的考核项移到这个标题下面，或删去这个标题。",
    help_en="Move its items below this heading, or delete the heading.",
)
