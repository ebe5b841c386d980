"""CP75x to CP77x: cases, what they expect, and what they reach."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

ONLY_CASES = Code(
    "CP750",
    Severity.ERROR,
    zh="用例文件里只写用例，这一行属于政策。",
    en="A file of cases holds cases only; this line belongs into a policy.",
    help_zh="把它移到政策文件里。",
    help_en="Move it into the policy.",
)
NO_POLICY = Code(
    "CP751",
    Severity.ERROR,
    zh="“{file}”里的用例不知道是哪个政策的：旁边没有“{policy}”。",
    en="The cases of {file} are about {policy}, and there is no such policy beside it.",
    help_zh="把政策文件放在同一个文件夹里，或按政策文件改用例文件的名称。",
    help_en="Put the policy into the same folder, or name the cases after their policy.",
)
NO_EXPECTATION = Code(
    "CP752",
    Severity.ERROR,
    zh="用例“{name}”没有写应得多少，什么也查不出来。",
    en="Case “{name}” expects nothing, so it can find nothing.",
    help_zh="在它下面补一行：应得 甲局 的 部门得分 = 8分",
    help_en="Add a line below it: expect A's department score = 8 points",
)
WHICH_ITEM = Code(
    "CP753",
    Severity.ERROR,
    zh="不止一个考核项里有“{name}”：{items}。",
    en="“{name}” stands in several items: {items}.",
    help_zh="写明是哪一项：考核项 {first} {name}",
    help_en="Say which: item {first} {name}",
)
MEMBERS = Code(
    "CP754",
    Severity.ERROR,
    zh="“{name}”按 {dims} 分列，这里写了 {count} 个值。",
    en="“{name}” is split by {dims}; here stand {count} values.",
    help_zh="每一列写一个值，例如：{name}（{example}）",
    help_en="Write one value for each: {name}({example})",
)
NOT_SPLIT = Code(
    "CP755",
    Severity.ERROR,
    zh="“{name}”不分列，后面不写括号。",
    en="“{name}” is not split, so nothing stands in brackets behind it.",
    help_zh="删去括号。",
    help_en="Delete the brackets.",
)
NOT_CONSTANT = Code(
    "CP756",
    Severity.ERROR,
    zh="应得的值要写定：一个数、几个数的算式、一个等次，或不适用、未定。",
    en="What is expected is fixed: a number, numbers in a formula, a grade, or a mark.",
    help_zh="写成 87.25分、19 ÷ 3、优秀 或 不适用 的样子。",
    help_en="Write it like 87.25 points, 19 / 3, a grade, not_applicable or undecided.",
)
EXPECTED_UNIT = Code(
    "CP757",
    Severity.ERROR,
    zh="“{name}”是{unit}，应得的却是{found}。",
    en="“{name}” is {unit}; what is expected is {found}.",
    help_zh="核对单位：分数写 5分，率写 40%，其他的数不写单位。",
    help_en="Check the unit: points as 5 points, a rate as 40%, other numbers without a unit.",
)
OF_DEPARTMENTS = Code(
    "CP758",
    Severity.ERROR,
    zh="“{name}”每个部门各有一个，要写明是谁的。",
    en="Every department has a “{name}” of its own; say whose is meant.",
    help_zh="写成：应得 甲局 的 {name} = ……",
    help_en="Write: expect A's {name} = ...",
)
OF_THE_ZONE = Code(
    "CP759",
    Severity.ERROR,
    zh="“{name}”不是哪一个部门的。",
    en="“{name}” is not a department's.",
    help_zh="写成：应得 {name} = ……",
    help_en="Write: expect {name} = ...",
)
ONLY_VALUE = Code(
    "CP760",
    Severity.ERROR,
    zh="用例里的假设只写这一次取什么值。",
    en="In a case an assumption states its value for this case only.",
    help_zh="写成：假设 {name} = {value}",
    help_en="Write: assumption {name} = {value}",
)
NOT_GIVEN = Code(
    "CP761",
    Severity.ERROR,
    zh="政策引用了“{name}”，用例“{case}”却没有写它的数。",
    en="The policy refers to “{name}”, and case “{case}” gives none of its figures.",
    help_zh="补一行：引用 {name}：甲局 的 部门得分 = 90分",
    help_en="Add a line: reference {name}: A's department score = 90 points",
)
NO_CASES = Code(
    "CP763",
    Severity.ERROR,
    zh="{place}里一个用例也没有，什么也没有查。",
    en="There is no case in {place}; nothing was tested.",
    help_zh="在政策后面写“用例 名称”，或写在旁边的 .cases.policy 文件里。",
    help_en="Write “test case NAME” below the policy, or in a .cases.policy file beside it.",
)
NONE_SELECTED = Code(
    "CP764",
    Severity.ERROR,
    zh="没有一个用例的名称里有“{name}”，什么也没有查。",
    en="No case has “{name}” in its name; nothing was tested.",
    help_zh="核对写法；一共有 {count} 个用例，--list 列出它们的名称。",
    help_en="Check its spelling; there are {count} cases, and --list shows their names.",
)
FLOAT = Code(
    "CP765",
    Severity.ERROR,
    zh="“{file}”的 {place} 写作小数 {text}；JSON 的小数是近似数。",
    en="{place} in {file} is {text}; a number with a point is approximate in JSON.",
    help_zh='写成文字：{{"exact": "{text}"}}，除不尽的写成分数，例如 "19/3"。',
    help_en='Write it as text: {{"exact": "{text}"}}, or as a fraction such as "19/3".',
)
NOT_EXPECTED = Code(
    "CP766",
    Severity.ERROR,
    zh="“{file}”不是应得的结果：{place} 缺少，或者写法不对。",
    en="{file} holds no expected results: {place} is missing or not as it should be.",
    help_zh="用 eval --format json 写出一份，改成应得的数。",
    help_en="Have eval --format json write one, and put in what is expected.",
)
NOT_IN_POLICY = Code(
    "CP767",
    Severity.ERROR,
    zh="“{file}”的 {place}：政策里没有“{name}”。",
    en="{place} in {file}: the policy has no “{name}”.",
    help_zh="核对写法。",
    help_en="Check its spelling.",
)
NO_EVIDENCE_FILE = Code(
    "CP768",
    Severity.ERROR,
    zh="“{file}”旁边没有材料“{evidence}”。",
    en="{file} has no evidence {evidence} beside it.",
    help_zh="把材料放在旁边；没有材料的用例放一个空文件。",
    help_en="Put the evidence beside it; an empty file for a case without evidence.",
)
NO_EXPECTED_FILE = Code(
    "CP769",
    Severity.ERROR,
    zh="“{file}”旁边没有应得的结果“{expected}”，什么也查不出来。",
    en="{file} has no expected results {expected} beside it, so it can find nothing.",
    help_zh="用 eval --format json 写出一份，由人核对以后放在旁边。",
    help_en="Have eval --format json write one, and put it there when a person has checked it.",
)
NOT_REWRITTEN = Code(
    "CP770",
    Severity.ERROR,
    zh="“{file}”改写以后读出来会有别的不同，所以没有写。",
    en="{file} would read differently in other ways too, so it was not written.",
    help_zh="这几处由人来改，并请报告这个问题。",
    help_en="Change these places by hand, and please report this.",
)
NOT_REFERRED = Code(
    "CP762",
    Severity.ERROR,
    zh="政策没有用到“{name}”的“{figure}”。",
    en="The policy uses no “{figure}” of “{name}”.",
    help_zh="用到的有：{known}。",
    help_en="It uses: {known}.",
)
