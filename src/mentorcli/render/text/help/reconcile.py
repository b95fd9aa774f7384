"""`mentor reconcile`: its help."""

from __future__ import annotations

TEXTS = (
    (
        "Hold the platform's statement against your sessions: what agrees, what differs, what one side alone has.\n\n"
        "A row is a session, or a title of the invoice with its quantity. Exit 1 where not all agrees.",
        "Comparer le relevé de la plateforme avec vos sessions : ce qui concorde, ce qui diffère, ce qui manque d'un "
        "côté.\n\nUne ligne est une session, ou un intitulé de la facture avec sa quantité. Code de sortie 1 si tout ne "
        "concorde pas.",
    ),
    (
        "The statement as CSV or a spreadsheet; - reads pasted lines.",
        "Le relevé, en CSV ou classeur ; - lit des lignes collées.",
    ),
    (
        "Such as 2026-10 (default: that of its dates, else the last).",
        "Par exemple 2026-10 (par défaut : celui de ses dates, sinon le dernier).",
    ),
    ("Show what agrees too.", "Montrer aussi ce qui concorde."),
    ("Write the text for the contact form.", "Écrire le texte pour le formulaire de contact."),
    (
        'mentor reconcile invoice.csv --map title="Service" --save-map invoice',
        'mentor reconcile facture.csv --map title="Prestation" --save-map facture',
    ),
    ("mentor reconcile statement.csv", "mentor reconcile releve.csv"),
    (
        "mentor reconcile statement.xlsx --month october --letter",
        "mentor reconcile releve.xlsx --month octobre --letter",
    ),
)
