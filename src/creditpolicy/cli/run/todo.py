"""Runs `creditpolicy todo`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assessed
from creditpolicy.cli.run.files import refuse_same_file
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.papers import chosen_form, give_paper, letterhead
from creditpolicy.cli.run.policies import Refused
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.evaluate.todo.todo import todo_list
from creditpolicy.report.json_text import json_text
from creditpolicy.report.papers.letterhead import Letterhead, issued
from creditpolicy.report.todo.data import todo_json
from creditpolicy.report.todo.letter import todo_letter
from creditpolicy.report.todo.text import todo_text


def run_todo(args: Namespace, console: Console) -> int:
    form = None if args.output is None else chosen_form(args.output)
    head = letterhead(args)
    if form is None and head != Letterhead():
        raise UsageError(
            "--office、--number、--dated 写在催报函里；加上 -o，例如 -o 催报函.docx。",
            "--office, --number and --dated belong to a letter; add -o, such as -o letter.docx.",
        )
    refuse_same_file(args.output, (args.policy, *args.evidence))
    result = assessed(args, console)
    as_json = args.format == "json" and form is None
    if isinstance(result, Refused):
        return refuse(result.diagnostics, console, result.lang, as_json=as_json)
    assessment, lang = result.assessment, result.lang
    department = own_name(assessment.policy, args.department)
    problem = unknown_subject(assessment.policy, department, None)
    if problem is not None:
        return refuse((problem,), console, lang, as_json=as_json)
    found = (*result.warnings, *assessment.diagnostics)
    if found and not as_json:
        console.complain(listing(found, lang, console.columns) + "\n")
    todo = todo_list(assessment, department)
    if form is not None:
        paper = issued(todo_letter(todo, lang), head)
        return give_paper(paper, form, args.output, console)
    if as_json:
        console.give(json_text(todo_json(todo)))
    else:
        console.say(todo_text(todo, lang, console.columns))
    return FINE
