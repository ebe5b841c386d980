"""A paper as PDF, set by typst in the form of official documents, with the fonts that are there."""

from functools import cache

import typst

from creditpolicy.diagnostics.catalog import papers as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.extra.papers.pdf_text import Fonts, source
from creditpolicy.report.papers.paper import Paper

_FALLBACKS = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun", "STSong"),
    *(
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "PingFang SC",
        "Microsoft YaHei",
        "Noto Sans CJK JP",
    ),
)
_BODY = ("FangSong_GB2312", "FangSong", "STFangsong")
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05")
_BLACK = ("SimHei", "Heiti SC", "STHeiti", "Noto Sans CJK SC")
_KAI = ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC")


def pdf(paper: Paper) -> bytes | Diagnostic:
    """The bytes of a PDF; CP846 where no font of this machine has Chinese characters."""
    fonts = _fonts()
    if fonts is None:
        return found(codes.NO_FONT)
    return typst.compile(source(paper, fonts).encode("utf-8"))


@cache  # the system's fonts are looked through once
def _fonts() -> Fonts | None:
    there = {name.lower(): name for name in typst.Fonts().families()}

    def chosen(*names: str) -> tuple[str, ...]:
        wanted = dict.fromkeys((*names, *_FALLBACKS))
        return tuple(there[name.lower()] for name in wanted if name.lower() in there)

    fonts = Fonts(chosen(*_BODY), chosen(*_TITLE), chosen(*_BLACK), chosen(*_KAI))
    return fonts if fonts.body else None
