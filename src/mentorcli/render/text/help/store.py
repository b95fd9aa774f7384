"""`mentor store`: the helps of its commands."""

from __future__ import annotations

TEXTS = (
    (
        "Read FILE, a backup, and say whether it is whole; nothing is written.",
        "Lire FICHIER, une sauvegarde, et dire si elle est entière ; rien n'est écrit.",
    ),
    (
        "Encrypt for a public key of age or SSH, or a file of such keys; several times for several.",
        "Chiffrer pour une clé publique age ou SSH, ou un fichier de telles clés ; à répéter pour plusieurs.",
    ),
    ("The file of the private key of an encrypted backup.", "Le fichier de la clé privée d'une sauvegarde chiffrée."),
    (
        "Take away for good what was undone, deleted or never finished. This cannot be undone.",
        "Effacer pour de bon ce qui a été annulé, supprimé ou jamais terminé. C'est définitif.",
    ),
    ("Say what would go, and change nothing.", "Dire ce qui disparaîtrait, sans rien changer."),
    ("Make no backup before.", "Ne pas faire de sauvegarde avant."),
    ("Print the folder in which your data is kept.", "Afficher le dossier où sont gardées vos données."),
    (
        "Read everything and list every fault. Exit 4, or 1 where only a person can settle it.",
        "Tout lire et lister chaque défaut. Code de sortie 4, ou 1 pour ce que vous seul pouvez régler.",
    ),
    (
        "With --repair: what was changed or lost is right as it is.",
        "Avec --repair : ce qui a été changé ou perdu est bien ainsi.",
    ),
    ("Mend what loses nothing.", "Réparer ce qui se répare sans rien perdre."),
    (
        "Save everything in one file, verified by reading it back.",
        "Tout sauvegarder dans un seul fichier, vérifié par relecture.",
    ),
    (
        "Where to: a new file, or a folder (default: here, with the date).",
        "Où : un nouveau fichier, ou un dossier (par défaut : ici, avec la date).",
    ),
    (
        "Read FILE, a backup, and say whether it is whole; nothing is written.",
        "Relire FICHIER, une sauvegarde, et dire si elle est entière ; rien n'est écrit.",
    ),
    (
        "Encrypt for a public key of age or SSH, or a file of such keys; several times for several.",
        "Chiffrer pour une clé publique d'age ou de SSH, ou un fichier de telles clés ; à répéter pour plusieurs.",
    ),
    (
        "The file of the private key of an encrypted backup.",
        "Le fichier de la clé privée d'une sauvegarde chiffrée.",
    ),
    (
        "Put a backup in the place of everything. What is there now is saved first.",
        "Remettre une sauvegarde à la place de tout. Ce qui est là est d'abord sauvegardé.",
    ),
    ("A file made by: mentor store backup", "Un fichier fait par : mentor store backup"),
    (
        "Write out everything that is kept, or all about some students.",
        "Exporter tout ce qui est gardé, ou tout sur certains étudiants.",
    ),
    ("mentor store export --format csv --out ~/figures/", "mentor store export --format csv --out ~/chiffres/"),
    ("json holds everything.", "json contient tout."),
    (
        "Write into this file (- prints it); for CSV also a folder, for all tables.",
        "Écrire dans ce fichier (- l'affiche) ; en CSV aussi un dossier, pour toutes les tables.",
    ),
    (
        "Which table of a CSV export (default: sessions); another word names them all.",
        "Quelle table d'un export CSV (par défaut : sessions) ; un autre mot les énumère toutes.",
    ),
    ("Replace a file that is there.", "Remplacer un fichier existant."),
    (
        "Take in a JSON export, all or nothing. The same one twice changes nothing.",
        "Importer un export JSON, tout ou rien. Deux fois le même ne change rien.",
    ),
    ("A JSON export; - reads standard input.", "Un export JSON ; - lit l'entrée standard."),
    (
        "Take what differs from the file; by default what is here stays.",
        "Prendre du fichier ce qui diffère ; par défaut, ce qui est ici reste.",
    ),
)
