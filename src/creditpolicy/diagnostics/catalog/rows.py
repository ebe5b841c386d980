"""CP500 to CP539: evidence whose rows cannot be read, before anybody asks what they mean."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

FORMAT_UNKNOWN = Code(
    "CP500",
    Severity.ERROR,
    zh="不认识“{file}”的文件类型。",
    en="The file type of {file} is not known.",
    help_zh="请用 .xlsx、.csv、.tsv、.txt、.jsonl、.ndjson 或 .json 文件。",
    help_en="Use .xlsx, .csv, .tsv, .txt, .jsonl, .ndjson or .json.",
)

FORMAT_NEEDS_EXTRA = Code(
    "CP501",
    Severity.ERROR,
    zh="读取 {suffix} 文件要用扩展“{extra}”，基本安装不带。",
    en="Reading {suffix} files takes the extra “{extra}”, which the plain install does not have.",
    help_zh="请另存为 CSV，或改装 creditpolicy[{extra}]。",
    help_en="Save it as CSV, or install creditpolicy[{extra}].",
)

NO_HEADER = Code(
    "CP502",
    Severity.ERROR,
    zh="“{file}”是空的，没有表头。",
    en="{file} is empty: it has no header.",
    help_zh="第一行写各列的名称，例如：编号,部门,材料,日期。",
    help_en="Put the names of the columns in the first row, such as id,department,kind,date.",
)

NO_ROWS = Code(
    "CP503",
    Severity.WARNING,
    zh="“{file}”里一条记录也没有。",
    en="{file} has no records.",
    help_zh="核对是不是选错了文件。",
    help_en="Check that it is the right file.",
)

LINE_TOO_LONG = Code(
    "CP504",
    Severity.ERROR,
    zh="这一行超过 {limit} 个字符，没有读取。",
    en="This line is longer than {limit} characters and was not read.",
    help_zh="检查是不是少了换行。",
    help_en="Check whether line breaks are missing.",
)

CELL_TOO_LONG = Code(
    "CP505",
    Severity.ERROR,
    zh="“{column}”列的内容超过 {limit} 个字符，这一行没有读取。",
    en="Column “{column}” holds more than {limit} characters; the row was not read.",
    help_zh="缩短这一格的内容。",
    help_en="Shorten this cell.",
)

BAD_CHARACTER = Code(
    "CP506",
    Severity.ERROR,
    zh="“{column}”列有无效或看不见的字符，没有读取。",
    en="Column “{column}” has an invalid or invisible character and was not read.",
    help_zh="删掉这一格，重新录入；文件请用 UTF-8 编码。",
    help_en="Clear this cell and type it again; keep the file in UTF-8.",
)

INVALID_JSON = Code(
    "CP507",
    Severity.ERROR,
    zh="这一行从第 {position} 个字符起不合 JSON 格式。",
    en="This line stops being JSON at character {position}.",
    help_zh="检查引号、逗号和花括号是否成对、齐全。",
    help_en="Check quotation marks, commas and braces.",
)

NOT_AN_OBJECT = Code(
    "CP508",
    Severity.ERROR,
    zh="这里应是一条记录，即一个 JSON 对象。",
    en="A record is expected here: one JSON object.",
    help_zh='写成 {{"编号": "…", "部门": "…"}} 的样子，一条记录一对花括号。',
    help_en='Write each record in its own braces, as in {{"id": "...", "department": "..."}}.',
)

DUPLICATE_FIELD = Code(
    "CP509",
    Severity.ERROR,
    zh="这条记录里“{column}”出现了两次。",
    en="This record has “{column}” twice.",
    help_zh="只保留正确的一个。",
    help_en="Keep the right one.",
)

NESTED_VALUE = Code(
    "CP510",
    Severity.ERROR,
    zh="“{column}”列里是列表或对象，不是单个的值。",
    en="Column “{column}” holds a list or an object instead of one value.",
    help_zh="一格只写一个值；有几个值就拆成几列或几条记录。",
    help_en="Put one value in a cell; split several into columns or records.",
)

NOT_FINITE = Code(
    "CP511",
    Severity.ERROR,
    zh="“{column}”列的值不是数（NaN 或无穷大）。",
    en="Column “{column}” is not a number (NaN or infinity).",
    help_zh="填写实际的数；没有就留空。",
    help_en="Write the number, or leave the cell empty.",
)

NOT_AN_ARRAY = Code(
    "CP512",
    Severity.ERROR,
    zh="“{file}”不是以“[”开头的 JSON 数组。",
    en="{file} is not a JSON array: it does not start with “[”.",
    help_zh="把所有记录放进一对方括号；如果是一行一条记录，请把扩展名改为 .jsonl。",
    help_en="Put the records in one pair of brackets, or call the file .jsonl if each has a line.",
)

ARRAY_BROKEN = Code(
    "CP513",
    Severity.ERROR,
    zh="第 {line} 行第 {position} 个字符起无法按 JSON 读取，从这里往后的记录都没有读取。",
    en="Line {line} cannot be read as JSON from character {position}; no record after it was read.",
    help_zh="检查此处的引号、逗号和括号，改好后重新运行。",
    help_en="Check quotation marks, commas and brackets there, and run again.",
)

DUPLICATE_COLUMN = Code(
    "CP514",
    Severity.ERROR,
    zh="表头里有两列都叫“{column}”，整个文件没有读取。",
    en="Two columns are called “{column}”; the file was not read.",
    help_zh="给其中一列改名，或删去多余的一列。",
    help_en="Rename or delete one of them.",
)

UNNAMED_COLUMN = Code(
    "CP515",
    Severity.ERROR,
    zh="第 {position} 列没有列名，整个文件没有读取。",
    en="Column {position} has no name; the file was not read.",
    help_zh="给这一列写上名称，或把它删去；表头应在第一行，上面不留标题。",
    help_en="Name or delete the column; the header comes first, with no title above it.",
)

FULL_WIDTH_DELIMITER = Code(
    "CP516",
    Severity.ERROR,
    zh="表头用全角的“{mark}”分列，整个文件没有读取。",
    en="The header separates columns with the full-width “{mark}”; the file was not read.",
    help_zh="改用半角的逗号、分号或制表符。",
    help_en="Use a plain comma, semicolon or tab.",
)

UNEQUAL_ROW = Code(
    "CP517",
    Severity.ERROR,
    zh="这一行有 {found} 格，表头有 {expected} 列，这一行没有读取。",
    en="This row has {found} cells and the header {expected} columns; the row was not read.",
    help_zh="检查这一行是不是少了、多了分隔符；内容里有逗号的，要用引号括起来。",
    help_en="Check for missing or spare separators; quote a cell that has a comma in it.",
)

BAD_QUOTES = Code(
    "CP518",
    Severity.ERROR,
    zh="这一行的引号用得不对，没有读取。",
    en="The quotation marks in this row are wrong; it was not read.",
    help_zh='内容里的引号要写两遍（""），并把整格用引号括起来。',
    help_en='Double a quotation mark inside a cell ("") and quote the whole cell.',
)

UNCLOSED_QUOTE = Code(
    "CP519",
    Severity.ERROR,
    zh="这一行有引号没有正确闭合，从这里起 {lines} 行都没有读取。",
    en="A quotation mark is not properly closed here; {lines} lines from here on were not read.",
    help_zh="补上或删去这个引号，改好后重新运行。",
    help_en="Close or delete the quotation mark, and run again.",
)

FLOAT_VALUE = Code(
    "CP520",
    Severity.ERROR,
    zh="“{column}”列是浮点数，存不准小数，这一条没有读取。",
    en="Column “{column}” is a binary float, which is not exact; the record was not read.",
    help_zh='改用 Decimal 或文字，例如 Decimal("0.1") 或 "0.1"。',
    help_en='Pass a Decimal or text, as in Decimal("0.1") or "0.1".',
)

TIME_OF_DAY = Code(
    "CP521",
    Severity.ERROR,
    zh="“{column}”列的日期带有时刻或时区，这一条没有读取。",
    en="Column “{column}” has a time of day or a time zone; the record was not read.",
    help_zh="只传日期；属于哪一天，请在传入前定好。",
    help_en="Pass the date only; decide beforehand which day it is.",
)

UNSUPPORTED_VALUE = Code(
    "CP522",
    Severity.ERROR,
    zh="“{column}”列的值不是文字、是否、整数、小数、分数或日期，这一条没有读取。",
    en="Column “{column}” is no text, truth value, whole number, decimal, fraction or date; "
    "the record was not read.",
    help_zh="先转换成文字再传入。",
    help_en="Turn it into text first.",
)

NOT_A_MAPPING = Code(
    "CP523",
    Severity.ERROR,
    zh="这里应是一条由列名和值组成的记录。",
    en="A record is expected here: names of columns with their values.",
    help_zh="每条记录传一个字典，键是列名。",
    help_en="Pass one mapping a record, with the names of columns as its keys.",
)

UNSUPPORTED_NAME = Code(
    "CP524",
    Severity.ERROR,
    zh="这条记录里有一个列名不是文字。",
    en="This record has a column name that is not text.",
    help_zh="列名一律用文字。",
    help_en="Use text for every column name.",
)

TITLE_ABOVE = Code(
    "CP525",
    Severity.ERROR,
    zh="第一行只有“{title}”一格，不是表头，整个文件没有读取。",
    en="The first row is one cell, “{title}”, and no header; the file was not read.",
    help_zh="删去表头上面的标题，第一行写各列的名称。",
    help_en="Delete the title above the header: the first row names the columns.",
)
