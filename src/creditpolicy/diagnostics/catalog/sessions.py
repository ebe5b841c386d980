"""What running sessions say: records that cannot come or go, snapshots that cannot be resumed."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NO_ID = Code(
    "CP700",
    Severity.ERROR,
    zh="这条记录没有编号；逐条更新时要靠编号认出同一条记录，没有收下。",
    en="This record has no 编号 (id), by which a running session knows a record again; "
    "it was not taken.",
    help_zh="给每条记录一个同种材料里不重复的编号。",
    help_en="Give each record an id that no other of its kind has.",
)
NOT_THERE = Code(
    "CP701",
    Severity.ERROR,
    zh="没有编号为“{id}”的{kind}，没有可以撤回的。",
    en="There is no {kind} with the id “{id}” to withdraw.",
    help_zh="核对材料种类和编号；已经撤回的不能再撤。",
    help_en="Check kind and id; what was withdrawn cannot be withdrawn again.",
)
OTHER_SNAPSHOT = Code(
    "CP702",
    Severity.ERROR,
    zh="这份存档是按另一份政策记的，不能用“{name}”接着算。",
    en="This snapshot was taken with another policy; “{name}” cannot go on from it.",
    help_zh="用存档时的那份政策；政策改过的，把记录重新报一遍。",
    help_en="Use the policy that it was taken with, or put all records again with this one.",
)
NO_SNAPSHOT = Code(
    "CP703",
    Severity.ERROR,
    zh="这不是存档，或者存档不完整：{what}。",
    en="This is no snapshot, or not a whole one: {what}.",
    help_zh="原样给出 session.snapshot() 当时的内容。",
    help_en="Give what session.snapshot() gave, as it was.",
)
UNDECIDED_RECORD = Code(
    "CP704",
    Severity.WARNING,
    zh="{kind}里编号“{id}”这一条要看 {year} 年的工作日，工作日历里没有这一年，"
    "判断不了是否在期限内；有关的得分记作“未定”。",
    en="The {kind} with the id “{id}” needs the working days of {year}, where the calendar has "
    "none; scores that need it are undecided.",
    help_zh="换用带有这一年放假安排的新版本。",
    help_en="Use a version that has this year's arrangement of holidays.",
)
