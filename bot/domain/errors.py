"""What a person can be told: a code that names a text in templates/, and plain facts for it."""

from collections.abc import Mapping


class UserError(Exception):
    """
    Something the person asked for that cannot be done, and that she can be told why.

    `code` names the block in templates/<language>/errors.jinja; `facts` are plain data for it.
    Nothing has changed when it is raised.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, object] = facts
