"""`mentor completion`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Let TAB complete commands, students, sessions and ids.\n\n"
        "`install` writes some lines into the file that your shell reads when it starts, once, and says which; "
        "`uninstall` takes them out. With the name of a shell alone the script is printed, and nothing is changed.",
        "Permettre à TAB de compléter commandes, étudiants, sessions et identifiants.\n\n"
        "`install` écrit une fois quelques lignes dans le fichier que votre shell lit au démarrage, et dit lesquelles ; "
        "`uninstall` les enlève. Avec le seul nom d'un shell, le script est affiché et rien ne change.",
    ),
    (
        "install or uninstall; or bash, zsh or fish: print its script (default: that of $SHELL).",
        "install ou uninstall ; ou bash, zsh ou fish : afficher son script (par défaut : celui de $SHELL).",
    ),
    (
        "With install and uninstall: bash, zsh or fish (default: $SHELL).",
        "Avec install et uninstall : bash, zsh ou fish (par défaut : $SHELL).",
    ),
    (
        "Say what would be written, and where; change nothing.",
        "Dire ce qui serait écrit, et où ; ne rien changer.",
    ),
)
