"""`mentor session`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    ("Leave public holidays out of a series.", "Sauter les jours fériés d'une série."),
    (
        "Take in the sessions that another tool wrote down, all or nothing. The same file twice changes "
        "nothing.\n\n"
        "Known are AccountAddon, OC Tools, the platform's own list, Toggl, Clockify, Watson, Timewarrior, and "
        "any CSV with a row a session. What the file does not tell is put in as usual, and said.",
        "Reprendre les sessions notées par un autre outil, toutes ou aucune. Le même fichier une seconde fois "
        "ne change rien.\n\n"
        "Sont connus AccountAddon, OC Tools, la liste de la plateforme, Toggl, Clockify, Watson, Timewarrior, et "
        "tout CSV avec une ligne par session. Ce que le fichier ne dit pas est mis comme d'habitude, et dit.",
    ),
    ("A file of another tool; - reads standard input.", "Un fichier d'un autre outil ; - lit l'entrée standard."),
    ("Who wrote it (by default it is found out).", "Qui l'a écrit (reconnu par défaut)."),
    (
        "Students who are nobody here: added, or their rows refused.",
        "Les étudiants inconnus ici : ajoutés, ou leurs lignes refusées.",
    ),
    (
        "Who a name in the file is here; NAME=new: nobody yet.",
        "Qui est ici un nom du fichier ; NOM=new : personne encore.",
    ),
    ("The status of new students.", "Le statut des nouveaux étudiants."),
    ("Leave out rows that cannot be taken.", "Laisser de côté les lignes qui ne peuvent pas être reprises."),
    (
        "What was agreed for the next session; may be repeated.",
        "Ce qui est convenu pour la prochaine session ; peut se répéter.",
    ),
    ('mentor session schedule amelie "tomorrow 14:00"', 'mentor session schedule amelie "demain 14h"'),
    (
        "Plan a session. The usual length is 45 min, 30 for a presentation or a self-paid student.",
        "Prévoir une session. Elle dure 45 min, 30 pour une soutenance ou un étudiant autofinancé.",
    ),
    ('mentor session schedule amelie "2026-11-24 14:00"', 'mentor session schedule amelie "24/11/2026 14h"'),
    (
        'mentor session schedule amelie "tomorrow 10:00" --kind presentation --project "Build a dashboard"',
        'mentor session schedule amelie "demain 10h" --kind presentation --project "Créez un tableau de bord"',
    ),
    ('The start, such as "2026-11-24 14:00".', 'Le début, par exemple "24/11/2026 14h".'),
    (
        "Show what to know before a session, on one screen.\n\n"
        "A student means the next session that has not begun; where one is going on, it is said.",
        "Afficher ce qu'il faut savoir avant une session, sur un écran.\n\n"
        "Un étudiant désigne sa prochaine session qui n'a pas commencé ; si une session est en cours, c'est indiqué.",
    ),
    ("Plan a series.", "Prévoir une série."),
    ("How many in the series.", "Le nombre de sessions de la série."),
    ("The last day of the series, included.", "Le dernier jour de la série, compris."),
    (
        "Say what happened: held, late, absent or called off. The rule decides whether it is a "
        "no-show.\n\n"
        "Without --at it is the session running now, or the last one to document that began within 12 "
        "hours. Where an older one waits you are asked; where none does, a new one is made. With --open every session "
        "to document is asked about, a key each, and saved at once.",
        "Noter ce qui s'est passé : session réalisée, retard, absence ou annulation. La règle décide si "
        "c'est un no-show.\n\n"
        "Sans --at, c'est la session en cours, ou la dernière à renseigner qui a commencé dans les 12 "
        "heures. Si une plus ancienne attend, la question vous est posée ; s'il n'y en a aucune, une "
        "nouvelle est créée. Avec --open, vous passez en revue toutes les sessions à renseigner, une touche pour "
        "chacune, enregistrée aussitôt.",
    ),
    ("Every open session in turn; STUDENT: only theirs.", "Toutes les sessions à renseigner ; ÉTUDIANT : les siennes."),
    (
        "Run the clock of a session: lateness, verdict, real length.\n\n"
        "Keys: a arrived, n did not come (from the limit on), e end, u takes the last one back, q leaves and keeps "
        "nothing. After the end it asks for notes, goals and the next date; all is saved as one mentor session log. What was "
        "measured survives a closed terminal: the same command goes on. It is the session that goes on, or the one "
        "that is about to; where none waits, a new one from now on.",
        "Lancer le chronomètre d'une session : retard, verdict, durée réelle.\n\n"
        "Touches : a arrivée, n absence (à partir de la limite), e fin, u revient sur la dernière, q quitte sans rien "
        "garder. Après la fin, les notes, les objectifs et la prochaine date vous sont demandées ; le tout est un seul mentor session "
        "log. Les mesures survivent à un terminal fermé : la même commande reprend. C'est la session en cours, ou celle "
        "qui va commencer ; si aucune n'attend, une nouvelle à partir de maintenant.",
    ),
    (
        'mentor session log amelie --at "2026-11-24 14:00" --notes "Scraping done, charts next"',
        'mentor session log amelie --at "24/11/2026 14h" --notes "Collecte finie, ensuite les graphiques"',
    ),
    ("Which session: when it started.", "Quelle session : quand elle a commencé."),
    ("A session that was not planned.", "Une session qui n'était pas prévue."),
    (
        "Call a session off. The 24-hour rule decides whether that is a no-show.\n\n"
        "A student means the next session that has not begun. One that has begun is named by its id, or "
        "by --session.",
        "Annuler une session. La règle des 24 heures décide si c'est un no-show.\n\n"
        "Un étudiant désigne sa prochaine session qui n'a pas commencé. Une session commencée se nomme "
        "par son identifiant, ou par --session.",
    ),
    (
        'mentor session cancel amelie --session "2026-11-24 14:00" --at "yesterday 18:00" --by student',
        'mentor session cancel amelie --session "24/11/2026 14h" --at "hier 18h" --by student',
    ),
    ("When it was called off (default: now).", "Quand elle a été annulée (par défaut : maintenant)."),
    ("Which session: when it was to start.", "Quelle session : quand elle devait commencer."),
    ("Every future session of the student.", "Toutes les sessions à venir de l'étudiant."),
    ("List sessions, newest first.", "Lister les sessions, la plus récente d'abord."),
    ("Begun, and not logged yet.", "Commencées, et pas encore renseignées."),
    ("Held, must be recorded, and no link is kept.", "Réalisées, à enregistrer, et sans lien noté."),
    (
        "Show one session whole, with its history: when it was planned, moved and judged, and when each was written.",
        "Afficher une session en entier, avec son historique : quand elle a été prévue, déplacée et jugée, et quand cela "
        "a été noté.",
    ),
    (
        "Correct a session: move it, or judge it again.\n\n"
        "A new start is never judged; what happened is, and lateness where its limit changes, by the "
        "policy and figures that judged it before. Empty notes, recording or project are removed. "
        "Without an option the notes open in your editor.",
        "Corriger une session : la déplacer, ou la juger de nouveau.\n\n"
        "Un nouveau début n'est jamais jugé ; ce qui s'est passé l'est, ainsi que le retard si sa "
        "limite change, selon les règles et les chiffres du premier jugement. Des notes, un "
        "enregistrement ou un projet vides sont retirés. Sans option, les notes s'ouvrent dans votre "
        "éditeur.",
    ),
    ('mentor session edit 4k2m --at "2026-11-25 10:00"', 'mentor session edit 4k2m --at "25/11/2026 10h"'),
    (
        'mentor session edit amelie --late 10m --notes "Came ten minutes late"',
        'mentor session edit amelie --late 10m --notes "Arrivée dix minutes en retard"',
    ),
    (
        'mentor session edit 4k2m --following --at "2026-12-02 15:00"',
        'mentor session edit 4k2m --following --at "02/12/2026 15h"',
    ),
    ("Another start; never judged.", "Un autre début ; jamais jugé."),
    ("It took place, the student was on time.", "Elle a eu lieu, l'étudiant était à l'heure."),
    ("Also the later ones of its series.", "Aussi les suivantes de sa série."),
    ("Plan again one that was called off.", "Prévoir de nouveau une session annulée."),
    ("Judge by what holds now for its day.", "Juger selon les règles qui valent maintenant pour son jour."),
    (
        "Keep the link to a session's recording. A student means the latest session that has begun.",
        "Noter le lien de l'enregistrement d'une session. Un étudiant désigne sa dernière session commencée.",
    ),
    (
        "Delete a session made by mistake, with its no-show note. Without a question it is named by its id.",
        "Supprimer une session créée par erreur, avec sa note de no-show. Sans question, elle se nomme "
        "par son identifiant.",
    ),
)
