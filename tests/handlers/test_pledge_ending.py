"""`löfte förnya` and `löfte avsluta`: the end of a pledge's life, by one or by all."""

import pytest

from bot.domain.chain import Pledge
from bot.domain.ids import ItemId
from tests.handlers.town import Town, enters, founded
from tests.handlers.years import at_work, promised


@pytest.fixture
async def public(town: Town) -> Town:
    """Return a town with a published pledge."""
    return await promised(await at_work(town))


def pledge(town: Town, id_: str = "L1") -> Pledge:
    found = town.now.content.item(ItemId(id_))
    assert isinstance(found, Pledge)
    return found


async def test_a_renewal_begins_with_the_old_text_and_how_it_went(public: Town) -> None:
    await public.say("anna", "gjort L1 +4")
    await public.say("anna", "uppföljning L1 genomförd=ja färg=grön fortsättning=förnya")
    heard = await public.say("anna", "visa L1")
    assert "Förnya L1" in heard.labels
    heard = await public.press("anna", "Förnya L1")
    assert "grönt, 4 av 4" in heard.text
    form = heard.messages[-1].message.form
    assert form is not None
    assert form.fields[0].value == "Vi vandrar."
    await public.writes("anna", "Vi vandrar 2028.")
    heard = await public.writes("anna", "31 december 2028")
    assert heard.blocks == ["pledge/renewed", "pledge/draft"]
    assert (pledge(public, "L2").renews, pledge(public).renewed_by) == ("L1", "L2")
    assert "Löfte 1 i avstämning 2027: grönt, 4 av 4." in (await public.say("bo", "visa L2")).text
    assert await public.refusal("bo", "löfte förnya L1") == "already_renewed"


async def test_fields_of_a_renewal_can_stand_in_the_line(public: Town) -> None:
    await public.say("bo", 'löfte förnya L1 "Vi vandrar 2028." till=2028-12-31 antal=6')
    assert (pledge(public, "L2").amount, pledge(public, "L2").place) == (6, None)


async def test_before_its_last_day_all_say_yes_to_the_end(public: Town) -> None:
    heard = await public.say("anna", "löfte avsluta L1")
    assert (heard.blocks, heard.question()) == (["pledge/end_ask"], "reason")
    heard = await public.writes("anna", "Platsen är ombyggd.")
    assert heard.blocks == ["proposing/asked"]
    assert "vill avsluta löfte 1 i förtid" in heard.text
    assert pledge(public).closed is None
    heard = await public.say("bo", "visa L1")
    assert "Platsen är ombyggd." in heard.text
    heard = await public.say("bo", "godkänn L1 v2")
    assert heard.blocks == ["approve/settled"]
    assert pledge(public).closed is not None
    assert "Vi vandrar." in (await public.say("bo", "visa L1")).text
    assert await public.refusal("bo", "löfte avsluta L1") == "already_closed"
    assert await public.refusal("bo", 'löfte ändra L1 "Nytt."') == "already_closed"


async def test_a_no_to_the_end_leaves_the_pledge_as_it_was(public: Town) -> None:
    await public.say("anna", 'löfte avsluta L1 "Platsen är ombyggd."')
    await public.say("bo", 'nej L1 v2 "Vi fortsätter."')
    assert pledge(public).closed is None
    assert "förslaget att avsluta löfte 1" not in (await public.say("anna", "nästa")).text


async def test_a_second_end_waits_for_the_answer_to_the_first(public: Town) -> None:
    await public.say("anna", 'löfte avsluta L1 "Platsen är ombyggd."')
    second = 'löfte avsluta L1 "Pengarna är slut."'
    assert await public.refusal("bo", second) == "skip_already_proposed"
    heard = await public.say("anna", second)
    assert heard.blocks == ["proposing/asked"]


async def test_after_its_last_day_one_closes_it(public: Town) -> None:
    public.later(days=300)
    heard = await public.say("bo", "löfte avsluta L1")
    assert heard.blocks == ["pledge/ended"]
    assert pledge(public).closed == public.clock.now().date()
    assert "Ny version av L1" not in (await public.say("bo", "visa L1")).labels


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("löfte förnya", "which_item"),
        ("löfte förnya L9", "no_such_item"),
        ("löfte förnya A1", "other_kind"),
        ("löfte förnya L2", "not_published_yet"),
        ("löfte avsluta L2", "not_published_yet"),
        ("löfte följ-upp L2", "not_published_yet"),
        ("löfte avsluta L3", "not_your_pledge_to_close"),
    ],
)
async def test_what_cannot_end_is_explained(public: Town, line: str, code: str) -> None:
    await public.say("anna", 'löfte ny "Utkast."')
    await promised(public, fields="lovar=polis till=2027-12-31")
    assert await public.refusal("anna", line) == code


async def test_what_holds_on_one_partys_word_keeps_its_text() -> None:
    town = await founded()
    await enters(town, "bo", "polis")
    await town.say("anna", 'löfte klistra-in "Vi vandrar." spara=ja gäller=ja')
    assert await town.refusal("anna", "löfte avsluta L1 Ombyggt") == "not_confirmed_yet"
    assert await town.refusal("bo", "löfte avsluta L1") == "not_confirmed_yet"
    assert "Vi vandrar." in (await town.say("bo", "löfte")).text
    await town.say("bo", "godkänn L1 v1")
    assert (await town.say("anna", "löfte avsluta L1 Ombyggt")).blocks == ["proposing/asked"]


async def test_a_pledge_is_called_by_its_text_and_not_by_why_it_should_end(public: Town) -> None:
    await public.say("anna", "löfte avsluta L1 Platsen är ombyggd.")
    heard = await public.say("bo", "löfte")
    assert "Vi vandrar." in heard.text
    assert "ombyggd" not in heard.text
    heard = await public.say("bo", "bekräfta")
    assert 'Löftet: "Vi vandrar."' in heard.text
