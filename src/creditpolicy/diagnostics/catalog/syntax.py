"""CP1xx: a text that is not a policy as the language writes it."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

UNEXPECTED = Code(
    "CP101",
    Severity.ERROR,
    zh="读到“{found}”就读不下去了；这里应当是{expected}。",
    en="Did not expect “{found}” here; expected {expected}.",
    help_zh="这一行的写法：{shape}",
    help_en="The shape of this line: {shape}",
)
INCOMPLETE = Code(
    "CP102",
    Severity.ERROR,
    zh="这一行没有写完，后面应当是{expected}。",
    en="This line stops too early; expected {expected}.",
    help_zh="这一行的写法：{shape}。要分几行写，在“，”或“、”后面换行。",
    help_en="The shape of this line: {shape}. It may be broken behind a comma.",
)
BAD_CHARACTER = Code(
    "CP103",
    Severity.ERROR,
    zh="这里有一个不能用的字符（{character}）。",
    en="This character cannot be used here ({character}).",
    help_zh="{hint}",
    help_en="{hint}",
)
UNKNOWN_LINE_WORD = Code(
    "CP104",
    Severity.ERROR,
    zh="“{word}”不是行首词，不知道这一行要说什么。",
    en="“{word}” does not begin any kind of line.",
    help_zh="是不是想写“{near}”？写法：{shape}",
    help_en="Did you mean “{near}”? Its shape: {shape}",
)
MIXED_AND_OR = Code(
    "CP105",
    Severity.ERROR,
    zh="“且”和“或”混在一起，读不出先后。",
    en="“and” and “or” are mixed, so the order is unclear.",
    help_zh="把应当先看的一组加上括号，例如：甲 且（乙 或 丙）。",
    help_en="Put brackets around the part that belongs together: a and (b or c).",
)
UNCLOSED_QUOTE = Code(
    "CP106",
    Severity.ERROR,
    zh="引号{quote}没有配对。",
    en="The quote {quote} has no counterpart on this line.",
    help_zh="补上另一半引号；一段引文写在一行之内，名称用「」。",
    help_en="Add the other half; a quotation stays on one line, and names take 「」.",
)
TOO_DEEP = Code(
    "CP107",
    Severity.ERROR,
    zh="这一行套了 {depth} 层，最多读 {limit} 层。",
    en="This line is nested {depth} deep; at most {limit} levels are read.",
    help_zh="用“计算”先给里面的部分起个名称。",
    help_en="Give the inner part a name with “compute” first.",
)
TOO_LONG = Code(
    "CP108",
    Severity.ERROR,
    zh="{what}太长：{length} 个字符，最多 {limit} 个。",
    en="{what} is too long: {length} characters, at most {limit}.",
    help_zh="把它拆短。",
    help_en="Make it shorter.",
)
MORE_ERRORS = Code(
    "CP109",
    Severity.ERROR,
    zh="还有 {count} 行也读不通，这里不再列出。",
    en="{count} more lines cannot be read; they are not listed.",
    help_zh="先改上面的，再检查一遍。",
    help_en="Mend the ones above and check again.",
)
LANGUAGE_MISSING = Code(
    "CP110",
    Severity.ERROR,
    zh="第一行没有写明语言版本。",
    en="The first line does not state the language version.",
    help_zh="在最前面加一行：语言 1",
    help_en="Begin the file with: language 1",
)
LANGUAGE_UNKNOWN = Code(
    "CP111",
    Severity.ERROR,
    zh="不认识语言版本 {version}；本程序能读的是版本 1。",
    en="Language version {version} is not known; this program reads version 1.",
    help_zh="改为“语言 1”，或换用较新的程序。",
    help_en="Write “language 1”, or use a newer program.",
)
EMPTY = Code(
    "CP112",
    Severity.ERROR,
    zh="文件里没有内容。",
    en="The file says nothing.",
    help_zh="用 creditpolicy new 生成一份起步的政策文件。",
    help_en="Make a starter policy with creditpolicy new.",
)
GLUED = Code(
    "CP113",
    Severity.ERROR,
    zh="“{run}”连在一起，会被读作一个名称。",
    en="“{run}” is run together and reads as one name.",
    help_zh="词与名称之间空一格：{split}。成篇的可以用 creditpolicy fmt --split 补空格。",
    help_en="Put blanks between words and names: {split}; creditpolicy fmt --split does a file.",
)
MISPLACED_LANGUAGE = Code(
    "CP114",
    Severity.ERROR,
    zh="语言版本只在文件第一行写一次。",
    en="The language version stands once, on the first line.",
    help_zh="删去这一行。",
    help_en="Delete this line.",
)
NOT_A_STATEMENT = Code(
    "CP115",
    Severity.ERROR,
    zh="“{word}”不是行首词，不知道这一行要说什么。",
    en="“{word}” does not begin any kind of line.",
    help_zh="每一行用行首词开头，例如“认定”“得分率”；接着上一行的，上一行末尾要有“，”或“、”；"
    "给人看的话写在 # 后面。",
    help_en="Begin with a line word such as recognise or rate; a line that goes on ends in a "
    "comma; remarks follow a #.",
)
MISSING_SIGN = Code(
    "CP116",
    Severity.ERROR,
    zh="这里少了{sign}。",
    en="{sign} is missing here.",
    help_zh="补上{sign}。这一行的写法：{shape}",
    help_en="Put {sign} here. The shape of this line: {shape}",
)
NAME_IN_QUOTATION = Code(
    "CP117",
    Severity.ERROR,
    zh="{found}是一段引文，这里应当是名称。",
    en="{found} is a quotation; expected a name here.",
    help_zh="名称不加引号；有空格、数字或符号的，用「」括起来。",
    help_en="Names take no quotes; with blanks, digits or signs they stand in 「」.",
)
NAME_NEEDS_QUOTES = Code(
    "CP118",
    Severity.ERROR,
    zh="“{run}”{why}，不能直接当名称。",
    en="“{run}” {why}, so it does not read as a name.",
    help_zh="给名称加上引号：「{run}」",
    help_en="Put the name in quotes: 「{run}」",
)
FULL_STOP = Code(
    "CP119",
    Severity.ERROR,
    zh="行末不写“{sign}”。",
    en="A line does not end in “{sign}”.",
    help_zh="删去它。",
    help_en="Delete it.",
)
FORMAT_DIFFERS = Code(
    "CP120",
    Severity.ERROR,
    zh="排版的结果读出来与原文不一样，所以没有采用。这是本程序的错误。",
    en="The formatted text did not read the same as the original, so it was not used. "
    "This is a fault of this program.",
    help_zh="原文没有改动；请把它报告给维护者。",
    help_en="Your file is unchanged; please report it to the maintainers.",
)
ROUGH_NUMBER = Code(
    "CP121",
    Severity.ERROR,
    zh="“{run}”不是准确的数。",
    en="“{run}” is no exact number.",
    help_zh="写成整数、小数，或者写成除法，例如：1000、3.5分、10分 ÷ 3。",
    help_en="Write a whole number, a decimal, or a division, such as 1000, 3.5 or 10 / 3.",
)
