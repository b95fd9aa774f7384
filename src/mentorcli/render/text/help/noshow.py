"""`mentor noshow`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        'mentor noshow check --scheduled "2026-11-24 14:00" --late 16m',
        'mentor noshow check --scheduled "24/11/2026 14h" --late 16m',
    ),
    ("Ask the rule, without writing anything.", "Demander à la règle, sans rien noter."),
    (
        'mentor noshow check --scheduled "2026-11-24 14:00" --cancelled-at "2026-11-23 15:00"',
        'mentor noshow check --scheduled "24/11/2026 14h" --cancelled-at "23/11/2026 15h"',
    ),
    ("When the session was to start.", "Quand la session devait commencer."),
    ("Judge by this policy.", "Juger selon ces règles."),
    ("Exit 0 for a no-show, 1 where it is none.", "Code de sortie 0 si c'est un no-show, 1 sinon."),
    (
        "Mark a no-show. Without options: the student did not come to the session that is to be "
        "documented.\n\n"
        "What the rule does not make a no-show, and what is documented as held or called off, is "
        "refused with the figures.",
        "Marquer un no-show. Sans option : l'étudiant n'est pas venu à la session à renseigner.\n\n"
        "Ce qui n'est pas un no-show d'après la règle, ou qui est déjà noté comme réalisé ou annulé, "
        "est refusé, chiffres à l'appui.",
    ),
    (
        'mentor noshow mark amelie --late 10m --force --because "Left again at once"',
        'mentor noshow mark amelie --late 10m --force --because "Repartie aussitôt"',
    ),
    ("Which session, by its id.", "Quelle session, par son identifiant."),
    ("Which session, by its start.", "Quelle session, par son début."),
    ("Mark it against the rule (needs --because).", "Le marquer malgré la règle (demande --because)."),
    ("Why, kept with it.", "Pourquoi ; le motif est gardé."),
    (
        "Take a no-show back: its note goes, the session is as before.",
        "Reprendre un no-show : sa note disparaît, la session redevient ce qu'elle était.",
    ),
    (
        "Write the report of regular no-shows for the contact form.",
        "Rédiger le signalement des no-shows réguliers, pour le formulaire.",
    ),
    ("Keep that you sent it: the agenda asks no more.", "Noter que vous l'avez envoyé : l'agenda ne le demande plus."),
    (
        "Write the evidence of one verdict: what was planned, what happened, when each was written, rule and "
        "arithmetic.\n\n"
        "Markdown, made from the journal alone; what is not on record is named. A held or cancelled session has one too.",
        "Rédiger le dossier d'un verdict : ce qui était prévu, ce qui s'est passé, quand cela a été noté, la règle et le "
        "calcul.\n\n"
        "Du Markdown, tiré du seul journal ; ce qui n'y est pas est signalé. Vaut aussi pour une session réalisée ou "
        "annulée.",
    ),
    (
        "mentor noshow dossier 4k2m --out evidence.md --lang fr",
        "mentor noshow dossier 4k2m --out preuves.md --lang fr",
    ),
    ("List no-shows, newest first.", "Lister les no-shows, le plus récent d'abord."),
)
