"""The agreement's sections, and which of them it cannot do without."""

from bot.domain.agreement import NOTHING, REQUIRED, Agreement, Section, lacking


def test_an_empty_agreement_lacks_all_that_is_required() -> None:
    assert lacking(NOTHING) == REQUIRED


def test_it_asks_for_the_purpose_and_the_areas_that_the_law_wants() -> None:
    assert {Section.PURPOSE, Section.FOCUS} <= set(REQUIRED)


def test_a_section_that_is_written_is_no_longer_lacking() -> None:
    written = Agreement(sections={Section.PURPOSE: "Tryggare kvällar.", Section.SECRECY: "Aldrig."})
    assert lacking(written) == tuple(one for one in REQUIRED if one is not Section.PURPOSE)


def test_a_section_written_empty_is_lacking_still() -> None:
    assert Section.PURPOSE in lacking(Agreement(sections={Section.PURPOSE: ""}))


def test_with_all_of_them_nothing_is_lacking() -> None:
    assert lacking(Agreement(sections=dict.fromkeys(REQUIRED, "Text."))) == ()
