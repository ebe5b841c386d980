"""Papers of the command line: which file is asked for, and the paper in it."""

from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import write_text
from creditpolicy.report.papers.html import html
from creditpolicy.report.papers.markdown import markdown
from creditpolicy.report.papers.paper import Paper
from creditpolicy.source.decode import file_name

_FORMS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


def chosen_form(output: str | None) -> str:
    """The form that the name of the file asks for; raises UsageError."""
    if output is None:
        return "md"
    form = _FORMS.get(Path(output).suffix.lower())
    if form is None:
        name = file_name(Path(output))
        listed = "、".join(sorted(_FORMS))
        raise UsageError(
            f"不知道“{name}”要写成什么格式；文件名用这些结尾：{listed}。",
            f"What should {name} be? Names end in {listed.replace('、', ', ')}.",
        )
    return form


def give_paper(paper: Paper, form: str, output: str | None, console: Console) -> int:
    """Prints the paper, or writes it into the file."""
    text = html(paper) if form == "html" else markdown(paper)
    if output is None:
        console.give(text)
    else:
        write_text(Path(output), text)
    return FINE
