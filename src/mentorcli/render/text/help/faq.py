"""`mentor faq`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Find the answer to a question, asked in English or French.\n\n"
        "Where several may be meant, they are named and none is given as the answer. Exit 1 where nothing fits.",
        "Trouver la réponse à une question, posée en français ou en anglais.\n\n"
        "Si plusieurs peuvent convenir, elles sont nommées et aucune n'est donnée comme la réponse. Code de sortie 1 si "
        "rien ne convient.",
    ),
    ("mentor faq search student absent", "mentor faq search étudiant absent"),
    ("mentor faq search recording --lang fr --json", "mentor faq search enregistrement --lang fr --json"),
    (
        "What you want to know, in your own words; - reads standard input.",
        "Ce que vous voulez savoir, avec vos mots ; - lit l'entrée standard.",
    ),
    ("List every question, your own last.", "Lister toutes les questions, les vôtres en dernier."),
    ("Show one question with its answer.", "Afficher une question avec sa réponse."),
    (
        "Add an entry of your own; the next search finds it.",
        "Ajouter une entrée à vous ; la prochaine recherche la trouve.",
    ),
    (
        'mentor faq add "Where do I send my invoice?" "Through the billing page, before the 5th."',
        'mentor faq add "Où envoyer ma facture ?" "Par la page de facturation, avant le 5."',
    ),
    (
        'pbpaste | mentor faq add "Where do I send my invoice?" -',
        'pbpaste | mentor faq add "Où envoyer ma facture ?" -',
    ),
    ("As you would ask it.", "Comme vous la poseriez."),
    ("What to remember; - reads standard input.", "Ce qu'il faut retenir ; - lit l'entrée standard."),
    (
        "Change an entry of your own. Without options your editor opens: the question, an empty line, the answer.",
        "Modifier une entrée à vous. Sans option, votre éditeur s'ouvre : la question, une ligne vide, la réponse.",
    ),
    (
        'mentor faq edit where-do-i-send-my-invoice --answer "By e-mail, before the 5th."',
        'mentor faq edit ou-envoyer-ma-facture --answer "Par e-mail, avant le 5."',
    ),
    (
        'mentor faq edit where-do-i-send-my-invoice --question "Where does my invoice go?"',
        'mentor faq edit ou-envoyer-ma-facture --question "À qui envoyer ma facture ?"',
    ),
    (
        "mentor faq edit where-do-i-send-my-invoice        (opens it in your editor)",
        "mentor faq edit ou-envoyer-ma-facture        (l'ouvre dans votre éditeur)",
    ),
    ("The new question.", "La nouvelle question."),
    ("The new answer; - reads standard input.", "La nouvelle réponse ; - lit l'entrée standard."),
    ("Remove an entry of your own.", "Supprimer une entrée à vous."),
    ("mentor faq remove where-do-i-send-my-invoice", "mentor faq remove ou-envoyer-ma-facture"),
    ("mentor faq remove where-do-i-send-my-invoice --yes", "mentor faq remove ou-envoyer-ma-facture --yes"),
)
