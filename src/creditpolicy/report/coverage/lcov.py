"""Coverage as lcov's tracefile, for the tools that draw it: a branch for each goal."""

from creditpolicy.report.coverage.words import Line, lines_of
from creditpolicy.verify.coverage.measure import Coverage


def coverage_lcov(of: Coverage, path: str) -> str:
    """One record; a line is hit as often as cases reach something of it."""
    lines = [line for line in lines_of(of) if line.goals]
    branches = [text for line in lines for text in _branches(line)]
    taken = sum(bool(cases) for _, cases in of.by_goal)
    hit = [line for line in lines if line.cases]
    return "".join(
        f"{text}\n"
        for text in (
            "TN:",
            f"SF:{path}",
            *branches,
            f"BRF:{len(branches)}",
            f"BRH:{taken}",
            *(f"DA:{line.number},{len(line.cases)}" for line in lines),
            f"LF:{len(lines)}",
            f"LH:{len(hit)}",
            "end_of_record",
        )
    )


def _branches(line: Line) -> list[str]:
    """`-` where nothing of the line was reached at all, as lcov has it."""
    return [
        f"BRDA:{line.number},0,{number},{len(cases) if line.cases else '-'}"
        for number, (_, cases) in enumerate(line.goals)
    ]
