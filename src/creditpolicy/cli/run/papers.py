"""Papers of the command line: which file is asked for, and the paper in it."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console, to_bytes
from creditpolicy.cli.run.assessing import day_of
from creditpolicy.cli.run.files import write_bytes
from creditpolicy.cli.run.findings import refuse
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.report.papers.html import html
from creditpolicy.report.papers.letterhead import Letterhead
from creditpolicy.report.papers.markdown import markdown
from creditpolicy.report.papers.paper import Paper
from creditpolicy.source.decode import file_name

_FORMS = {
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
}


def chosen_form(output: str | None) -> str:
    """The form that the name of the file asks for; raises UsageError."""
    if output is None:
        return "md"
    form = _FORMS.get(Path(output).suffix.lower())
    if form is None:
        name = file_name(Path(output))
        raise UsageError(
            f"不知道“{name}”要写成什么格式；文件名用这些结尾：{'、'.join(_FORMS)}。",
            f"What should {name} be? Names end in {', '.join(_FORMS)}.",
        )
    return form


def letterhead(args: Namespace) -> Letterhead:
    """Who issues the paper; raises UsageError."""
    dated = None if args.dated is None else day_of("--dated", args.dated)
    return Letterhead(args.office or "", args.number or "", dated)


def give_paper(paper: Paper, form: str, output: str | None, console: Console) -> int:
    """Prints the paper, or writes it into the file; CP820 where that takes the extra."""
    if output is None:
        console.give(markdown(paper))
        return FINE
    made = _file(paper, form)
    if isinstance(made, Diagnostic):
        return refuse((made,), console, paper.lang, as_json=False)
    write_bytes(Path(output), made)
    return FINE


def _file(paper: Paper, form: str) -> bytes | Diagnostic:
    match form:
        case "html":
            return to_bytes(html(paper))
        case "md":
            return to_bytes(markdown(paper))
        case _:
            return _office(paper, form)


def _office(paper: Paper, form: str) -> bytes | Diagnostic:
    from creditpolicy.extra.papers.installed import not_installed

    missing = not_installed(*(["typst"] if form == "pdf" else []))
    if missing is not None:
        return missing
    match form:
        case "docx":
            from creditpolicy.extra.papers.word import docx

            return docx(paper)
        case "xlsx":
            from creditpolicy.extra.papers.excel import xlsx

            return xlsx(paper)
        case _:
            from creditpolicy.extra.papers.pdf import pdf

            return pdf(paper)
