"""CP4xx: a policy that does not add up."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

POINTS_SUM = Code(
    "CP401",
    Severity.ERROR,
    zh="各考核项的分值合计 {sum} 分，与总分 {total} 分相差 {difference} 分。",
    en="The items' points sum to {sum}; the total is {total}, a difference of {difference}.",
    help_zh="核对各项的分值和“总分”。",
    help_en="Check the items' points, or the total.",
)
WEIGHTS_SUM = Code(
    "CP402",
    Severity.ERROR,
    zh="考核项 {item} 的权重合计 {sum}%，与 100% 相差 {difference}%。",
    en="The weights of item {item} sum to {sum}%, {difference}% away from 100%.",
    help_zh="核对每一组的百分数。",
    help_en="Check each group's percentage.",
)
DEPARTMENT_TWICE = Code(
    "CP403",
    Severity.ERROR,
    zh="“{name}”在考核项 {item} 里出现了两次。",
    en="“{name}” stands twice in item {item}.",
    help_zh="只留在一个组里。",
    help_en="Keep it in one group.",
)
ITEM_TWICE = Code(
    "CP404",
    Severity.ERROR,
    zh="有两个{heading} {item}。",
    en="There are two {heading} {item}.",
    help_zh="改其中一个的序号。",
    help_en="Give one of them another number.",
)
CANNOT_REACH = Code(
    "CP405",
    Severity.ERROR,
    zh="考核项 {item} 满分 {points} 分，按这里的写法最多只能得 {most} 分。",
    en="Item {item} is worth {points} points; as written at most {most} can be reached.",
    help_zh="核对得分的算法。",
    help_en="Check how it is scored.",
)
CAN_EXCEED = Code(
    "CP406",
    Severity.ERROR,
    zh="考核项 {item} 满分 {points} 分，按这里的写法可能超过它。",
    en="Item {item} is worth {points} points; as written a score can exceed them.",
    help_zh="在算式后面加上“，{limit}”。",
    help_en="Add “, {limit}” to the formula.",
)
CAN_FALL_BELOW = Code(
    "CP407",
    Severity.ERROR,
    zh="考核项 {item} 按这里的写法可能低于 0 分。",
    en="As written, item {item} can fall below 0.",
    help_zh="在算式后面加上“，{limit}”。",
    help_en="Add “, {limit}” to the formula.",
)
WEIGHT_NOT_POSITIVE = Code(
    "CP408",
    Severity.ERROR,
    zh="考核项 {item} 有一个组的权重是 0。",
    en="A group of item {item} has weight 0.",
    help_zh="写上它的权重，或删去这一组。",
    help_en="Write its weight, or delete the group.",
)
NO_POINTS = Code(
    "CP409",
    Severity.ERROR,
    zh="考核项 {item} 的分值是 0。",
    en="Item {item} is worth 0 points.",
    help_zh="写上它的分值，或删去这一项。",
    help_en="Write its points, or delete the item.",
)
MAY_EXCEED = Code(
    "CP410",
    Severity.WARNING,
    zh="考核项 {item} 满分 {points} 分，从算式里看不出得分不会超过它。",
    en="Item {item} is worth {points} points; the formula does not show that it stays within.",
    help_zh="为稳妥起见，在算式后面加上“，{limit}”。",
    help_en="To be safe add “, {limit}” to the formula.",
)
MAY_FALL_BELOW = Code(
    "CP411",
    Severity.WARNING,
    zh="考核项 {item} 从算式里看不出得分不会低于 0。",
    en="The formula of item {item} does not show that it cannot fall below 0.",
    help_zh="为稳妥起见，在算式后面加上“，{limit}”。",
    help_en="To be safe add “, {limit}” to the formula.",
)
ALWAYS_TRUE = Code(
    "CP420",
    Severity.WARNING,
    zh="这里的条件总是成立：要比较的数{range}。",
    en="This condition is always true: the figure compared is {range}.",
    help_zh="核对界限和单位；真不需要的，删去这个条件。",
    help_en="Check the bound and its unit; if it is not needed, delete the condition.",
)
NEVER_TRUE = Code(
    "CP421",
    Severity.WARNING,
    zh="这里的条件不可能成立：要比较的数{range}。",
    en="This condition can never be true: the figure compared is {range}.",
    help_zh="核对界限和单位。",
    help_en="Check the bound and its unit.",
)
CLIFF = Code(
    "CP422",
    Severity.WARNING,
    zh="在 {bound} 这里得分断开了：到它得 {above}，差一点点只得 {below}。",
    en="The value jumps at {bound}: {above} there, and only {below} just short of it.",
    help_zh="核对这两行的算法，让它们在界限上接起来。",
    help_en="Check the two rows so that they meet at the bound.",
)
FALLS = Code(
    "CP423",
    Severity.WARNING,
    zh="各档的得分忽高忽低：{low}，{high}。",
    en="The values go up and down: {low}, {high}.",
    help_zh="核对这两档的界限和得分。",
    help_en="Check the bounds and the values of these two rows.",
)
QUOTA_FOR_ALL = Code(
    "CP424",
    Severity.WARNING,
    zh="参加排名的只有 {count} 个部门，这里的名额把它们全都包括了。",
    en="Only {count} departments are ranked, and the places here are enough for all of them.",
    help_zh="核对名额和参加排名的部门。",
    help_en="Check how many places there are, and who is ranked.",
)
CATEGORY_SUM = Code(
    "CP412",
    Severity.ERROR,
    zh="大类 {category} 写明 {points} 分，下面各项合计 {sum} 分，相差 {difference} 分。",
    en="Category {category} states {points} points; what stands below it sums to {sum}, "
    "a difference of {difference}.",
    help_zh="核对各项的分值和大类的分值。",
    help_en="Check the points of the items, or of the category.",
)
PARTS_SUM = Code(
    "CP413",
    Severity.ERROR,
    zh="考核项 {item} 满分 {points} 分，各分项合计 {sum} 分，相差 {difference} 分。",
    en="Item {item} is worth {points} points; its parts sum to {sum}, "
    "a difference of {difference}.",
    help_zh="核对各分项的分值和考核项的分值。",
    help_en="Check the points of the parts, or of the item.",
)
RULING_ABOVE_ONE = Code(
    "CP414",
    Severity.ERROR,
    zh="考核项 {item} 裁定的得分率超过了 100%。",
    en="The rate decided for item {item} is above 100%.",
    help_zh="写成 0 至 100% 之间的百分数。",
    help_en="Write a percentage from 0 to 100%.",
)
