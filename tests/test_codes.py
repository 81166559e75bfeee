"""Every refusal in the code has its words, every word of a refusal is used, and every button is."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.domain.room import Language
from tests.chat.blocks import blocks
from tests.chat.reading import lexicon

ROOT = Path(__file__).parents[1]
PASSED_ON = {"error.code"}
"""What a refusal is made of that was made before."""


@cache
def trees() -> dict[str, ast.Module]:
    files = [
        path for part in ("bot", "handlers", "reminders") for path in ROOT.glob(f"{part}/**/*.py")
    ]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(files)
    }


def calls(name: str) -> Iterator[tuple[str, ast.Module, ast.Call]]:
    """Yield every call of a class, with its file."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
                yield file, tree, node


def strings(node: ast.expr, tree: ast.Module) -> set[str]:
    """Return the strings that an expression can be; raise ValueError where that is not plain."""
    match node:
        case ast.Constant(value=str(value)):
            return {value}
        case ast.IfExp():
            return strings(node.body, tree) | strings(node.orelse, tree)
        case ast.Name():
            return _assigned(node.id, tree)
        case _:
            raise ValueError(ast.unparse(node))


def _assigned(name: str, tree: ast.Module) -> set[str]:
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    ]
    if not values:
        raise ValueError(name)
    return set().union(*(strings(value, tree) for value in values))


def codes() -> set[str]:
    """Return every code that a UserError is raised with."""
    found: set[str] = set()
    for file, tree, call in calls("UserError"):
        if ast.unparse(call.args[0]) in PASSED_ON:
            continue
        try:
            found |= strings(call.args[0], tree)
        except ValueError as error:
            pytest.fail(f"{file}:{call.lineno}: cannot tell which code {error} is")
    return found


def said_by_name() -> set[str]:
    """Return the templates that the code names whole."""
    return {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z_]+/[a-z_]*[a-z]", node.value)
    }


def beginnings() -> set[str]:
    """Return how the templates begin that the code names in part: `own_text/now_`."""
    return {
        str(node.values[0].value)
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and re.fullmatch(r"[a-z_]+/[a-z_]*", str(node.values[0].value))
    }


@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_its_words_and_no_words_are_left_over(language: Language) -> None:
    worded = {name.removeprefix("errors/") for name in blocks(language) if "errors/" in name}
    by_name = {name.removeprefix("errors/") for name in said_by_name() if "errors/" in name}
    assert codes() | by_name == worded


@pytest.mark.parametrize("language", Language)
def test_every_template_named_in_the_code_is_there(language: Language) -> None:
    assert said_by_name() - set(blocks(language)) == set()


@pytest.mark.parametrize("language", Language)
def test_no_block_is_left_over(language: Language) -> None:
    begun = tuple(beginnings())
    left = {
        name
        for name in set(blocks(language)) - said_by_name()
        if not name.startswith(("parts/", *begun))
    }
    assert left == set()


@pytest.mark.parametrize("language", Language)
def test_every_button_has_its_label(language: Language) -> None:
    labels = lexicon().words[language].groups["buttons"]
    missing = set()
    for _file, tree, call in calls("Offer"):
        label = next((word.value for word in call.keywords if word.arg == "label"), None)
        try:
            missing |= strings(label, tree) - set(labels) if label else set()
        except ValueError:
            continue  # a name made as the bot runs; the tests of the commands press it
    assert missing == set()
