"""Words that people try in the place of a command, English and French, and what they most likely want.

Everything here is folded: lower case, no accents. A word that is a command's name never gets here.
"""

from __future__ import annotations

from mentorcli.text import bilingual


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in rows.items() for word in words.split()}


NOUNS = _table(
    {
        "student": "student students mentee mentees learner etudiant etudiante etudiants etudiantes eleve eleves",
        "session": "session sessions meeting meetings call calls appointment appointments rdv seance seances "
        "rendez-vous cours",
        "noshow": "noshow noshows no-show no-shows absence absences",
        "note": "note notes remark remarks remarque remarques commentaire commentaires",
        "project": "project projects projet projets",
        "goal": "goal goals objectif objectifs target targets aim aims",
        "timeoff": "timeoff time-off holiday holidays vacation vacations vacances conge conges leave away",
        "calendar": "calendar calendars calendrier calendriers ical ics icalendar outlook thunderbird",
        "resource": "resource resources link links ressource ressources lien liens",
        "contact": "contact contacts followup follow-up relance relances suivi",
        "presentation": "presentation presentations soutenance soutenances defense defence jury",
        "transfer": "transfer transfers transfert transferts",
        "training": "training formation onboarding",
        "faq": "faq question questions answer answers reponse reponses",
        "policy": "policy policies rule rules regle regles politique politiques",
        "config": "config configuration setting settings preference preferences prefs reglage reglages option options",
        "store": "store data database donnees db",
        "attendance": "attendance presence presences assiduite stats statistics statistiques rate",
        "statement": "statement statements releve releves invoice invoices facture factures bill pay paie "
        "remuneration salary salaire month mois",
        "reconcile": "reconcile reconciliation compare comparer rapprocher rapprochement verifier-releve",
        "report": "report reports bilan bilans rapport rapports page html",
        "agenda": "agenda today week next todo due now upcoming tomorrow aujourd'hui aujourdhui demain semaine "
        "prochain prochaine",
        "sync": "sync synchronize synchronise synchro synchroniser synchronisation git",
        "undo": "undo revert rollback",
        "doctor": "doctor diagnose diagnostic",
        "demo": "demo tour",
        "completion": "completion completions autocomplete",
    }
)
"""What people call the nouns of the command line. A group of commands, or a command of its own."""

ACTIONS = _table(
    {
        "list": "list ls all liste lister listes tous toutes",
        "show": "show view see display get info details open voir montrer affiche afficher montre",
        "add": "add new create register insert ajoute ajouter nouveau nouvelle creer cree inscrire",
        "edit": "edit change modify update set rename move reschedule modifie modifier changer renommer deplacer",
        "delete": "delete remove rm del erase drop supprime supprimer efface effacer enlever retirer",
        "cancel": "cancel annule annuler",
        "log": "log done held record document attended noter note documenter renseigner",
        "schedule": "schedule plan book planifie planifier prevoir prevois reserver programmer",
        "mark": "mark absent late missed marque marquer retard absente",
        "start": "start begin commencer demarrer lancer",
        "stop": "stop end finish finir arreter terminer",
        "search": "search find ask query grep chercher cherche rechercher recherche trouver trouve demander",
        "check": "check verify validate verifier verifie controler",
        "report": "report signaler signalement rapport",
        "forget": "forget oublier oublie",
        "merge": "merge fusionner fusionne join",
        "backup": "backup save sauvegarde sauvegarder",
        "restore": "restore restaurer restaure",
        "export": "export exporter dump",
        "import": "import importer load charger",
    }
)
"""Verbs, by the one that stands for them."""

COMMANDS = {
    "student": {
        "list": "student list", "show": "student show", "add": "student add", "edit": "student edit",
        "delete": "student forget", "forget": "student forget", "merge": "student merge", "search": "student list",
        "log": "student note", "report": "student show", "cancel": "transfer start",
    },
    "session": {
        "list": "session list", "show": "session show", "add": "session schedule", "schedule": "session schedule",
        "log": "session log", "edit": "session edit", "delete": "session delete", "cancel": "session cancel",
        "mark": "session log", "start": "session start", "stop": "session log", "search": "session list",
    },
    "noshow": {
        "list": "noshow list", "show": "noshow list", "add": "noshow mark", "mark": "noshow mark",
        "log": "noshow mark", "delete": "noshow unmark", "cancel": "noshow unmark", "check": "noshow check",
        "report": "noshow report",
    },
    "note": {
        "list": "note list", "show": "note list", "add": "student note", "log": "student note",
        "delete": "note remove", "edit": "note list", "search": "find",
    },
    "project": {
        "list": "project list", "show": "project list", "add": "project add", "edit": "project edit",
        "delete": "project remove", "start": "project start", "stop": "project present", "check": "project validate",
    },
    "goal": {
        "list": "goal list", "show": "goal list", "add": "goal add", "log": "goal done", "stop": "goal done",
        "start": "goal reopen",
    },
    "timeoff": {
        "list": "timeoff list", "show": "timeoff list", "add": "timeoff add", "log": "timeoff add",
        "schedule": "timeoff add", "delete": "timeoff remove", "cancel": "timeoff remove",
    },
    "calendar": {
        "list": "agenda", "show": "agenda", "add": "calendar import", "export": "calendar export",
        "import": "calendar import",
    },
    "reconcile": {
        "list": "reconcile", "show": "reconcile", "check": "reconcile", "add": "reconcile", "import": "reconcile",
    },
    "resource": {
        "list": "resource list", "show": "resource list", "add": "resource add", "delete": "resource remove",
    },
    "contact": {
        "list": "contact list", "show": "contact next", "add": "contact log", "log": "contact log",
        "report": "contact message", "stop": "contact replied",
    },
    "presentation": {
        "list": "presentation checklist", "show": "presentation checklist", "check": "presentation checklist",
        "add": "presentation request", "schedule": "presentation request", "start": "presentation rehearse",
    },
    "transfer": {
        "list": "transfer status", "show": "transfer status", "check": "transfer checklist", "add": "transfer start",
        "start": "transfer start", "stop": "transfer complete", "cancel": "transfer cancel",
        "delete": "transfer cancel", "report": "transfer request", "export": "transfer handover",
    },
    "training": {
        "list": "training status", "show": "training status", "check": "training status", "add": "training done",
        "log": "training done",
    },
    "faq": {
        "list": "faq list", "show": "faq show", "add": "faq add", "edit": "faq edit", "delete": "faq remove",
        "search": "faq search",
    },
    "policy": {
        "list": "policy list", "show": "policy show", "edit": "policy use", "add": "policy use",
        "check": "policy show",
    },
    "config": {
        "list": "config list", "show": "config get", "edit": "config set", "add": "config set",
        "delete": "config unset",
    },
    "store": {
        "show": "store path", "list": "store path", "check": "store check", "backup": "store backup",
        "restore": "store restore", "export": "store export", "import": "store import", "search": "store path",
    },
    "attendance": {"list": "attendance", "show": "attendance", "check": "attendance", "report": "attendance"},
    "statement": {
        "list": "statement", "show": "statement", "check": "statement", "export": "statement --csv",
        "report": "statement",
    },
    "report": {"list": "report", "show": "report", "export": "report", "start": "report"},
    "agenda": {"list": "agenda", "show": "agenda"},
    "sync": {"list": "sync log", "show": "sync status", "check": "sync status", "start": "sync init"},
    "undo": {"list": "undo --list", "show": "undo --list"},
    "doctor": {"check": "doctor"},
    "demo": {"start": "demo", "import": "demo --load"},
    "completion": {"show": "completion", "add": "completion"},
}  # fmt: skip
"""What a noun and a verb come to, in either order."""

ALONE = {
    "student": ("student show",), "session": ("session list",), "noshow": ("noshow list", "noshow mark"),
    "note": ("note list", "student note"), "project": ("project list",), "goal": ("goal list",),
    "timeoff": ("timeoff list",), "calendar": ("calendar export", "calendar import"),
    "resource": ("resource list",),
    "contact": ("contact next", "contact list"), "presentation": ("presentation checklist",),
    "transfer": ("transfer checklist",), "training": ("training status",), "faq": ("faq search",),
    "policy": ("policy show",), "config": ("config get",), "store": ("store path",), "attendance": ("attendance",),
    "statement": ("statement",), "reconcile": ("reconcile",), "report": ("report",), "agenda": ("agenda",),
    "sync": ("sync status",), "undo": ("undo --list",),
    "doctor": ("doctor",), "demo": ("demo",), "completion": ("completion",),
}  # fmt: skip
"""What a noun without a verb comes to, with what follows it. Several: nobody can tell which."""

WITHOUT_NOUN = {
    "list": ("student list", "session list", "agenda"),
    "show": ("student show",),
    "add": ("student add",),
    "edit": ("student edit", "session edit"),
    "delete": ("student forget", "session delete"),
    "cancel": ("session cancel",),
    "log": ("session log",),
    "schedule": ("session schedule",),
    "mark": ("noshow mark",),
    "start": ("session start", "project start"),
    "stop": ("session log",),
    "search": ("faq search",),
    "check": ("store check", "noshow check"),
    "report": ("report", "noshow report", "statement"),
    "forget": ("student forget",),
    "merge": ("student merge",),
    "backup": ("store backup",),
    "restore": ("store restore",),
    "export": ("store export",),
    "import": ("store import",),
}
"""What a verb without a noun comes to, with what follows it."""

SPANS = {
    "tomorrow": "--date tomorrow", "demain": "--date tomorrow", "week": "--days 7", "semaine": "--days 7",
}  # fmt: skip
"""The options that a word for the agenda stands for."""

READS = frozenset(
    (
        "agenda", "attendance", "statement", "doctor", "completion", "student list", "student show", "session list",
        "session show", "session prep", "noshow list", "noshow check", "note list", "project list", "resource list",
        "contact list", "contact next", "presentation checklist", "presentation eligibility", "transfer checklist",
        "transfer status", "training status", "faq list", "faq show", "faq search", "policy list", "policy show",
        "config list", "config get", "config path", "store path", "undo --list", "goal list", "timeoff list",
        "message list", "message show", "tariff list", "find",
    )
)  # fmt: skip
"""Commands that only show: these may be run for somebody who typed something near them."""

SAFE = frozenset(
    (
        "--json", "-q", "--quiet", "--no-input", "-y", "--yes", "--lang", "--limit", "--from", "--to", "--days",
        "--date", "--all", "--student", "--status", "--kind", "--month", "--lines", "-h", "--help", "--undocumented",
        "--missing-recording",
    )
)  # fmt: skip
"""Options with which a command that only shows still only shows."""

AS_OPTIONS = {
    "session log": {
        "absent": "--absent", "absente": "--absent", "absence": "--absent", "late": "--late", "retard": "--late",
        "arrived": "--arrived", "arrive": "--arrived", "arrivee": "--arrived", "cancelled": "--cancelled-at",
        "canceled": "--cancelled-at", "annulee": "--cancelled-at", "at": "--at", "notes": "--notes", "note": "--notes",
        "held": "", "ok": "", "present": "", "presente": "", "done": "", "realisee": "", "new": "--new",
        "nouvelle": "--new", "lasted": "--lasted", "duration": "--duration",
    },
    "noshow mark": {
        "absent": "--absent", "absente": "--absent", "late": "--late", "retard": "--late", "at": "--at",
        "cancelled": "--cancelled-at", "canceled": "--cancelled-at", "annulee": "--cancelled-at",
    },
    "noshow check": {
        "absent": "--absent", "late": "--late", "retard": "--late", "scheduled": "--scheduled",
        "cancelled": "--cancelled-at", "canceled": "--cancelled-at", "arrived": "--arrived",
    },
    "session cancel": {"at": "--at", "by": "--by", "par": "--by", "all": "--all", "toutes": "--all"},
    "session edit": {"at": "--at", "to": "--at", "lasted": "--lasted", "duration": "--duration"},
    "session schedule": {
        "weekly": "--repeat weekly", "duration": "--duration", "for": "--duration", "kind": "--kind",
        "discovery": "--kind discovery", "mentoring": "--kind mentoring", "presentation": "--kind presentation",
    },
    "contact log": {
        "email": "--via email", "mail": "--via email", "e-mail": "--via email", "phone": "--via phone",
        "call": "--via phone", "telephone": "--via phone", "appel": "--via phone", "message": "--via message",
        "sms": "--via message", "form": "--via form", "formulaire": "--via form", "via": "--via", "at": "--at",
        "note": "--note", "by": "", "par": "", "with": "", "avec": "",
    },
    "agenda": {
        "today": "", "aujourd'hui": "", "tomorrow": "--date tomorrow", "demain": "--date demain",
        "week": "--days 7", "semaine": "--days 7", "date": "--date", "days": "--days",
    },
    "session list": {
        "open": "--undocumented", "undocumented": "--undocumented", "noshow": "--status no-show",
        "no-show": "--status no-show", "held": "--status completed", "completed": "--status completed",
        "cancelled": "--status cancelled", "planned": "--status scheduled", "scheduled": "--status scheduled",
    },
    "student list": {
        "all": "--all", "tous": "--all", "active": "--status active", "paused": "--status paused",
        "unreachable": "--status unreachable", "transferred": "--status transferred", "completed": "--status completed",
    },
    "undo": {"list": "--list", "liste": "--list", "redo": "--redo", "refaire": "--redo"},
    "store check": {"repair": "--repair", "reparer": "--repair"},
    "presentation checklist": {"done": "--done", "fait": "--done", "undone": "--undone", "date": "--date"},
    "transfer checklist": {"done": "--done", "fait": "--done", "undone": "--undone"},
    "presentation request": {"project": "--project", "date": "--date"},
    "transfer start": {"reason": "--reason", "to": "--to", "because": "--reason"},
    "training done": {"on": "--on", "link": "--link"},
}  # fmt: skip
"""Words that stand for an option, command by command; an option without its value takes the words that follow."""

ANSWERS = {
    "init": bilingual(
        "There is nothing to set up: the first command that records something makes the store.",
        "Rien à préparer\u00a0: la première commande qui note quelque chose crée les données.",
    ),
    "setup": bilingual(
        "There is nothing to set up: the first command that records something makes the store.",
        "Rien à préparer\u00a0: la première commande qui note quelque chose crée les données.",
    ),
    "install": bilingual(
        "mentor is installed. What lets TAB complete its commands: mentor completion install",
        "mentor est installé. Ce qui permet à TAB de compléter ses commandes\u00a0: mentor completion install",
    ),
    "login": bilingual(
        "There is no account: everything stays on this computer.",
        "Il n'y a pas de compte\u00a0: tout reste sur cet ordinateur.",
    ),
    "logout": bilingual(
        "There is no account: everything stays on this computer.",
        "Il n'y a pas de compte\u00a0: tout reste sur cet ordinateur.",
    ),
    "update": bilingual(
        "mentor is upgraded where it came from: git pull, then install again (README, Set up).",
        "mentor se met à jour là d'où il vient\u00a0: git pull, puis réinstallez-le (README, Installer).",
    ),
    "upgrade": bilingual(
        "mentor is upgraded where it came from: git pull, then install again (README, Set up).",
        "mentor se met à jour là d'où il vient\u00a0: git pull, puis réinstallez-le (README, Installer).",
    ),
    "uninstall": bilingual(
        "Remove the program as it was installed. The data stays where it is: mentor store path",
        "Retirez le programme comme il a été installé. Les données restent où elles sont\u00a0: mentor store path",
    ),
    "exit": bilingual(
        "There is nothing to leave: each command ends by itself.",
        "Rien à quitter\u00a0: chaque commande se termine seule.",
    ),
    "quit": bilingual(
        "There is nothing to leave: each command ends by itself.",
        "Rien à quitter\u00a0: chaque commande se termine seule.",
    ),
}
"""Words that are no command of anything here, with what to know instead."""
HELP_WORDS = frozenset(("help", "aide", "?", "man", "usage"))
HELP_OPTIONS = frozenset(("-?", "/?", "/help", "/h", "--aide", "-help", "--h"))
VERSION_OPTIONS = frozenset(("-v", "-V", "-version", "--ver"))
