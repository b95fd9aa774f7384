"""`mentor find`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Find words in everything you ever wrote, newest first. Case and accents make no difference.\n\n"
        "A word is found within a longer one. Exit 1 where nothing is found.",
        "Chercher des mots dans tout ce que vous avez écrit, le plus récent d'abord. Ni majuscules ni accents ne "
        "comptent.\n\n"
        "Un mot est trouvé même à l'intérieur d'un autre. Code de sortie 1 si rien n'est trouvé.",
    ),
    (
        'All of them in one record; "two words" is a phrase; - reads them.',
        'Tous dans une même entrée ; "deux mots" forme une expression ; - les lit sur l\'entrée standard.',
    ),
    (
        "Only there; may be repeated: [notes|sessions|contacts|goals|resources|faq], "
        "[profiles|projects|transfers|presentations|training].",
        "Seulement là ; peut se répéter : [notes|sessions|contacts|goals|resources|faq], "
        "[profiles|projects|transfers|presentations|training].",
    ),
    ("mentor find dashboard", "mentor find tableau"),
    (
        'mentor find "next week" sql --student amelie',
        'mentor find "semaine prochaine" sql --student amelie',
    ),
)
