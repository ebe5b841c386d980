"""CP78x to CP80x: comparing policies, mutants, proofs."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NO_COMMON_DEPARTMENT = Code(
    "CP780",
    Severity.ERROR,
    zh="“{old}”和“{new}”没有一个相同的部门，没法比较。",
    en="“{old}” and “{new}” have no department in common and cannot be compared.",
    help_zh="核对是不是拿错了文件；部门改了名的，在新政策里用“别称”写明，或者两边统一名称。",
    help_en="Check that these are the right files; use the same names of departments in both.",
)
DAYS_MOVED = Code(
    "CP781",
    Severity.NOTE,
    zh="两份政策的考核期不在同一年（{old}，{new}）："
    "按新政策计分时，材料里的日期都{sign}挪了 {years} 年。",
    en="The policies are about different years ({old}, {new}): for the new one the days of the "
    "evidence were moved {years} years {sign}.",
)
CASES_FAIL = Code(
    "CP782",
    Severity.ERROR,
    zh="政策没有改动，用例就已经不符：{names}。",
    en="Cases that the policy, as it is, does not meet: {names}.",
    help_zh="先用 creditpolicy test 看差在哪里，改好政策或用例，再来试改错。",
    help_en="See with creditpolicy test how they differ, and mend the policy or the cases first.",
)
NO_CACHE = Code(
    "CP783",
    Severity.ERROR,
    zh="记住结果的文件“{file}”不能读写：{reason}。",
    en="{file}, which is to keep the verdicts, cannot be read or written: {reason}.",
    help_zh="换一个能写的位置，或者不用 --cache。",
    help_en="Choose another place, or leave out --cache.",
)
NEEDS_PROVE = Code(
    "CP784",
    Severity.NOTE,
    zh="有 {count} 条说不准：没有装求解器，只用了区间运算和例子。",
    en="{count} left unknown: no solver is installed, only intervals and examples were used.",
    help_zh='装上再试：pip install "creditpolicy[prove]"',
    help_en='Install it and try again: pip install "creditpolicy[prove]"',
)
OUT_OF_TIME = Code(
    "CP785",
    Severity.NOTE,
    zh="有 {count} 条，求解器在 {seconds} 秒内没有算出结论，所以说不准。",
    en="{count} left unknown: the solver found no answer within {seconds} seconds each.",
    help_zh="用 --time-limit 给它多一点时间，例如 --time-limit {more}。",
    help_en="Give it more time, such as --time-limit {more}.",
)
MUTATION_INTERRUPTED = Code(
    "CP790",
    Severity.WARNING,
    zh="中断了：{total} 处改错已经判了 {done} 处{kept}。",
    en="Interrupted: {done} of {total} mistakes were judged{kept}.",
    help_zh="用了 --cache 的，照原样再运行一次，从断处接着判；没有用的，下次加上“--cache 文件”。",
    help_en="With --cache FILE, run the same command again and it goes on; without, add it.",
)
NONE_CONFIRMED = Code(
    "CP791",
    Severity.ERROR,
    zh="{count} 条用例都还没有人确认：应得的数是照政策算的，发现不了政策的错。",
    en="Nobody has confirmed any of the {count} cases: they expect what the policy gives, "
    "and cannot notice a mistake in it.",
    help_zh="照通知逐条核对应得的数，对的删去“未确认”，再来试改错。",
    help_en="Check each expectation against the notice, delete “unconfirmed”, then try again.",
)
