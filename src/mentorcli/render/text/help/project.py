"""`mentor project`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        'mentor project add amelie "Build a dashboard" --level 2',
        'mentor project add amelie "Créez un tableau de bord" --level 2',
    ),
    ('mentor project start amelie "Build a dashboard"', 'mentor project start amelie "Créez un tableau de bord"'),
    (
        "Add a project to a student's path. It is to do until it is started.",
        "Ajouter un projet au parcours d'un étudiant. Il est à faire tant qu'il n'est pas commencé.",
    ),
    ('mentor project add amelie "Clean a data set"', 'mentor project add amelie "Nettoyez un jeu de données"'),
    ("The project's title.", "Le titre du projet."),
    ("Level of expertise.", "Le niveau d'expertise."),
    (
        "Say that the student works on a project now. Sessions take it, and its level, from then on.",
        "Indiquer que l'étudiant commence un projet. Ses sessions le reprennent dès lors, avec son niveau.",
    ),
    ("mentor project start amelie dashboard", "mentor project start amelie tableau"),
    (
        "Say that a project was presented. Another one may then be started.",
        "Indiquer qu'un projet a été présenté. Un autre peut alors commencer.",
    ),
    ('mentor project present amelie "Build a dashboard"', 'mentor project present amelie "Créez un tableau de bord"'),
    ("mentor project present amelie dashboard", "mentor project present amelie tableau"),
    (
        "Say that a project is validated. No course is needed for that.",
        "Indiquer qu'un projet est validé. Aucun cours n'est exigé pour cela.",
    ),
    ('mentor project validate amelie "Build a dashboard"', 'mentor project validate amelie "Créez un tableau de bord"'),
    ("mentor project validate amelie dashboard", "mentor project validate amelie tableau"),
    (
        "Correct a project's title or level. Its sessions and its checklist follow.",
        "Corriger le titre ou le niveau d'un projet. Ses sessions et sa liste de contrôle suivent.",
    ),
    ("mentor project edit amelie dashboard --level 3", "mentor project edit amelie tableau --level 3"),
    (
        'mentor project edit amelie dashboard --title "Build two dashboards"',
        'mentor project edit amelie tableau --title "Créez deux tableaux de bord"',
    ),
    ("Another title.", "Un autre titre."),
    (
        "Remove a project that was added by mistake. One that a documented session is about stays.",
        "Retirer un projet ajouté par erreur. Un projet lié à une session renseignée reste.",
    ),
    ('mentor project remove amelie "Build a dashboard"', 'mentor project remove amelie "Créez un tableau de bord"'),
    ("mentor project remove amelie dashboard --json", "mentor project remove amelie tableau --json"),
    ("List a student's projects.", "Lister les projets d'un étudiant."),
)
