"""CP3xx: units, types and values that do not fit together."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

VALUE_TWICE = Code(
    "CP301",
    Severity.ERROR,
    zh="“{name}”列了两次。",
    en="“{name}” is listed twice.",
    help_zh="只留一处。",
    help_en="Keep one of them.",
)
ASSUMPTION_UNITS = Code(
    "CP302",
    Severity.ERROR,
    zh="假设“{name}”的值和可取的范围单位不一致。",
    en="The value of assumption “{name}” and its range are in different units.",
    help_zh="都写同一个单位，例如：= 5分，可取 1分 至 15分。",
    help_en="Write one unit throughout: = 5 points, between 1 point and 15 points.",
)
OUT_OF_RANGE = Code(
    "CP303",
    Severity.ERROR,
    zh="假设“{name}”取“{value}”，不在可取的范围内。",
    en="The value “{value}” of assumption “{name}” is outside what it may be.",
    help_zh="改这个值，或改“可取”的范围。",
    help_en="Change the value, or the range it may take.",
)
RANGE_REVERSED = Code(
    "CP304",
    Severity.ERROR,
    zh="“{name}”的范围大小颠倒了。",
    en="The range of “{name}” is upside down.",
    help_zh="小的写在前面。",
    help_en="Write the smaller value first.",
)
RANGE_OF_NAMES = Code(
    "CP305",
    Severity.ERROR,
    zh="假设“{name}”：“至”的两边都要写数。",
    en="A range of assumption “{name}” runs between numbers.",
    help_zh="几种选项用“、”隔开：可取 甲、乙",
    help_en="Separate options with or: one of A or B",
)
LIMITS_OF_NO_NUMBER = Code(
    "CP350",
    Severity.ERROR,
    zh="字段“{name}”不是数，不能写“几 至 几”。",
    en="Field “{name}” is not a number, so it has no limits.",
    help_zh="只有“整数”“数字”“分值”字段可以写，例如：字段 评分：分值，0分 至 20分。",
    help_en="Declare it as whole_number, number or points, or drop the limits.",
)
WRONG_TYPE = Code(
    "CP306",
    Severity.ERROR,
    zh="这里要{expected}，写的却是{found}。",
    en="Expected {expected} here, found {found}.",
    help_zh="核对这里用的量；带单位的数写成 5分、30%、7个工作日。",
    help_en="Check what is used here; numbers with a unit are 5 points, 30%, 7 working days.",
)
UNITS_DIFFER = Code(
    "CP307",
    Severity.ERROR,
    zh="{left}和{right}单位不同，不能{action}。",
    en="{left} and {right} are in different units; you cannot {action} them.",
    help_zh="给数写上单位，例如 5分、30%；或核对算式。",
    help_en="Write the unit of the number (5 points, 30%), or check the formula.",
)
UNKNOWN_VALUE = Code(
    "CP308",
    Severity.ERROR,
    zh="“{of}”没有“{name}”这个取值；可取的有：{values}。",
    en="“{of}” has no value “{name}”; it has: {values}.",
    help_zh="改成列出的取值之一。",
    help_en="Use one of the values listed.",
)
RECORD_IN_FORMULA = Code(
    "CP309",
    Severity.ERROR,
    zh="“{name}”是材料的字段，不能直接写进算式。",
    en="“{name}” is a column of the evidence; a formula cannot use it.",
    help_zh="先用“统计”数出来或加起来，算式里用统计的结果。",
    help_en="Count it or add it up with “measure” first, and use the result.",
)
SCORE_IN_MEASURE = Code(
    "CP310",
    Severity.ERROR,
    zh="“{name}”是算出来的数，不能用来挑选材料。",
    en="“{name}” is a computed figure; a measure over evidence cannot use it.",
    help_zh="挑选材料只看字段、假设和截止日；要用算出来的数，写进“计算”。",
    help_en="Choose records by columns, assumptions and the cut-off; compute with the rest.",
)
CAP_OF_NO_NUMBER = Code(
    "CP351",
    Severity.ERROR,
    zh="“每件最高”要有数可限：这里取的不是数字段的合计、均值、最大值或最小值。",
    en="“each at most” caps numbers; no sum, mean, largest or smallest of a number is taken here.",
    help_zh="写成：统计 ……：材料 的 分数 合计，每件最高 5分",
    help_en="Write: measure ...: sum of POINTS in KIND, each at most 5 points",
)
TOO_MANY_COMPONENTS = Code(
    "CP311",
    Severity.ERROR,
    zh="材料“{kind}”只有 {n} 个要件，不可能至少有 {k} 个。",
    en="Evidence “{kind}” has {n} components; at least {k} of them is impossible.",
    help_zh="改到 {n} 以内，或补全要件。",
    help_en="Write at most {n}, or list the missing components.",
)
BAD_COUNT = Code(
    "CP312",
    Severity.ERROR,
    zh="“至少 {k} 个要件”里的数要是 1 以上的整数。",
    en="“at least {k} components” needs a whole number from 1.",
    help_zh="写成：至少3个要件",
    help_en="Write: at least 3 components",
)
NOT_ORDERED = Code(
    "CP313",
    Severity.ERROR,
    zh="“{name}”的取值没有高低之分，不能这样比较。",
    en="The values of “{name}” have no order; they cannot be compared so.",
    help_zh="用“为”或“不为”；要分高低的，声明时用“>”：国家级 > 省级 > 市级。",
    help_en="Use “is” or “is not”; to order them declare them with “>”.",
)
NOT_A_CONDITION = Code(
    "CP314",
    Severity.ERROR,
    zh="这里要写条件，写的却是{found}。",
    en="Expected a condition that is true or false, found {found}.",
    help_zh="例如：级别 不低于 市级，或 应报数 > 0。",
    help_en="For example: 级别 at least 市级, or 应报数 > 0.",
)
NOT_IN_RECORDS = Code(
    "CP315",
    Severity.ERROR,
    zh="挑选材料的条件里不能用{what}。",
    en="A condition on records cannot contain {what}.",
    help_zh="先用“统计”得出数来，再写进“计算”或“表”。",
    help_en="Measure first, then compute with “compute” or “table”.",
)
NOT_IN_FORMULA = Code(
    "CP316",
    Severity.ERROR,
    zh="{what}只能用来挑选材料，不能写进算式。",
    en="{what} belongs into a condition on records, not into a formula.",
    help_zh="把它写进“统计”或“认定”的“只计”“须”后面。",
    help_en="Put it behind “where” of a measure or a recognition.",
)
KEY_TYPE = Code(
    "CP317",
    Severity.ERROR,
    zh="不能按“{name}”分列：只有列出取值、且不“可空”不“隐私”的字段才行。",
    en="Cannot split by “{name}”: only by fields with listed values, not optional, not private.",
    help_zh="声明字段时列出它的取值，去掉“可空”。",
    help_en="List the values where the field is declared, and drop “optional”.",
)
SUM_TYPE = Code(
    "CP318",
    Severity.ERROR,
    zh="字段“{name}”不是数，不能求{what}。",
    en="Field “{name}” is not a number; its {what} cannot be taken.",
    help_zh="把字段声明为“整数”“数字”或“分值”。",
    help_en="Declare the field as whole_number, number or points.",
)
MISSING_DIM = Code(
    "CP319",
    Severity.ERROR,
    zh="“{name}”这里的数按“{dim}”分列，没有写明怎样合起来。",
    en="“{name}” uses a figure split by “{dim}” and does not say how to put it together.",
    help_zh="写成：合计（……，逐 {dim}）；求平均的写 均值（……，逐 {dim}）",
    help_en="Write: sum(..., over {dim}), or mean(..., over {dim})",
)
NOT_SPLIT = Code(
    "CP320",
    Severity.ERROR,
    zh="括号里没有按“{dim}”分列的数，不能“逐 {dim}”。",
    en="Nothing in these brackets is split by “{dim}”.",
    help_zh="先把数按它分列：统计 ……，按 {dim} 分列",
    help_en="Split the figure first: measure ..., by {dim}",
)
ARGUMENTS = Code(
    "CP321",
    Severity.ERROR,
    zh="函数“{name}”这样用时只能写 {expected} 个数，这里写了 {found} 个。",
    en="Used so, function “{name}” takes {expected} argument, found {found}.",
    help_zh="核对括号里的内容。",
    help_en="Check what stands in the brackets.",
)
ROW_CELLS = Code(
    "CP322",
    Severity.ERROR,
    zh="这一行有 {found} 个单元格，表“{name}”要 {expected} 个。",
    en="This row has {found} cells; table “{name}” needs {expected}.",
    help_zh="单元格之间用“，”隔开，冒号后面写值。",
    help_en="Separate cells with commas; the value stands behind the colon.",
)
NO_OTHERWISE = Code(
    "CP323",
    Severity.ERROR,
    zh="表“{name}”没有写明{case}怎么算。",
    en="Table “{name}” does not say what holds {case}.",
    help_zh="补上这一档，或最后加一行“其余：……”。",
    help_en="Add a row for it, or a last row “otherwise: ...”.",
)
AFTER_OTHERWISE = Code(
    "CP324",
    Severity.ERROR,
    zh="“其余”之后的这一行永远用不上。",
    en="This row stands behind “otherwise” and is never reached.",
    help_zh="把“其余”移到最后。",
    help_en="Move “otherwise” to the end.",
)
WRONG_CHOICE = Code(
    "CP325",
    Severity.ERROR,
    zh="“{name}”不能用在这里；可用的有：{values}。",
    en="“{name}” cannot stand here; possible are: {values}.",
    help_zh="改成其中之一，或一个只取这些值的假设。",
    help_en="Use one of them, or an assumption that takes only these.",
)
ONE_VALUE = Code(
    "CP326",
    Severity.ERROR,
    zh="表的一行只能有一个值。",
    en="A row of a table has one value.",
    help_zh="去掉多余的。",
    help_en="Remove the others.",
)
NOT_A_CODE = Code(
    "CP327",
    Severity.ERROR,
    zh="“{name}”不是代码字段，谈不上有效无效。",
    en="“{name}” is not a code, so it cannot be valid or invalid.",
    help_zh="把字段声明为“统一社会信用代码”“身份证号”或“主体代码”。",
    help_en="Declare the field as credit_code, identity_number or subject_code.",
)
UNREACHABLE_ROW = Code(
    "CP328",
    Severity.ERROR,
    zh="这一行永远用不上：第 {line} 行已经把它包括在内。",
    en="This row is never reached: line {line} covers it.",
    help_zh="表从上往下取第一个符合的，要求高的写在前面；多余的删去。",
    help_en="The first row that fits counts: put the stricter one first, or delete this one.",
)
TEXT_COMPARED = Code(
    "CP329",
    Severity.ERROR,
    zh="“{name}”是{found}，没有列出取值，不能拿来比较。",
    en="“{name}” is {found} without listed values; it cannot be compared.",
    help_zh="声明字段时列出它的取值，例如：字段 来源：系统、自报",
    help_en="List the values where the field is declared: field source: system & self",
)
TOO_MANY = Code(
    "CP330",
    Severity.ERROR,
    zh="这一行写了 {count} 个{what}，最多 {limit} 个。",
    en="This line has {count} {what}; at most {limit} are read.",
    help_zh="用“且”并成几个条件，或分几步用“计算”写。",
    help_en="Join conditions with “and”, or compute in steps.",
)
SPLITS_DIFFER = Code(
    "CP331",
    Severity.ERROR,
    zh="不同材料的“{dim}”取值不一样，不能放在一起算。",
    en="“{dim}” has other values in another kind of evidence; they cannot be combined.",
    help_zh="给其中一个字段另起一个名称，或列出同样的取值。",
    help_en="Give one of the fields another name, or list the same values.",
)
NOTHING_TO_FOLD = Code(
    "CP332",
    Severity.ERROR,
    zh="“{name}”没有写明逐什么来数。",
    en="“{name}” does not say what it runs over.",
    help_zh="写成：{name}（……，逐 部门）",
    help_en="Write: {name}(..., over department)",
)
NO_EXTREME = Code(
    "CP333",
    Severity.ERROR,
    zh="“{name}”没有高低先后，不能只取最高或最低。",
    en="“{name}” has no order, so there is no highest or lowest.",
    help_zh="换成数、日期，或声明时用“>”分出高低的字段。",
    help_en="Use a number, a date, or a field whose values are declared with “>”.",
)
BOUND_WITHOUT_KEY = Code(
    "CP334",
    Severity.ERROR,
    zh="{what}要与表名后面括号里的数比较，这张表没有写括号。",
    en="{what} compares with what stands in brackets behind the table's name; there is none.",
    help_zh="在表名后面写上要比较的数，例如：表 等次（完成率）",
    help_en="Name the figure: table GRADE (RATE)",
)
TOO_FINE = Code(
    "CP335",
    Severity.ERROR,
    zh="这里一起分列的各列，取值的组合超过 {limit} 种。",
    en="The columns that split this figure have more than {limit} combinations of values.",
    help_zh="少按一列分列；用不着区分的取值并成一种。",
    help_en="Split by fewer columns, or merge values that need not be told apart.",
)
DECIMAL_PLACES = Code(
    "CP339",
    Severity.ERROR,
    zh="“{found}”不能作小数位数：要直接写 0 到 {most} 的整数。",
    en="“{found}” is no number of decimal places: write a whole number from 0 to {most}.",
    help_zh="保留一位小数写成：四舍五入（……，1）",
    help_en="For one decimal place write: round(..., 1)",
)
OVER_NOTHING = Code(
    "CP336",
    Severity.ERROR,
    zh="“{name}”只看一个数，不用“逐”。",
    en="“{name}” looks at one number; it runs over nothing.",
    help_zh="去掉“逐 ……”；要先合起来再取整的，写成：{name}（合计（……，逐 级别））",
    help_en="Remove “over ...”; to put together first, write: {name}(sum(..., over LEVEL))",
)
RANK_OVER = Code(
    "CP337",
    Severity.ERROR,
    zh="名次只能在部门之间排，“{name}”不是部门组。",
    en="Ranks are among departments; “{name}” is no group of departments.",
    help_zh="去掉“逐”，或写一个部门组：名次（……，逐 街道办）",
    help_en="Remove “over”, or name one group of departments: rank(..., over GROUP)",
)
GROUP_ELSEWHERE = Code(
    "CP338",
    Severity.ERROR,
    zh="部门组“{name}”里没有本项的部门。",
    en="No department of group “{name}” belongs to this item.",
    help_zh="换一个部门组，或把这个数写在所有考核项之前。",
    help_en="Name another group, or state this figure before all items.",
)
GRADE_OF_SEVERAL = Code(
    "CP340",
    Severity.ERROR,
    zh="不止一套等级里有“{name}”（{scales}），不知道指哪一套。",
    en="Several scales have a grade “{name}” ({scales}); it is unclear which is meant.",
    help_zh="把这个数的名称写得与那套等级一样，或给等级起不同的名称。",
    help_en="Name the figure like the scale that is meant, or give the grades different names.",
)
GATE_EFFECT = Code(
    "CP341",
    Severity.ERROR,
    zh="“凡”调整的是{of}，不能这样调整。",
    en="This “when” changes {of}, which cannot be changed so.",
    help_zh="可以用：{allowed}。",
    help_en="Use one of: {allowed}.",
)
NO_STEPS = Code(
    "CP342",
    Severity.ERROR,
    zh="“{name}”后面要写一个等次的名称。",
    en="“{name}” takes the name of a figure that is a grade.",
    help_zh="先用“表”或“计算”定出等次，例如：表 等次（总分数），再写：{name}（等次）",
    help_en="Grade first, with “table” or “compute” (table GRADE (POINTS)); then: {name}(GRADE)",
)
NOT_LISTED = Code(
    "CP343",
    Severity.ERROR,
    zh="“属于”前面要写部门或列出取值的字段，写的却是{found}。",
    en="Before “in” stands the department or a field with listed values, not {found}.",
    help_zh="例如：部门 属于 街道办、甲局；级别 属于 国家级、省级。数用“≥”“=”比较。",
    help_en="For example: department in GROUP & A; compare numbers with >= or =.",
)
NO_BONUS = Code(
    "CP362",
    Severity.ERROR,
    zh="政策里没有加分项，也没有减分项，谈不上“加分”。",
    en="Nothing stands outside the total, so there is no “bonus_score”.",
    help_zh="去掉“加分”，或写上加分项。",
    help_en="Leave it out, or add a bonus.",
)
GRADES_DIFFER = Code(
    "CP363",
    Severity.ERROR,
    zh="两边不是同一组取值，不能比较：一边是{one}，一边是{other}。",
    en="The two sides are not of one list of values: {one}, and {other}.",
    help_zh="两边用同一个“等级”。",
    help_en="Use one scale of grades on both sides.",
)
