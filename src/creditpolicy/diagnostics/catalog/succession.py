"""CP290 to CP298: departments over time."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

STILL_THERE = Code(
    "CP290",
    Severity.ERROR,
    zh="“{name}”还列在“部门”里，沿革却说它已经没有了。",
    en="“{name}” is listed among the departments, and said to be no more.",
    help_zh="确实没有了的，从“部门”里删去；是它吸收了别的部门的，写“别的部门 于 …… 并入 {name}”。",
    help_en="If it is no more, take it out of the departments; if it took another one over, write "
    "“that one absorbed into {name} on ...”.",
)
ENDS_TWICE = Code(
    "CP291",
    Severity.ERROR,
    zh="“{name}”有两个去处，它名下的材料不知道算给谁。",
    en="“{name}” becomes two departments; nobody knows whose its records are.",
    help_zh="只留一处；一个部门拆成几个的，不写沿革，材料上写现在的部门。",
    help_en="Keep one. If it was split, write no succession: its records must name a department of "
    "today.",
)
CIRCLE = Code(
    "CP292",
    Severity.ERROR,
    zh="沿革绕了一圈：{path}，没有一个是现在的部门。",
    en="The successions go in a circle: {path}. None of these is a department of today.",
    help_zh="去掉其中一行；后来又用回旧名称的，把旧名称写进“部门”，中间用过的名称写成它的“别称”。",
    help_en="Delete one of them. If an old name came back, list it among the departments, and "
    "write the name in between as its alias.",
)
OUT_OF_ORDER = Code(
    "CP293",
    Severity.ERROR,
    zh="{day} 这一天没有“{name}”：{why}。",
    en="There was no “{name}” on {day}: {why}.",
    help_zh="核对这两个日期。",
    help_en="Check the two dates.",
)
BEGINS_TWICE = Code(
    "CP294",
    Severity.ERROR,
    zh="“{name}”写了两次由来。",
    en="“{name}” begins twice.",
    help_zh="同一天合并的写在一行；后来加入的写“并入”。",
    help_en="Write those that merged in one line, and “absorbed into” for those that came later.",
)
FORMER_NAMED = Code(
    "CP295",
    Severity.ERROR,
    zh="“{name}”已于 {day} {change}，不是现在的部门。",
    en="“{name}” was {change} on {day} and is no department of today.",
    help_zh="这里写“{today}”。",
    help_en="Write “{today}” here.",
)
ODD_DAY = Code(
    "CP296",
    Severity.ERROR,
    zh="{day} 与这次考核对不上：沿革的日期在 {first} 至 {last} 之间。",
    en="{day} cannot concern this assessment: a succession lies between {first} and {last}.",
    help_zh="核对年份。",
    help_en="Check the year.",
)
SEVERAL_RENAMED = Code(
    "CP297",
    Severity.ERROR,
    zh="更名的只能是一个部门，这里写了几个。",
    en="One department is renamed; several are named here.",
    help_zh="几个部门变成一个的，写“合并为”；各自更名的，一行写一个。",
    help_en="Write “merged into” if they became one, or a line for each.",
)
ONE_MERGED = Code(
    "CP298",
    Severity.ERROR,
    zh="合并要有两个以上部门，这里只有“{name}”。",
    en="It takes several departments to merge; there is only “{name}”.",
    help_zh="只换了名称的，写“更名为”；归入原有部门的，写“并入”。",
    help_en="Write “renamed to” if only its name changed, “absorbed into” if another one took it.",
)
