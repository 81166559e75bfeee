"""The blocks of the templates, and what each needs to be worded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from bot.chat.texts import Texts
from bot.domain.room import Language
from bot.wordbooks import TEMPLATES

ALWAYS = {"view", "process", "w", "you"}
"""What every block is given besides its own facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a template, or a part that blocks include."""

    name: str
    needs: frozenset[str]


@cache
def blocks(language: Language) -> Mapping[str, Block]:
    """Return all blocks by `file/block`; a part's only block is `parts/file`."""
    folder = TEMPLATES / language.value
    found = [one for path in sorted(folder.rglob("*.jinja")) for one in _in_file(path, folder)]
    return {block.name: block for block in found}


def words_needed(block: Block) -> set[str]:
    """Return the facts that a handler has to give."""
    return set(block.needs - ALWAYS)


def _in_file(path: Path, folder: Path) -> Iterator[Block]:
    name = path.relative_to(folder).with_suffix("").as_posix()
    tree = _environment().parse(path.read_text(encoding="utf-8"))
    inside = list(tree.find_all(nodes.Block))
    for one in inside:
        yield Block(name=f"{name}/{one.name}", needs=_needs(one.body, folder))
    if not inside:
        yield Block(name=name, needs=_needs(tree.body, folder))


def _needs(body: list[nodes.Node], folder: Path) -> frozenset[str]:
    """Return what is undeclared in a body, and in the parts that it includes."""
    whole = nodes.Template(body, lineno=1)
    whole.set_environment(_environment())
    needs = set(meta.find_undeclared_variables(whole))
    for part in whole.find_all(nodes.Include):
        assert isinstance(part.template, nodes.Const)
        text = (folder / part.template.value).read_text(encoding="utf-8")
        needs |= meta.find_undeclared_variables(_environment().parse(text))
    targets = [one.target for one in whole.find_all(nodes.Assign)]
    given = {target.name for target in targets if isinstance(target, nodes.Name)}
    return frozenset(needs - given)


@cache
def _environment() -> jinja2.Environment:
    """Return the environment that the bot itself words with."""
    environments: Mapping[Language, jinja2.Environment] = Texts(TEMPLATES)._environments  # noqa: SLF001
    return environments[Language.SV]
