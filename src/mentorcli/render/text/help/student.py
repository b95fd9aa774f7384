"""`mentor student`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    ("Add a student.", "Ajouter un étudiant."),
    ("First and last name.", "Prénom et nom."),
    (
        "Short name for commands: a-z, 0-9 and - (default: from the name).",
        "Nom court pour les commandes : a-z, 0-9 et - (par défaut : tiré du nom).",
    ),
    ("List your active students.", "Lister vos étudiants actifs."),
    (
        "Show one student on one screen. What is due, projects, sessions and notes are on it.",
        "Afficher un étudiant en une page. À faire, projets, sessions et notes y sont.",
    ),
    (
        "Change a student's profile; without options your editor opens.\n\n"
        "An empty e-mail, phone, path or start is removed.",
        "Modifier la fiche d'un étudiant ; sans option, votre éditeur s'ouvre.\n\n"
        "Un e-mail, un téléphone, un parcours ou un début vide est retiré.",
    ),
    (
        "mentor student edit amelie        (opens the profile in your editor)",
        "mentor student edit amelie        (ouvre la fiche dans votre éditeur)",
    ),
    ("The day from which the funding holds.", "Le jour à partir duquel ce financement vaut."),
    ("Another short name; everything recorded follows.", "Un autre nom court ; tout ce qui est noté suit."),
    ("Write a dated note about a student.", "Écrire une note datée sur un étudiant."),
    (
        'mentor student note amelie "Prefers mornings; preparing the jury of December"',
        'mentor student note amelie "Préfère le matin ; prépare le jury de décembre"',
    ),
    (
        "The note; - reads standard input; without it your editor opens.",
        "La note ; - lit l'entrée standard ; sans elle, votre éditeur s'ouvre.",
    ),
    (
        "Put two entries of one person together. `mentor undo` takes it back.",
        "Réunir deux fiches d'une même personne. `mentor undo` revient en arrière.",
    ),
    ("The entry that goes: everything of it moves.", "La fiche qui disparaît : tout ce qu'elle contient est repris."),
    ("The entry that stays.", "La fiche qui reste."),
    (
        "Erase a student and everything kept about them. This cannot be undone.",
        "Effacer un étudiant et tout ce qui est gardé à son sujet. C'est définitif.",
    ),
)
