"""What `mentor student` says, in English and French."""

from __future__ import annotations

from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "config-unchanged": ("Nothing changed", "Rien n'a changé"),
        "noted": ("Noted about {name}, {at}", "Noté pour {name}, {at}"),
        "student-added": ("Added: {name}, to be called {slug}", "Ajouté : {name}, à appeler {slug}"),
        "student-changed": ("Changed: {name} ({slug}), {status}", "Modifié : {name} ({slug}), {status}"),
        "student-erased": (
            "Erased: {name} (sessions: {sessions}, notes: {notes})",
            "Effacé : {name} (sessions : {sessions}, notes : {notes})",
        ),
        "still-in-backups": (
            "Backups and exports you made before still hold them: delete those files too.",
            "Vos sauvegardes et exports d'avant le contiennent encore : supprimez aussi ces fichiers.",
        ),
        "backup-holds": (
            "a backup still holds them, delete it too: {path}",
            "une sauvegarde le contient encore, à supprimer aussi : {path}",
        ),
        "no-student": ("No student yet: mentor student add NAME", "Pas encore d'étudiant : mentor student add NOM"),
        "no-student-fits": ("No student fits.", "Aucun étudiant ne correspond."),
        "more-students": (
            "{count} more no longer active: mentor student list --all",
            "{count} de plus, qui ne sont plus actifs : mentor student list --all",
        ),
        "erase": (
            "Erase {name} ({slug}) for good (sessions: {sessions}, notes: {notes})?",
            "Effacer {name} ({slug}) pour de bon (sessions : {sessions}, notes : {notes}) ?",
        ),
        "example-when": ("tomorrow 14:00", "demain 14h"),
    }
)
