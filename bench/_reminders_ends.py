"""How a window begins, before the first kill, and what must be in order after the last."""

from dataclasses import replace
from datetime import datetime

from bench._reminders_chats import Shared
from bench._reminders_life import say
from bench._reminders_script import COOPERATIONS, Said, people_of, room_of
from bot.app import App
from bot.settings import Settings
from bot.speaking import reminders_of
from bot.store.tiny import TinyCooperations
from reminders.audit import Audit


async def founded(app: App) -> None:
    """Found the cooperations, and let nobody have a letter: they are not among the reminders."""
    for number in range(COOPERATIONS):
        room, people = room_of(number), people_of(number)
        for part, line in (
            ("anna", "start kommun=Lindsala lpo=Mellansjö part=kommun"),
            ("anna", f"bjud-in polis @{people['bo']}"),
            ("bo", "ta-rollen"),
        ):
            said = Said(at=datetime.min, room=room, who=people[part], line=line)  # noqa: DTZ901
            await say(app, said, delivery=f"{room}-{line}")
    for number in range(COOPERATIONS):
        for name in people_of(number).values():
            person = app.stores.people.by_account(f"bench:{name}")
            if person:
                wishes = replace(person.wishes, letter=False)
                app.stores.people.save(replace(person, wishes=wishes))
    await app.runner.tick()


def faults_of(app: App, shared: Shared) -> list[str]:
    """Return what is wrong with what is kept in the end: files, logs, plans, what still waits."""
    kept = app.stores.cooperations
    assert isinstance(kept, TinyCooperations)
    found = [f"{id_}: {one}" for id_ in kept.ids() for one in kept.verify(id_)]
    reminders = reminders_of(app.stores, shared, Settings(_env_file=None).zone)
    audit = Audit(reminders, shared)
    found += [f"{id_}: {one.kind}" for id_ in kept.ids() for one in audit.of(kept.load(id_))]
    for id_ in kept.ids():
        rows = [row for row in kept.load(id_).ledger if row.pending]
        found += [f"{id_}: {row.id} waits" for row in rows if row.due <= shared.now()]
    return found
