"""CP820 to CP859: documents of office programs, written and read."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NEEDS_PAPERS = Code(
    "CP820",
    Severity.ERROR,
    zh="生成、读取 Excel 和 Word 文件要用扩展 creditpolicy[papers]，现在没有装，或没有装全。",
    en="Excel and Word files take the extra creditpolicy[papers], which is not wholly installed.",
    help_zh="安装：pip install 'creditpolicy[papers]'",
    help_en="Install it: pip install 'creditpolicy[papers]'",
)
NO_DOCUMENT = Code(
    "CP840",
    Severity.ERROR,
    zh="“{file}”不是完好的 Word 文档（.docx），没有读取。",
    en="{file} is no sound Word document (.docx) and was not read.",
    help_zh="用 Word 或 WPS 打开核对，再另存为 .docx；只改扩展名不行，有密码的先去掉密码。",
    help_en="Open it in Word and save it as .docx, without a password; renaming is not enough.",
)
NO_TABLE = Code(
    "CP841",
    Severity.ERROR,
    zh="“{file}”里没有找到任务分解表：表头要有考核内容、分值、责任部门三栏。",
    en="{file} has no table of tasks: its titles must be content, points and departments.",
    help_zh="把表头改成“序号、考核内容、考核分值、责任部门及权重、报送要求”，再导入一次。",
    help_en="Call the columns “No.”, “Content”, “Points”, “Departments and weights” and try again.",
)
UNREAD = Code(
    "CP842",
    Severity.WARNING,
    zh="考核项 {item}：{remark}。",
    en="Item {item}: {remark}.",
    help_zh="打开草稿，核对写着“# 核对”的那一行。",
    help_en="Look at the line “# 核对” of that item in the draft.",
)
NO_YEAR = Code(
    "CP843",
    Severity.ERROR,
    zh="“{file}”里没有写是哪一年度的考核。",
    en="{file} does not say which year is assessed.",
    help_zh="用 --year 写明，例如 --year 2018。",
    help_en="Say it with --year, such as --year 2018.",
)
TOTAL_DIFFERS = Code(
    "CP844",
    Severity.WARNING,
    zh="表里写的合计是“{said}”，各项分值相加是 {sum}。",
    en="The table says “{said}”, and the points of its items sum to {sum}.",
    help_zh="核对各项分值有没有写错、读错，草稿按相加的数写。",
    help_en="Check the points of the items; the draft has their sum.",
)
OTHER_ASSESSMENT = Code(
    "CP845",
    Severity.ERROR,
    zh="“{file}”是“{name}”{year}年度的结果，不是这份政策的，不能拿来更正。",
    en="{file} is a result of {name}, year {year}, and not of this policy; it corrects nothing.",
    help_zh="--against 后面写这份政策已公布的结果；考核名称改过的，改回原来的。",
    help_en="Give --against a published result of this policy, under the same name.",
)
NO_FONT = Code(
    "CP846",
    Severity.ERROR,
    zh="这台机器上没有中文字体，写不出 PDF：汉字会变成方框。",
    en="This machine has no Chinese font; in a PDF every character would be a box.",
    help_zh="装上仿宋、宋体或思源字体；或写成 .docx，到有字体的机器上另存为 PDF。",
    help_en="Install one, such as Noto Serif CJK; or write .docx and make the PDF elsewhere.",
)
OLD_POLICY_UNKNOWN = Code(
    "CP847",
    Severity.NOTE,
    zh="公布“{file}”以后政策的文本有改动；不知道原来的政策，就分不清是材料还是哪一处改动的缘故。",
    en="The policy's text changed since {file}; without the old one no cause is told from another.",
    help_zh="用 --against-policy 写明公布时的那份政策文件。",
    help_en="Give the policy of that result with --against-policy.",
)
NOT_ITS_POLICY = Code(
    "CP848",
    Severity.ERROR,
    zh="“{file}”不是公布“{result}”时的那份政策，文本同那时不一样。",
    en="{file} is not the policy that gave {result}: its text is another.",
    help_zh="找出公布时的政策文件，一个字也没有改过的那一份；不要重新排版。",
    help_en="Give the very file of that day; not a letter may differ, nor the layout.",
)
