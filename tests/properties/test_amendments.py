"""Laws of amendments, whatever the policy: doing nothing, undoing, and one after another."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import check, loads
from creditpolicy.policy.amend.bases import given as given_texts
from creditpolicy.policy.amend.keys import key_of
from creditpolicy.policy.amend.owners import Reader
from creditpolicy.policy.load import whole_policy
from creditpolicy.policy.outline import outline
from creditpolicy.source.source import Source
from creditpolicy.syntax.format import format_source
from creditpolicy.testing import assert_same, drafts, evidence
from creditpolicy.testing.draft import decimal
from tests.properties.effort import part

HEAD = "语言 1\n修订 “去年.policy”\n"


def whole(amendment, **bases):
    """The whole policy that an amendment stands for."""
    texts = {f"{name}.policy": text for name, text in bases.items()}
    result = whole_policy(Source("修订.policy", amendment), given_texts(texts))
    assert not isinstance(result, tuple), [problem.message("zh") for problem in result]
    return result.file


def laid_out(source):
    """A text in canonical layout."""
    text = format_source(source)
    assert isinstance(text, str)
    return text


def bases():
    """Policies without cases: those of a file that is amended stay behind."""
    return drafts().map(lambda draft: evolve(draft, cases=()))


@st.composite
def amendments(draw, draft):
    """Some changes to a drafted policy, such as next year's notice makes."""
    lines = ["修改 考核", "  年度 2030"]
    known = "".join(draft.assumptions)
    numbers = [name for name in ("满分件数", "权重件数") if f"假设 {name} " in known]
    lines += [f"修改 假设 {name} = {draw(st.integers(1, 9))}，未定" for name in numbers]
    if draw(st.booleans()):
        lines.append("增加 部门 新设立的局")
        lines.append("增加 部门组 新部门：新设立的局")
    for item in draft.items:
        what = draw(st.sampled_from(("kept", "renamed", "opened", "replaced")))
        title = f"考核项 {item.id} 改名 {decimal(item.points)}分"
        match what:
            case "renamed":
                lines.append(f"修改 {title}")
            case "opened":
                how = "修改" if any(of.startswith("出处") for of in item.rules) else "增加"
                lines += [f"修改 考核项 {item.id}", f"  {how} 出处 “今年的通知”"]
            case "replaced" if not item.parts and item.sort != "borne":
                lines += [f"删去 考核项 {item.id}", f"增加 {title}", "  得分率 = 1"]
                lines.append("  责任部门 全部部门")
            case _:
                pass
    return HEAD + "\n".join(lines) + "\n"


@part(10)
@given(draft=bases())
def test_amendments_and_the_checker_agree_on_what_belongs_where(draft):
    """A line belongs to the heading under which the checker puts it."""
    file = whole(draft.text())
    blocks, problems = outline(file)
    assert problems == []
    reader = Reader[object]()
    owners = {id(line): reader.owner(line, key_of(line)) for line in file.statements}
    for block in (blocks.shared, *blocks.items, *(p for item in blocks.items for p in item.parts)):
        for line in (*block.texts, *block.named, *block.rules, *block.weights, *block.gates):
            head = getattr(line, "head", line)
            assert owners[id(head)] is block.head
            below = (*getattr(line, "rows", ()), *getattr(line, "cases", ()))
            assert all(owners[id(row)] is head for row in below)
    for kind in blocks.kinds:
        assert all(owners[id(line)] is kind.head for line in (*kind.columns, *kind.cited))
    for item in blocks.items:
        assert owners[id(item.head)] is (item.category and item.category.head)


@part(10)
@given(draft=bases())
def test_an_amendment_by_nothing_is_the_identity(draft):
    """An amendment that says nothing stands for the policy that it amends, to the statement."""
    base = loads(draft.text())
    assert whole(HEAD, 去年=draft.text()).statements == whole(draft.text()).statements
    assert loads(HEAD, bases={"去年.policy": draft.text()}).name == base.name


@part(10)
@given(data=st.data())
def test_an_amendment_and_what_it_expands_to_are_one_policy(data):
    """Expanded, it is laid out once and for all, and every department has the same figures."""
    draft = data.draw(bases())
    base, amendment = draft.text(), data.draw(amendments(draft))
    text = laid_out(whole(amendment, 去年=base).source)
    assert laid_out(Source("全文", text)) == text
    short, found = check(amendment, bases={"去年.policy": base})
    full, again = check(text)
    assert [one.code for one in found] == [one.code for one in again]
    assert (short is None) is (full is None)
    if short is not None and full is not None:
        rows = data.draw(evidence(full))
        assert_same(short.evaluate(rows), full.evaluate(rows))


@part(10)
@given(data=st.data())
def test_an_item_that_is_removed_and_added_again_is_as_it_was(data):
    """Removal and addition at the old place is the identity, whether the place is said or not."""
    draft = data.draw(bases())
    at = data.draw(st.integers(0, len(draft.items) - 1))
    item = draft.items[at]
    head, *rest = evolve(item, above=()).text().split("\n")
    places: list[list[str]] = [[]]
    if at + 1 < len(draft.items) and not draft.items[at + 1].above:
        places.append([f"  排在 考核项 {draft.items[at + 1].id} 前"])
    if at and not item.above:
        places.append([f"  排在 考核项 {draft.items[at - 1].id} 后"])
    place = data.draw(st.sampled_from(places))
    lines = [f"删去 考核项 {item.id}", f"增加 {head}", *place, *rest]
    again = whole(HEAD + "\n".join(lines) + "\n", 去年=draft.text())
    assert again.statements == whole(draft.text()).statements


@part(10)
@given(data=st.data())
def test_one_amendment_after_another_is_their_chain(data):
    """Amending what an amendment expands to is the same as amending the amendment."""
    draft = data.draw(bases())
    first, second = (
        data.draw(amendments(draft)),
        "语言 1\n修订 “今年.policy”\n修改 考核\n  总分 7分\n",
    )
    middle = laid_out(whole(first, 去年=draft.text()).source)
    stepwise = whole(second, 今年=middle)
    chain = whole(second, 今年=first, 去年=draft.text())
    assert chain.statements == stepwise.statements
