"""To do lists for a terminal."""

from creditpolicy.evaluate.todo.todo import ToDo, ToDoList
from creditpolicy.report.figures import points_text
from creditpolicy.report.speech import Speech, only_file
from creditpolicy.report.todo.words import Wording
from creditpolicy.source.width import printable, wrap


def todo_text(of: ToDoList, lang: str, columns: int) -> str:
    """The best first, department by department."""
    speech = Speech(of.assessment.policy, lang, only_file(of.assessment))
    wording = Wording(speech)
    lines: list[str] = []
    for todo in of.departments:
        lines += [*_department(todo, wording, columns), ""]
    lines += wrap(footnote(speech), columns)
    return "".join(f"{line}\n" for line in lines)


def footnote(speech: Speech) -> str:
    """What may not be done with the points."""
    return speech.say(
        "每条的分数是单独做这一条能多得的分，由政策照样算出；同一考核项的几条不能相加。",
        "Each gain is what that one alone would bring, worked out by the policy; those of one item "
        "do not add up.",
    )


def _department(todo: ToDo, wording: Wording, columns: int) -> list[str]:
    speech, result = wording.speech, todo.result
    score = points_text(result.score, speech.lang)
    title = speech.say(f"{result.name}　得分 {score}", f"{result.name}: {score} points")
    if result.rank is not None:
        title += speech.say(f"，第 {result.rank} 名", f", rank {result.rank}")
    lines = wrap(printable(title), columns)
    for number, task in enumerate(todo.tasks, start=1):
        item = wording.item(task.step.item) + speech.say("：", ": ")
        text = f"{number}. {wording.gain(task)}　{item}{wording.step(task.step)}"
        first, *rest = wrap(printable(text), max(20, columns - 5))
        lines += [f"  {first}", *(f"     {line}" for line in rest)]
    if not todo.tasks:
        lines.append(speech.say("  没有发现可以补的事。", "  Nothing was found to add."))
    if todo.left_out:
        left = todo.left_out
        lines.append(speech.say(f"  另有 {left} 条没有算。", f"  {left} more not worked out."))
    return lines
