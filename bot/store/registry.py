"""What keeping people means wherever they are kept: who has which account."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from threading import Lock
from typing import Any

from bot.domain.ids import PersonId
from bot.domain.person import Person
from bot.store.errors import DamagedFileError, ShapeError
from bot.store.records import SCHEMA, from_person, require_id, to_person


class KeptPeople(ABC):
    """People; where the bytes go is left to the subclass."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._accounts: dict[str, PersonId] = {}
        self._people: dict[PersonId, tuple[str, ...]] = {}

    def load(self, person: PersonId) -> Person:
        """Return a person; raise KeyError where there is none, DamagedFileError."""
        if person not in self._people:
            raise KeyError(person)
        return self._person(person, self._record(person))

    def save(self, person: Person) -> None:
        """
        Keep a person; when it returns, she survives a kill.

        Raise KeyError for an id that must not name a file, and OSError from the disk.
        """
        require_id(person.id)
        record = {"schema": SCHEMA, "person": from_person(person)}
        # One person may act in two cooperations at once, which no lock of theirs keeps apart.
        with self._lock:
            self._write(person.id, record)
            self._put(person.id, person.accounts)

    def by_account(self, account: str) -> Person | None:
        """Return the person with a platform account; raise DamagedFileError."""
        person = self._accounts.get(account)
        return self.load(person) if person else None

    def remove(self, person: PersonId) -> None:
        """Take a person away; raise KeyError where there is none, OSError from the disk."""
        with self._lock:
            for account in self._people.pop(person):
                del self._accounts[account]
            self._erase(person)

    def count(self) -> int:
        """Return how many people are kept."""
        return len(self._people)

    @abstractmethod
    def _record(self, id_: PersonId) -> Mapping[str, Any]:
        """Return a person's record; raise DamagedFileError."""

    @abstractmethod
    def _write(self, id_: PersonId, record: dict[str, Any]) -> None:
        """Replace a person's record."""

    @abstractmethod
    def _erase(self, id_: PersonId) -> None:
        """Take a person's record away."""

    def _put(self, id_: PersonId, accounts: tuple[str, ...]) -> None:
        for account in self._people.get(id_, ()):
            if self._accounts.get(account) == id_:
                del self._accounts[account]
        self._people[id_] = accounts
        self._accounts.update(dict.fromkeys(accounts, id_))

    def _person(self, id_: PersonId, record: Mapping[str, Any]) -> Person:
        try:
            person = to_person(record["person"])
        except (KeyError, ShapeError):
            raise DamagedFileError(f"people/{id_}.json", "shape") from None
        if person.id != id_:
            raise DamagedFileError(f"people/{id_}.json", "wrong_name")
        return person
