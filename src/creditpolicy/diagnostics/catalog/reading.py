"""CP0xx: bytes and texts that cannot be read at all."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

FILE_UNREADABLE = Code(
    "CP001",
    Severity.ERROR,
    zh="打不开文件“{file}”：{reason}。",
    en="Cannot open {file}: {reason}.",
    help_zh="核对路径和读取权限。",
    help_en="Check the path and the permission to read it.",
)

FILE_TOO_LARGE = Code(
    "CP002",
    Severity.ERROR,
    zh="文件“{file}”超过 {limit} 字节，没有读取。",
    en="{file} is longer than {limit} bytes and was not read.",
    help_zh="核对是不是选错了文件；内容确实很多时，请拆成几个文件。",
    help_en="Check that it is the right file; if it is, split it into several.",
)

NOT_TEXT = Code(
    "CP003",
    Severity.ERROR,
    zh="“{file}”不是文本文件。",
    en="{file} is not a text file.",
    help_zh="Excel、WPS 或 Word 文件请先另存为文本或 CSV，只改扩展名不行。",
    help_en="Save a spreadsheet or document as text or CSV; renaming it is not enough.",
)

UNDECODABLE = Code(
    "CP004",
    Severity.ERROR,
    zh="“{file}”第 {line} 行有乱码，无法按 {encoding} 读取。",
    en="Line {line} of {file} cannot be decoded as {encoding}.",
    help_zh="用原来的软件打开，重新另存为 UTF-8 编码。",
    help_en="Open it in the program that wrote it and save it again as UTF-8.",
)

MIXED_ENCODINGS = Code(
    "CP005",
    Severity.ERROR,
    zh="“{file}”混用了两种编码：第 {line} 行是 GB18030，别的行是 UTF-8。",
    en="{file} mixes two encodings: line {line} is GB18030 and other lines are UTF-8.",
    help_zh="把该行的文字重新录入，整个文件另存为 UTF-8 编码。",
    help_en="Type the text of that line again and save the whole file as UTF-8.",
)

HALF_CHARACTER = Code(
    "CP006",
    Severity.ERROR,
    zh="“{file}”第 {line} 行有半个字符（不成对的代理码）。",
    en="Line {line} of {file} has half a character (a lone surrogate).",
    help_zh="删去该行显示不出来的字符，重新录入。",
    help_en="Delete the character that does not display on that line and type it again.",
)

READ_AS = Code(
    "CP007",
    Severity.NOTE,
    zh="“{file}”是按 {encoding} 编码读取的。",
    en="{file} was read as {encoding}.",
    help_zh="如果文字显示不对，请另存为 UTF-8 编码后再试。",
    help_en="If the text looks wrong, save it as UTF-8 and try again.",
)
