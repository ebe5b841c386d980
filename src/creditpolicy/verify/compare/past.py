"""Former departments of two policies: what they have become decides whose their records are."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Text, Words
from creditpolicy.policy.changes import change_words
from creditpolicy.policy.facts import Former
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.compare.change import NONE, POLICY, Change, Effect, listed
from creditpolicy.verify.compare.facts import paired

_FORMER = Words("沿革", "succession")


def past_changes(old: Policy, new: Policy) -> Iterator[Change]:
    """Formulas stay, and read other records."""
    for one, other in paired(_formers(old), _formers(new), lambda former: former.name):
        before, after = _former(one), _former(other)
        if before != after:
            yield Change(POLICY, None, _FORMER, before, after, Effect.EVIDENCE, reads=True)


def _formers(policy: Policy) -> list[Former]:
    return [former for department in policy.departments for former in department.formers]


def _former(one: Former | None) -> Text:
    if one is None:
        return NONE
    change = change_words(one.change, one.successor)
    names = listed([one.name, *sorted(one.aliases)])
    return Words(f"{names.zh}，{one.until} {change.zh}", f"{names.en}, {change.en} on {one.until}")
