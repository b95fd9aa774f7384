"""Options and arguments that several commands share."""

from __future__ import annotations

TEXTS = (
    (
        "The column of a field, or a saved NAME; else the usual names count.",
        "La colonne d'un champ, ou un NOM enregistré ; sinon les noms usuels.",
    ),
    (
        "Remember these columns for files that have them.",
        "Retenir ces colonnes pour les fichiers qui les ont.",
    ),
    ("Show what it would do, and write nothing.", "Montrer ce qui serait fait, sans rien écrire."),
    ("The student: slug, or part of the slug or name.", "L'étudiant : son nom court, ou une partie de son nom."),
    (
        "The session: its id or the first 4 characters; a student means the latest that has begun.",
        "La session : son identifiant ou les 4 premiers caractères ; un étudiant désigne sa dernière "
        "session commencée.",
    ),
    ("Only these, by slug or name; may be repeated.", "Seulement ceux-ci, par leur nom ; peut se répéter."),
    ("Only these; may be repeated.", "Seulement ceux-ci ; peut se répéter."),
    ("Write it here (default, and -: print it).", "L'écrire dans ce fichier (par défaut, et avec - : l'afficher)."),
    ("Write over a file that is there.", "Remplacer un fichier existant."),
    ("Planned length, such as 45m or 1h.", "Durée prévue, par exemple 45m ou 1h."),
    ("What the session is for.", "À quoi sert la session."),
    ("The project's title, or part of it.", "Le titre du projet, ou une partie."),
    ("The project it is about.", "Le projet dont il s'agit."),
    (
        "The day; sessions of past days follow (default: today).",
        "Le jour ; les sessions déjà passées suivent (par défaut : aujourd'hui).",
    ),
    ("Notes; - reads standard input.", "Des notes ; - lit l'entrée standard."),
    (
        "Take up the text of an earlier edit that was not saved.",
        "Reprendre le texte d'une modification qui n'a pas été enregistrée.",
    ),
    ("Link to the recording.", "Le lien de l'enregistrement."),
    ("When the student came.", "Quand l'étudiant est arrivé."),
    ("How late: 20m, 15m1s, 16:30.", "Le retard : 20m, 15m1s, 16:30."),
    ("The student did not come.", "L'étudiant n'est pas venu."),
    ("When the session was called off.", "Quand la session a été annulée."),
    ("Who called it off.", "Qui l'a annulée."),
    ("How long it really was; never used to judge.", "Sa durée réelle ; ne sert jamais à juger."),
    ("Level of expertise it is about.", "Le niveau d'expertise concerné."),
    ("At most so many.", "Pas plus que ce nombre."),
    ("Not before this day or moment.", "À partir de ce jour ou de ce moment."),
    ("Not after this day (included) or moment.", "Jusqu'à ce jour (compris) ou ce moment."),
    ("Language of the text.", "Langue du texte."),
    ("For an Excel in French or English, with CSV.", "Pour un Excel en français ou en anglais, avec CSV."),
    ("Tick these items: 1,2 or 1-3.", "Cocher ces points : 1,2 ou 1-3."),
    ("Untick these items.", "Décocher ces points."),
    ("E-mail address.", "Adresse e-mail."),
    ("Phone number.", "Numéro de téléphone."),
    ("The training path.", "Le parcours de formation."),
    ("Who pays for the training.", "Qui paie la formation."),
    ("The day you began together.", "Le jour où vous avez commencé ensemble."),
    ("Where the student stands.", "Où en est l'étudiant."),
    ("An id, as `mentor faq list` shows it.", "Un identifiant, tel que `mentor faq list` l'affiche."),
    (
        "timezone, lang, holidays, policy.name, policy. and a figure; from a day on policy.dated.DAY. and one of these.",
        "timezone, lang, policy.name, policy. et un chiffre ; à partir d'un jour, policy.dated.JOUR. et l'un d'eux.",
    ),
    ("Those no longer active too.", "Aussi ceux qui ne sont plus actifs."),
    ("The day (default: today).", "Le jour (par défaut : aujourd'hui)."),
    ("The link.", "Le lien."),
)
