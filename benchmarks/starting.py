"""How long a process takes, next to one that only imports what ours stands on."""

from collections.abc import Iterator

from measure import Cost, side_by_side

POLICY = "policies/gaoxin_2018.policy"
_COMMANDS = (
    ("`import lark`", ("-c", "import lark")),
    (f"`creditpolicy check {POLICY}`", ("-m", "creditpolicy", "check", POLICY)),
    ("`import attrs`", ("-c", "import attrs")),
    ("`import creditpolicy`", ("-c", "import creditpolicy")),
    ("`import creditpolicy; creditpolicy.load`", ("-c", "import creditpolicy; creditpolicy.load")),
    ("`creditpolicy --help`", ("-m", "creditpolicy", "--help")),
)


def table(rounds: int) -> Iterator[str]:
    """Medians, the first row being the measure of the others."""
    costs = side_by_side([command for _, command in _COMMANDS], rounds)
    yield "| process | processor ms | clock ms | × `import lark` (processor) | (clock) |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for (name, _), cost in zip(_COMMANDS, costs, strict=True):
        yield _row(name, cost, costs[0])


def _row(name: str, cost: Cost, unit: Cost) -> str:
    ratios = f"{cost.processor / unit.processor:.2f} | {cost.clock / unit.clock:.2f}"
    return f"| {name} | {cost.processor * 1000:.0f} | {cost.clock * 1000:.0f} | {ratios} |"
