"""What `mentor contact` prints, in English and French, and the words of the follow-up (domain, section 4)."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.models.contact import ContactDue, ContactStep, ContactVia
from mentorcli.models.results.followup import ContactLogged, ContactMessage, ContactsMade, ReplyLogged, StudentDue
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, day, example_when, moment
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, CLOCK, DAY, id_column, moment_cells, short_day, words
from mentorcli.text import BAD, SOON, command_line, part

DUE_COLUMNS = (CALLED, words(0, telling=True), words(2, telling=True), Column(3), id_column(1))
MADE_COLUMNS = (DAY, CLOCK, words(1), Column())
via_word = Sentences(
    {
        ContactVia.EMAIL: ("e-mail", "e-mail"),
        ContactVia.PHONE: ("phone call", "appel"),
        ContactVia.MESSAGE: ("message", "message"),
        ContactVia.FORM: ("contact form", "formulaire de contact"),
    }
)
contact_step_word = Sentences(
    {
        ContactStep.FIRST_EMAIL: ("send the first e-mail", "envoyer le premier e-mail"),
        ContactStep.PING: ("ping again", "relancer"),
        ContactStep.CALL: ("call", "appeler"),
        ContactStep.FORM: ("fill in the contact form", "remplir le formulaire de contact"),
    }
)
sentence = Sentences(
    {
        "due": ("{step}, due since {day}; then {next}", "{step}, à faire depuis le {day} ; ensuite {next}"),
        "due-last": (
            "{step}, due since {day}; after that OpenClassrooms takes over",
            "{step}, à faire depuis le {day} ; ensuite OpenClassrooms prend le relais",
        ),
        "wait-first": ("nothing yet; from {day} on: {next}", "rien pour l'instant ; à partir du {day} : {next}"),
        "wait": ("wait for a reply until {day}, then {next}", "attendre une réponse jusqu'au {day}, puis {next}"),
        "sent": ("Once it is sent: {command}", "Une fois envoyé : {command}"),
        "called": ("After the call: {command}", "Après l'appel : {command}"),
        "waits": ("wait for a reply", "attendre une réponse"),
        "since": ("since {day}", "depuis le {day}"),
        "until": ("until {day}", "jusqu'au {day}"),
        "then": ("then {next}", "ensuite {next}"),
        "contact-logged": ("Kept: {name}, {via}, {at}", "Contact noté : {name}, {via}, {at}"),
        "handed-over": (
            "Your part is done, OpenClassrooms takes over: {name} is unreachable. Back again? mentor contact replied {slug}",
            "Votre part est faite, OpenClassrooms prend le relais : {name} est injoignable. De retour ? mentor contact replied {slug}",
        ),
        "reply": ("{name} answered: the follow-up is over", "{name} a répondu : le suivi est terminé"),
        "reply-back": (
            "{name} answered and is active again: the follow-up is over",
            "{name} a répondu : le suivi est terminé, et le statut redevient « actif »",
        ),
        "reply-before": (
            "Reply kept: {name}, {at}. Nobody answered the contact of {day} since: the follow-up goes on",
            "Réponse notée : {name}, {at}. Le contact du {day} reste sans réponse : le suivi continue",
        ),
        "not-so": (
            "Before: unreachable. Not so? {command}",
            "Avant : injoignable. Ce n'est pas le cas ? {command}",
        ),
        "nothing-due": ("Nothing is due for {name}", "Rien à faire pour {name}"),
        "message-any": (
            "The follow-up is over; another text: --step ping",
            "Le suivi est terminé ; pour un autre texte : --step ping",
        ),
        "nobody-silent": ("No silent student.", "Aucun étudiant sans réponse."),
        "no-contact": ("No contact with {name} is kept.", "Aucun contact noté avec {name}."),
    }
)


def contact_sentence(due: ContactDue, lang: str) -> str:
    """Return what is due for a silent student, since when, and what comes after; begins with a small letter."""
    then = contact_step_word(due.next, lang) if due.next else ""
    if due.step is None:
        key = "wait-first" if due.next is ContactStep.FIRST_EMAIL else "wait"  # nobody has been written to yet
        return sentence(key, lang, day=day(due.due, lang), next=then)
    step = contact_step_word(due.step, lang)
    return sentence("due" if due.next else "due-last", lang, step=step, day=day(due.due, lang), next=then)


def message_reminder(done: ContactMessage, view: View) -> str:
    """Return the command that keeps a contact, for once its message is sent or its call made."""
    via = {ContactStep.CALL: ContactVia.PHONE, ContactStep.FORM: ContactVia.FORM}.get(done.step, ContactVia.EMAIL)
    command = command_line("contact log", done.student.id, options=("--via", via))
    return sentence("called" if via is ContactVia.PHONE else "sent", view.lang, command=command)


def contact_logged_text(done: ContactLogged, due: ContactDue | None, view: View) -> list[str]:
    """Return what was logged, and what is `due` for the student after it, if anything."""
    name, lang = done.student.name, view.lang
    via, at = via_word(done.contact.via, lang), moment(view.local(done.contact.at), lang)
    lines = [sentence("contact-logged", lang, name=name, via=via, at=at)]
    if done.handed_over:
        lines.append(sentence("handed-over", lang, name=name, slug=done.student.id))
    elif due is not None:
        lines.append(common_sentence("next", lang, command=contact_sentence(due, lang)))
    return lines


def reply_logged_text(done: ReplyLogged, view: View) -> list[str]:
    """Return that the student answered, and the command for the next session."""
    lang, student = view.lang, done.student
    if done.silent_since is not None:
        at = moment(view.local(done.reply.at), lang)
        lines = [sentence("reply-before", lang, name=student.name, at=at, day=day(done.silent_since, lang))]
    else:
        lines = [sentence("reply-back" if done.active_again else "reply", lang, name=student.name)]
    if done.active_again:
        command = command_line("student edit", student.id, options=["--status", "unreachable"])
        lines.append(sentence("not-so", lang, command=command))
    command = command_line("session schedule", student.id, example_when(lang))
    return [*lines, common_sentence("next", lang, command=command)] if done.silent_since is None else lines


def contacts_due_table(found: Iterable[StudentDue], view: View) -> Table:
    """Return the silent students, each with the step that is due."""
    lang, listed = view.lang, list(found)
    rows = [(student.name, contact_sentence(due, lang), student.id) for student, due in listed]
    return Table(
        rows,
        DUE_COLUMNS,
        lambda: [(student.name, *_due_cells(due, view), student.id) for student, due in listed],
        empty=sentence("nobody-silent", lang),
        whole=command_line("contact next", options=("--json",)),
    )


def _due_cells(due: ContactDue, view: View) -> tuple[str, str, str]:
    """Return what is due, since or until when, and what comes after it: red what should have been done before."""
    lang, on = view.lang, short_day(due.due, view)
    then = sentence("then", lang, next=contact_step_word(due.next, lang)) if due.next else ""
    if due.step is None:
        return sentence("waits", lang), sentence("until", lang, day=on), then
    late = view.today is None or due.due < view.today
    return part(contact_step_word(due.step, lang), BAD if late else SOON), sentence("since", lang, day=on), then


def contacts_table(found: ContactsMade, view: View) -> Table:
    """Return the contacts with one student."""
    lang = view.lang
    rows = [(f"{view.local(c.at):%Y-%m-%d %H:%M}", via_word(c.via, lang), c.note or "") for c in found.contacts]
    return Table(
        rows,
        MADE_COLUMNS,
        lambda: [(*moment_cells(c.at, view), via_word(c.via, lang), c.note or "") for c in found.contacts],
        empty=sentence("no-contact", lang, name=found.student.name),
        whole=command_line("contact list", found.student.id, options=("--json",)),
    )
