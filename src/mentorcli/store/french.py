"""In French, what decoders and the records' own checks refuse: they speak English alone."""

from __future__ import annotations

import re

from mentorcli.text import Bilingual, bilingual, in_language

_SENTENCES = [
    (re.compile(rf"{english}\Z", re.DOTALL), french)
    for english, french in (
        # msgspec
        (r"Expected `(.+?)`, got `(.+?)`", r"attendu : \1, trouvé : \2"),
        (r"Expected `(.+?)`", r"attendu : \1"),
        (r"Object missing required field `(.+?)`", r"il manque le champ \1"),
        (r"Invalid enum value (.+)", r"\1 n'est pas une valeur connue"),
        (r"Invalid (RFC3339|ISO8601) .*", r"date ou heure illisible"),
        (r"JSON is malformed: .* \(byte (\d+)\)", r"JSON mal formé (octet \1)"),
        (r"JSON is malformed: .*", r"JSON mal formé"),
        (r"Input data was truncated", r"le texte s'arrête avant la fin"),
        # pydantic
        (r"Input should be a valid string", r"un texte est attendu"),
        (r"Input should be a valid (?:integer|number)\b.*", r"un nombre est attendu"),
        (r"Input should be a valid boolean.*", r"vrai ou faux est attendu"),
        (r"Input should be a valid (?:date|datetime)\b.*", r"une date est attendue"),
        (r"Input should be a valid (?:list|tuple|dictionary)\b.*", r"une liste ou une table est attendue"),
        (r"Input should be (.+) or (.+)", r"valeur attendue : \1 ou \2"),
        (r"Input should be (.+)", r"valeur attendue : \1"),
        (r"Field required", r"ce champ manque"),
        (r"Unexpected keyword argument", r"ce champ n'existe pas"),
        # the TOML parser
        (r".* \(at line (\d+), column (\d+)\)", r"TOML mal formé (ligne \1, colonne \2)"),
        (r".* \(at end of document\)", r"TOML mal formé (fin du fichier)"),
        (r".* at line (\d+) col (\d+)", r"TOML mal formé (ligne \1, colonne \2)"),
        (r".* at end of file", r"TOML mal formé (fin du fichier)"),
        (r'Key "(.+)" already exists.*', r"TOML mal formé : \1 y figure deux fois"),
        # the records' own checks
        (r"(\w+) needs an offset such as (\S+)", r"\1 doit avoir un décalage, comme \2"),
        (r"(\w+) and (\w+) needs? an offset such as (\S+)", r"\1 et \2 doivent avoir un décalage, comme \3"),
        (r"the level is (.+), not between (\d+) and (\d+)", r"le niveau est \1, pas entre \2 et \3"),
        (r"(\w+) is (.+), not between (\d+) and (\d+)", r"\1 vaut \2, pas entre \3 et \4"),
        (r"the number is (.+), below (\d+)", r"le numéro est \1, moins de \2"),
        (r"(\w+) is (.+), below (\d+)", r"\1 vaut \2, moins de \3"),
        (r"(\w+) falls in the year (.+): years go from (\d+) to (\d+)", r"\1 tombe en \2 : les années vont de \3 à \4"),
        (
            r"a conditional result has no decided_at: .*",
            r"un résultat sous condition n'a pas de decided_at : il reste à décider",
        ),
        (r"a project cannot end on (.+), before (.+)", r"un projet ne peut pas finir le \1, avant le \2"),
        (r"time off cannot end on (.+), before (.+)", r"un congé ne peut pas finir le \1, avant le \2"),
        (r"the (\w+) of the FAQ entry is empty", r"une partie de l'entrée de la FAQ est vide : \1"),
        (r"a transfer has either both .*", r"un transfert a ended_at et outcome, ou aucun des deux"),
        (r"the reason (.+) does not go with the status (.+)", r"le motif \1 ne va pas avec le statut \2"),
        (
            r"the id (.+) is not made of (.+), at most (\d+) of them",
            r"l'identifiant \1 n'est pas fait de \2 (\3 au plus)",
        ),
        (
            r"(?:the id|the tombstone|an alias) is not 8 to 32 characters .*",
            r"l'identifiant n'a pas de 8 à 32 caractères de 0-9 et a-z",
        ),
        (r"the name is empty", r"le nom est vide"),
        # the rows of an export
        (r"no slug \(a-z, 0-9 and -, at most (\d+) of them\)", r"pas un nom court (a-z, 0-9 et -, \1 au plus)"),
        (r"no student of that id in the file or the store", r"aucun étudiant de ce nom court dans le fichier ni ici"),
        (r"that session is one of (.+)", r"cette session est une de \1"),
        (r"(.+) a second time", r"\1 une seconde fois"),
        (r"the key (.+) stands twice in one object \(id (.+)\)", r"la clé \1 figure deux fois dans un objet (id \2)"),
        (r"(\S+) is no number in JSON", r"\1 n'est pas un nombre en JSON"),
        (r"no object", r"un objet est attendu"),
        (r"half of a character", r"une moitié de caractère"),
        (r"a name with half of a character in it", r"un nom qui contient une moitié de caractère"),
        (r"no list", r"une liste est attendue"),
        # a backup that is none
        (
            r"Not a gzipped file.*|.*invalid header.*|truncated header|empty header|bad checksum",
            "ce n'est pas une archive",
        ),
        (r"CRC check failed.*|Incorrect length of data.*", "ses données sont abîmées"),
        (r"Compressed file ended .*|unexpected end of data|.*incomplete or truncated stream", "coupée avant la fin"),
        (
            r"(?:zlib error: )?Error -?\d+ while (?:preparing to )?decompress.*|.*invalid compressed data.*",
            "ses données sont abîmées",
        ),
        (r"unpacks to more than a backup can hold", "elle contient plus qu'une sauvegarde ne peut contenir"),
        (r"(.+) is no plain file, or there twice", r"\1 n'est pas un fichier ordinaire, ou y figure deux fois"),
        (r"(.+) lies in what is a file", r"\1 se trouve dans ce qui est un fichier"),
        (r"a folder is none of a store", "un dossier n'est pas de mentor"),
        (r"(.+) is no file of a store", r"\1 n'est pas un fichier de mentor"),
        # the decoders' wrappings
        (r"nested too deeply", r"imbriqué trop profondément"),
        (r"not valid UTF-8", r"n'est pas en UTF-8"),
    )
]


def in_french(english: str) -> str:
    """Return a refusal in French, as it stands where none of the known ones fits."""
    for pattern, french in _SENTENCES:
        found = pattern.match(english)
        if found:
            return found.expand(french).replace(" :", "\u00a0:")
    return english


# Where a fault of an export stands: a list, a row of it, a list in that row, a field.
_PLACE = re.compile(
    r"(?P<place>(?:mentor, )?[\w-]+(?:, row \d+(?:, [\w-]+(?=, row |: no list))?){0,2}"
    r"(?:, records(?=: ))?(?:, field [^:]+(?=: ))?)(?:: |, )(?P<what>.*)\Z",
    re.DOTALL,
)


def fault_in_both(fault: str) -> str:
    """Return a fault of an export in both languages; where what is wrong has its French, its place gets one too."""
    found = _PLACE.match(fault)
    if isinstance(fault, Bilingual) or found is None:
        return bilingual(fault, _place_in_french(in_language(fault, "fr")))
    return bilingual(fault, f"{_place_in_french(found['place'])}\u00a0: {in_french(found['what'])}")


def _place_in_french(text: str) -> str:
    return re.sub(r", row (?=\d)", ", ligne ", text).replace(", field ", ", champ ")
