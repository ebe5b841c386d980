"""CP730 to CP739: evidence in tables that an engine counts."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NEEDS_BULK = Code(
    "CP730",
    Severity.ERROR,
    zh="整表计算要用扩展 creditpolicy[{extra}]，现在没有装，或没有装全。",
    en="Tables are counted by the extra creditpolicy[{extra}], which is not wholly installed.",
    help_zh="安装：pip install 'creditpolicy[{extra}]'",
    help_en="Install it: pip install 'creditpolicy[{extra}]'",
)
NO_GROUP_COLUMN = Code(
    "CP731",
    Severity.ERROR,
    zh="表里没有“{column}”这一列，不能按它分组。",
    en="The table has no column “{column}” to tell assessments apart by.",
    help_zh="{hint}",
    help_en="{hint}",
)
UNSUITABLE_COLUMN = Code(
    "CP732",
    Severity.ERROR,
    zh="“{column}”列的类型是 {type}，读不成准确的值，整张表没有计算。",
    en="Column “{column}” is of the type {type}, which holds no exact values; nothing was counted.",
    help_zh="改成文本、整数、定点小数（DECIMAL）、日期或布尔类型。",
    help_en="Make it text, whole numbers, decimals (DECIMAL), days or truths.",
)
TWO_COLUMNS = Code(
    "CP733",
    Severity.ERROR,
    zh="“{column}”和“{other}”是同一列的中英文名称，表里两列都有，不知道用哪一列。",
    en="“{column}” and “{other}” are one column in two languages, and the table has both.",
    help_zh="只留一列。",
    help_en="Keep one of them.",
)
UNREADABLE_TABLE = Code(
    "CP734",
    Severity.ERROR,
    zh="“{file}”打不开，或者不完整，没有计算。",
    en="{file} cannot be opened, or is not whole; nothing was counted.",
    help_zh="核对路径；Parquet 文件没有传完的，重新传一次。数据库的原话是：{reason}",
    help_en="Check the path, or fetch the file again. The database says: {reason}",
)
TOO_MANY_DIGITS = Code(
    "CP735",
    Severity.ERROR,
    zh="有的数或合计超过三十八位，数据库算不准，整张表没有计算。",
    en="A number or a sum has more than 38 digits, too many for an engine; nothing was counted.",
    help_zh="核对数值列里有没有录错的大数；确实这样大的，用 evaluate 逐份计算。",
    help_en="Look for mistyped numbers; if they are right, use evaluate, one assessment at a time.",
)
UNWRITABLE = Code(
    "CP736",
    Severity.ERROR,
    zh="“{file}”写不进去，没有计算。",
    en="{file} cannot be written; nothing was counted.",
    help_zh="核对文件夹是否存在、有没有写入权限、磁盘是否已满。",
    help_en="Check that the folder exists, that you may write there, and the disk has room.",
)
NOT_IN_SQL = Code(
    "CP737",
    Severity.ERROR,
    zh="“{column}”列没有一种 SQL 类型能让仓库算得和这里一样，没有写 SQL。",
    en="No SQL type of column “{column}” makes a warehouse count as we do; no SQL was written.",
    help_zh="“{column}”在几种材料里类型不同的，改成不同的名字；不能改的，用 evaluate_table 计算。",
    help_en="Where kinds differ in the type of “{column}”, rename one; else use evaluate_table.",
)
TOO_LARGE = Code(
    "CP738",
    Severity.ERROR,
    zh="内存和临时磁盘装不下这次计算，没有结果。",
    en="There is not enough memory, or disk for temporary files; nothing was counted.",
    help_zh="清理磁盘，或者把表分成几份（例如每年一份）分别计算。数据库的原话是：{reason}",
    help_en="Free some disk, or count parts of the table. The database says: {reason}",
)
UNFIT_SETTING = Code(
    "CP739",
    Severity.ERROR,
    zh="Spark 会话的设置 {name} 现在是 {value}，这样算出来的数可能悄悄出错，没有计算。",
    en="The Spark session has {name} = {value}, under which counts may be silently wrong.",
    help_zh='在这个会话里运行 spark.conf.set("{name}", "{needed}")，再算一次。',
    help_en='Run spark.conf.set("{name}", "{needed}") in this session, and evaluate again.',
)
