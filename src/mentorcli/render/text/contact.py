"""What `mentor contact` prints, in English and French, and the words of the follow-up (domain, section 4)."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.models.contact import ContactDue, ContactStep, ContactVia
from mentorcli.models.results.followup import ContactLogged, ContactsMade, ReplyLogged, StudentDue
from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, day, example_when, moment
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.headings import heading
from mentorcli.text import command_line

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
        "wait": ("wait for a reply until {day}, then {next}", "attendre une réponse jusqu'au {day}, puis {next}"),
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
        return sentence("wait", lang, day=day(due.due, lang), next=then)
    step = contact_step_word(due.step, lang)
    return sentence("due" if due.next else "due-last", lang, step=step, day=day(due.due, lang), next=then)


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
    key = "reply-back" if done.active_again else "reply"
    return [
        sentence(key, view.lang, name=done.student.name),
        common_sentence(
            "next", view.lang, command=command_line("session schedule", done.student.id, example_when(view.lang))
        ),
    ]


def contacts_due_table(found: Iterable[StudentDue], view: View) -> Table:
    """Return the silent students, each with the step that is due."""
    headings = (heading("student", view.lang), heading("what", view.lang), "Id")
    rows = [(student.name, contact_sentence(due, view.lang), student.id) for student, due in found]
    return Table(headings, rows, empty=sentence("nobody-silent", view.lang))


def contacts_table(found: ContactsMade, view: View) -> Table:
    """Return the contacts with one student."""
    lang = view.lang
    headings = (heading("when", lang), heading("how", lang), heading("note", lang))
    rows = [(f"{view.local(c.at):%Y-%m-%d %H:%M}", via_word(c.via, lang), c.note or "") for c in found.contacts]
    return Table(headings, rows, empty=sentence("no-contact", lang, name=found.student.name))
