"""The house keeps its measures: small files, small functions, no words in code, quiet imports."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "reminders")
MOST_LINES = 200
MOST_LINES_OF_A_FUNCTION = 30
SWEDISH = set("åäöÅÄÖ")
LETTERS = re.compile("åäöÅÄÖ|ÅÄÖåäö")
"""What a pattern names the Swedish letters by; no word has them all in a row."""
DATA = {"bot/domain/ids.py": {"överenskommelsen"}}
"""Strings with Swedish letters that are data: the ids that people type are words."""

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
)
MODULES = [name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in FILES]

_QUIET = """
import importlib, sys

doing = []

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, str) and not path.endswith(".pyc") and flags & 0o3:
            doing.append(f"writes {path}")
        if isinstance(path, str) and path.endswith((".toml", ".jinja", ".env", ".json")):
            doing.append(f"reads {path}")
    elif event.startswith(("socket.", "subprocess.", "os.mkdir", "os.remove")):
        doing.append(event)

sys.dont_write_bytecode = True
sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
print("\\n".join(doing))
"""


def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of_code(source: str) -> set[int]:
    """Return the lines that hold code: neither blank nor comment."""
    idle = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in idle:
            found |= set(range(token.start[0], token.end[0] + 1))
    return found


def docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield what stands alone as a string: docstrings, and those after a name."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def length(node: ast.FunctionDef | ast.AsyncFunctionDef, code: set[int]) -> int:
    """Return how many lines of code a body has, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    inside = range(body[0].lineno, (body[-1].end_lineno or 0) + 1) if body else range(0)
    return len(code.intersection(inside))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_small_enough_to_be_read_at_once(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", FILES)
def test_a_function_is_small_enough_to_be_seen_whole(name: str) -> None:
    code = lines_of_code((ROOT / name).read_text(encoding="utf-8"))
    long = {node.name: length(node, code) for node in functions(parsed(name))}
    assert {
        function: count for function, count in long.items() if count > MOST_LINES_OF_A_FUNCTION
    } == {}


@pytest.mark.parametrize("name", FILES)
def test_a_file_begins_with_why_it_is_there(name: str) -> None:
    if name == "bot/__init__.py":
        assert (ROOT / name).read_bytes() == b""
        return
    said = ast.get_docstring(parsed(name))
    assert said is not None
    assert said.splitlines()[0].rstrip().endswith(".")


@pytest.mark.parametrize("name", FILES)
def test_the_words_that_users_read_are_in_the_templates(name: str) -> None:
    tree = parsed(name)
    about = {id(node) for node in docstrings(tree)}
    words = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in about
        and SWEDISH & set(LETTERS.sub("", node.value))
    }
    assert words <= DATA.get(name, set())


@pytest.mark.parametrize("name", DATA)
def test_no_exception_is_listed_that_is_not_there(name: str) -> None:
    strings = {node.value for node in ast.walk(parsed(name)) if isinstance(node, ast.Constant)}
    assert DATA[name] <= strings


def test_importing_everything_writes_reads_and_calls_nothing() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _QUIET, *[name for name in MODULES if name != "bot.__main__"]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.strip() == ""
