"""`mentor` itself: the table of commands, and the options common to all."""

from __future__ import annotations

TEXTS = (
    ("What was agreed for the next session.", "Ce qui est convenu pour la prochaine session."),
    ("Sessions out to other calendars, and in from them.", "Les sessions vers d'autres calendriers, et depuis eux."),
    ("Days off, yours and your students'.", "Les congés, les vôtres et ceux de vos étudiants."),
    (
        "Sessions, no-shows, checklists and answers for OpenClassrooms mentors.\n\nDetails: mentor COMMAND --help",
        "Sessions, no-shows, listes de contrôle et réponses pour les mentors OpenClassrooms.\n\n"
        "Détails : mentor COMMANDE --help",
    ),
    ("Use the store in this folder.", "Utiliser les données de ce dossier."),
    ("Show the version.", "Afficher la version."),
    ("Print data as JSON on standard output.", "Afficher les données en JSON sur la sortie standard."),
    ("Say nothing on success.", "Ne rien dire quand tout va bien."),
    ("Never ask; what is missing is an error.", "Ne jamais poser de question ; ce qui manque est une erreur."),
    ("Answer yes to a question.", "Répondre oui aux questions."),
    ("Show this message and exit.", "Afficher cette aide."),
    ("Your students: profile, notes, status.", "Vos étudiants : fiche, notes, statut."),
    ("The notes on a student: all of them, one removed.", "Les notes sur un étudiant : les lister, en retirer une."),
    ("A student's projects, one in progress at a time.", "Les projets d'un étudiant, un seul en cours à la fois."),
    ("Free courses and pages suggested to a student.", "Cours et pages gratuits conseillés à un étudiant."),
    ("Plan sessions and log what happened.", "Prévoir des sessions et noter ce qui s'est passé."),
    ("Judge, mark and list no-shows.", "Juger, marquer et lister les no-shows."),
    ("Find words in everything you ever wrote.", "Chercher des mots dans tout ce que vous avez écrit."),
    ("Sessions attended and missed, with the rate.", "Sessions suivies et manquées, avec le taux d'assiduité."),
    (
        "A month's sessions and what they are paid, to check the monthly statement.",
        "Les sessions d'un mois et leurs montants, pour vérifier le relevé mensuel.",
    ),
    (
        "Hold the platform's statement against your sessions.",
        "Comparer le relevé de la plateforme avec vos sessions.",
    ),
    (
        "A month, a year or a student as a page to look at, to print or to send.",
        "Un mois, une année ou un étudiant sur une page à regarder, imprimer ou envoyer.",
    ),
    (
        "Synchronise this store with your other computers.",
        "Synchroniser ces données avec vos autres ordinateurs.",
    ),
    ("What you are paid: your own dated rates.", "Ce qui vous est payé : vos propres tarifs datés."),
    ("What is due, each with the command that clears it.", "Ce qui est à faire, avec la commande qui le règle."),
    ("Follow up a student who does not answer.", "Relancer un étudiant qui ne répond pas."),
    ("Prepare a project presentation.", "Préparer une soutenance de projet."),
    ("Hand a student over to another mentor.", "Confier un étudiant à un autre mentor."),
    (
        "The texts that mentor writes, and your own in their place.",
        "Les textes écrits par mentor, et les vôtres à leur place.",
    ),
    ("Your own way to being a confirmed mentor.", "Votre propre parcours pour devenir mentor confirmé."),
    ("Answers to mentors' questions, offline.", "Des réponses aux questions des mentors, hors ligne."),
    ("The rules in force, their figures and sources.", "Les règles en vigueur, leurs chiffres et leurs sources."),
    (
        "Your settings: language, time zone, policy and its figures.",
        "Vos réglages : langue, fuseau horaire, règles et leurs chiffres.",
    ),
    ("Where your data is, whether it is sound, copies of it.", "Où sont vos données, leur état, leurs copies."),
    ("Take the last change back.", "Annuler la dernière modification."),
    (
        "Is all well? And what to paste in a bug report.",
        "Tout va-t-il bien ? Et quoi coller dans un rapport de bug.",
    ),
    (
        "Let TAB complete commands, students and ids in your shell.",
        "Compléter commandes, étudiants et identifiants avec TAB.",
    ),
    ("See the main job run in a throw-away store.", "Voir l'essentiel à l'œuvre, sur des données jetables."),
)
