"""What keeping people means wherever they are kept: who has which account."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from bot.domain.ids import PersonId
from bot.domain.letter import Mail
from bot.domain.person import Person
from bot.store.calendar import Calendar
from bot.store.errors import DamagedFileError, ShapeError
from bot.store.records import SCHEMA, from_mail, from_person, require_id, to_mail, to_person

AT_ONCE = datetime.min.replace(tzinfo=UTC)


class KeptPeople(ABC):
    """People; where the bytes go is left to the subclass."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._accounts: dict[str, PersonId] = {}
        self._codes: dict[str, PersonId] = {}
        self._people: dict[PersonId, tuple[str, ...]] = {}
        self._wishes: dict[PersonId, str] = {}
        self._mail: dict[PersonId, Mail] = {}
        self._due: Calendar[PersonId] = Calendar()

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
            self._put(person)

    def mail_of(self, person: PersonId) -> Mail | None:
        """Return the ledger of what a person gets by herself; None before there is one."""
        return self._mail.get(person)

    def keep_mail(self, person: PersonId, mail: Mail) -> None:
        """
        Keep that ledger beside the person, so that neither overwrites the other.

        Raise KeyError for somebody who is not kept, and OSError from the disk.
        """
        with self._lock:
            if person not in self._people:
                raise KeyError(person)
            self._write_mail(person, {"schema": SCHEMA, "mail": from_mail(mail)})
            self._put_mail(person, mail)

    def due(self, now: datetime) -> tuple[PersonId, ...]:
        """Return the people who get something by themselves at *now*, the longest due first."""
        with self._lock:
            return self._due.until(now)

    def next_due(self) -> datetime | None:
        """Return the moment at which somebody next gets something by herself."""
        with self._lock:
            return self._due.first

    def by_account(self, account: str) -> Person | None:
        """Return the person with a platform account; raise DamagedFileError."""
        person = self._accounts.get(account)
        return self.load(person) if person else None

    def by_code(self, code: str) -> Person | None:
        """Return whom a one-time code lets another account in as; raise DamagedFileError."""
        person = self._codes.get(code)
        return self.load(person) if person else None

    def remove(self, person: PersonId) -> None:
        """Take a person away; raise KeyError where there is none, OSError from the disk."""
        with self._lock:
            for account in self._people.pop(person):
                self._accounts.pop(account, None)
            self._forget_code(person)
            del self._wishes[person]
            self._mail.pop(person, None)
            self._due.put(person, None)
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

    @abstractmethod
    def _write_mail(self, id_: PersonId, record: dict[str, Any]) -> None:
        """Replace the record of a person's letters."""

    def _put(self, person: Person) -> None:
        for account in self._people.get(person.id, ()):
            if self._accounts.get(account) == person.id:
                del self._accounts[account]
        self._people[person.id] = person.accounts
        self._accounts.update(dict.fromkeys(person.accounts, person.id))
        self._forget_code(person.id)
        if person.code:
            self._codes[person.code.code] = person.id
        self._wishes[person.id] = person.wishes.code
        self._set_due(person.id)

    def _forget_code(self, id_: PersonId) -> None:
        self._codes = {code: person for code, person in self._codes.items() if person != id_}

    def _put_mail(self, id_: PersonId, mail: Mail) -> None:
        self._mail[id_] = mail
        self._set_due(id_)

    def _set_due(self, id_: PersonId) -> None:
        """Somebody new, or with other wishes than her plan was made from, is looked at next."""
        mail = self._mail.get(id_)
        planned = mail is not None and mail.code == self._wishes[id_]
        self._due.put(id_, mail.next if mail and planned else AT_ONCE)

    def _mail_in(self, id_: PersonId, record: Mapping[str, Any]) -> Mail:
        try:
            return to_mail(record["mail"])
        except (KeyError, ShapeError):
            raise DamagedFileError(f"people/{id_}.json", "shape") from None

    def _person(self, id_: PersonId, record: Mapping[str, Any]) -> Person:
        try:
            person = to_person(record["person"])
        except (KeyError, ShapeError):
            raise DamagedFileError(f"people/{id_}.json", "shape") from None
        if person.id != id_:
            raise DamagedFileError(f"people/{id_}.json", "wrong_name")
        return person
