"""`mentor completion`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Print the script that lets TAB complete commands, students, sessions and ids.\n\n"
        "Type the example of your shell once, then open a new terminal.",
        "Afficher le script qui permet à TAB de compléter commandes, étudiants, sessions et "
        "identifiants.\n\n"
        "Tapez une fois l'exemple de votre shell, puis ouvrez un nouveau terminal.",
    ),
    ("Your shell (default: the one in $SHELL).", "Votre shell (par défaut : celui de $SHELL)."),
)
