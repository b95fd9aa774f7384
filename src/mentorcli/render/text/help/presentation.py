"""`mentor presentation`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "What to do before, on the day of and after a presentation.\n\n"
        "With a student, what is done is remembered for each project and presentation.",
        "À faire avant une soutenance, le jour même et après.\n\n"
        "Avec un étudiant, ce qui est fait est retenu pour chaque projet et chaque soutenance.",
    ),
    (
        "Which presentation of the project (default: the one at hand).",
        "Quelle soutenance du projet (par défaut : celle qui est en cours).",
    ),
    (
        "Say how a presentation ended: the project follows, and the assessment notes are due.\n\n"
        "Without --validated, --to-redo, --conditional or --notes-sent it shows what is noted. After one to redo "
        "another presentation begins, with a fresh checklist.",
        "Noter l'issue d'une soutenance : le projet suit, et les notes d'évaluation sont à envoyer.\n\n"
        "Sans --validated, --to-redo, --conditional ni --notes-sent, ce qui est noté s'affiche. Après une "
        "soutenance à refaire, une autre commence, avec une liste de contrôle vierge.",
    ),
    (
        'mentor presentation result amelie --project "Build a dashboard" --validated',
        'mentor presentation result amelie --project "Créez un tableau de bord" --validated',
    ),
    (
        "mentor presentation result amelie --project dashboard --to-redo --on yesterday",
        "mentor presentation result amelie --project tableau --to-redo --on hier",
    ),
    (
        "mentor presentation result amelie --project dashboard --notes-sent",
        "mentor presentation result amelie --project tableau --notes-sent",
    ),
    ("The project is validated.", "Le projet est validé."),
    ("To rework: another presentation follows.", "À retravailler : une autre soutenance suit."),
    (
        "48 h to upload what is missing, 48 h to decide.",
        "48 h pour déposer ce qui manque, 48 h pour décider.",
    ),
    (
        "When (default: the session held, else now).",
        "Quand (par défaut : la session réalisée, sinon maintenant).",
    ),
    (
        "Kept as a note on the student; - reads it.",
        "Gardé comme note sur l'étudiant ; - le lit.",
    ),
    ("The assessment notes are sent.", "Les notes d'évaluation sont envoyées."),
    (
        "With --notes-sent: which presentation (default: the first due).",
        "Avec --notes-sent : de quelle soutenance (par défaut : la première due).",
    ),
    ("Tell anew what is noted already.", "Noter de nouveau ce qui l'est déjà."),
    ("The day of the presentation; dates count from it.", "Le jour de la soutenance ; les dates en découlent."),
    (
        "Write the request for a presentation. Its date is kept, and its item ticked.\n\n"
        "mentor policy show tells how long before it is to be made.",
        "Rédiger la demande de soutenance. Sa date est notée, et son point coché.\n\n"
        "`mentor policy show` dit combien de temps avant il faut la faire.",
    ),
    (
        'mentor presentation request amelie --project "Build a dashboard" --date 2026-12-15',
        'mentor presentation request amelie --project "Créez un tableau de bord" --date 2026-12-15',
    ),
    (
        'mentor presentation request amelie --project "Build a dashboard" --lang fr',
        'mentor presentation request amelie --project "Créez un tableau de bord" --lang fr',
    ),
    ("The project to present.", "Le projet à présenter."),
    (
        "The day aimed at (default: the one planned, else the earliest that the policy asks for).",
        "Le jour visé (par défaut : celui qui est prévu, sinon le premier possible selon les règles).",
    ),
    (
        "Compare a presentation's length with the policy. Exit 1 outside.\n\nmentor policy show tells the lengths.",
        "Comparer la durée d'une présentation aux règles. Code de sortie 1 en dehors.\n\n"
        "`mentor policy show` donne ces durées.",
    ),
    ("How long the student presented.", "Combien de temps l'étudiant a présenté."),
    ("How long the questions took.", "Combien de temps les questions ont pris."),
    (
        "Rehearse against the clock. Space pauses, n goes on to the questions, q quits; a bell rings at "
        "the marks.\n\n"
        "Without a terminal, or with --json, it prints the plan.",
        "Répéter avec un minuteur. Espace met en pause, n passe aux questions, q quitte ; une sonnerie "
        "retentit aux repères.\n\n"
        "Hors d'un terminal, ou avec --json, le plan est affiché.",
    ),
    ("How long to present (default: as the policy says).", "Durée de la présentation (par défaut : celle des règles)."),
    ("How long for questions (default: as the policy says).", "Durée des questions (par défaut : celle des règles)."),
    (
        "Write the assessor's comment on the latest presentation. Your own: mentor message edit comment.",
        "Écrire le commentaire de l'évaluateur sur la dernière soutenance. Pour avoir le vôtre : "
        "mentor message edit comment.",
    ),
    (
        "mentor presentation comment amelie --template strong --lang fr",
        "mentor presentation comment amelie --template bien --lang fr",
    ),
    (
        "A comment of your own, such as strong for comment-strong.",
        "Un commentaire à vous, par exemple bien pour comment-bien.",
    ),
    ("Write it here (default, and -: print it).", "Écrire le texte dans ce fichier (par défaut, et - : l'afficher)."),
    ("Write over a file that is there.", "Remplacer un fichier qui existe déjà."),
    (
        "Tell whether you may run presentations yet. Exit 1 while it is not yet.",
        "Dire si vous pouvez déjà faire passer des soutenances. Code de sortie 1 tant que ce n'est pas le cas.",
    ),
)
