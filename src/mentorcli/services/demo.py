"""`mentor demo`: a guided run of real commands in a throw-away store, and the sample loaded into an empty one."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from mentorcli.errors import RefusedError
from mentorcli.models.faq import OwnEntry
from mentorcli.models.results.demo import DemoStep, PlayedStep, SampleLoaded
from mentorcli.models.training import TrainingStep
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual

_MONDAY = "2026-11-23T09:00:00+01:00"
_TUESDAY = "2026-11-24T15:00:00+01:00"
STEPS = (
    DemoStep(
        _MONDAY,
        bilingual(
            "Monday morning. A student is added once; any part of the name will do from then on.",
            "Lundi matin. Un étudiant s'ajoute une fois\u00a0; ensuite, n'importe quelle partie de son nom suffit.",
        ),
        'mentor student add "Amélie Durand" --email a@example.org --path "Data Analyst" --funding funded',
    ),
    DemoStep(
        _MONDAY,
        bilingual("A session is planned.", "On prévoit une session."),
        'mentor session schedule amelie "2026-11-24 14:00"',
    ),
    DemoStep(
        _TUESDAY,
        bilingual(
            "Tuesday. She came 15 minutes and 1 second late: the rule decides, not you.",
            "Mardi. Elle est arrivée 15 minutes et 1 seconde en retard\u00a0: c'est la règle qui décide, pas vous.",
        ),
        'mentor session log amelie --at "2026-11-24 14:00" --late 15m1s',
    ),
    DemoStep(
        _TUESDAY,
        bilingual(
            "Had it been 10 minutes, the rule would refuse a no-show.",
            "Pour 10 minutes, la règle aurait refusé le no-show.",
        ),
        "mentor noshow mark amelie --late 10m",
    ),
    DemoStep(
        _TUESDAY,
        bilingual("Where her attendance stands.", "Où en est son assiduité."),
        "mentor attendance amelie",
    ),
    DemoStep(
        _TUESDAY,
        bilingual(
            "Preparing her presentation: two items are done.",
            "On prépare sa soutenance\u00a0: deux points sont faits.",
        ),
        "mentor presentation checklist amelie --done 1,2",
    ),
    DemoStep(
        _TUESDAY,
        bilingual("And a question, answered offline.", "Et une question, avec sa réponse hors ligne."),
        bilingual("mentor faq search student absent --limit 1", "mentor faq search étudiant absent --limit 1"),
    ),
    DemoStep(
        _TUESDAY,
        bilingual("What to do next, each with its command.", "Ce qu'il y a à faire, chaque fois avec sa commande."),
        "mentor agenda",
    ),
)
"""The guided run, at the moments of a real week."""


def play(workspace: Workspace, step: DemoStep, home: str, *, captured: bool) -> PlayedStep:
    """Run one step as a process of its own, with its store in the folder `home`, in the language of this run.

    No module is taken from this folder.

    Not `captured`, it writes to the terminal itself, as when it is typed.
    """
    Path(home).mkdir(parents=True, exist_ok=True)
    (Path(home) / "config.toml").write_text(f'lang = "{workspace.readable_lang}"\n', encoding="utf-8")
    environ = {**workspace.environ, "MENTOR_HOME": home, "MENTOR_NOW": step.now, "TZ": "Europe/Paris"}
    command_line = [sys.executable, "-P", "-m", "mentorcli", *shlex.split(step.typed(workspace.readable_lang))[1:]]
    done = subprocess.run(  # noqa: S603 - our own commands, written above
        command_line,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if captured else None,
        stderr=subprocess.STDOUT if captured else None,
        check=False,
    )
    output: bytes = done.stdout or b""
    return PlayedStep(step, output.decode("utf-8", "replace"), done.returncode)


def load_sample(workspace: Workspace) -> SampleLoaded:
    """Fill the store with the sample, as one operation. Raises RefusedError where there is data already."""
    from mentorcli.services.sample import Present, sample
    from mentorcli.store.batch import Batch, Change
    from mentorcli.store.journal import encode_record
    from mentorcli.store.layout import kind_of

    made = sample(Present(workspace.now, workspace.zone, workspace.policy_on, workspace.lang))
    with workspace.transaction() as writer:
        _refuse_data(workspace)
        changes = [
            Change(one.student.id, None, one.student, [(kind_of(r), encode_record(r)) for r in one.records])
            for one in made.students
        ]
        steps = [(kind_of(step), encode_record(step)) for step in made.own]
        Batch(writer, cmd="demo --load", at=workspace.now).write(changes, steps)
        writer.remember_first_session(made.first_held, at=workspace.now)
    return SampleLoaded(len(made.students), sum(len(one.sessions) for one in made.students))


def _refuse_data(workspace: Workspace) -> None:
    """Raise RefusedError where the store holds anything already."""
    own = workspace.store.mentor()
    training, faq = own.records(TrainingStep), own.records(OwnEntry)
    if workspace.store.slugs() or training or faq:
        raise RefusedError(
            bilingual(
                "There is data in this store already, and a sample never goes on top of it",
                "Il y a déjà des données ici, et un exemple ne s'y ajoute jamais",
            ),
            bilingual(
                "Choose an empty one: mentor --store /tmp/sample demo --load",
                "Choisissez un dossier vide\u00a0: mentor --store /tmp/exemple demo --load",
            ),
        )
