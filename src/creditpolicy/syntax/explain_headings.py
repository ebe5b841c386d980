"""A heading whose name holds a list or brackets, as notices name their items."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.explain_words import HAS_SIGNS
from creditpolicy.syntax.failure import Failure

_BLANK = r"[\s\u3000]"
_LETTER = r"[^\W\d]"
_NUMBERED = re.compile(
    rf"{_BLANK}*(?:考核项|加分项|减分项|大类|分项|item|bonus|penalty|category|part){_BLANK}*"
    rf"[0-9０-９.．]+{_BLANK}*(?P<name>{_LETTER}[^：:=＝“”\"「」]*(?:[^\W\d]|[）)]))"
    rf"{_BLANK}*[0-9０-９.．]+{_BLANK}*(?:分|points?){_BLANK}*\Z"
)
_NAMED = re.compile(
    rf"{_BLANK}*(?:考核|材料|用例|assessment|evidence|test{_BLANK}+case){_BLANK}+"
    rf"(?P<name>{_LETTER}[^：:=＝“”\"「」，,]*(?:[^\W\d]|[）)]))"
    rf"{_BLANK}*(?:[，,]{_BLANK}*(?:未确认|unconfirmed){_BLANK}*)?\Z"
)
_SIGN = re.compile(r"[、，,&（）()]")


def name_of_heading(wrong: Failure) -> Diagnostic | None:
    """The whole name, where the heading reads once it is quoted."""
    heading = _NUMBERED.match(wrong.text) or _NAMED.match(wrong.text)
    if heading is None or not _SIGN.search(heading["name"]):
        return None
    start, end = heading.span("name")
    if not reads(f"{wrong.text[:start]}「{heading['name']}」{wrong.text[end:]}"):
        return None
    here = wrong.span(start, end - start)
    return found(codes.NAME_NEEDS_QUOTES, here, run=heading["name"], why=HAS_SIGNS)
