"""Lines of every shape that the grammar has, the same in Chinese and in English."""

TWINS = (
    ("语言 1", "language 1"),
    ("考核 信用考核", "assessment 信用考核"),
    ("材料 媒体报道", "evidence 媒体报道"),
    ("考核项 3.12 信用宣传 15分", "item 3.12 信用宣传 15 points"),
    ("考核项 2 得分 10分", "item 2 得分 10 points"),
    ("考核项 3 得分率 10分", "item 3 得分率 10 points"),
    ("加分项 7 附加分 5分", "bonus 7 附加分 5 points"),
    ("减分项 8 通报批评 10分", "penalty 8 通报批评 10 points"),
    ("大类 1.2 监管 40分", "category 1.2 监管 40 points"),
    ("分项 3.1 窗口服务 20分", "part 3.1 窗口服务 20 points"),
    ("免考 甲局、乙局：“新组建”", 'exempt 甲局, 乙局: "新组建"'),
    (
        "裁定 甲局 得分率 60%，由 领导小组 于 2018-12-20 决定",
        "ruling 甲局 rate 60%, decided by 领导小组 on 2018-12-20",
    ),
    ("加分 最高 10分", "bonuses at most 10 points"),
    ("汇总", "summary"),
    ("出处 “附件第1项”", 'source "附件第1项"'),
    ("内容 “宣传”", 'content "宣传"'),
    ("报送 “截图”", 'submit "截图"'),
    ("理由 “没有写”", 'reason "没有写"'),
    ("年度 2018", "year 2018"),
    ("考核期 2018-01-01 至 2018-12-31", "period 2018-01-01 to 2018-12-31"),
    ("总分 100分", "total 100 points"),
    ("部门 甲局、乙局", "departments 甲局, 乙局"),
    ("部门组 街道：甲办、乙办", "group 街道: 甲办, 乙办"),
    ("别称 甲局：甲分局", "alias 甲局: 甲分局"),
    (
        "沿革 国税局、地税局 于 2018-06-15 合并为 税务局",
        "succession 国税局, 地税局 merged into 税务局 on 2018-06-15",
    ),
    (
        "沿革 环保分局 于 2018-11-20 更名为 生态环境分局",
        "succession 环保分局 renamed to 生态环境分局 on 2018-11-20",
    ),
    (
        "沿革 物价局 于 2018-11-20 并入 市场监管局",
        "succession 物价局 absorbed into 市场监管局 on 2018-11-20",
    ),
    ("责任部门 甲局、乙局", "responsible 甲局, 乙局"),
    ("责任部门 全部部门", "responsible all departments"),
    ("责任部门 全部部门，除 甲局、乙局 外", "responsible all departments except 甲局, 乙局"),
    ("假设 满分数 = 1", "assumption 满分数 = 1"),
    (
        "假设 扣分数 = 5分，可取 1分 至 15分，未定",
        "assumption 扣分数 = 5 points, between 1 point and 15 points, undecided",
    ),
    (
        "假设 组内 = 平均，可取 平均、任一、按人数，由 办公室 于 2018-12-01 决定",
        (
            "assumption 组内 = average, one of average or best or 按人数, "
            "decided by 办公室 on 2018-12-01"
        ),
    ),
    ("等级 等次：优秀 > 良好 > 合格", "grades 等次: 优秀 > 良好 > 合格"),
    ("等级 榜单：红榜、黑榜、不上榜", "grades 榜单: 红榜 & 黑榜 & 不上榜"),
    ("引用 上年：本考核，年度 2017", "reference 上年: this assessment, year 2017"),
    (
        "引用 信用：信用考核，年度 2018，考核期 2018-01-01 至 2018-06-30，没有的 不适用",
        (
            "reference 信用: 信用考核, year 2018, period 2018-01-01 to 2018-06-30, "
            "if missing not applicable"
        ),
    ),
    (
        "引用 上年：本考核，年度 2017，没有的 不适用，合并的 不适用",
        (
            "reference 上年: this assessment, year 2017, if missing not applicable, "
            "if merged not applicable"
        ),
    ),
    ("字段 标题、文号：文字", "field 标题 & 文号: text"),
    ("字段 来源：系统、自报，可空", "field 来源: 系统 & 自报, optional"),
    ("字段 级别：国家级 > 省级 > 市级", "field 级别: 国家级 > 省级 > 市级"),
    ("字段 代码：主体代码，可空，隐私", "field 代码: subject_code, optional, private"),
    ("字段 评语：文字，必填", "field 评语: text, required"),
    (
        "字段 评分：分值，可空，0分 至 20分",
        "field 评分: points, optional, between 0 points and 20 points",
    ),
    (
        "字段 迟报天数 = 应报日期 到 报送日期 的 天数",
        "field 迟报天数 = days from 应报日期 to submitted",
    ),
    (
        "字段 用时 = 日期 到 办结日 的 工作日数",
        "field 用时 = working days from date to 办结日",
    ),
    ("归期 按 报送日期", "dated by submitted"),
    ("要件 制度文件、图片资料", "components 制度文件, 图片资料"),
    ("认定 媒体报道", "recognise 媒体报道"),
    (
        "认定 媒体报道，须 级别 不低于 市级，且 有 截图，每件计 件数表",
        "recognise 媒体报道, where 级别 at least 市级, and has 截图, each counting 件数表",
    ),
    (
        "认定 案例：活动，须 至少3个要件，同一 标题、部门 只计一次",
        "recognise 案例: 活动, where at least 3 components, once per 标题 & department",
    ),
    (
        "认定 创新，须 至少3个要件，且（重复 为 允许，或 没有 同一 名称、日期 的 案例）",
        (
            "recognise 创新, where at least 3 components, "
            "and (重复 is 允许, or no 案例 with same 名称 & date)"
        ),
    ),
    ("统计 上报数：双公示 的 件数", "measure 上报数: count of 双公示"),
    ("统计 应报数：应报 的 数量 合计", "measure 应报数: sum of 数量 in 应报"),
    ("统计 最多：应报 的 数量 最大值", "measure 最多: largest 数量 in 应报"),
    ("统计 最少：应报 的 数量 最小值", "measure 最少: smallest 数量 in 应报"),
    (
        "统计 平均分：测评 的 评分 均值，按 季度 分列",
        "measure 平均分: mean of 评分 in 测评, by quarter",
    ),
    ("统计 评分数：测评 的 评分 唯一值", "measure 评分数: only value of 评分 in 测评"),
    (
        "统计 齐全数：活动 的 要件数 合计，只计 要件数 ≥ 2",
        "measure 齐全数: sum of component_count in 活动, where component_count >= 2",
    ),
    (
        "统计 用稿数：用稿 的 件数，同一 标题 由各部门均分",
        "measure 用稿数: count of 用稿, shared per 标题",
    ),
    (
        "统计 加分合计：用稿 的 评分 合计，每件最高 5分",
        "measure 加分合计: sum of 评分 in 用稿, each at most 5 points",
    ),
    (
        "统计 有效票数：用稿 的 件数，只计 不分部门 同一 代码、标题 的 高分票 ≤ 2，且 同一 代码 的 高分票 为 1",
        (
            "measure 有效票数: count of 用稿, where 高分票 with same 代码 & 标题 across departments <= 2, "
            "and 高分票 with same 代码 is 1"
        ),
    ),
    (
        "统计 提前数：用稿 的 件数，只计 报送日期 在 移出日期 前 15天 以前",
        "measure 提前数: count of 用稿, where submitted no later than 15 days before 移出日期",
    ),
    ("统计 人数：应报 的 不同 姓名、代码 数", "measure 人数: distinct 姓名 & 代码 in 应报"),
    (
        "统计 获奖数：获奖 的 件数，同一 赛事 只取 级别 最高，按 级别 分列",
        "measure 获奖数: count of 获奖, highest 级别 per 赛事, by 级别",
    ),
    (
        "统计 末位数：获奖 的 件数，只计 准确 为 是，同一 赛事、部门 只取 级别 最低",
        "measure 末位数: count of 获奖, where 准确 is yes, lowest 级别 per 赛事 & department",
    ),
    (
        "统计 及时数：双公示 的 件数，只计 报送日期 在 日期 后 7个工作日 以内",
        "measure 及时数: count of 双公示, where submitted within 7 working days after date",
    ),
    (
        "统计 在列数：名单 的 件数，只计 无 移出日期，或 移出日期 晚于 截止日",
        "measure 在列数: count of 名单, where no 移出日期, or 移出日期 after cutoff",
    ),
    ("计算 准确率 = 准确数 ÷ 上报数", "compute 准确率 = 准确数 / 上报数"),
    ("得分率 = 认定数 ÷ 满分数，最高 1", "rate = recognised / 满分数, at most 1"),
    (
        "得分 = 2分 × 篇数 − 1分，最低 0分，最高 10分",
        "score = 2 points * 篇数 - 1 point, at least 0 points, at most 10 points",
    ),
    (
        "得分 = 若 数 > 1，则 2分，否则 −（1分 + 2分）",
        "score = if 数 > 1 then 2 points else -(1 point + 2 points)",
    ),
    (
        "得分 = 合计（获奖数 × 奖分，逐 级别、月份）",
        "score = sum(获奖数 * 奖分, over 级别 & month)",
    ),
    (
        "得分 = 上年 的 部门得分 − 上年 的 考核项 3 得分 × 信用 的 考核项 1.2 得分率",
        "score = 上年's department score - 上年's item 3 score * 信用's item 1.2 rate",
    ),
    (
        "得分 = 上年 的 件数 × 1分 − 上年 的 总得分 × 上年 的 考核项 3 得分率",
        "score = 上年's 件数 * 1 point - 上年's zone score * 上年's item 3 rate",
    ),
    ("扣分 = 5分 × 在列数，扣完为止", "deduct = 5 points * 在列数, until exhausted"),
    (
        "得分 = 若 准确 适用 且 数量 不适用，则 不适用，否则 未定，不适用的按 0分，未定的按 级别",
        (
            "score = if 准确 is applicable and 数量 is not applicable then not_applicable "
            "else undecided, not_applicable as 0 points, undecided as 级别"
        ),
    ),
    (
        "计算 整数 = 向下取整（甲）+ 向上取整（乙）+ 四舍五入（丙，1）",
        "compute 整数 = floor(甲) + ceiling(乙) + round(丙, 1)",
    ),
    (
        "计算 名 = 名次（甲，逐 街道）+ 倒数名次（乙）+ 密集名次（丙）",
        "compute 名 = rank(甲, over 街道) + rank_from_last(乙) + dense_rank(丙)",
    ),
    ("凡 造假数 ≥ 1，等次 定为 丙等", "when 造假数 >= 1, 等次 becomes 丙等"),
    (
        "凡 有效率 < 60% 或 部门 为 甲局，得分 记 0分 + 1分",
        "when 有效率 < 60% or department is 甲局, score becomes 0 points + 1 point",
    ),
    ("凡 下列任一，等次 最高 良好", "when any below, 等次 at most 良好"),
    ("凡 下列全部，名次 列最后", "when all below, rank last"),
    ("情形 造假数 ≥ 1 且 整改数 = 0", "case 造假数 >= 1 and 整改数 = 0"),
    ("凡 专利数 ≥ 3，等次 提一档", "when 专利数 >= 3, 等次 up one"),
    (
        "凡 若 甲 > 1，则 乙，否则 丙，得分率 最低 10%",
        "when if 甲 > 1 then 乙 else 丙, rate at least 10%",
    ),
    ("凡 通报数 > 0，等次 降一档", "when 通报数 > 0, 等次 down one"),
    ("扣分由责任部门承担", "deductions fall on the department"),
    ("用例 「一份文件，满分」", "test case 「一份文件，满分」"),
    ("用例 一件，未确认", "test case 一件, unconfirmed"),
    (
        "材料 简报：部门 甲局，日期 2018-03-01，标题 “头版”，篇数 3，公开 是",
        'evidence 简报: department 甲局, date 2018-03-01, 标题 "头版", 篇数 3, 公开 yes',
    ),
    ("截至 2018-12-07", "as of 2018-12-07"),
    ("待核 视同核定", "pending as approved"),
    (
        "引用 上年：甲局 的 部门得分 = 90.5分",
        "reference 上年: 甲局's department score = 90.5 points",
    ),
    ("引用 上年：总得分 = 90", "reference 上年: zone score = 90"),
    ("应得 甲局 的 部门得分 = 10分 ÷ 3", "expect 甲局's department score = 10 points / 3"),
    ("应得 甲局 的 考核项 3.1 得分率 = 40%", "expect 甲局's item 3.1 rate = 40%"),
    ("应得 甲局 的 考核项 3 上报数 = 2", "expect 甲局's item 3 上报数 = 2"),
    ("应得 甲局 的 到课率（一月、高）= 不适用", "expect 甲局's 到课率(一月 & 高) = not_applicable"),
    ("应得 甲局 的 名次 = 未定", "expect 甲局's rank = undecided"),
    ("应得 大类 1.2 得分 = −3分", "expect category 1.2 score = -3 points"),
    ("应得 考核项 1 得分 = 6分", "expect item 1 score = 6 points"),
    ("应得 总得分 = 90分", "expect zone score = 90 points"),
    (
        "不适用 凡 甲 = 0 且 乙 ≠ 0 且 丙 ≤ 3天",
        "not applicable when 甲 = 0 and 乙 != 0 and 丙 <= 3 days",
    ),
    (
        "不适用 凡 非（代码 有效 或 甲 < 30%）",
        "not applicable when not (代码 is valid or 甲 < 30%)",
    ),
    ("不适用 凡 甲 不为 否 且 乙 高于 丙", "not applicable when 甲 is not no and 乙 above 丙"),
    ("提醒 凡 甲 低于 乙 或 丙 早于 丁：“看”", 'remind when 甲 below 乙 or 丙 before 丁: "看"'),
    ("提醒 凡 甲 不高于 乙 且 丙 ≥ 1：“看”", 'remind when 甲 at most 乙 and 丙 >= 1: "看"'),
    ("提醒 凡 甲 不晚于 2018年12月1日：“看”", 'remind when 甲 not after 2018-12-01: "看"'),
    ("提醒 凡 甲 不早于 乙：“看”", 'remind when 甲 not before 乙: "看"'),
    ("保证 得分 ≥ 0分 且 扣分 ≤ 甲", "ensure score >= 0 points and deduction <= 甲"),
    ("保证 有可能 总得分 = 100分", "ensure possible zone_score = 100 points"),
    ("保证 凡 甲 = 0，乙 > 1", "ensure when 甲 = 0, 乙 > 1"),
    ("保证 再多一件 简报，得分 不降低", "ensure with one more 简报, score never falls"),
    ("保证 再多一件 简报，得分 不提高", "ensure with one more 简报, score never rises"),
    (
        "保证 再多一件 简报，须 准确 为 是，且 有 标题、文号，甲局 的 得分 最多降低 5分",
        "ensure with one more 简报, where 准确 is yes, and has 标题 & 文号,"
        " 甲局's score falls at most 5 points",
    ),
    (
        "保证 再多一件 简报，甲局 的 部门得分 最多提高 甲",
        "ensure with one more 简报, 甲局's department score rises at most 甲",
    ),
    ("增加 保证 得分 ≥ 0分", "add ensure score >= 0 points"),
    ("删去 保证", "remove ensure"),
    ("表 奖分", "table 奖分"),
    ("表 奖分（级别，月份）", "table 奖分 (级别, month)"),
    ("权重", "weights"),
    ("40%：甲局、乙局", "40%: 甲局, 乙局"),
    ("国家级，≥ 92：3分", "国家级, >= 92: 3 points"),
    ("< 60，其余：0分，最高 1分", "< 60, otherwise: 0 points, at most 1 point"),
    (
        "数量 > 1：乙，不适用的按 0，最高 1",
        "数量 > 1: 乙, not_applicable as 0, at most 1",
    ),
    ("≥ 80% 且 < 90%，其余：3分", ">= 80% and < 90%, otherwise: 3 points"),
    (
        "得分 = 若 部门 属于 甲办、乙办，则 1分，否则 2分",
        "score = if department in 甲办 & 乙办 then 1 point else 2 points",
    ),
    (
        "得分率 = 考核项 3.1 得分率 + 考核项 2 得分 ÷ 2分",
        "rate = item 3.1 rate + item 2 score / 2 points",
    ),
    ("考核项 1 得分 ≥ 60分：3分", "item 1 score >= 60 points: 3 points"),
    ("其余：均值（甲，乙）", "otherwise: mean(甲, 乙)"),
    ("组内 按 平均", "groups by average"),
    ("缺项 按 折算", "missing by rescale"),
    (
        "部门得分 = 总得分 × 贡献分 ÷ 分担分值 + 附加分，最高 110分",
        "department score = zone_score * contribution / shares + 附加分, at most 110 points",
    ),
    ("部门得分 按 考核项分值", "department score by item_points"),
    ("修订 “去年.policy”", 'amends "去年.policy"'),
    ("修改 考核", "change assessment"),
    ("修改 考核项 3", "change item 3"),
    ("修改 考核项 3 信用宣传 20分", "change item 3 信用宣传 20 points"),
    ("修改 考核项 3 为 加分项 4 信用宣传 20分", "change item 3 to bonus 4 信用宣传 20 points"),
    ("修改 扣分 为 得分率 = 1", "change deduct to rate = 1"),
    (
        "修改 假设 「2018年数」 为 假设 满分数 = 1",
        "change assumption 「2018年数」 to assumption 满分数 = 1",
    ),
    ("修改 要件 甲文、乙文", "change components 甲文, 乙文"),
    ("修改 40%：甲局、乙局", "change 40%: 甲局, 乙局"),
    ("增加 部门 甲局、乙局", "add departments 甲局, 乙局"),
    ("增加 提醒 凡 件数量 = 0：“没有”", 'add remind when 件数量 = 0: "没有"'),
    ("删去 大类 1.2", "remove category 1.2"),
    ("删去 不适用", "remove not applicable"),
    ("删去 部门得分", "remove department score"),
    ("删去 凡 件数量 > 3，等次 降一档", "remove when 件数量 > 3, 等次 down one"),
    ("排在 考核项 3.1 前", "placed before item 3.1"),
    ("排在 统计 件数量 后", "placed after measure 件数量"),
)

CHINESE = tuple(zh for zh, _ in TWINS)
ENGLISH = tuple(en for _, en in TWINS)
