"""What a workbook to be filled in holds, before it is written: a sheet for each kind."""

from attrs import frozen

from creditpolicy.extra.papers.sheet_names import sheet_names
from creditpolicy.extra.papers.template.columns import TemplateColumn, columns_of
from creditpolicy.policy.facts import Item, Kind
from creditpolicy.policy.filing import filers
from creditpolicy.policy.policy import Policy
from creditpolicy.report.what_counts import Counts, asked_for, what_counts

_NAMES = {"zh": ("说明", "选项"), "en": ("Notes", "Lists")}


@frozen
class TemplateSheet:
    """`own`: whether a department that the workbook is made for has any use for it."""

    name: str
    kind: Kind
    own: bool
    columns: tuple[TemplateColumn, ...]
    counts: tuple[Counts, ...]


@frozen
class Template:
    """A workbook: for one department, or (None) for all; `items` are those that concern it."""

    policy: Policy
    lang: str
    department: str | None
    notes: str
    lists: str
    sheets: tuple[TemplateSheet, ...]
    items: tuple[Item, ...]


def template(policy: Policy, department: str | None, lang: str) -> Template:
    """`department` is a name of the policy's own; its kinds of evidence come first."""
    concerned = filers(policy)
    kinds = sorted(policy.kinds, key=lambda kind: not _is_own(department, concerned[kind.name]))
    notes, lists, *names = sheet_names((*_NAMES[lang], *(kind.name for kind in kinds)))
    counts = what_counts(policy)
    sheets = tuple(
        TemplateSheet(
            name,
            kind,
            _is_own(department, concerned[kind.name]),
            columns_of(
                policy,
                kind,
                _departments(policy, department, concerned[kind.name]),
                asked_for(policy, kind.name),
                lang,
            ),
            counts[kind.name],
        )
        for name, kind in zip(names, kinds, strict=True)
    )
    items = tuple(i for i in policy.items if department is None or department in i.departments)
    return Template(policy, lang, department, notes, lists, sheets, items)


def _is_own(department: str | None, concerned: frozenset[str]) -> bool:
    return department is None or department in concerned


def _departments(
    policy: Policy, department: str | None, concerned: frozenset[str]
) -> tuple[str, ...]:
    """Those whose records of a kind can count; all of them where that is nobody."""
    if department is not None:
        return (department,)
    return tuple(n for n in policy.department_names if n in concerned) or policy.department_names
