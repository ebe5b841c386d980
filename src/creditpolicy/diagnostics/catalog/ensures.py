"""CP370 to CP372: what 保证 says cannot be asked."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

NOT_OF_DEPARTMENT = Code(
    "CP370",
    Severity.ERROR,
    zh="“{department}”没有“{name}”这个数，没法保证。",
    en="{department} has no such figure as {name}: nothing can be ensured of it.",
    help_zh="换成该部门有的数：它是责任部门的考核项的得分，或者“汇总”里的部门得分、名次。",
    help_en="Name a figure that it has: of an item that names it, or a department's result.",
)
LIMIT_NOT_FIXED = Code(
    "CP371",
    Severity.ERROR,
    zh="最多变动多少，要写成一个定数，或者一个假设；这里却要看材料才知道。",
    en="How far the figure may move must be a number or an assumption; this depends on evidence.",
    help_zh="改成“5分”这样的数，或者写假设的名称。",
    help_en="Write a number such as 5 points, or the name of an assumption.",
)
LOOKS_ELSEWHERE = Code(
    "CP372",
    Severity.ERROR,
    zh="“再多一件”后面的条件，只能看这一条材料自己的栏目，不能看别的材料。",
    en="The condition on the one more record can look at its own cells only, at no other records.",
    help_zh="去掉“同一……的……”这样的条件。",
    help_en="Leave out what compares it with other records.",
)
