"""`mentor contact`: follow up a student who does not answer."""

from dataclasses import replace
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import writing
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import clock_ended, contact_due, contacts
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.cli.picking import pick_student
from mentorcli.errors import NothingFoundError, UsageError
from mentorcli.models.contact import Contact, ContactDue, ContactStep, ContactVia, Reply
from mentorcli.rules.contact import status_after, status_after_reply
from mentorcli.store.dossier import Dossier
from mentorcli.store.ids import record_id

app = new_app()


@command(
    app,
    "log",
    "mentor contact log amelie --via email",
    'mentor contact log amelie --via phone --at "yesterday 17:00" --note "Left a message"',
)
def log(
    ctx: typer.Context,
    student: o.StudentArg,
    via: Annotated[ContactVia, typer.Option("--via", help="How you tried.", show_default=False)],
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A word on it; - reads it.")] = None,
) -> None:
    """Keep an attempt to reach a student. The contact form ends your part of the follow-up."""
    desk = o.desk_of(ctx)
    moment = o.moment(desk, at) if at else desk.now
    if moment > desk.now:
        raise UsageError(f"--at {at} is in the future", "Log a contact once it is made.")
    contact = Contact(record_id(), via, moment, desk.text(note) or None)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        status = status_after(dossier.student, via, ended=clock_ended(dossier))
        handed_over = status is not dossier.student.status
        changed = (replace(dossier.student, status=status),) if handed_over else ()
        writer.append(dossier, contact, *changed, cmd="contact log", at=desk.now)
    if desk.json:
        desk.emit({**_record(desk, dossier, contact), "status": dossier.student.status})
        return
    _tell_logged(desk, dossier, contact, handed_over=handed_over)


def _tell_logged(desk: Desk, dossier: Dossier, contact: Contact, *, handed_over: bool) -> None:
    """Say what was kept and what comes next."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import contact_sentence, via_word

    lang, name = desk.lang, dossier.student.name
    at = desk.in_words(contact.at)
    desk.say(said("contact-logged", lang, name=name, via=via_word(contact.via, lang), at=at))
    due = contact_due(desk, dossier)
    if handed_over:
        desk.say(said("handed-over", lang, name=name, slug=dossier.id))
    elif due is not None:
        desk.say(said("next", lang, command=contact_sentence(due, lang)))


@command(app, "replied", "mentor contact replied amelie", 'mentor contact replied amelie --at "yesterday 18:00"')
def replied(
    ctx: typer.Context,
    student: o.StudentArg,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When (default: now).")] = None,
) -> None:
    """Say that the student answered: the follow-up is over. An unreachable student is active again."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    moment = o.moment(desk, at) if at else desk.now
    if moment > desk.now:
        raise UsageError(f"--at {at} is in the future", "Log a reply once it has come.")
    reply = Reply(record_id(), moment)
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        status = status_after_reply(dossier.student)
        back = status is not dossier.student.status
        changed = (replace(dossier.student, status=status),) if back else ()
        writer.append(dossier, reply, *changed, cmd="contact replied", at=desk.now)
    if desk.json:
        desk.emit({"student": dossier.id, "replied_at": desk.local(moment).isoformat(), "status": status})
        return
    desk.say(said("reply-back" if back else "reply", desk.lang, name=dossier.student.name))
    desk.say(said("next", desk.lang, command=f'mentor session schedule {dossier.id} "tomorrow 14:00"'))


@command(app, "message", "mentor contact message amelie", "mentor contact message amelie --lang fr")
def message(
    ctx: typer.Context,
    student: o.StudentArg,
    step: Annotated[ContactStep | None, typer.Option("--step", help="Another step than the one due.")] = None,
    lang: o.Lang = None,
) -> None:
    """Print the text for the step that is due, ready to paste. Exit 1 where none is due."""
    from mentorcli.render.words import day
    from mentorcli.render.words.messages import contact_lines

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    dossier = pick_student(desk, student)
    chosen = step or _due_step(desk, dossier)
    made = [replace(contact, at=desk.local(contact.at)) for contact in contacts(dossier)]
    values = {
        "phone": dossier.student.phone,
        "first_contact": day(made[0].at.date(), desk.lang) if made else None,
        "contacts": contact_lines(made, desk.lang),
    }
    text = writing.written(desk, f"contact-{chosen}", dossier, values)
    if desk.json:
        desk.emit({"student": dossier.id, "step": chosen, **writing.record(desk, text)})
        return
    writing.show(desk, text)


def _due_step(desk: Desk, dossier: Dossier) -> ContactStep:
    """Return the step that is due. Raises NothingFoundError that says what comes, if anything."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import contact_sentence

    due = contact_due(desk, dossier)
    if due is not None and due.step is not None:
        return due.step
    hint = contact_sentence(due, desk.lang) if due is not None else said("message-any", desk.lang)
    raise NothingFoundError(said("nothing-due", desk.lang, name=dossier.student.name), hint)


@command(app, "next", "mentor contact next", "mentor contact next amelie --json")
def next_(ctx: typer.Context, student: o.OptionalStudent = None, lang: o.Lang = None) -> None:
    """Show the step due for each silent student, since when, and the one after."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import contact_sentence

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    dossiers = [pick_student(desk, student)] if student else list(desk.everyone())
    found = [(dossier, due) for dossier in dossiers if (due := contact_due(desk, dossier)) is not None]
    found.sort(key=lambda pair: (pair[1].step is None, pair[1].due, pair[0].id))
    if desk.json:
        desk.emit([_due_record(due) for _, due in found])
        return
    rows = [(dossier.student.name, contact_sentence(due, desk.lang), dossier.id) for dossier, due in found]
    headers = (said("head-student", desk.lang), said("head-what", desk.lang), "Id")
    show_table(desk, headers, rows, empty=said("nobody-silent", desk.lang))


def _due_record(due: ContactDue) -> dict[str, str | None]:
    return {"student": due.student, "step": due.step, "due": due.due.isoformat(), "next": due.next}


@command(app, "list", "mentor contact list amelie", "mentor contact list amelie --json")
def list_(ctx: typer.Context, student: o.StudentArg) -> None:
    """List the contacts with a student, newest first."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import via_word

    desk = o.desk_of(ctx)
    dossier = pick_student(desk, student)
    made = contacts(dossier)[::-1]
    if desk.json:
        desk.emit([_record(desk, dossier, contact) for contact in made])
        return
    rows = [(f"{desk.local(c.at):%Y-%m-%d %H:%M}", via_word(c.via, desk.lang), c.note or "") for c in made]
    headers = [said(f"head-{name}", desk.lang) for name in ("when", "how", "note")]
    show_table(desk, headers, rows, empty=said("no-contact", desk.lang, name=dossier.student.name))


def _record(desk: Desk, dossier: Dossier, contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id,
        "student": dossier.id,
        "via": contact.via,
        "at": desk.local(contact.at).isoformat(),
        "note": contact.note,
    }
