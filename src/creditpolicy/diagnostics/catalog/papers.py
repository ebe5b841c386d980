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
