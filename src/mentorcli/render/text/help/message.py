"""`mentor message`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "List the texts that mentor writes, and which of them are your own.",
        "Lister les textes écrits par mentor, et dire lesquels sont les vôtres.",
    ),
    ("A name, as `mentor message list` shows it.", "Un nom, tel que l'affiche `mentor message list`."),
    (
        "Show a text as it is written, with the values that it may name. With --student: how it reads.",
        "Afficher un texte tel qu'il est écrit, avec les valeurs possibles. Avec --student : ce qu'il donne.",
    ),
    (
        "Write a text to a student or about one, ready to paste. Nothing is sent or recorded.",
        "Écrire un texte à un étudiant ou à son sujet, prêt à coller. Rien n'est envoyé ni noté.",
    ),
    (
        "The session it is about (default: the next; of moved and missed the latest).",
        "La session concernée (par défaut : la prochaine ; pour moved et missed, la dernière).",
    ),
    ("Write it here (default, and -: print it).", "Écrire le texte dans ce fichier (par défaut, et - : l'afficher)."),
    ("Write over a file that is there.", "Remplacer un fichier qui existe déjà."),
    (
        "Put a text of your own in the place of one of mentor's, in your editor. A made-up student shows how it reads.\n\n"
        "Another name behind comment-, such as comment-strong, makes one more comment for presentations.",
        "Écrire votre propre texte à la place de celui de mentor, dans votre éditeur. Un étudiant inventé montre ce "
        "qu'il donne.\n\n"
        "Un autre nom après comment-, par exemple comment-bien, crée un commentaire de plus pour les soutenances.",
    ),
    ("mentor message edit comment-strong --lang fr", "mentor message edit comment-bien --lang fr"),
    ("mentor message write moved amelie --out moved.txt", "mentor message write moved amelie --out deplacee.txt"),
    ("The whole text; - reads standard input.", "Le texte entier ; - lit l'entrée standard."),
    (
        "Go back to the text that comes with mentor. Undo brings yours back.",
        "Revenir au texte fourni avec mentor. L'annulation vous rend le vôtre.",
    ),
)
