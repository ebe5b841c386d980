"""CP81x: laws of assessments that do not hold, as `creditpolicy.testing` says them."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NEEDS_HYPOTHESIS = Code(
    "CP810",
    Severity.ERROR,
    zh="creditpolicy.testing 要用 hypothesis，这里没有装。",
    en="creditpolicy.testing needs hypothesis, which is not installed.",
    help_zh="运行 pip install 'creditpolicy[testing]'。",
    help_en="Run pip install 'creditpolicy[testing]'.",
)
OUT_OF_BOUNDS = Code(
    "CP811",
    Severity.ERROR,
    zh="{figure} 是 {value}，比 {limit} {side} {difference}。",
    en="{figure} is {value}: {difference} {side} {limit}.",
    help_zh="看它的算式：该封顶的加上“最高”，该保底的加上“最低”。",
    help_en="Look at its formula, and give it the cap or the floor that it lacks.",
)
SUM_DIFFERS = Code(
    "CP812",
    Severity.ERROR,
    zh="{figure} 是 {value}，{parts}加起来是 {sum}，{apart}。",
    en="{figure} is {value}, but {parts} add up to {sum}: {apart}.",
    help_zh="这是程序的错：把政策和下面的材料发给维护的人。",
    help_en="This is a fault of the program: report the policy with the rows below.",
)
NOT_THE_SAME = Code(
    "CP813",
    Severity.ERROR,
    zh="{figure}：{one}是 {value}，{other}是 {second}，{apart}。",
    en="{figure} is {value} {one}, and {second} {other}: {apart}.",
    help_zh="这是程序的错：把政策和下面的材料发给维护的人。",
    help_en="This is a fault of the program: report the policy with the rows below.",
)
WRONG_WAY = Code(
    "CP814",
    Severity.ERROR,
    zh="再加一件材料，{figure} 从 {value} 变成 {second}，{change}。",
    en="With one more record {figure} goes from {value} to {second}: {change}.",
    help_zh="看它的算式：多报一件材料，反而不利（或者多一条扣分，反而有利），是不是本意。",
    help_en="Look at its formula: is it meant that one more record moves it this way?",
)
WRONG_RANK = Code(
    "CP815",
    Severity.ERROR,
    zh="{figure} 是 {rank}，应当是 {place}：{why}。",
    en="{figure} is {rank}, but should be {place}: {why}.",
    help_zh="这是程序的错：把政策和下面的材料发给维护的人。",
    help_en="This is a fault of the program: report the policy with the rows below.",
)
