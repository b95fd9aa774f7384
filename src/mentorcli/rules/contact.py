"""The follow-up of a student who does not answer (domain, section 4; FAQ `student-no-reply`).

The first e-mail opens the clock; a ping follows after a few days, a call after a week where there is a
number, then the contact form, with which the mentor's part is done. Days are local days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo

from mentorcli.models.contact import Contact, ContactDue, ContactEvent, ContactStep, ContactVia
from mentorcli.models.student import Student, StudentStatus
from mentorcli.models.timeoff import TimeOff
from mentorcli.models.verdict import Policy
from mentorcli.rules.timeoff import days_later, first_day_back

STEPS = tuple(ContactStep)
NEW_FOR = timedelta(days=30)  # who is added later than that is known already


def running_contacts(events: Iterable[ContactEvent]) -> tuple[Contact, ...]:
    """Return the contacts that nobody has answered yet, oldest first: those of the follow-up that runs.

    A reply or a held session ends a follow-up, and a contact after that begins a new one. What happened on one day is
    taken in the order in which it was told, what was told at once in that of its moments.
    """
    running: list[Contact] = []
    for event in sorted(events, key=lambda event: (event.day, event.op, event.at.timestamp())):
        if event.contact is None:
            running.clear()
        else:
            running.append(event.contact)
    return tuple(running)


def owes_first_email(*, met: bool, since: date, added: date) -> bool:
    """Return whether a student to whom nobody wrote yet is owed the first e-mail.

    Not one who was `met`: who answered, or with whom a session is planned or was held; and not one with whom the mentor
    began long before the local day on which the student was added.
    """
    return not met and added - since <= NEW_FOR


def next_contact(
    student: Student,
    contacts: Iterable[Contact],
    *,
    ended: bool,
    since: date,
    today: date,
    zone: tzinfo | None,
    policy: Policy,
    off: Sequence[TimeOff] = (),
) -> ContactDue | None:
    """Return what is due for a silent student, None where nothing will be.

    The clock waits in time off (`off`, the mentor's and the student's): its days do not count, nothing is due on one.

    `contacts` are those of the follow-up that runs; `ended` tells that none does and that the first e-mail is not
    owed. `since` is the local day from which the first e-mail is owed, `zone` the mentor's
    (None: the system's). The latest step that is due stands for those skipped before it.
    """
    if ended or student.status is not StudentStatus.ACTIVE:
        return None
    made = sorted((contact.at.timestamp(), contact.id, contact) for contact in contacts)
    falling = _due_days([contact for *_, contact in made], student, since, zone, policy, off)
    days = {step: first_day_back(off, day) for step, day in falling.items()}
    if not days:
        return None
    ahead = [step for step in STEPS if step in days]
    due = [step for step in ahead if days[step] <= today]
    if due:
        return ContactDue(student.id, due[-1], days[due[-1]], _after(due[-1], has_phone=bool(student.phone)))
    return ContactDue(student.id, None, days[ahead[0]], ahead[0])


def _due_days(
    made: Sequence[Contact],
    student: Student,
    since: date,
    zone: tzinfo | None,
    policy: Policy,
    off: Sequence[TimeOff],
) -> dict[ContactStep, date]:
    """Return the steps still to be made with the day each falls due; one that waits for another is left out."""
    if not made:
        return {ContactStep.FIRST_EMAIL: since}
    first = made[0].at.astimezone(zone).date()
    week = days_later(off, first, policy.call_days)
    days = {ContactStep.PING: days_later(off, first, policy.ping_days)}
    if student.phone:
        days[ContactStep.CALL] = week
    else:
        days[ContactStep.FORM] = week
    reached = ContactStep.FIRST_EMAIL
    for contact in made:
        day = contact.at.astimezone(zone).date()
        step = _step_of(contact, first=contact is made[0], later=day > first)
        reached = max(reached, step, key=STEPS.index)
        if step is ContactStep.CALL:
            # An early call does not shorten the week that the student has to answer.
            days[ContactStep.FORM] = max(day, week)
    return {step: day for step, day in days.items() if STEPS.index(step) > STEPS.index(reached)}


def _step_of(contact: Contact, *, first: bool, later: bool) -> ContactStep:
    """Return the step that a contact is.

    The form is always the last. Otherwise the first contact opens the clock, however it was made; an e-mail
    or message on the same day adds to it, and only on a later day is a ping.
    """
    if contact.via is ContactVia.FORM:
        return ContactStep.FORM
    if first:
        return ContactStep.FIRST_EMAIL
    if contact.via is ContactVia.PHONE:
        return ContactStep.CALL
    return ContactStep.PING if later else ContactStep.FIRST_EMAIL


def _after(step: ContactStep, *, has_phone: bool) -> ContactStep | None:
    """Return the step after one, the call being skipped where there is no number."""
    later = STEPS[STEPS.index(step) + 1 :]
    return next((step for step in later if has_phone or step is not ContactStep.CALL), None)


def status_after(student: Student, via: ContactVia, *, ended: bool) -> StudentStatus:
    """Return a student's status after a contact.

    The form hands an active student over, unless the last follow-up `ended`: from then on they are
    unreachable. Any other contact changes nothing.
    """
    hands_over = via is ContactVia.FORM and not ended and student.status is StudentStatus.ACTIVE
    return StudentStatus.UNREACHABLE if hands_over else student.status


def status_after_reply(student: Student) -> StudentStatus:
    """Return a student's status after a reply or a held session: who was unreachable is active again."""
    return StudentStatus.ACTIVE if student.status is StudentStatus.UNREACHABLE else student.status
