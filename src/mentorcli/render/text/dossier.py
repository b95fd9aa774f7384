"""The sentences of the evidence of a verdict, in English and French, for a reader who knows nothing of the case."""

from __future__ import annotations

from mentorcli.render.text import Sentences

heading = Sentences(
    {
        "short": ("In short", "En bref"),
        "words": ("What the words mean", "Le sens des mots"),
        "plan": ("What was planned", "Ce qui était prévu"),
        "happened": ("What happened", "Ce qui s'est passé"),
        "written": ("When that was written down", "Quand cela a été noté"),
        "rule": ("The rule", "La règle"),
        "arithmetic": ("The arithmetic", "Le calcul"),
        "verdict": ("The verdict", "Le verdict"),
        "history": (
            "Everything the journal holds on this session",
            "Tout ce que le journal contient sur cette session",
        ),
        "corrections": ("Corrections afterwards", "Corrections ultérieures"),
        "notes": ("Notes", "Notes"),
        "recording": ("Recording", "Enregistrement"),
        "earlier": ("Earlier no-shows of this student", "No-shows antérieurs de cet étudiant"),
        "attendance": ("Attendance", "Assiduité"),
        "unknown": ("What is not on record", "Ce qui n'est pas consigné"),
        "journal": ("How far the journal can be relied on", "La fiabilité du journal"),
    }
)
WORDS = ("no-show", "presence", "late-cancellation")

sentence = Sentences(
    {
        "title": ("Evidence: {name}, session of {start}", "Dossier : {name}, session du {start}"),
        "intro": (
            "Made on {now} from the journal that the program mentor keeps on the mentor's own computer: what was written "
            "there, when and by which command. Times are those of the mentor's time zone. What the journal does not hold "
            "is named as such.",
            "Établi le {now} à partir du journal que le programme mentor tient sur l'ordinateur du mentor : ce qui y a été "
            "écrit, quand et par quelle commande. Les heures sont celles du fuseau du mentor. Ce que le journal ne contient "
            "pas est signalé.",
        ),
        "who": (
            "Session: {kind} with {name}, {start}, {minutes} min planned (identifier {id}).",
            "Session : {kind} avec {name}, {start}, {minutes} min prévues (identifiant {id}).",
        ),
        "verdict": ("Verdict: {verdict}", "Verdict : {verdict}"),
        "stands": ("Status: {outcome}.", "Statut : {outcome}."),
        "told-short": ("Written down: {at}, {day}.", "Noté : {at}, {day}."),
        "no-show": (
            "No-show: the status of a session that the student missed by the rules: the student did not come, came later "
            "than the limit, or called it off too late.",
            "No-show : statut d'une session que l'étudiant a manquée au sens des règles : il n'est pas venu, est arrivé "
            "après la limite ou a annulé trop tard.",
        ),
        "presence": (
            "Presence: what the mentor confirms on the platform for a session that was held. Of a no-show it is not "
            "confirmed; attendance is computed from it.",
            "Présence : ce que le mentor confirme sur la plateforme pour une session réalisée. Elle n'est pas confirmée pour "
            "un no-show ; l'assiduité en est tirée.",
        ),
        "late-cancellation": (
            "Late cancellation: the student called the session off without the notice that the rule asks for. It counts as "
            "a no-show; a cancellation in time, and one by the mentor, never does.",
            "Annulation tardive : l'étudiant a annulé sans le préavis que demande la règle. Elle compte comme un no-show ; "
            "une annulation dans les temps, ou par le mentor, jamais.",
        ),
        "planned": (
            "Planned on {at} for {start}, {span} ahead: {kind}, {minutes} min.",
            "Prévue le {at} pour le {start}, {span} à l'avance : {kind}, {minutes} min.",
        ),
        "planned-after": (
            "Written down as planned on {at}, for {start}, {span} after that start: {kind}, {minutes} min.",
            "Notée comme prévue le {at}, pour le {start}, {span} après ce début : {kind}, {minutes} min.",
        ),
        "never-planned": (
            "No record of when it was planned: it was first written down on {at}, with what happened, for {start}.",
            "Aucune trace du moment où elle a été prévue : elle a été notée la première fois le {at}, avec ce qui s'est "
            "passé, pour le {start}.",
        ),
        "imported": (
            "No record of when it was planned: it was taken in from a file on {at}, for {start}.",
            "Aucune trace du moment où elle a été prévue : elle a été reprise d'un fichier le {at}, pour le {start}.",
        ),
        "no-plan": ("No record of when it was planned.", "Aucune trace du moment où elle a été prévue."),
        "moved": (
            "Moved on {at} from {before} to {after}.",
            "Déplacée le {at} du {before} au {after}.",
        ),
        "moved-undone": (
            "Moved on {at} from {before} to {after}; that was taken back later.",
            "Déplacée le {at} du {before} au {after} ; cela a été annulé par la suite.",
        ),
        "never-moved": ("No record of a move.", "Aucune trace d'un déplacement."),
        "open": (
            "No record of what happened: the session is not documented.",
            "Aucune trace de ce qui s'est passé : la session n'est pas renseignée.",
        ),
        "late": (
            "The student arrived on {arrival}, {span} after the planned start.",
            "L'étudiant est arrivé le {arrival}, {span} après le début prévu.",
        ),
        "on-time": (
            "The student came on time. No record of the exact moment.",
            "L'étudiant est venu à l'heure. Aucune trace du moment exact.",
        ),
        "came": ("The session was held. No record of the arrival.", "La session a eu lieu. Aucune trace de l'arrivée."),
        "late-unknown": (
            "The student came too late. No record of the arrival.",
            "L'étudiant est arrivé trop tard. Aucune trace de l'heure d'arrivée.",
        ),
        "absent": ("The student did not come.", "L'étudiant n'est pas venu."),
        "off": ("Called off by {who} on {at}, {notice}.", "Annulée par {who} le {at}, {notice}."),
        "off-unknown": (
            "Called off by {who}. No record of the moment.",
            "Annulée par {who}. Aucune trace du moment.",
        ),
        "the-student": ("the student", "l'étudiant"),
        "the-mentor": ("the mentor", "le mentor"),
        "before": ("{span} before the planned start", "{span} avant le début prévu"),
        "after": ("{span} after the planned start", "{span} après le début prévu"),
        "at": ("at the very start", "au moment même du début"),
        "lasted": (
            "It really took {minutes} min, which no rule uses.",
            "Elle a duré {minutes} min, ce qu'aucune règle n'utilise.",
        ),
        "told": (
            'Written down on {at}, by the command "{command}", {where}.',
            "Noté le {at}, par la commande « {command} », {where}.",
        ),
        "told-before": (
            "Something else, or the same, had been written down before, first on {at}: {outcome}. See the corrections below.",
            "Autre chose, ou la même, avait été noté auparavant, d'abord le {at} : {outcome}. Voir les corrections ci-dessous.",
        ),
        "became": ("{before} → {after}", "{before} → {after}"),
        "here": ("on the machine that made this file", "sur la machine qui a établi ce dossier"),
        "elsewhere": ("on another machine ({machine})", "sur une autre machine ({machine})"),
        "no-machine": ("on a machine of which there is no record", "sur une machine dont il n'y a aucune trace"),
        "told-import": (
            "Taken in from a file on {at}. No record of when it was first written down.",
            "Repris d'un fichier le {at}. Aucune trace du moment où cela a été noté la première fois.",
        ),
        "delay": (
            "That is {span} after {what}.",
            "Soit {span} après {what}.",
        ),
        "early": (
            "That is {span} before {what}.",
            "Soit {span} avant {what}.",
        ),
        "the-arrival": ("the arrival", "l'arrivée"),
        "the-start": ("the planned start", "le début prévu"),
        "the-calling-off": ("it was called off", "l'annulation"),
        "same-day": ("the same local day as the session", "le même jour local que la session"),
        "day-before": ("before the local day of the session", "avant le jour local de la session"),
        "days-later": ("{days} after the local day of the session", "{days} après le jour local de la session"),
        "asked": (
            "It is {day} ({date}). The platform asks for the status on the same day ({source}).",
            "C'est {day} ({date}). La plateforme demande le statut le jour même ({source}).",
        ),
        "zone": (
            "The machine that wrote it was in another time zone: it noted {at}.",
            "La machine qui l'a noté était dans un autre fuseau : elle a noté {at}.",
        ),
    }
)
