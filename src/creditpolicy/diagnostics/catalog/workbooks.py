"""CP570 to CP589: workbooks of Excel and WPS, and what their cells cannot be trusted with."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

DAMAGED = Code(
    "CP570",
    Severity.ERROR,
    zh="“{file}”不是完好的 Excel 工作簿，没有读取。",
    en="{file} is no sound Excel workbook and was not read.",
    help_zh="用 Excel 或 WPS 打开核对，再另存为 .xlsx；只改扩展名不行。",
    help_en="Open it in Excel or WPS and save it as .xlsx again; renaming it is not enough.",
)
LOCKED = Code(
    "CP571",
    Severity.ERROR,
    zh="“{file}”设了打开密码，没有读取。",
    en="{file} is protected by a password and was not read.",
    help_zh="打开后去掉密码，另存一份再用。",
    help_en="Open it, remove the password and save a copy.",
)
OLD_FORMAT = Code(
    "CP572",
    Severity.ERROR,
    zh="“{file}”是别的表格格式，公式出错也看不出来，没有读取。",
    en="{file} is another spreadsheet format, which hides errors of formulas, and was not read.",
    help_zh="用 Excel 或 WPS 打开，另存为 .xlsx。",
    help_en="Open it in Excel or WPS and save it as .xlsx.",
)
TOO_LARGE = Code(
    "CP573",
    Severity.ERROR,
    zh="“{file}”展开以后太大，没有读取。",
    en="{file} is too large when unpacked and was not read.",
    help_zh="看看有没有写到很远的格子（Ctrl+End），把它清掉；材料确实很多的，分成几个文件。",
    help_en="Look for a cell far away (Ctrl+End) and clear it; split what is really that long.",
)
NO_HEADER = Code(
    "CP574",
    Severity.ERROR,
    zh="工作表“{sheet}”里找不到写有“部门”和“日期”的表头，整个文件没有读取。",
    en="Sheet “{sheet}” has no header with “department” and “date”; the file was not read.",
    help_zh="补上表头；不是材料的，删掉这张表，或改名为“说明”。",
    help_en="Give it a header; if it holds no evidence, delete it or call it Notes.",
)
HIDDEN_SHEET = Code(
    "CP575",
    Severity.WARNING,
    zh="“{file}”里隐藏的工作表“{sheet}”也有材料，没有读取。",
    en="The hidden sheet “{sheet}” of {file} holds evidence too; it was not read.",
    help_zh="要算的，取消隐藏；不要的，把它删掉。",
    help_en="Unhide it if it counts, or delete it.",
)
FORMULA_ERROR = Code(
    "CP576",
    Severity.ERROR,
    zh="“{column}”的公式出错（#N/A、#REF! 之类），这一行没有读取。",
    en="The formula in “{column}” fails (#N/A, #REF! or the like); the row was not read.",
    help_zh="改好公式，或直接填上内容。",
    help_en="Mend the formula, or write the value itself.",
)
DIGITS_LOST = Code(
    "CP577",
    Severity.ERROR,
    zh="“{column}”里的数超过 15 位，Excel 已把后面几位变成 0，这一行没有读取。",
    en="“{column}” is a number of more than 15 digits; Excel has made the last ones 0. "
    "The row was not read.",
    help_zh="把这一列设为“文本”格式，重新输入。",
    help_en="Format the column as text and type it again.",
)
INEXACT = Code(
    "CP578",
    Severity.ERROR,
    zh="“{column}”里的小数是算出来的，Excel 存不准，这一行没有读取。",
    en="“{column}” is a calculated decimal that Excel holds inexactly; the row was not read.",
    help_zh="公式外面加 ROUND 定好小数位数，或直接填上这个数。",
    help_en="Put ROUND around the formula, or write the number itself.",
)
MERGED = Code(
    "CP579",
    Severity.ERROR,
    zh="这一行有合并的单元格（{range}），看不出值归哪一行，没有读取。",
    en="This row has merged cells ({range}), whose value is no row's own; it was not read.",
    help_zh="取消合并，逐行填写。",
    help_en="Unmerge them and fill in every row.",
)
NOT_CALCULATED = Code(
    "CP580",
    Severity.ERROR,
    zh="“{column}”的公式还没有算出结果，这一行没有读取。",
    en="The formula in “{column}” has not been calculated; the row was not read.",
    help_zh="用 Excel 或 WPS 打开，保存一次。",
    help_en="Open the file in Excel or WPS and save it.",
)
STRAY = Code(
    "CP581",
    Severity.ERROR,
    zh="{cell} 有内容，可是 {column} 列没有列名，这一行没有读取。",
    en="{cell} holds something, but column {column} has no name; the row was not read.",
    help_zh="给这一列加上列名，或清掉这一格。",
    help_en="Name the column, or clear the cell.",
)
