"""The page of official documents: A4, 22 lines of 28 characters, fonts, headings, page numbers."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FANGSONG, SMALL_SONG, BLACK, KAI, SONG = "仿宋", "方正小标宋简体", "黑体", "楷体", "宋体"
LATIN = "Times New Roman"
_BODY, _TITLE, _NUMBER, _SMALL = Pt(16), Pt(22), Pt(14), Pt(10.5)
_LINE = Pt(28.95)
"""22 lines of it stand in 225 mm."""
_PITCH, _CLOSER = 579, -5
"""In 1/20 pt: the lines of the grid, and by how much 28 characters of 16 pt stand closer in 156 mm.

A grid of characters would do the same in Word, but LibreOffice and WPS pull numbers apart in it.
"""
_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def lay_out(document: WordDocument) -> None:
    """Sets the page, the styles and the page numbers of an empty document."""
    _defaults(document)
    _page(document.sections[0])
    _style(document, "Normal", FANGSONG, _BODY, _JUSTIFY, indent=2)
    _style(document, "Title", SMALL_SONG, _TITLE, _CENTER, spacing=Pt(36), before=29)
    _style(document, "Subtitle", KAI, _BODY, _CENTER, after=29)
    _style(document, "Office", SMALL_SONG, _TITLE, _CENTER, spacing=Pt(44))
    _style(document, "Number", FANGSONG, _BODY, _CENTER, before=58)
    _style(document, "Heading 1", BLACK, _BODY, _LEFT, indent=2)
    _style(document, "Heading 2", KAI, _BODY, _LEFT, indent=2)
    _style(document, "Addressed", FANGSONG, _BODY, _LEFT)
    _style(document, "Annexed", FANGSONG, _BODY, _LEFT, indent=2)
    _style(document, "Signed", FANGSONG, _BODY, _RIGHT, right=4, before=29)
    _style(document, "Annex", BLACK, _BODY, _LEFT, before=8, after=6)
    _style(document, "Note", FANGSONG, _SMALL, _LEFT, spacing=Pt(15), before=4)
    _page_numbers(document)


def _defaults(document: WordDocument) -> None:
    """The size from which the grid counts its characters, and whose characters they are."""
    (run,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for old in run.xpath("w:sz | w:szCs | w:lang"):
        run.remove(old)
    size = int(_BODY.pt * 2)
    for xml in (
        f'<w:sz {nsdecls("w")} w:val="{size}"/>',
        f'<w:szCs {nsdecls("w")} w:val="{size}"/>',
        f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    ):
        run.append(parse_xml(xml))


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(23)
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 -- no other way to it
        section._sectPr.remove(old)  # noqa: SLF001
    grid = f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{_PITCH}"/>'
    section._sectPr.append(parse_xml(grid))  # noqa: SLF001


def _style(  # noqa: PLR0913 -- a table of styles reads as one
    document: WordDocument,
    name: str,
    font: str,
    size: Pt,
    align: WD_ALIGN_PARAGRAPH,
    *,
    indent: int = 0,
    right: int = 0,
    spacing: Pt = _LINE,
    before: int = 0,
    after: int = 0,
) -> None:
    """`indent` of the first line and `right` of all, in characters; `before`, `after` in points."""
    styles = document.styles
    known = {style.name for style in styles}
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    set_font(style, font, size)
    form = style.paragraph_format
    form.alignment = align
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, spacing
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = name.startswith("Heading") or name == "Annex"
    form.first_line_indent, form.right_indent = size * indent, size * right
    properties = style.element.get_or_add_pPr()
    places = properties.get_or_add_ind()
    places.set(qn("w:firstLineChars"), str(100 * indent))
    if right:
        places.set(qn("w:rightChars"), str(100 * right))
    if spacing != _LINE:  # else the grid would stretch it to whole lines
        loose = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
        properties.insert_element_before(loose, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def set_font(style: ParagraphStyle, font: str, size: Pt) -> None:
    """Chinese characters have a font of their own; that of the others stays Latin."""
    style.font.name, style.font.size = LATIN, size
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    if size == _BODY:
        closer = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{_CLOSER}"/>')
        style.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz")


def _page_numbers(document: WordDocument) -> None:
    """`— 1 —` at the outer edge of the page: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number(section.footer, _RIGHT)
    _number(section.even_page_footer, _LEFT)


def _number(footer: _Footer, align: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    form = paragraph.paragraph_format
    form.alignment, form.first_line_indent = align, Pt(0)
    form.left_indent = form.right_indent = _NUMBER
    places = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001
    places.set(qn("w:firstLineChars"), "0")
    _say(paragraph, "— ")
    _field(paragraph)
    _say(paragraph, " —")


def _say(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = _NUMBER, SONG
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)  # noqa: SLF001


def _field(paragraph: Paragraph) -> None:
    size = int(_NUMBER.pt * 2)
    xml = (
        f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:rPr>'
        f'<w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/>'
        f'<w:sz w:val="{size}"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(parse_xml(xml))  # noqa: SLF001
