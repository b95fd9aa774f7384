"""The headings of lists, in English and French."""

from __future__ import annotations

from mentorcli.render.text import Sentences

heading = Sentences(
    {
        "project": ("Project", "Projet"),
        "level": ("Level", "Niveau"),
        "status": ("Status", "Statut"),
        "title": ("Title", "Titre"),
        "link": ("Link", "Lien"),
        "setting": ("Setting", "Réglage"),
        "value": ("Value", "Valeur"),
        "source": ("Source", "Source"),
        "student": ("Student", "Étudiant"),
        "what": ("What is due", "À faire"),
        "step": ("Step", "Étape"),
        "done": ("Done", "Fait"),
        "when": ("When", "Quand"),
        "how": ("How", "Comment"),
        "note": ("Note", "Note"),
        "transfer": ("Transfer", "Transfert"),
        "to": ("Next mentor", "Mentor suivant"),
        "reason": ("Reason", "Motif"),
        "id": ("Id", "Id"),
        "number": ("No.", "N°"),
        "name": ("Name", "Nom"),
        "start": ("Start", "Début"),
        "kind": ("Kind", "Type"),
        "minutes": ("Min", "Min"),
        "planned": ("Planned", "Prévue"),
        "lasted": ("Lasted", "Réelle"),
        "why": ("Why against the rule", "Pourquoi malgré la règle"),
        "path": ("Path", "Parcours"),
        "funding": ("Funding", "Financement"),
        "email": ("E-mail", "E-mail"),
        "attended": ("Attended", "Présences"),
        "no-shows": ("No-shows", "No-shows"),
        "rate": ("Rate", "Taux"),
        "off-in-time": ("Called off in time", "Annulées dans les temps"),
        "off-by-you": ("Called off by you", "Annulées par vous"),
        "rule": ("Rule", "Règle"),
        "in-force": ("In force", "En vigueur"),
        "figure": ("Figure", "Chiffre"),
        "change": ("Change", "Changement"),
        "students": ("Students", "Étudiants"),
        "records": ("Records", "Éléments"),
        "question": ("Question", "Question"),
        "sessions": ("Sessions", "Sessions"),
    }
)
