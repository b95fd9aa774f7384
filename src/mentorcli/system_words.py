"""What the system says of a failure, by the name of its errno: there is no French without a locale of that name."""

from __future__ import annotations

FRENCH = {
    "EACCES": "permission refusée",
    "EPERM": "opération interdite",
    "ENOENT": "fichier ou dossier introuvable",
    "EEXIST": "le fichier existe déjà",
    "EISDIR": "c'est un dossier",
    "ENOTDIR": "ce n'est pas un dossier",
    "ENOTEMPTY": "le dossier n'est pas vide",
    "ENOSPC": "plus de place sur le disque",
    "EDQUOT": "quota de disque dépassé",
    "EFBIG": "fichier trop grand",
    "EROFS": "système de fichiers en lecture seule",
    "EIO": "erreur d'entrée-sortie",
    "ELOOP": "trop de liens symboliques",
    "ENAMETOOLONG": "nom de fichier trop long",
    "EMFILE": "trop de fichiers ouverts",
    "ENFILE": "trop de fichiers ouverts dans le système",
    "EBUSY": "ressource occupée",
    "EXDEV": "autre système de fichiers",
    "ENOEXEC": "ce n'est pas un programme",
    "ENOTSUP": "opération impossible ici",
    "EINVAL": "valeur impossible",
    "ENOMEM": "plus de mémoire",
    "ENXIO": "périphérique absent",
    "ENODEV": "périphérique absent",
}
