"""A town in step 4, with published pledges, in the month of its check-in."""

from tests.handlers.town import Town

ENDS = "2027-12-31"
USUAL = f"lovar=båda antal=4 till={ENDS}"


async def at_work(town: Town, until: str = "2030-12-31") -> Town:
    """Agree until a day, and go on to step 4."""
    await town.say(
        "anna", f'överenskommelse avsnitt syfte "Trygghet." från=2027-03-01 till={until}'
    )
    for who, body in (("anna", "KS"), ("bo", "LPO-chef")):
        await town.say(who, f"godkänn överenskommelsen v1 organ={body} datum=idag")
    return await on(town, 3)


async def on(town: Town, steps: int = 1) -> Town:
    """Go on against the gate."""
    for _ in range(steps):
        await town.say("anna", 'vidare "Klart sedan tidigare."')
        await town.press("bo", "Godkänn")
    return town


async def promised(
    town: Town, many: int = 1, fields: str = f"lovar=båda antal=4 till={ENDS}"
) -> Town:
    """Publish some pledges of both parties."""
    for _ in range(many):
        await town.say("anna", f'löfte ny "Vi vandrar." {fields}')
        id_ = town.now.content.pledges[-1].id
        for who in ("anna", "bo"):
            await town.say(who, f"godkänn {id_} v1")
        await town.say("anna", f"löfte publicera-internt {id_} säkert=ja")
        await town.say("anna", f"löfte publicera {id_} säkert=ja")
    return town
