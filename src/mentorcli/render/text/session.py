"""What `mentor session` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "marked": ("Marked: {what}", "Marqué : {what}"),
        "called-off": ("Called off: {what}", "Annulé : {what}"),
        "stands": ("{name}, {kind}, {start}: {status}", "{name}, {kind}, {start} : {status}"),
        "logged": ("Logged: {what}", "Noté : {what}"),
        "corrected": ("Corrected: {what}", "Corrigé : {what}"),
        "attendance-now": ("Attendance now: {figures}", "Assiduité à ce jour : {figures}"),
        "must-be-recorded": (
            "This session must be recorded: mentor session record {id} URL",
            "Cette session doit être enregistrée : mentor session record {id} LIEN",
        ),
        "scheduled": (
            "Scheduled: {name}, {kind}, {start}, {minutes} min ({id})",
            "Prévu : {name}, {kind}, {start}, {minutes} min ({id})",
        ),
        "afterwards": ("Afterwards: {command}", "Une fois tenue : {command}"),
        "past-planned": (
            "that moment is past: the session now waits to be documented",
            "ce moment est passé : la session attend maintenant d'être renseignée",
        ),
        "session-changed": (
            "Changed: {name}, {kind}, {start}, {minutes} min: {status}",
            "Modifié : {name}, {kind}, {start}, {minutes} min : {status}",
        ),
        "session-deleted": ("Deleted: {name}, {start} ({id})", "Supprimé : {name}, {start} ({id})"),
        "recording-kept": ("Recording kept: {name}, {start}: {url}", "Enregistrement noté : {name}, {start} : {url}"),
        "no-session": ("No session fits.", "Aucune session ne correspond."),
        "overlaps": (
            "it overlaps with {student}, {start}, {minutes} min ({id})",
            "elle chevauche celle de {student}, {start}, {minutes} min ({id})",
        ),
    }
)
