"""The documentation is true: what it names is there, what it quotes was said."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import Settings
from bot.wordbooks import read_lexicon
from tests.playing import CONVERSATIONS, played

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = ("bot", "handlers", "reminders", "templates", "tests", "docs", "bench", ".ci")
WORDS = read_lexicon().words
COLUMNS = 4

_FENCE = re.compile(r"^( *)```([^\n]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"[a-z_]+/[a-z_]+")
_PATH = re.compile(r"\.?[\w*<>-][\w.*<>/-]*")
_SUFFIXES = {".py", ".md", ".toml", ".jinja", ".txt", ".out", ".json", ".lock", ".example"}
_SYMBOL = re.compile(r"[A-Z][A-Za-z]*[a-z]\w*(?:\.\w+)?|[A-Z][A-Z_]{2,}|[a-z_]+\(\)")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def fences(page: Path) -> Iterator[tuple[str, str]]:
    """Yield what stands behind the opening of each code block, and the block without indent."""
    for indent, info, body in _FENCE.findall(page.read_text(encoding="utf-8")):
        yield info, re.sub(rf"^{indent}", "", body, flags=re.MULTILINE)


def tokens(page: Path) -> list[str]:
    """Return what stands in backticks."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return [
        token for found in re.findall(r"`([^`]+)`", text) for token in [" ".join(found.split())]
    ]


def code(page: Path) -> str:
    """Return all that is code on a page."""
    return "\n".join([*tokens(page), *(body for _, body in fences(page))])


def rows(page: Path) -> list[list[str]]:
    """Return the cells of all tables."""
    lines = page.read_text(encoding="utf-8").splitlines()
    found = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return [cells for cells in found if len(cells) == COLUMNS]


@cache
def symbols(*folders: str) -> frozenset[str]:
    """Return what the code defines: classes, their members, functions and constants."""
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return frozenset(name for tree in trees for name in _defined(tree.body))


def _defined(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    for node in body:
        match node:
            case ast.ClassDef():
                yield node.name
                yield from _defined(node.body, f"{node.name}.")
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield f"{inside}{node.name}" if inside else f"{node.name}()"
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield f"{inside}{name}"


def is_there(path: str) -> bool:
    """Tell whether a path, or a bare file name, is one of the project's."""
    pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
    if "/" in pattern or any(ROOT.glob(pattern)):
        return any(ROOT.glob(pattern))
    return any(file for folder in FOLDERS for file in (ROOT / folder).rglob(pattern))


@each_page
def test_every_path_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    for token in tokens(page):
        named = _PATH.fullmatch(token) and ("/" in token or Path(token).suffix in _SUFFIXES)
        made = token.startswith("data/") or token in {".env", "NAME.out"}
        block = _BLOCK.fullmatch(token) and not (ROOT / token).exists()
        if named and not made and not block and not is_there(token.replace("NAME", "*")):
            missing.append(token)
    assert not missing


@each_page
def test_every_block_and_table_of_words_is_there_in_all_languages(page: Path) -> None:
    missing = []
    for folder in (ROOT / "templates" / language for language in WORDS):
        words = (folder / "words.toml").read_text(encoding="utf-8")
        for token in tokens(page):
            if _BLOCK.fullmatch(token) and not (ROOT / token).exists():
                name, block = token.split("/")
                file = folder / f"{name}.jinja"
                if not file.exists() or f"block {block} " not in file.read_text(encoding="utf-8"):
                    missing.append(f"{folder.name} {token}")
            elif re.fullmatch(r"\[[a-z_.]+\]", token) and f"\n{token[:-1]}" not in words:
                missing.append(f"{folder.name} {token}")
    assert not missing


@each_page
def test_every_name_is_defined(page: Path) -> None:
    settings = {f"SAMVERKAN_{name.upper()}" for name in Settings.model_fields}
    known = symbols("bot", "handlers", "reminders") | settings
    named = {token for token in tokens(page) if _SYMBOL.fullmatch(token)}
    assert named - known == set()


@each_page
def test_every_module_is_there(page: Path) -> None:
    modules = re.findall(r"\b((?:bot|handlers|reminders)(?:\.[a-z_]+)+)\b", code(page))
    paths = [ROOT / module.removesuffix(".py").replace(".", "/") for module in modules]
    assert all(path.is_dir() or path.with_suffix(".py").is_file() for path in paths)


@each_page
def test_every_make_target_is_there(page: Path) -> None:
    targets = re.findall(
        r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(re.findall(r"\bmake ([a-z]+)", code(page))) <= set(targets)


def test_the_readme_names_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = re.search(r"\{([a-z,-]+)\}", capsys.readouterr().out)
    assert offered
    named = re.findall(r"samverkansbot ([a-z-]+)", code(PAGES[0]))
    assert set(named) == set(offered[1].split(","))


def test_every_option_in_the_readme_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("console", "invite"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
    offered = capsys.readouterr().out
    assert [
        option for option in re.findall(r"--[a-z]+", code(PAGES[0])) if option not in offered
    ] == []


@each_page
def test_every_dialogue_was_said(page: Path) -> None:
    said = [file.read_text(encoding="utf-8") for file in CONVERSATIONS.glob("*.out")]
    dialogues = [body for _, body in fences(page) if body.startswith("> ")]
    assert [body for body in dialogues if not any(body in text for text in said)] == []
    assert dialogues or page.stem != "README"


@each_page
def test_every_quoted_file_says_so(page: Path) -> None:
    for info, body in fences(page):
        path = info.partition(" ")[2]
        assert not path or body in (ROOT / path).read_text(encoding="utf-8"), path


def test_the_script_in_contributing_can_be_played() -> None:
    scripts = [body for _, body in fences(PAGES[1]) if body.startswith("# language")]
    assert scripts
    for script in scripts:
        assert "[Take the role]" in played(re.sub(r" {3,}.*$", "", script, flags=re.MULTILINE))


def test_the_glossary_has_every_verb_and_field_in_every_language() -> None:
    listed = {
        tuple(cell.strip("`") for cell in cells[:3]) for cells in rows(ROOT / "docs/glossary.md")
    }
    swedish, english = WORDS.values()
    verbs = {(verb.word, english.verbs[name].word, name) for name, verb in swedish.verbs.items()}
    fields = {(w, english.label("fields", n), n) for n, w in swedish.groups["fields"].items()}
    assert (verbs | fields) - listed == set()


def test_the_glossary_has_every_class_of_the_domain() -> None:
    classes = {
        node.name
        for file in (ROOT / "bot/domain").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    named = {token.partition(".")[0] for token in tokens(ROOT / "docs/glossary.md")}
    assert classes - named == set()


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
