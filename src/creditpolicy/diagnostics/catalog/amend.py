"""CP27x, CP28x: amendments, and the policies that they amend."""

from creditpolicy.diagnostics.diagnostic import Code, Severity

AMENDS_NOT_FIRST = Code(
    "CP270",
    Severity.ERROR,
    zh="“修订”写在“语言 1”的下一行，一个文件只写一次。",
    en="“amends” stands right below “language 1”, once in a file.",
    help_zh="把它移到“语言 1”下面；一次只能修订一份政策。",
    help_en="Move it below “language 1”; a file amends one policy.",
)
AMENDS_NOTHING = Code(
    "CP271",
    Severity.ERROR,
    zh="这个文件没有写修订哪一份政策，不知道“{word}”要改的是什么。",
    en="This file does not say which policy it amends, so “{word}” has nothing to work on.",
    help_zh="在“语言 1”下面加一行，例如：修订 “gaoxin_2018.policy”",
    help_en='Add a line below “language 1”, such as: amends "gaoxin_2018.policy"',
)
NOT_A_FILE_NAME = Code(
    "CP272",
    Severity.ERROR,
    zh="“{file}”不是一个单纯的政策文件名。",
    en="“{file}” is not the plain name of a policy file.",
    help_zh="只写文件名，以 .policy 结尾，不带文件夹、盘符和网址；把那份政策放在同一个文件夹里。",
    help_en=(
        "Write the file's name alone, ending in .policy, without folder, drive or address; "
        "put that policy into the same folder."
    ),
)
BASE_MISSING = Code(
    "CP273",
    Severity.ERROR,
    zh="找不到要修订的政策“{file}”：{reason}。",
    en="Cannot find “{file}”, which this policy amends: {reason}.",
    help_zh="把它放在同一个文件夹里，文件名要一字不差。",
    help_en="Put it into the same folder, under exactly this name.",
)
NO_BASES = Code(
    "CP274",
    Severity.ERROR,
    zh="这段文字修订的是“{file}”，单凭文字找不到那份政策。",
    en="This text amends “{file}”, which cannot be found from a text alone.",
    help_zh="用文件路径读它（creditpolicy.load），或者把原来的政策一起给出：bases={{文件名：内容}}。",
    help_en=(
        "Read it by its path (creditpolicy.load), or supply the amended policy too: "
        "bases={{file name: text}}."
    ),
)
AMENDS_ITSELF = Code(
    "CP275",
    Severity.ERROR,
    zh="修订绕了一圈：{chain}。",
    en="The amendments go in a circle: {chain}.",
    help_zh="每一份政策只能修订比它早的政策。",
    help_en="Let each policy amend an earlier one only.",
)
TOO_MANY_AMENDMENTS = Code(
    "CP276",
    Severity.ERROR,
    zh="一份修订一份，已经超过 {limit} 层。",
    en="One amendment rests on another, more than {limit} deep.",
    help_zh="用 creditpolicy fmt --expand 把前面的合成一份完整的政策，再在它上面修订。",
    help_en="Write out an earlier one with creditpolicy fmt --expand, and amend that.",
)
TARGET_MISSING = Code(
    "CP277",
    Severity.ERROR,
    zh="“{base}”里{where}没有“{what}”。",
    en="“{base}” has no “{what}”{where}.",
    help_zh="{hint}",
    help_en="{hint}",
)
THERE_ALREADY = Code(
    "CP278",
    Severity.ERROR,
    zh="“{what}”已经有了，不能再增加。",
    en="“{what}” is there already and cannot be added.",
    help_zh="要换掉它，写“修改”；要另加一个，换个名称或者编号。",
    help_en="To replace it, write “change”; to have another, choose another name or number.",
)
CHANGED_TWICE = Code(
    "CP279",
    Severity.ERROR,
    zh="“{what}”在这份修订里改了两次。",
    en="This amendment changes “{what}” twice.",
    help_zh="合成一处。",
    help_en="Put both into one place.",
)
REMOVED_BEFORE = Code(
    "CP280",
    Severity.ERROR,
    zh="“{what}”在这份修订里已经删去了。",
    en="This amendment has removed “{what}”.",
    help_zh="删去与修改只留一样。",
    help_en="Keep either the removal or this line.",
)
SEVERAL_ALIKE = Code(
    "CP281",
    Severity.ERROR,
    zh="“{what}”不止一处，不知道指的是哪一处。",
    en="There are several lines “{what}”, and this may mean any of them.",
    help_zh="把原来的那一行照抄在“删去”后面，再用“增加”写新的。",
    help_en="Write the old line in full behind “remove”, and the new one behind “add”.",
)
NO_WORD = Code(
    "CP282",
    Severity.ERROR,
    zh="修订里的这一行没有说要怎么样。",
    en="This line of an amendment does not say what is to happen.",
    help_zh="在前面写上“修改”“增加”或者“删去”。",
    help_en="Begin it with “change”, “add” or “remove”.",
)
BELOW_REMOVED = Code(
    "CP283",
    Severity.ERROR,
    zh="上面整个删去了，下面不能再写。",
    en="What stands above is removed whole; nothing can stand below it.",
    help_zh="删掉这一行；只想改其中一部分的，把上面的“删去”换成“修改”。",
    help_en="Delete this line; to change a part only, write “change” above instead of “remove”.",
)
PLACED_NOWHERE = Code(
    "CP284",
    Severity.ERROR,
    zh="“排在”只能紧跟在“增加”的那一行下面，指明排在同类的哪一个前后。",
    en="“placed” stands right below an “add” line, and names another line of its kind.",
    help_zh="例如：增加 考核项 7 信用修复 5分，下一行写 排在 考核项 3 后",
    help_en="For example: add item 7 NAME 5 points, and in the next line: placed after item 3",
)
NOT_AMENDABLE = Code(
    "CP285",
    Severity.ERROR,
    zh="“语言”这一行不能修订。",
    en="The “language” line cannot be amended.",
    help_zh="删掉这一行。",
    help_en="Delete this line.",
)
