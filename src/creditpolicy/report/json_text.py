"""Data as JSON text: Chinese as it is, keys in the order of the contract, a newline at the end."""

import json
from collections.abc import Mapping


def json_text(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
