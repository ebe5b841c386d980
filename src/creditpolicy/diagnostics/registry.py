"""All codes, found once in the modules of the catalog."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from creditpolicy.diagnostics import catalog
from creditpolicy.diagnostics.diagnostic import Code


@cache
def all_codes() -> tuple[Code, ...]:
    """Every code, in order of its number."""
    modules = (
        import_module(f"{catalog.__name__}.{m.name}") for m in iter_modules(catalog.__path__)
    )
    found = (code for module in modules for code in vars(module).values() if isinstance(code, Code))
    return tuple(sorted(found, key=lambda code: code.code))
