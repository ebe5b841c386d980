"""Fills in a workbook as a person does, in LibreOffice; runs in the system's Python, which has uno.

    python3 person.py IN.xlsx OUT.xlsx OUT.pdf < cells.json

The cells are a list of [sheet, address, text]: each is typed, and LibreOffice decides what it is.
It is saved as .xlsx and printed as PDF.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

HIDDEN = PropertyValue(Name="Hidden", Value=True)


def main(source: str, target: str, printed: str) -> None:
    cells = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        pipe = f"pipe,name={Path(folder).name}"
        office = subprocess.Popen([
            "soffice", "--headless", "--norestore", f"--accept={pipe};urp;",
            f"-env:UserInstallation={Path(folder).as_uri()}",
        ])  # fmt: skip
        try:
            desktop = connect(pipe)
            document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (HIDDEN,))
            type_cells(document, cells)
            save(document, target, "Calc MS Excel 2007 XML")
            save(document, printed, "calc_pdf_Export")
            document.close(True)
            desktop.terminate()
        finally:
            office.wait(60)


def connect(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            remote = resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit("LibreOffice did not start")


def type_cells(document, cells) -> None:
    for sheet, address, text in cells:
        document.Sheets.getByName(sheet).getCellRangeByName(address).FormulaLocal = text


def save(document, target: str, form: str) -> None:
    name = PropertyValue(Name="FilterName", Value=form)
    document.storeToURL(Path(target).as_uri(), (name,))


main(*sys.argv[1:])
