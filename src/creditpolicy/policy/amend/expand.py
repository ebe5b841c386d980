"""An amendment and the policy that it amends become one whole policy."""

from creditpolicy.diagnostics.catalog import amend as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Text, found
from creditpolicy.diagnostics.refused import reason_of, refused
from creditpolicy.policy.amend.apply import apply
from creditpolicy.policy.amend.bases import Base, Bases, is_plain
from creditpolicy.policy.amend.draft import draft_of
from creditpolicy.policy.amend.splice import splice
from creditpolicy.policy.amend.whole import Whole
from creditpolicy.source.decode import Unopened
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.format_comments import with_comments
from creditpolicy.syntax.parse import parse
from creditpolicy.values.classes import frozen

LIMIT = 10
"""So many amendments may rest on one another."""


def expand(file: s.File, bases: Bases | None) -> Whole | tuple[Diagnostic, ...]:
    """The whole policy that a file stands for, or why there is none; `bases` finds the others."""
    chain = _chain(file, bases)
    if isinstance(chain, tuple):
        return chain
    texts = tuple(one.source for one in chain.files)
    whole = chain.files[-1]
    for amendment in reversed(chain.files[:-1]):
        changed = _changed(whole, amendment)
        if isinstance(changed, tuple):
            return (*chain.notes, *changed)
        whole = changed
    return Whole(whole, texts, tuple(chain.notes))


def _changed(base: s.File, amendment: s.File) -> s.File | tuple[Diagnostic, ...]:
    draft = draft_of(base.source.name, with_comments(base))
    problems = apply(draft, with_comments(amendment))
    file, wrong = parse(splice(draft, amendment.source.name))
    return tuple(problems) or wrong or file


@frozen
class _Chain:
    """An amendment, what it amends, and so on; notes on reading them."""

    files: list[s.File]
    notes: list[Diagnostic]


def _chain(file: s.File, bases: Bases | None) -> _Chain | tuple[Diagnostic, ...]:
    chain = _Chain([file], [])
    while True:
        amends = _amends(chain.files[-1])
        if isinstance(amends, tuple):
            return amends
        if amends is None:
            return chain
        base = _base(amends, bases, chain)
        if isinstance(base, Diagnostic):
            return (base,)
        file, problems = parse(base.source)
        if problems:
            return problems
        bases = base.bases
        chain.files.append(file)
        chain.notes.extend(base.notes)


def _base(amends: s.Amends, bases: Bases | None, chain: _Chain) -> Base | Diagnostic:
    """The policy that is amended, unless it cannot be had or the chain leads nowhere."""
    name, at = amends.file, amends.span
    if not is_plain(name):
        return found(codes.NOT_A_FILE_NAME, at, file=name)
    if bases is None:
        return found(codes.NO_BASES, at, file=name)
    base = bases(name)
    if isinstance(base, Unopened):
        return found(codes.BASE_MISSING, at, file=name, reason=reason_of(base.cause))
    if not isinstance(base, Base):
        return refused(name, base)
    names = [one.source.name for one in chain.files]
    if base.source.name in names:
        circle = " → ".join((*names[names.index(base.source.name) :], base.source.name))
        return found(codes.AMENDS_ITSELF, at, chain=circle)
    if len(names) > LIMIT:
        return found(codes.TOO_MANY_AMENDMENTS, at, limit=str(LIMIT))
    return base


def _amends(file: s.File) -> s.Amends | tuple[Diagnostic, ...] | None:
    """The statement that says what is amended, if any; or what is wrong with it."""
    said = [one for one in file.statements if isinstance(one, s.Amends)]
    changes = [one for one in file.statements if isinstance(one, s.Amending)]
    if not said:
        return tuple(_nothing(one) for one in changes[:1]) or None
    first, *more = said
    wrong = more if file.statements[1] is first else said
    return tuple(found(codes.AMENDS_NOT_FIRST, one.span) for one in wrong) or first


def _nothing(change: s.Amending) -> Diagnostic:
    word: Text = change.span.text.split(maxsplit=1)[0]
    return found(codes.AMENDS_NOTHING, change.span, word=word)
