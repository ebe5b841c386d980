"""Assessments (考核) as policies: checked, exact, explained, in Chinese and in English.

    >>> import creditpolicy
    >>> assessment = creditpolicy.load("gaoxin_2018.policy").evaluate("evidence.jsonl")

Importing this package loads nothing else; each name is fetched when it is first used.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "Assessment": "evaluate.assessment",
    "Compiled": "compile.compiled",
    "CreditPolicyError": "errors",
    "DepartmentItem": "evaluate.assessment",
    "DepartmentResult": "evaluate.assessment",
    "Diagnostic": "diagnostics.diagnostic",
    "Evidence": "evidence.records",
    "Explanation": "evaluate.explanation",
    "Mark": "policy.core.values",
    "Outcome": "compile.compiled",
    "Policy": "api",
    "Session": "compile.session",
    "Severity": "diagnostics.diagnostic",
    "TableAssessment": "compile.table_result",
    "TableResult": "compile.table_result",
    "Zone": "evaluate.assessment",
    "check": "api",
    "explain": "api",
    "load": "api",
    "loads": "api",
    "to_json": "api",
}

__all__ = [*_HOME, "__version__"]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return __all__
