"""What each case of a policy is needed for, for people and as data."""

from typing import Any

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.report.grid import column, grid, text_column
from creditpolicy.source.width import wrap
from creditpolicy.verify.mutate.sensitivity import Role, Use

SCHEMA = "creditpolicy/case-uses/1"

_TITLES = (
    Words("用例", "case"),
    Words("发现", "notices"),
    Words("只有它发现", "it alone"),
    Words("只有它够得着", "reaches alone"),
    Words("少了它", "without it"),
)
_ROLES = {
    Role.NEEDED: Words("有错误没人发现", "a mistake goes unnoticed"),
    Role.REACHES: Words("有规定没人够得着", "something is reached by none"),
    Role.REPEATS: Words("别的用例也发现得了", "others notice the same"),
    Role.OUTSIDE: Words("这份政策测得一样", "this policy is tested as well"),
}
_NAME = 40

Data = dict[str, Any]


def uses_text(of: tuple[Use, ...], lang: str, columns: int) -> str:
    """A row for each case, in order; below, how many of each sort there are."""
    titles = [in_language(title, lang) for title in _TITLES]
    counts = [
        [str(len(getattr(use, name))) for use in of] for name in ("noticed", "alone", "goals")
    ]
    names = text_column(titles[0], [use.case.name for use in of], _NAME)
    numbers = [column(title, cells) for title, cells in zip(titles[1:4], counts, strict=True)]
    roles = column(titles[4], [in_language(_ROLES[use.role], lang) for use in of], right=False)
    table = grid([names, *numbers, roles])
    total = [
        f"{in_language(words, lang)} {count} 条" if lang == "zh" else f"{words.en}: {count}"
        for role, words in _ROLES.items()
        if (count := sum(use.role is role for use in of))
    ]
    joined = ("；" if lang == "zh" else "; ").join(total)
    return "\n".join([*table, "", *wrap(joined, columns), ""])


def uses_json(of: tuple[Use, ...]) -> Data:
    """Mutants by their ids, as `mutate --format json` has them."""
    return {
        "schema": SCHEMA,
        "cases": [
            {
                "name": use.case.name,
                "role": use.role.value,
                "notices": list(use.noticed),
                "alone": list(use.alone),
                "reaches_alone": len(use.goals),
            }
            for use in of
        ],
    }
