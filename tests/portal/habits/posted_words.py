"""Which words each address takes from whoever posts to it, found in the code of its view."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from types import FunctionType
from typing import Any

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver

from .tree import PACKAGES

View = Callable[..., Any]


def own_addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address that a function of this house answers, by its full name."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            yield from own_addresses(found, f"{space}{found.namespace}:" if found.namespace else space)
        elif found.name and _is_ours(inspect.unwrap(found.callback)):
            yield f"{space}{found.name}", found


def words_taken(view: View) -> set[str]:
    """The fields in which somebody wrote, of every form that the view fills, or a function that it calls."""
    outermost = inspect.unwrap(view)
    taken: set[str] = set()
    for function in _reached(outermost, set()):
        for form in _filled_in(function, outermost.__globals__):
            taken |= words_of(form)
    return taken


def words_of(form: type[forms.BaseForm]) -> set[str]:
    """The fields of a form in which somebody writes."""
    fields = form.base_fields.items()  # type: ignore[attr-defined]
    return {name for name, each in fields if isinstance(each, forms.CharField) and not each.widget.is_hidden}


def forms_filled(view: View) -> set[type[forms.BaseForm]]:
    """Every form that the view fills from what is sent."""
    outermost = inspect.unwrap(view)
    return {
        form
        for function in _reached(outermost, set())
        for form in _filled_in(function, outermost.__globals__)
    }


def _is_ours(view: View) -> bool:
    return isinstance(view, FunctionType) and view.__module__.split(".")[0] in PACKAGES


def _reached(function: FunctionType, seen: set[FunctionType]) -> set[FunctionType]:
    """The function and all that it leads to among the doors; of a class that it names, every method."""
    if function in seen or ".views" not in function.__module__ or function.__code__.co_filename[0] == "<":
        return seen
    seen.add(function)
    for found in _named_in(function):
        within = vars(found).values() if isinstance(found, type) and ".views" in found.__module__ else [found]
        for each in within:
            inner = inspect.unwrap(each) if callable(each) else each
            if isinstance(inner, FunctionType):
                _reached(inner, seen)
    return seen


def _named_in(function: FunctionType) -> list[Any]:
    names = {node.id for node in ast.walk(_tree(function)) if isinstance(node, ast.Name)}
    names -= {*function.__code__.co_varnames, *function.__code__.co_cellvars}
    return [function.__globals__[name] for name in sorted(names) if name in function.__globals__]


def _filled_in(function: FunctionType, outermost: dict[str, Any]) -> Iterator[type[forms.BaseForm]]:
    """A form is filled where it is called with something first: `Form(request.POST)`, `shelf.form(sent)`."""
    for node in ast.walk(_tree(function)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if isinstance(node.func, ast.Name):
            candidates = [function.__globals__.get(node.func.id)]
        elif isinstance(node.func, ast.Attribute):
            things = [*function.__globals__.values(), *outermost.values()]
            candidates = [getattr(each, node.func.attr, None) for each in things if _is_of_the_doors(each)]
        else:
            candidates = []
        yield from (
            each for each in candidates if isinstance(each, type) and issubclass(each, forms.BaseForm)
        )


def _is_of_the_doors(thing: Any) -> bool:
    kind = thing if isinstance(thing, type) else type(thing)
    return ".views" in kind.__module__


@cache
def _tree(function: FunctionType) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))
