"""The agreement's text, put together from its own sections and from what stands elsewhere."""

from bot.chat.request import Desk
from bot.domain.agreement import Agreement, Section
from bot.domain.errors import UserError
from bot.domain.fulfilment import focus_areas
from bot.domain.ids import MatterId


def filled(desk: Desk, agreement: Agreement) -> dict[Section, str]:
    """Return the sections with what the parties have written elsewhere filled in."""
    content = desk.view.content
    focus = focus_areas(desk.view)
    organisation = desk.view.round.matter(MatterId("1.5")).settled
    facts = {
        "focus": [one for one in content.problems if one.id in focus],
        "causes": [one for one in content.causes if one.problem in focus],
        "goals": [one for one in content.goals if one.problem in focus],
        "measures": content.measures,
        "agreement": agreement,
        "organisation": organisation.version.proposal.text if organisation else "",
    }
    drawn = {section: desk.write(f"agreement/{section.value}", **facts) for section in DRAWN}
    found = {**drawn, **agreement.sections}
    return {section: found[section] for section in Section if found.get(section)}


DRAWN = (
    Section.FOCUS,
    Section.CAUSES,
    Section.GOALS,
    Section.MEASURES,
    Section.ORGANISATION,
    Section.PERIOD,
)
"""The sections that are filled in from what stands elsewhere."""


def whole_text(desk: Desk, agreement: Agreement) -> str:
    if not agreement.sections:
        raise UserError("nothing_to_draft")
    sections = [(section.value, text) for section, text in agreement.sections.items()]
    return desk.write("agreement/whole", sections=sections)
