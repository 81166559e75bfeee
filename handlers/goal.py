"""`mål`: an indicator that is to go from a baseline to a target by a day."""

from bot.domain.chain import Letter
from handlers.items.command import command

COMMAND = command("goal", Letter.GOAL)
