"""CP54x to CP57x: rows and results that can be read, held against the policy."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

UNKNOWN_DEPARTMENT = Code(
    "CP540",
    Severity.ERROR,
    zh="政策里没有“{name}”这个部门，这一行不计。",
    en="The policy has no department “{name}”; this row does not count.",
    help_zh="{hint}",
    help_en="{hint}",
)
UNKNOWN_KIND = Code(
    "CP541",
    Severity.ERROR,
    zh="政策里没有“{name}”这种材料，这一行不计。",
    en="The policy has no evidence kind “{name}”; this row does not count.",
    help_zh="{hint}",
    help_en="{hint}",
)
BLANK_CELL = Code(
    "CP542",
    Severity.ERROR,
    zh="“{column}”没有填，这一行不计。",
    en="“{column}” is blank; this row does not count.",
    help_zh="补上“{column}”再报。",
    help_en="Fill in “{column}” and file it again.",
)
BAD_DATE = Code(
    "CP543",
    Severity.ERROR,
    zh="“{column}”里的“{text}”不是有效的日期，这一行不计。",
    en="“{text}” in “{column}” is not a valid date; this row does not count.",
    help_zh="写成 2018-12-01 的样子；可空的没有就空着，不写“无”。",
    help_en="Write it like 2018-12-01; where it may be blank and there is none, leave it blank.",
)
BAD_COUNT = Code(
    "CP544",
    Severity.ERROR,
    zh="“{column}”里的“{text}”不是 0 以上的整数，这一行不计。",
    en="“{text}” in “{column}” is not a whole number from 0; this row does not count.",
    help_zh="只写数字，不写逗号、单位和小数。",
    help_en="Write digits only: no comma, no unit, no decimals.",
)
BAD_NUMBER = Code(
    "CP545",
    Severity.ERROR,
    zh="“{column}”里的“{text}”不是数，这一行不计。",
    en="“{text}” in “{column}” is not a number; this row does not count.",
    help_zh="只写数字和小数点，不写逗号和单位。",
    help_en="Write digits and a decimal point only: no comma, no unit.",
)
OUT_OF_LIMITS = Code(
    "CP560",
    Severity.ERROR,
    zh="“{column}”里的“{text}”不在 {low} 至 {high} 以内，这一行不计。",
    en="“{text}” in “{column}” is not between {low} and {high}; this row does not count.",
    help_zh="核对后改正，再重新报送。",
    help_en="Check it, mend it and file the row again.",
)
UNKNOWN_VALUE = Code(
    "CP546",
    Severity.ERROR,
    zh="“{column}”里的“{text}”不是可取的值，这一行不计。",
    en="“{text}” is not a value of “{column}”; this row does not count.",
    help_zh="{hint}",
    help_en="{hint}",
)
UNKNOWN_STATUS = Code(
    "CP547",
    Severity.ERROR,
    zh="状态“{text}”不认识，这一行不计。",
    en="The status “{text}” is not known; this row does not count.",
    help_zh="状态只有：核定、待核、退回；不填就是核定。",
    help_en="A status is approved, pending or rejected; blank means approved.",
)
DUPLICATE_ID = Code(
    "CP548",
    Severity.ERROR,
    zh="编号“{id}”有 {count} 行，内容不一样，都不计。",
    en="The id “{id}” stands on {count} rows that differ; none of them counts.",
    help_zh="核对是哪一行写错了编号或内容。另见：{others}",
    help_en="Find out which row has the wrong id or contents. See also: {others}",
)
REPEATED_ROW = Code(
    "CP549",
    Severity.WARNING,
    zh="编号“{id}”的这一行与 {other} 完全一样，只计一次。",
    en="This row with id “{id}” repeats {other} exactly; it counts once.",
    help_zh="删去多余的一行。",
    help_en="Delete the copy.",
)
UNKNOWN_COLUMN = Code(
    "CP550",
    Severity.WARNING,
    zh="材料“{kind}”没有“{column}”这一列，里面的内容没有用到。",
    en="Evidence “{kind}” has no column “{column}”; what it holds is not used.",
    help_zh="{hint}",
    help_en="{hint}",
)
MISSING_COLUMN = Code(
    "CP551",
    Severity.WARNING,
    zh="“{kind}”的各行都没有“{column}”这一列。",
    en="No row of “{kind}” has the column “{column}”.",
    help_zh="核对列名；没有的按没有填处理。",
    help_en="Check the column's name; it is treated as blank.",
)
FOREIGN_DEPARTMENT = Code(
    "CP552",
    Severity.WARNING,
    zh="“{department}”不是“{kind}”所属考核项的责任部门，这一行不得分。",
    en="“{department}” is in no item that takes “{kind}”; this row scores nothing.",
    help_zh="核对部门；确实有责任的，改政策里的责任部门。",
    help_en="Check the department, or name it in the item.",
)
TWO_NAMES = Code(
    "CP553",
    Severity.ERROR,
    zh="“{column}”和“{other}”是同一列的两种写法，内容却不一样，这一行不计。",
    en="“{column}” and “{other}” are one column and differ; this row does not count.",
    help_zh="只留一列。",
    help_en="Keep one of them.",
)
NO_EVIDENCE = Code(
    "CP554",
    Severity.WARNING,
    zh="没有读到一条能用的材料。",
    en="Not one usable record was read.",
    help_zh="核对文件是不是拿错了。",
    help_en="Check that this is the right file.",
)
NO_COLUMN = Code(
    "CP555",
    Severity.ERROR,
    zh="没有“{column}”这一列，这一行不计。",
    en="There is no column “{column}”; this row does not count.",
    help_zh="加上这一列；列名写错的，改过来。",
    help_en="Add the column, or mend its name.",
)
INVALID_CODE = Code(
    "CP556",
    Severity.WARNING,
    zh="“{column}”校验不通过，多半录错了；要求它有效的考核项不计这一行。",
    en="“{column}” fails its check; an item that asks for a valid one does not count this row.",
    help_zh="对照证照，逐位核对，一共 18 位。",
    help_en="Compare it with the certificate, character by character: there are 18.",
)
OLD_NAME = Code(
    "CP565",
    Severity.WARNING,
    zh="“{name}”已于 {until} {change}，这一行写的却是 {day} 的事；已经算给“{department}”。",
    en="“{name}” was {change} on {until}, and this fact is of {day}; it counts for “{department}”.",
    help_zh="核对日期；日期没有错的，部门改写“{department}”。",
    help_en="Check the date; if it is right, write “{department}”.",
)
MERGED_FIGURES = Code(
    "CP566",
    Severity.ERROR,
    zh="“引用 {name}”的结果里有“{several}”，后来都成了“{department}”；哪一个也不能算是它的数。",
    en="The result of reference “{name}” has “{several}”, which have become “{department}” since; "
    "no figure there is its own.",
    help_zh="在“引用”后面写“，合并的 不适用”；或在结果里用现在的部门重新算过。",
    help_en="Write “, if merged not applicable” behind the reference, or work that result out "
    "again with the departments of today.",
)
