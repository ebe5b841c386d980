"""Reminders that differ: the sentence, or when it is shown."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.verify.compare.change import NONE, Change, Effect, item_words
from creditpolicy.verify.compare.rules import Side


def reminder_changes(old: Side, new: Side) -> Iterator[Change]:
    """A reminder is its item, its sentence, and when it is shown."""
    before, after = _reminders(old), _reminders(new)
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    for item, text, _ in gone:
        yield _change(old, item, text, NONE)
    for item, text, _ in come:
        yield _change(new, item, NONE, text)


def _reminders(side: Side) -> list[tuple[str, str, int]]:
    return [(r.item, r.text, side.forms.known[r.test].body) for r in side.policy.reminders]


def _change(side: Side, item: str, before: str, after: str) -> Change:
    subject = item_words(item, side.policy.numbered[item].name)
    return Change(subject, item, Words("提醒", "reminder"), before, after, Effect.WORDING)
