"""The styles of a document for LibreOffice, as the format writes them."""

STYLES = (
    """<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"
         style:class="chapter">
         <style:paragraph-properties fo:margin-top="2cm" fo:margin-bottom="0.4cm"/>
         <style:text-properties fo:font-size="24pt" fo:font-weight="bold"/></style:style>""",
    """<style:style style:name="Subtitle" style:family="paragraph"
         style:parent-style-name="Standard" style:class="chapter">
         <style:paragraph-properties fo:margin-bottom="1cm"/></style:style>""",
    """<style:style style:name="Quotations" style:family="paragraph"
         style:parent-style-name="Standard" style:class="html">
         <style:paragraph-properties fo:margin-left="0.6cm" fo:margin-bottom="0.25cm"
         fo:keep-together="always"
         fo:padding-left="0.3cm" fo:border-left="1.5pt solid #616161"/></style:style>""",
    """<style:style style:name="Table_20_Contents" style:display-name="Table Contents"
         style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
         <style:text-properties fo:font-size="10pt"/></style:style>""",
    """<style:style style:name="Table_20_Figures" style:display-name="Table Figures"
         style:family="paragraph" style:parent-style-name="Table_20_Contents">
         <style:paragraph-properties fo:text-align="end"/></style:style>""",
    """<style:style style:name="Table_20_Heading" style:display-name="Table Heading"
         style:family="paragraph" style:parent-style-name="Table_20_Contents" style:class="extra">
         <style:text-properties fo:font-weight="bold"/></style:style>""",
    """<style:style style:name="Table_20_Figures_20_Heading"
         style:display-name="Table Figures Heading"
         style:family="paragraph" style:parent-style-name="Table_20_Heading">
         <style:paragraph-properties fo:text-align="end"/></style:style>""",
    """<style:style style:name="Table_20_Caption" style:display-name="Table Caption"
         style:family="paragraph" style:parent-style-name="Caption">
         <style:paragraph-properties fo:keep-with-next="always"/></style:style>""",
    """<style:style style:name="Text_20_body_20_led" style:display-name="Text body led"
         style:family="paragraph" style:parent-style-name="Text_20_body">
         <style:paragraph-properties fo:keep-with-next="always"/></style:style>""",
    *(
        f"""<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}"
         style:family="paragraph" style:parent-style-name="Heading"
         style:next-style-name="Text_20_body" style:default-outline-level="{level}"
         style:class="chapter"><style:text-properties fo:font-size="{size}pt"
         fo:font-weight="bold" fo:font-style="{slant}"/></style:style>"""
        for level, size, slant in (
            (1, 18, "normal"),
            (2, 14, "normal"),
            (3, 12, "normal"),
            (4, 11, "italic"),
        )
    ),
    """<style:style style:name="Index_20_Link" style:display-name="Index Link"
         style:family="text"/>""",
    """<style:style style:name="Contents_20_1" style:display-name="Contents 1"
         style:family="paragraph" style:parent-style-name="Index" style:class="index">
         <style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm"
         style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>
         </style:paragraph-properties></style:style>""",
    """<style:style style:name="Page_20_Break" style:display-name="Page Break"
         style:family="paragraph" style:parent-style-name="Standard">
         <style:paragraph-properties fo:break-after="page"/></style:style>""",
    """<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis"
         style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>""",
    """<style:style style:name="Aside" style:family="text">
         <style:text-properties fo:font-size="9pt"/></style:style>""",
    """<style:style style:name="Page_20_Head" style:display-name="Page Head"
         style:family="paragraph" style:parent-style-name="Standard">
         <style:paragraph-properties fo:text-align="end" fo:margin-bottom="0.4cm"/>
         <style:text-properties fo:font-size="9pt"/></style:style>""",
    """<style:style style:name="Page_20_Number" style:display-name="Page Number"
         style:family="paragraph" style:parent-style-name="Standard">
         <style:paragraph-properties fo:text-align="center"/></style:style>""",
    """<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"
         text:bullet-char="•"><style:list-level-properties
         text:list-level-position-and-space-mode="label-alignment">
         <style:list-level-label-alignment text:label-followed-by="listtab"
         text:list-tab-stop-position="0.6cm" fo:text-indent="-0.4cm" fo:margin-left="0.6cm"/>
         </style:list-level-properties></text:list-level-style-bullet></text:list-style>""",
)

OF_THIS_DOCUMENT = (
    """<style:style style:name="Cell" style:family="table-cell">
         <style:table-cell-properties fo:padding="0.1cm" fo:border="none"
         fo:border-bottom="0.5pt solid #616161"/></style:style>""",
    """<style:style style:name="Counts" style:family="table">
         <style:table-properties style:width="16cm" fo:margin-bottom="0.4cm"
         table:align="left"/></style:style>""",
    """<style:style style:name="Whole" style:family="table">
         <style:table-properties style:width="16cm" fo:margin-bottom="0.4cm"
         style:may-break-between-rows="false" table:align="left"/></style:style>""",
    """<style:style style:name="Row" style:family="table-row">
         <style:table-row-properties fo:keep-together="always"/></style:style>""",
)
"""Looks of tables, which LibreOffice reads nowhere else."""


def column_style(name: str, wide: float) -> str:
    """Of a column so many centimetres wide."""
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{wide:.2f}cm"/></style:style>'
    )


PAGE_HEAD = "<style:header/>"
PAGE_NUMBER = (
    '<style:footer><text:p text:style-name="Page_20_Number">'
    "<text:page-number/></text:p></style:footer>"
)
