"""The rules, one to a module: each says by itself what it reminds of."""

from reminders.rule import Rule
from reminders.rules import (
    agreement_end,
    check_in,
    council_report,
    counting,
    deadline,
    deadline_chief,
    legal_deadline,
    mandate,
    meeting,
    picture_age,
    plan_age,
    pledge_end,
    pledge_feedback,
    pledge_status,
    question,
    silent,
    source_due,
    vacant,
    waiting,
    waiting_yes,
)

RULES: tuple[Rule, ...] = (
    meeting.RULE,
    agreement_end.RULE,
    waiting_yes.RULE,
    waiting.RULE,
    question.RULE,
    legal_deadline.RULE,
    picture_age.RULE,
    plan_age.RULE,
    deadline.RULE,
    deadline_chief.RULE,
    pledge_end.RULE,
    pledge_feedback.RULE,
    pledge_status.RULE,
    counting.RULE,
    check_in.RULE,
    council_report.RULE,
    source_due.RULE,
    vacant.RULE,
    silent.RULE,
    mandate.RULE,
)
"""All of them; one that is not here says nothing."""
