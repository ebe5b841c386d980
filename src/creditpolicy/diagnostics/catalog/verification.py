"""CP78x to CP81x: comparing policies, mutants, proofs."""

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
