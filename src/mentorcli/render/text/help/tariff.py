"""`mentor tariff`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "List your tariffs, the earliest first, and which one holds today.",
        "Lister vos tarifs, du plus ancien au plus récent, et celui qui vaut aujourd'hui.",
    ),
    (
        "Show how the amount of a session comes about: which tariff, by which day, and each factor.",
        "Montrer d'où vient le montant d'une session : quel tarif, à quelle date, et chaque coefficient.",
    ),
    (
        "Print a tariff to start from, to be pasted into your configuration; alone it lists what there is.\n\n"
        "They are known from mentors' own tools, and not the school's word: put your own figures in.",
        "Afficher un tarif pour commencer, à coller dans votre configuration ; seule, la commande liste les modèles.\n\n"
        "Ils sont connus par les outils de mentors, et non par l'école : mettez-y vos propres chiffres.",
    ),
    ("One of the examples (default: list them).", "Un des modèles (par défaut : les lister)."),
)
