"""What LibreOffice prints of a document: the words on the paper, without blanks, and the PDF."""

import subprocess


def printed(path):
    """The words and the path of the PDF beside the document."""
    folder = path.parent
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = path.with_suffix(".pdf")
    said = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return "".join(said.stdout.decode("utf-8").split()), pdf
