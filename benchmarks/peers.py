"""Engines that a Python program could embed instead, on the common workload: one run, the same rows.

None of them is exact: zen counts in decimals, the others in binary. So that nothing is held against
them but their work, rows come to them as they take them best, prepared beforehand: with names in
ASCII, days as numbers, and no column that the rules do not read.
"""

from collections.abc import Callable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from by_hand import Common, Row

NAMES = {
    "材料": "kind",
    "类型": "type",
    "来源": "source",
    "领域": "domain",
    "机关": "agency",
    "实施日期": "action",
    "措施": "measure",
    "对象": "target",
    "代码": "code",
    "截图": "screenshot",
    "制度文件": "rules",
    "图片资料": "photos",
    "总结材料": "summary",
    "典型案例": "story",
    "媒体报道": "media",
    "准确": "exact",
    "完整": "whole",
    "日期": "day",
    "报送日期": "submitted",
}
_FIELDS = ("domain", "agency", "action", "measure", "target", "code")
_PARTS = ("rules", "photos", "summary", "story", "media")
Score = Callable[[str, list[Row]], Any]


class Peer(NamedTuple):
    """An engine: its package, and what makes of the shares of departments a function of its rows."""

    name: str
    package: str
    make: Callable[[dict[str, list[float]]], Score]

    @property
    def installed(self) -> str:
        """The version; "" where the package is not there."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return ""


def prepared(rows: list[Row]) -> list[Row]:
    """Rows as these engines take them."""
    return [{name: _plain(row[own]) for own, name in NAMES.items() if own in row} for row in rows]


def _plain(cell: object) -> object:
    return cell.toordinal() if isinstance(cell, date) else cell


def shares(common: Common) -> dict[str, list[float]]:
    """What each item is worth to each department, in points."""
    return {name: [one / common.scale for one in of] for name, of in common.shares.items()}


def _zen(worth: dict[str, list[float]]) -> Score:
    import zen

    filled = " and ".join(f"#.{name} != ''" for name in _FIELDS)
    parts = " + ".join(f"(#.{name} ? 1 : 0)" for name in _PARTS)
    told = "count(r, #.kind == '双公示信息')"
    good = "count(r, #.kind == '双公示信息' and #.exact and #.whole and #.submitted - #.day <= 7)"
    expression = zen.compile_expression(
        "s[0] * (some(r, #.kind == '正式文件' and #.type == '正式文件') ? 1 : 0)"
        f" + s[1] * (some(r, #.kind == '联合奖惩案例' and (#.source == '系统' or ({filled}))) ? 1 : 0)"
        f" + s[2] * (some(r, #.kind == '宣传活动' and (#.screenshot or {parts} >= 3)) ? 1 : 0)"
        f" + s[3] * (some(r, #.kind == '应用创新' and {parts} >= 3) ? 1 : 0)"
        " + max([0, s[4] - 0.25 * count(r, #.kind == '失信记录')])"
        f" + ({told} > 0 ? s[5] * {good} / {told} : 0)"
    )
    return lambda name, rows: expression.evaluate({"s": worth[name], "r": rows})


def _cel(worth: dict[str, list[float]]) -> Score:
    from cel_expr_python import cel

    filled = " && ".join(f'e.{name} != ""' for name in _FIELDS)
    parts = " + ".join(f"(e.{name} ? 1 : 0)" for name in _PARTS)
    told = 'r.filter(e, e.kind == "双公示信息")'
    good = "e.exact && e.whole && e.submitted - e.day <= 7"
    listed = 's[4] - 0.25 * double(size(r.filter(e, e.kind == "失信记录")))'
    row = cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
    types = {"s": cel.Type.List(cel.Type.DOUBLE), "r": cel.Type.List(row)}
    program = cel.NewEnv(variables=types).compile(
        's[0] * (r.exists(e, e.kind == "正式文件" && e.type == "正式文件") ? 1.0 : 0.0)'
        f' + s[1] * (r.exists(e, e.kind == "联合奖惩案例" && (e.source == "系统" || ({filled})))'
        " ? 1.0 : 0.0)"
        f' + s[2] * (r.exists(e, e.kind == "宣传活动" && (e.screenshot || {parts} >= 3)) ? 1.0 : 0.0)'
        f' + s[3] * (r.exists(e, e.kind == "应用创新" && {parts} >= 3) ? 1.0 : 0.0)'
        f" + ({listed} > 0.0 ? {listed} : 0.0)"
        f" + (size({told}) > 0"
        f" ? s[5] * double(size({told}.filter(e, {good}))) / double(size({told})) : 0.0)"
    )
    return lambda name, rows: program.eval(data={"s": worth[name], "r": rows}).value()


def _openfisca(worth: dict[str, list[float]]) -> Score:
    from peer_openfisca import score_by

    return score_by(worth)


PEERS = (
    Peer("zen-engine, a compiled expression (Rust)", "zen-engine", _zen),
    Peer("cel-expr-python (C++ CEL)", "cel-expr-python", _cel),
    Peer("OpenFisca, a simulation", "openfisca-core", _openfisca),
)
