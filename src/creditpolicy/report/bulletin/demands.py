"""下一步要求: what each problem asks of whom; nothing is demanded that no figure calls for."""

from collections.abc import Iterator

from creditpolicy.report.bulletin.problems import ItemProblems, Problems
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.bulletin.week import Week


def demands(week: Week, of: Problems, voice: Voice) -> Iterator[str]:
    """Sentences, the most urgent first."""
    late = [one for one in of.items if one.late]
    yield from _file(of, voice)
    if any(one.unmet for one in of.items):
        items = _items([one for one in of.items if one.unmet], voice)
        zh = f"{items}有材料不符合要求，请有关单位对照附件所列原因补齐、改正。"
        yield voice.say(zh, f"Complete or mend what lacks something in {items}.")
    if late:
        items = _items(late, voice)
        zh = f"{items}有材料逾期，请有关单位把握报送期限，及时报送。"
        yield voice.say(zh, f"Keep the terms of {items}.")
    if any(one.deducted for one in of.items):
        items = _items([one for one in of.items if one.deducted], voice)
        zh = f"{items}被扣分的单位，请尽快整改，消除扣分情形。"
        yield voice.say(zh, f"Settle what costs points in {items}.")
    if of.pending:
        zh = f"还有{of.pending}件材料待核，请审核人员及时核定。"
        yield voice.say(zh, f"Records that wait for approval: {of.pending}.")
    if week.assessment.evidence.refused:
        count = week.assessment.evidence.refused
        zh = f"登记的材料中有{count}行填写有误、不能使用，请登记人员更正。"
        yield voice.say(zh, f"Rows that cannot be used and must be mended: {count}.")
    zh = "请各单位继续按要求报送材料，下一期通报时一并公布。"
    yield voice.say(zh, "File as required; the next bulletin will show it.")


def _file(of: Problems, voice: Voice) -> Iterator[str]:
    unfiled = [one for one in of.items if one.unfiled]
    if of.silent:
        names = voice.listed(of.silent)
        yield voice.say(f"请{names}尽快开始报送。", f"File at last: {names}.")
    if unfiled:
        items = _items(unfiled, voice)
        zh = f"请没有报送{items}材料的单位抓紧补报。"
        yield voice.say(zh, f"File what is missing in {items}.")


def _items(of: list[ItemProblems], voice: Voice) -> str:
    return voice.say("、", ", ").join(voice.numbered(one.item) for one in of)
