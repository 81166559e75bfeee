"""Templates' four tags (b, i, code, a) to spans, so that platforms never see markup."""

from html.parser import HTMLParser

from bot.chat.message import Span

_STYLES = frozenset({"b", "i", "code"})


class _Reader(HTMLParser):
    """Collects runs of text with the styles that are open around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.spans: list[Span] = []
        self._open: list[str] = []
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs).get("href")
        elif tag in _STYLES:
            self._open.append(tag)
        else:
            raise ValueError(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        else:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.spans.append(Span(text=data, style=frozenset(self._open), link=self._link))


def spans(markup: str) -> tuple[Span, ...]:
    """Return the runs of *markup*; raise ValueError for a tag that is not one of the four."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return tuple(reader.spans)
