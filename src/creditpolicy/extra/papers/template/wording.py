"""What counts, in sentences for a template."""

from collections.abc import Iterable

from creditpolicy.policy.facts import Item
from creditpolicy.report.what_counts import Counts
from creditpolicy.source.width import printable
from creditpolicy.values.exact import exact_text


def item_title(item: Item, lang: str) -> str:
    """`考核项 3 信用宣传（15 分）`."""
    points = exact_text(item.points)
    if lang == "zh":
        return printable(f"考核项 {item.id} {item.name}（{points} 分）")
    return printable(f"item {item.id} {item.name} ({points} points)")


def counts_lines(counts: Iterable[Counts], lang: str) -> list[str]:
    """A line for each rule, behind the item that it is a rule of."""
    colon = "：" if lang == "zh" else ": "
    return [
        f"{item_title(one.item, lang)}{colon}{printable(rule.replace(chr(10), ' '))}"
        for one in counts
        for rule in one.rules
    ]
