"""Templates' four tags (b, i, code, a) to spans, so that platforms never see markup."""

from html.parser import HTMLParser

from bot.chat.message import Span

CALLS = "person:"
"""What a link begins with that calls a person; her accounts follow, parted by blanks."""

_STYLES = frozenset({"b", "i", "code"})


class _Reader(HTMLParser):
    """Collects runs of text with the styles that are open around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.spans: list[Span] = []
        self._open: list[str] = []
        self._link: str | None = None
        self._accounts: tuple[str, ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._refer(dict(attrs).get("href") or "")
        elif tag in _STYLES:
            self._open.append(tag)
        else:
            raise ValueError(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._refer("")
        else:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        style = frozenset(self._open)
        self.spans.append(Span(text=data, style=style, link=self._link, accounts=self._accounts))

    def _refer(self, target: str) -> None:
        """Let the runs that follow lead to an address, or call a person."""
        called = target.startswith(CALLS)
        self._link = None if called else target or None
        self._accounts = tuple(target.removeprefix(CALLS).split()) if called else ()


def spans(markup: str) -> tuple[Span, ...]:
    """Return the runs of *markup*; raise ValueError for a tag that is not one of the four."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return tuple(reader.spans)
