"""What a column of evidence must hold, in a few words."""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.values.exact import exact_text

_TYPES = {
    ColumnType.TEXT: Words("文字", "text"),
    ColumnType.DATE: Words("日期", "date"),
    ColumnType.WHOLE: Words("整数", "whole number"),
    ColumnType.NUMBER: Words("数", "number"),
    ColumnType.POINTS: Words("分数", "points"),
    ColumnType.YES_NO: Words("是否", "yes or no"),
    ColumnType.CREDIT_CODE: Words("统一社会信用代码", "credit code"),
    ColumnType.IDENTITY: Words("公民身份号码", "identity number"),
    ColumnType.SUBJECT_CODE: Words("主体代码", "subject code"),
    ColumnType.COMPONENT: Words("要件", "component"),
}


def column_words(column: Column) -> Words:
    """`级别：国家级 > 省级，可空`."""
    of = _type(column)
    extras = [
        words
        for holds, words in (
            (column.optional, Words("可空", "may be blank")),
            (column.required, Words("必填", "required")),
            (column.private, Words("隐私", "private")),
        )
        if holds
    ]
    if column.limits is not None:
        low, high = exact_text(column.limits.low), exact_text(column.limits.high)
        extras.append(Words(f"{low} 至 {high}", f"{low} to {high}"))
    zh = "，".join((of.zh, *(one.zh for one in extras)))
    en = ", ".join((of.en, *(one.en for one in extras)))
    return Words(f"{column.name}：{zh}", f"{column.name}: {en}")


def _type(column: Column) -> Words:
    match column.type:
        case ColumnType.LEVEL:
            values = " > ".join(column.values)
            return Words(values, values)
        case ColumnType.CATEGORY:
            return Words("、".join(sorted(column.values)), ", ".join(sorted(column.values)))
        case other:
            return _TYPES[other]
