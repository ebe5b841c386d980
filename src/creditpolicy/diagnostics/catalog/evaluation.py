"""CP6xx: what one evaluation finds."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

UNKNOWN_YEAR = Code(
    "CP601",
    Severity.ERROR,
    zh="工作日历里没有 {year} 年，判断不了这一行是否在期限内；有关的得分记作“未定”。",
    en="The working-day calendar ends before {year}; whether this row is in time is undecided.",
    help_zh="换用带有这一年放假安排的新版本。",
    help_en="Use a version that has this year's arrangement of holidays.",
)
REMINDER = Code(
    "CP602",
    Severity.WARNING,
    zh="{department}，考核项 {item}：{text}。",
    en="{department}, item {item}: {text}.",
)
UNDECIDED_ASSUMPTIONS = Code(
    "CP603",
    Severity.ERROR,
    zh="有 {count} 项假设还没有定：{names}。要求全部定下来才能出结果。",
    en="{count} assumptions are undecided: {names}. A decided result was asked for.",
    help_zh="请有权的人定下来，在政策里写明“由……于……决定”；或去掉 --decided。",
    help_en="Have them decided and write “decided by ... on ...”, or leave out --decided.",
)
ROWS_REFUSED = Code(
    "CP604",
    Severity.ERROR,
    zh="{rows} 行材料里有 {refused} 行不能用。要求每一行都能用才出结果。",
    en="{refused} of {rows} rows cannot be used. A strict result was asked for.",
    help_zh="先改好上面列出的各行，或去掉 --strict。",
    help_en="Mend the rows listed above, or leave out --strict.",
)
UNKNOWN_ASSUMPTION = Code(
    "CP605",
    Severity.ERROR,
    zh="政策里没有假设“{name}”。",
    en="The policy has no assumption “{name}”.",
    help_zh="{hint}",
    help_en="{hint}",
)
ASSUMED_OUT_OF_RANGE = Code(
    "CP606",
    Severity.ERROR,
    zh="假设“{name}”不能取“{value}”；可取 {allowed}。",
    en="Assumption “{name}” cannot be “{value}”; it may be {allowed}.",
    help_zh="换一个可取的值。",
    help_en="Choose a value that is allowed.",
)
UNKNOWN_DEPARTMENT = Code(
    "CP607",
    Severity.ERROR,
    zh="政策里没有部门“{name}”。",
    en="The policy has no department “{name}”.",
    help_zh="{hint}",
    help_en="{hint}",
)
UNKNOWN_ITEM = Code(
    "CP608",
    Severity.ERROR,
    zh="政策里没有考核项“{name}”；有：{items}。",
    en="The policy has no item “{name}”; it has: {items}.",
    help_zh="换成其中一项的序号。",
    help_en="Give the number of one of them.",
)
NOT_NAMED = Code(
    "CP609",
    Severity.ERROR,
    zh="“{department}”不是考核项 {item} 的责任部门。",
    en="Item {item} does not name “{department}”.",
    help_zh="换一项，或不写考核项看全部。",
    help_en="Choose another item, or leave it out to see all.",
)
TOO_LONG = Code(
    "CP610",
    Severity.ERROR,
    zh="“{name}”算出来的数太长，分子或分母超过 24,000 位，没有算下去；有关的得分记作“未定”。",
    en="“{name}” comes to a fraction of more than 24,000 digits and was not worked out; the scores "
    "that need it are undecided.",
    help_zh="核对算式，看是不是有数反复自乘；材料里的分数改写成小数。",
    help_en="Look for figures that multiply themselves; write fractions in evidence as decimals.",
)
OTHER_POLICY = Code(
    "CP611",
    Severity.ERROR,
    zh="这些材料是按另一份政策读取的，不能用“{name}”来打分。",
    en="This evidence was read by another policy; “{name}” cannot score it.",
    help_zh="用这份政策重新读取材料：policy.read(...)。",
    help_en="Read it again with this policy: policy.read(...).",
)
RESULT_MISSING = Code(
    "CP640",
    Severity.ERROR,
    zh="“引用 {name}”要用{result}的结果，没有提供这个结果。",
    en="Reference “{name}” needs the result of {result}, and it was not supplied.",
    help_zh="用 --results 给出当时 eval --format json 写出的文件；"
    "确实没有这个结果的，在“引用”后面写“，没有的 不适用”。",
    help_en="Give the file that eval --format json wrote with --results; "
    "if there is no such result, write “, if missing not applicable” behind the reference.",
)
RESULT_TWICE = Code(
    "CP641",
    Severity.ERROR,
    zh="“引用 {name}”对得上的结果不止一个：{files}。",
    en="More than one result fits reference “{name}”: {files}.",
    help_zh="只提供一个，或在“引用”后面写明考核期。",
    help_en="Supply one of them, or write the period behind the reference.",
)
RESULT_UNUSED = Code(
    "CP642",
    Severity.WARNING,
    zh="政策没有引用{result}的结果，“{file}”没有用上。",
    en="The policy does not refer to the result of {result}; {file} was not used.",
    help_zh="核对“引用”里的考核名称、年度和考核期，或不提供这个文件。",
    help_en="Check the name, year and period of the references, or leave this file out.",
)
NOT_A_RESULT = Code(
    "CP643",
    Severity.ERROR,
    zh="“{file}”不是评分结果：“{place}”不符合 creditpolicy/assessment/1。",
    en="{file} is no result: {place} is not as creditpolicy/assessment/1 has it.",
    help_zh="用 eval --format json 重新写出这个结果，不要改动。",
    help_en="Write the result again with eval --format json, and leave it as it is.",
)
FIGURE_MISSING = Code(
    "CP644",
    Severity.ERROR,
    zh="“{name}”的结果（{file}）里没有“{figure}”这个数；有：{known}。",
    en="The result of “{name}” ({file}) has no figure “{figure}”; it has: {known}.",
    help_zh="换成结果里有的名称。",
    help_en="Use a name that the result has.",
)
EXEMPTED = Code(
    "CP660",
    Severity.NOTE,
    zh="“{department}”免考{subject}，理由是“{reason}”。",
    en="“{department}” is exempt from {subject}: “{reason}”.",
)
RULED = Code(
    "CP661",
    Severity.NOTE,
    zh="“{department}”考核项 {item} 的得分率 {rate} 是裁定的，{decision}{reason}。",
    en="The rate {rate} of “{department}” in item {item} is a ruling, {decision}{reason}.",
)
