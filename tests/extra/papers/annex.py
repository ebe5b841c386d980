"""The annex of the 2018 notice as a clerk would have made it in Word: merged cells, broken names."""

from docx import Document

HEAD = ("序\n号", "考核内容", "市考核\n分值", "责任部门及权重", "责任部门及权重", "报送要求")
CASE = (
    "制度文件、图片资料、总结材料、\n典型案例、媒体报道五个部分（至少有 3\n个才能认定为合格案例）。"
)
# Number, content, points, (departments, weight) a group, what to file: as the PDF has the lines.
ROWS = (
    (
        "1",
        "完善组织领导体系，健全工作推进\n机制，配齐工作力量，成立本地区\n的社会信用体系建设工作领导小\n组，制定出台本地区的信用工作规\n划或工作方案。",
        "30",
        (
            ("发展战略与宣传策划局", "60%"),
            (
                "市场监管局、社会事务局、税务局、公安分局、检\n察院、法院、环保分局、舜华路街道办、东区街道\n办、遥墙街道办、创新谷街道办、章锦街道办",
                "40％",
            ),
        ),
        "报送正式文件。",
    ),
    (
        "2",
        "推进守信联合激励和失信联合惩\n戒，应用济南市联合奖惩系统，对\n“黑名单”实施联合惩戒，对“红\n名单”实施联合激励，形成案例汇\n总上报。",
        "20",
        (
            ("服务业促进局、市场监管局、税务局、国土规划建\n设管理局", "50%"),
            ("人力资源管理部、科技经济运行局、财政局、社会\n事务局、环保分局", "30 %"),
            (
                "公安分局、检察院、法院、舜华路街道办、东区街道\n办、遥墙街道办、创新谷街道办、章锦街道办",
                "20%",
            ),
        ),
        "济南市联合奖惩系统产生的案例由系\n统自动统计，无需报送；",
    ),
    (
        "3",
        "做好信用宣传工作，开展各类信用\n宣传活动，在国家、省、市各级新\n闻媒体上大力宣传我市诚信典型、\n诚信做法和联合奖惩案例。",
        "15",
        (
            ("市场监管局、税务局、服务业促进局、国土规划建\n设管理局、检察院", "40%"),
            (
                "人力资源管理部、科技经济运行局、财政局、社会\n事务局、投资促进中心、行政服务与审批管理局",
                "３５％",
            ),
            (
                "城市管理局、公安分局、法院、环保分局、舜华路\n街道办、东区街道办、遥墙街道办、创新谷街道办、\n章锦街道办",
                "25%",
            ),
        ),
        f"本单位开展的其他信用工作宣传活动\n应包括{CASE}",
    ),
    (
        "4",
        "鼓励信用应用和创新，积极探索社会\n信用体系建设服务本地区经济社会\n发展、优化营商环境的创新做法和实\n施路径。",
        "15",
        (
            (
                "市场监管局、税务局、人力资源管理部、服务业促\n进局、社会事务局、投资促进中心、检察院",
                "50%",
            ),
            (
                "科技经济运行局、国土规划建设管理局、城市管理\n局、财政局、行政服务与审批管理局、法院",
                "30%",
            ),
            ("公安分局、舜华路街道办、东区街道办、遥墙街道\n办、创新谷街道办、章锦街道办", "20%"),
        ),
        f"信用创新应用的要件应包括{CASE}",
    ),
    (
        "5",
        "加强政务诚信建设，杜绝本地区的地\n方政府、政府部门、事业单位、居委\n会和村委会被列为法院失信被执行\n人。",
        "15",
        (
            (
                "办公室、人力资源管理部、政法委、科技经济运行\n局、服务业促进局、财政局、国土规划建设管理局、\n城市管理局、市场监管局、行政服务与审批管理局、\n社会事务局、税务局、投资促进中心、公安分局、\n检察院、法院、环保分局、舜华路街道办、东区街\n道办、遥墙街道办、创新谷街道办、章锦街道办",
                "对失信\n责任部\n门扣分",
            ),
        ),
        "",
    ),
    (
        "6",
        "做好行政许可和行政处罚“双公示”\n工作，按照国家、省、市有关要求，\n及时、准确、全量报送双公示信息。",
        "5",
        (
            ("市场监管局、税务局、科技经济运行局、国土规划\n建设管理局", "80%"),
            ("财政局、城市管理局、社会事务局、公安分局、法\n院、环保分局", "20%"),
        ),
        "准确、及时、全量报送。",
    ),
)


def write_annex(path, rows=ROWS, before=("附件", "社会信用体系建设考核任务分解表")):
    """A document with the notice's last page: its date, the title, the table."""
    document = Document()
    document.add_paragraph("济南高新区社会信用体系建设工作领导小组")
    document.add_paragraph("2018 年 11 月 27 日")
    for line in before:
        document.add_paragraph(line)
    count = 1 + sum(len(groups) for _, _, _, groups, _ in rows)
    table = document.add_table(count, len(HEAD))
    for x, text in enumerate(HEAD):
        table.cell(0, x).text = text
    table.cell(0, 4).text = ""
    table.cell(0, 3).merge(table.cell(0, 4)).text = HEAD[3]
    y = 1
    for number, content, points, groups, submit in rows:
        for at, (names, weight) in enumerate(groups):
            table.cell(y + at, 3).text, table.cell(y + at, 4).text = names, weight
        for x, text in ((0, number), (1, content), (2, points), (5, submit)):
            cell = table.cell(y, x)
            if len(groups) > 1:
                cell = cell.merge(table.cell(y + len(groups) - 1, x))
            cell.text = text
        y += len(groups)
    document.save(path)
