"""Promises that differ: what is to hold, or of whom. They move no score."""

from collections.abc import Hashable, Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.promises import Holds, Moves, Promise
from creditpolicy.verify.canonical.scores import ScoreForms
from creditpolicy.verify.compare.change import NONE, SUMMARY, Change, Effect, item_words
from creditpolicy.verify.compare.rules import Side, one_line

_ENSURE = Words("保证", "what is ensured")


def promise_changes(old: Side, new: Side) -> Iterator[Change]:
    """A promise is its item, and what it asks in normal form."""
    before, after = _promises(old), _promises(new)
    for form, score in before.items():
        if form not in after:
            yield _change(old, score, _text(score), NONE)
    for form, score in after.items():
        if form not in before:
            yield _change(new, score, NONE, _text(score))


def _promises(side: Side) -> dict[Hashable, Score]:
    return {_form(one, side.forms.formulas): one.score for one in side.policy.promises}


def _form(of: Promise, forms: ScoreForms) -> Hashable:
    known = forms.add(of.score)
    match of:
        case Holds(possible=possible):
            return of.score.item, known, possible
        case Moves(kind=kind, test=test, down=down, limit=limit):
            own = None if limit is None else forms.term(limit)
            return of.score.item, known, kind, test, down, own


def _change(side: Side, score: Score, before: str, after: str) -> Change:
    item = score.item
    subject = SUMMARY if item is None else item_words(item, side.policy.numbered[item].name)
    return Change(subject, item, _ENSURE, before, after, Effect.WORDING)


def _text(score: Score) -> str:
    return "" if score.origin is None else one_line(score.origin.text)
