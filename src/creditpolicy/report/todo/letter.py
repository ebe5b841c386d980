"""A reminder letter, 催报函: what to file, complete or have approved, and what it would bring."""

from fractions import Fraction

from creditpolicy.evaluate.todo.todo import Task, ToDo, ToDoList
from creditpolicy.report.bulletin.bulletin import numbered
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.papers.paper import (
    Align,
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
    texts,
)
from creditpolicy.report.speech import Speech, only_file
from creditpolicy.report.todo.text import footnote
from creditpolicy.report.todo.words import Wording
from creditpolicy.values.display import display


def todo_letter(of: ToDoList, lang: str) -> Paper:
    """To one department, or to all that have something to do, with a table in the annex."""
    voice = Voice(lang)
    speech = Speech(of.assessment.policy, lang, only_file(of.assessment))
    wording = Wording(speech)
    concerned = [todo for todo in of.departments if todo.tasks]
    one = of.departments[0] if len(of.departments) == 1 else None
    day = of.assessment.run.as_of
    return Paper(
        lang,
        of.assessment.policy.name,
        voice.say("催报函", ": reminder"),
        addressed=voice.say("{}：", "To {}:").format(
            voice.say("各责任部门", "all departments") if one is None else one.result.name
        ),
        body=tuple(_body(one, concerned, voice, wording)),
        notes=(footnote(speech),),
        signed=() if day is None else (voice.day(day),),
        annexes=numbered([_table(concerned, voice, wording)] if concerned else [], voice),
    )


def _body(one: ToDo | None, concerned: list[ToDo], voice: Voice, wording: Wording) -> list[Block]:
    if not concerned:
        nothing = voice.say("目前没有需要补报的材料。", "Nothing is missing at present.")
        return [Paragraph(nothing)]
    return [
        Paragraph(_opening(one, concerned, voice)),
        *(_most(one, voice, wording) if one is not None else []),
        *_late(concerned, voice, wording),
        Paragraph(
            voice.say(
                "请对照附件抓紧补报，符合要求的及时送核。",
                "Please file what the annex lists, and have it approved in time.",
            )
        ),
    ]


def _opening(one: ToDo | None, concerned: list[ToDo], voice: Voice) -> str:
    count = sum(len(todo.tasks) for todo in concerned)
    if one is None:
        return voice.say(
            f"经核对，{len(concerned)}个单位还有{count}件事可以补报、补正。",
            f"{len(concerned)} departments have {count} things to file or to complete.",
        )
    rank = one.result.rank
    place = "" if rank is None else voice.say(f"，排第{rank}名", f", rank {rank}")
    return voice.say(
        f"经核对，你单位目前得分{voice.points(one.result.score)}{place}，"
        f"还有{count}件事可以补报、补正。",
        f"You have {voice.points(one.result.score)}{place}, and {count} things to complete.",
    )


def _most(one: ToDo, voice: Voice, wording: Wording) -> list[Block]:
    """What brings most, in a sentence of its own."""
    first = one.tasks[0]
    if first.gain is None:
        return []
    item, step = wording.item(first.step.item), wording.step(first.step)
    return [
        Paragraph(
            voice.say(
                f"其中得分最多的是{item}：{step}，可以多得{voice.points(first.gain)}。",
                f"Most is to be had in {item}: {step}; it brings {voice.points(first.gain)}.",
            )
        )
    ]


def _late(concerned: list[ToDo], voice: Voice, wording: Wording) -> list[Block]:
    """What is late after some day."""
    due = [
        (task.step.repair.due, todo.result.name, wording.step(task.step))
        for todo in concerned
        for task in todo.tasks
        if task.step.repair.due is not None
    ]
    if not due:
        return []
    lines = sorted(due)
    heading = voice.say("下列材料过了期限就不算及时：", "These are late after their day:")
    return [Heading(heading, 2), *(Paragraph(f"{name}：{text}") for _, name, text in lines)]


def _table(concerned: list[ToDo], voice: Voice, wording: Wording) -> Table:
    head = (
        voice.say("部门", "department"),
        voice.say("考核项", "item"),
        voice.say("要办的事", "what to do"),
        voice.say("可多得分", "gain"),
    )
    rows = tuple(_row(todo, task, wording, voice) for todo in concerned for task in todo.tasks)
    title = voice.say("待办事项", "What to do")
    return Table(voice.say("待办", "to do"), title, (18, 22, 46, 14), (texts(*head),), rows)


def _row(todo: ToDo, task: Task, wording: Wording, voice: Voice) -> Row:
    gain = Cell(voice.say("看所报的数", "it depends"), align=Align.RIGHT)
    if isinstance(task.gain, Fraction):
        gain = Cell(display(task.gain), task.gain, Align.RIGHT)
    names = (todo.result.name, wording.item(task.step.item), wording.step(task.step))
    return (*(Cell(name) for name in names), gain)
