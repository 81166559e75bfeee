"""Forms: a command line with values missing, asked for all at once or one after another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.chat.assuring import tick_box
from bot.chat.cleaning import MAX_TEXT, MAX_WORDS, clean
from bot.chat.command import Command, Field, Kind
from bot.chat.lexicon import ANSWER, Lexicon
from bot.chat.line import tokens
from bot.chat.message import Button, Choice, FieldView, FormView
from bot.chat.taking import spelled
from bot.chat.values import Reading, read
from bot.chat.wording import Wording
from bot.domain.errors import UserError
from bot.domain.party import PartyKind, municipalities
from bot.domain.person import OpenForm

PLACES = frozenset({"do", "id", "version", "step", "round", "voids"})
"""What says which thing a form is about; nobody answers with it, unless she was asked."""


def typed_answers(line: str, form: OpenForm, lexicon: Lexicon) -> dict[str, str]:
    """
    Return the field and value of an answering line: `svara part=polis`.

    On a button the form's id stands before it, so that an old one never answers a newer question.
    """
    words = tokens(line, lexicon.field)[1:]
    answers = {name: word.text for word in words if word.key and (name := lexicon.field(word.key))}
    of_this = {word.text for word in words if not word.key} <= {form.id}
    if not (of_this and set(answers) <= set(form.fields)):
        raise gone(line, lexicon)
    return answers


def gone(line: str, lexicon: Lexicon) -> UserError:
    """Return the refusal of an answer to a question that is closed, with the fields it named."""
    words = tokens(line, lexicon.field)[1:]
    named = (lexicon.field(word.key) for word in words if word.key)
    return UserError("question_gone", fields=[name for name in named if name])


def submitted(values: Mapping[str, object], command: Command, lexicon: Lexicon) -> dict[str, str]:
    """Return a sent form's values by field; raise UserError for a field it does not have."""
    answers: dict[str, str] = {}
    for word, value in values.items():
        name = lexicon.field(word)
        if name is None or command.field(name) is None:
            shown = clean(word[:MAX_WORDS], limit=MAX_WORDS)
            raise UserError("unknown_field", command=command.name, word=shown)
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise UserError("broken_form")
        answers[name] = str(value)
    return answers


def filled_in(
    form: OpenForm, answers: Mapping[str, str], command: Command, reading: Reading
) -> OpenForm:
    """Return the form with *answers* read; an empty one skips a field that may be left out."""
    values = dict(form.values)
    for name, typed in answers.items():
        field = command.field(name)
        if field is None or (name in PLACES and name not in form.fields):
            raise UserError("question_gone")
        if typed.strip() or not field.optional:
            values[name] = _read(field, typed, reading)
    left = tuple(name for name in form.fields if name not in answers)
    return replace(form, values=values, fields=left)


def _read(field: Field, typed: str, reading: Reading) -> str:
    try:
        return read(field, spelled(field, typed, reading.lexicon), reading)
    except UserError as error:
        # The field is named so that it can be asked for again, with the rest kept.
        raise UserError(error.code, **{**error.facts, "field": field.name}) from error


def emptied(form: OpenForm, readable: OpenForm) -> OpenForm:
    """Return a *readable* form without what was hidden in the fields that are asked for."""
    first = {name: text for name, text in readable.first.items() if text == form.first[name]}
    values = {
        name: text
        for name, text in readable.values.items()
        if text == form.values[name] or name not in form.fields
    }
    return replace(readable, first=first, values=values)


def view_of(
    command: Command, form: OpenForm, wording: Wording, lexicon: Lexicon, *, assurable: bool = False
) -> FormView:
    """Return the open form as people see it, with a tick box where that lets a text through."""
    fields = tuple(
        _field_view(command, field, form, wording, lexicon)
        for name in form.fields
        if (field := command.field(name))
    )
    return FormView(
        fields=fields,
        prompt=_prompt(fields, form.total, wording),
        title=_title(form, wording),
        line=begun(form, lexicon),
        id=form.id,
        open=Button(label=wording.label("buttons", "fill_in"), line=_answering(lexicon, form)),
        assure=tick_box(wording) if assurable else None,
    )


def _title(form: OpenForm, wording: Wording) -> str:
    """Return what a form is about, as short as a title: `Godkänn 1.3 v1`."""
    verb = wording.word(form.command).replace("-", " ")
    version = form.values.get("version")
    parts = (verb, form.values.get("id"), f"v{version}" if version not in {None, "0"} else None)
    title = " ".join(part for part in parts if part)
    return f"{title[:1].upper()}{title[1:]}"


def begun(form: OpenForm, lexicon: Lexicon) -> str:
    """Return the command line as a form began: the verb, and which thing it is about."""
    places = {name: value for name, value in form.values.items() if name in PLACES}
    return lexicon.line(form.command, places)


def _prompt(fields: tuple[FieldView, ...], total: int, wording: Wording) -> str:
    question = fields[0].question
    # A refused value that nobody had asked for is one question more.
    total = max(total, len(fields))
    if total == 1:
        return question
    asked = total - len(fields) + 1
    pattern = wording.label("patterns", "question")
    return pattern.format(asked=asked, total=total, question=question)


def _field_view(
    command: Command, field: Field, form: OpenForm, wording: Wording, lexicon: Lexicon
) -> FieldView:
    choices = [*_choices(command, field, form, wording, lexicon)]
    closed = bool(choices) and (field.kind is Kind.CHOICE or _is_known(field, wording))
    if field.optional:
        label = wording.label("buttons", "leave_out")
        choices.append(Choice(label=label, line=_answering(lexicon, form, field, ""), value=""))
    return FieldView(
        name=field.name,
        word=wording.label("fields", field.name),
        question=_question(command, field, wording).format(**form.values),
        kind=field.kind.value,
        required=not field.optional,
        value=form.values.get(field.name) or form.first.get(field.name),
        limit=field.limit or (MAX_TEXT if field.kind is Kind.TEXT else MAX_WORDS),
        choices=tuple(choices),
        closed=closed,
    )


def _is_known(field: Field, wording: Wording) -> bool:
    """Tell whether nothing but the choices can be meant: names that are known, and never a day."""
    return wording.view is not None and field.kind is not Kind.DAY_LEFT


def _question(command: Command, field: Field, wording: Wording) -> str:
    """Return what is asked; a field that is never asked for on its own is asked by its word."""
    questions = wording.words.groups["questions"]
    question = questions.get(f"{command.name}_{field.name}") or questions.get(field.name)
    if question:
        return question
    word = wording.field(field.name)
    return f"{word[:1].upper()}{word[1:]}?"


def _choices(
    command: Command, field: Field, form: OpenForm, wording: Wording, lexicon: Lexicon
) -> Iterator[Choice]:
    if not field.choices or field.kind is Kind.PERSON:
        return
    groups = wording.words.groups
    own = groups.get(f"{command.name}_{field.name}_labels")
    for value, label in (own or groups.get(f"{field.choices}_labels", {})).items():
        worded = label.format(others=wording.others())
        named = _municipalities(wording) if value == PartyKind.MUNICIPALITY else {}
        for answer, shown in (named or {value: worded}).items():
            line = _answering(lexicon, form, field, answer)
            yield Choice(label=shown, line=line, value=answer)


def _municipalities(wording: Wording) -> dict[str, str]:
    """Return the municipalities by name where there are several, so that one can be chosen."""
    parties = municipalities(wording.view.parties) if wording.view else ()
    return {party.id: wording.party(party.id) for party in parties if len(parties) > 1}


def _answering(
    lexicon: Lexicon, form: OpenForm, field: Field | None = None, value: str = ""
) -> str:
    """Return the line that answers a field of this form; without one it shows the form again."""
    verb, _, answer = lexicon.line(ANSWER, {field.name: value} if field else {}).partition(" ")
    return " ".join(part for part in (verb, form.id, answer) if part)
