"""One sync, step by step: what stands here is committed, what the other side has is united with it.

The steps that touch the store hold its lock and know nothing of the network. The files of the store are the truth: the
branch of git follows them, and never goes ahead, so that a kill between two steps leaves what the next sync makes good.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mentorcli.errors import MentorError, NewerStoreError, NotSavedError, RefusedError, UnreadableError
from mentorcli.store import ids, lock, settings_file
from mentorcli.store.layout import MERGED, STORE_FILE, STUDENTS, check_schema
from mentorcli.store.repository import Store
from mentorcli.store.settings import contents as config_contents
from mentorcli.store.sync import editing, objects, repository, shared_settings, worktree
from mentorcli.store.sync.git import Git
from mentorcli.store.sync.model import Model, parse
from mentorcli.store.sync.objects import Files
from mentorcli.store.sync.rendering import rendered
from mentorcli.store.sync.uniting import united
from mentorcli.store.writer import Writer
from mentorcli.text import Bilingual, bilingual, command_line, in_language

_AHEAD_MICROSECONDS = 24 * 60 * 60 * 1_000_000


@dataclass
class Side:
    """What stands here: the commit, the files in their one form, what they hold; `raw` are they as they stand."""

    head: str | None
    model: Model
    files: Files
    raw: Files
    digest: str


@dataclass
class Meeting:
    """One sync of a store. `before` is what stood here when it began, `after` what stands here now."""

    git: Git
    known: repository.Known
    refs: repository.Refs
    at: datetime
    message: Callable[[str, int], str]
    before: Model | None = None
    after: Model | None = None
    committed: bool = False
    committed_ops: set[str] = field(default_factory=set)

    @property
    def branch(self) -> str:
        """The name of this side's branch."""
        return f"refs/heads/{self.known.branch}"

    # Under the lock

    def commit(self, writer: Writer) -> str | None:
        """Commit what stands here and return the commit; nothing is read but the bytes where nothing has changed.

        None where there is nothing to commit. Raises RefusedError, NotSavedError.
        """
        raw = worktree.load(writer.store, writer.root)
        digest = self._digest(writer, raw)
        head = self.refs.head
        if head is not None and repository.state(self.git) == (head, digest):
            return head
        return self.side(writer).head

    def side(self, writer: Writer) -> Side:
        """Return what stands here, once all of it is committed."""
        side = self._read(writer)
        head, listed = self.refs.head, dict[str, str]()
        if head is not None:
            listed = objects.listing(self.git, head)
            side = self._with_committed(writer, side, head, listed)
        self.before = self.before or side.model
        if STORE_FILE not in side.files or not side.files[STORE_FILE]:
            return side
        names = {path: objects.name_of(data, head or "") for path, data in side.files.items()}
        if names != listed:
            tree = objects.write_tree(self.git, side.files, listed, head or "")
            message = self.message("here", len(side.model.ops() - self.committed_ops))
            side.head = self._advance(objects.commit(self.git, tree, [head] if head else [], message, self.at))
            self.committed = True
        if side.head is not None:
            repository.remember(self.git, side.head, side.digest)
        return side

    def _read(self, writer: Writer) -> Side:
        """Return what stands here, with what a person changed by hand as operations."""
        store, root = writer.store, writer.root
        raw = worktree.load(store, root)
        with _refusing(bilingual("this computer", "cet ordinateur")):
            if worktree.set_torn_aside(store, root, raw):
                raw = worktree.load(store, root)
            model = parse(raw, store.where)
            if editing.take_in(writer, model, raw, at=self.at):
                raw = worktree.load(store, root)
                model = parse(raw, store.where)
            editing.refuse_lost(store, model)
        _refuse_ahead(model.ops(), bilingual("this computer", "cet ordinateur"))
        config = config_contents(store.home.config)
        values = shared_settings.present(settings_file.lenient(config) if config is not None else None)
        if values is not None and values != shared_settings.standing(model.settings):
            model.settings = shared_settings.noted(model.settings, values, writer.next_op())
        new = rendered(model)
        if any(path not in new for path in raw if path.startswith((f"{STUDENTS}/", f"{MERGED}/"))):
            worktree.Change(store, root, raw, new).carry_out(model, model)  # somebody erased is there again
            raw = worktree.load(store, root)
        if model.store_file:
            raw |= worktree.write_alone(root, raw, new)
        return Side(self.refs.head, model, new, raw, self._digest(writer, raw))

    @staticmethod
    def _digest(writer: Writer, raw: Files) -> str:
        return worktree.digest(raw, config_contents(writer.store.home.config))

    def _with_committed(self, writer: Writer, side: Side, head: str, listed: dict[str, str]) -> Side:
        """Bring back what was committed and is missing here, but for what was taken out for good."""
        names = {objects.name_of(data, head): data for data in side.files.values()}
        have = {name: data for name, data in names.items() if name in set(listed.values())}
        have |= objects.blobs(self.git, (name for name in listed.values() if name not in have))
        try:
            earlier = parse({path: have[name] for path, name in listed.items()}, lambda path: f"{head[:9]}:{path}")
        except (UnreadableError, RefusedError):  # somebody merged by hand; what stands here was mended since
            return side
        model, self.committed_ops = side.model, earlier.ops()
        if _take_out(earlier, model):
            side.files = rendered(model)
            side.raw |= worktree.write_alone(writer.root, side.raw, side.files)
            side.digest = self._digest(writer, side.raw)
        lost = earlier.ops() - model.ops() - model.removed - _of_erased(earlier, model)
        if not lost and earlier.erased <= model.erased and earlier.removed <= model.removed:
            return side
        return self._put(writer, side, united(model, earlier, lambda: earlier))

    def _put(self, writer: Writer, side: Side, both: Model) -> Side:
        """Let what was united stand here, and return it."""
        store, root = writer.store, writer.root
        new = rendered(both)
        if new != side.files:
            config = config_contents(store.home.config)
            self._write_settings(writer, config, both)
            worktree.Change(store, root, side.raw, new).carry_out(side.model, both)
            writer.next_op(max(both.ops(), default=""))  # what is written here from now on comes after it
        raw = worktree.load(store, root)
        return Side(side.head, both, new, raw, self._digest(writer, raw))

    def _write_settings(self, writer: Writer, config: bytes | None, both: Model) -> None:
        """Write the shared settings into this computer's configuration. Raises RefusedError where that does not go."""
        path = writer.store.home.config
        text = settings_file.lenient(config) if config is not None else None
        try:
            wanted = shared_settings.rewritten(text, both.settings)
            if wanted != text and not settings_file.put_back(path, wanted, before=config):
                raise ValueError("written meanwhile")
        except (ValueError, MentorError) as error:
            raise RefusedError(
                bilingual(
                    f"The settings of the other computer cannot be written into {path}: {error}",
                    f"Les réglages de l'autre ordinateur ne peuvent pas être écrits dans {path}\u00a0: {error}",
                ),
                bilingual(
                    "See: mentor config edit. Nothing was merged.",
                    "Voyez\u00a0: mentor config edit. Rien n'a été fusionné.",
                ),
            ) from None

    def _advance(self, commit: str) -> str:
        """Let this side's branch stand for a commit. Raises NotSavedError where somebody else moved it."""
        old = self.refs.head
        if not objects.move(self.git, self.branch, commit, old or "0" * len(commit)):
            raise NotSavedError(
                bilingual("git has other versions than a moment ago", "git a d'autres versions qu'il y a un instant"),
                bilingual("Type the command again.", "Retapez la commande."),
            )
        self.refs = self.refs._replace(head=commit)
        return commit

    def meet(self, writer: Writer, theirs: str, *, anew: bool = False) -> str:
        """Unite what stands here with a commit of the other side, and return the commit that holds both.

        `anew`: the other side's history was begun anew, and that is to be so. Raises RefusedError, and both sides are
        as they were.
        """
        side = self.side(writer)
        ours = side.head
        if not anew:
            self._look_at(theirs)
            if ours is not None and repository.is_ancestor(self.git, theirs, ours):
                self.agree(theirs)
                return ours
        names = {objects.name_of(data, theirs): data for data in side.files.values()}
        contents = objects.read(self.git, theirs, names)
        with _refusing(bilingual("the other side", "l'autre côté")):
            other = parse(contents, lambda path: path)
        _refuse_other(side, contents)
        _refuse_ahead(other.ops() - side.model.ops(), bilingual("the other side", "l'autre côté"))
        both = united(side.model, other, lambda: self._base(ours, theirs))
        side = self._put(writer, side, both)
        if side.files == contents:
            commit = theirs
        else:
            listed = objects.listing(self.git, theirs)
            tree = objects.write_tree(self.git, side.files, listed, theirs)
            parents = [theirs] if ours is None or anew else [ours, theirs]
            commit = objects.commit(self.git, tree, parents, self._both(side, other), self.at)
        if commit != ours:
            self._advance(commit)
        self.agree(theirs)
        self.after = both
        repository.remember(self.git, commit, side.digest)
        return commit

    def goes_on(self, theirs: str) -> bool:
        """Return whether the other side's history goes on from where the two last agreed."""
        seen = self.refs.remote
        return seen is not None and repository.is_ancestor(self.git, seen, theirs)

    def compared(self, store: Store) -> tuple[Model, Model, Model, datetime | None]:
        """Return what stands here, what both had when they last agreed, what was fetched last, and when they agreed."""
        root = store.open_root()
        with lock.reader(root), _refusing(bilingual("this computer", "cet ordinateur")):
            mine = parse(worktree.load(store, root), store.where)
        agreed, fetched = (
            parse(objects.read(self.git, commit), lambda path: path) if commit else Model()
            for commit in (self.refs.remote, self.refs.incoming)
        )
        return mine, agreed, fetched, repository.moment_of(self.git, self.refs.remote)

    def agree(self, theirs: str) -> None:
        """Note that the other side has a commit that stands here too."""
        if theirs != self.refs.remote:
            objects.move(self.git, repository.REMOTE, theirs, None)
            self.refs = self.refs._replace(remote=theirs)

    def _look_at(self, theirs: str) -> None:
        """Refuse a history that was rewritten: what stood in it may have been taken out for good."""
        if self.refs.remote is not None and not self.goes_on(theirs):
            raise rewritten(self.known.url)

    def _both(self, side: Side, other: Model) -> str:
        return self.message("both", len(side.model.ops() - other.ops()))

    def _base(self, ours: str | None, theirs: str) -> Model:
        """Return what both sides had when they last met; nothing where they never did."""
        base = self.git.run("merge-base", ours, theirs).line if ours is not None else ""
        return parse(objects.read(self.git, base), lambda path: path) if base else Model()


def rewritten(url: str | None) -> RefusedError:
    """Return the refusal of a history that does not go on from what was seen of it."""
    again = command_line("sync init", url or "")
    return RefusedError(
        bilingual(
            "The other side's history was rewritten since the last sync: nothing was merged",
            "L'historique de l'autre côté a été réécrit depuis la dernière fois\u00a0: rien n'a été fusionné",
        ),
        bilingual(
            f"If that is meant to be so, take it with all that is here: {again}",
            f"Si c'est voulu, reprenez-le avec tout ce qui est ici\u00a0: {again}",
        ),
    )


def _take_out(earlier: Model, model: Model) -> bool:
    """Note all lines that a person took out, and return whether there are more than were noted.

    Of those that stood one after the other only the last one was.
    """
    there, known = model.ops(), len(model.removed)
    for lines in [earlier.mentor, *(one.lines for one in earlier.people.values())]:
        run: set[str] = set()
        for op in sorted(lines):
            run = set() if op in there else {*run, op}
            if op in model.removed:
                model.removed |= run
    return len(model.removed) > known


def _of_erased(earlier: Model, model: Model) -> set[str]:
    """Return the operations of students who were erased since."""
    gone = earlier.people.keys() & model.erased
    return {op for uid in gone for op in earlier.people[uid].lines}


def _refuse_other(side: Side, contents: Files) -> None:
    """Refuse a store of a newer schema, and one that is another store."""
    import tomllib

    data = contents.get(STORE_FILE, b"")
    if not data:
        raise RefusedError(
            bilingual("What is there is no store of mentor", "Ce qui s'y trouve n'est pas un dépôt de mentor"),
            bilingual(
                "Name an empty place: mentor sync init PATH", "Donnez un endroit vide\u00a0: mentor sync init CHEMIN"
            ),
        )
    with _refusing(bilingual("the other side", "l'autre côté")):
        check_schema(data, STORE_FILE)
    own = side.files.get(STORE_FILE, b"")
    if own and tomllib.loads(own.decode()).get("id") != tomllib.loads(data.decode()).get("id"):
        raise RefusedError(
            bilingual(
                "The store there and the one here were begun apart: nothing was merged",
                "Les données de là-bas et celles d'ici ont commencé chacune de leur côté\u00a0: rien n'a été fusionné",
            ),
            bilingual(
                "Keep one of them: export the other (mentor store export --out mentor.json), move its folder away, "
                "mentor sync init again, then mentor store import mentor.json",
                "Gardez-en une\u00a0: exportez l'autre (mentor store export --out mentor.json), déplacez son dossier, "
                "relancez mentor sync init, puis mentor store import mentor.json",
            ),
        )


def _refuse_ahead(ops: set[str], who: Bilingual) -> None:
    """Refuse operations that are more than a day ahead of this computer's clock: they would win for all that time."""
    last = max(ops, default="")
    now = time.time_ns() // 1000
    ahead = ids.microseconds_of(last) if last else 0
    if ahead <= now + _AHEAD_MICROSECONDS:
        return
    when = f"{datetime.fromtimestamp(ahead / 1e6, UTC):%Y-%m-%d}"
    raise RefusedError(
        bilingual(
            f"A change of {who} is dated {when}, ahead of the clock here: nothing was merged",
            f"Une modification de {who.french} est datée du {when}, en avance sur l'horloge d'ici\u00a0: "
            "rien n'a été fusionné",
        ),
        bilingual(
            "If the clock here is slow, set it right and sync again. If the other one was fast: see docs/sync.md",
            "Si l'horloge d'ici retarde, réglez-la et recommencez. Si l'autre avançait\u00a0: voyez docs/sync.md",
        ),
    )


class _refusing:  # noqa: N801 - used as a statement
    """Turn what cannot be read, on either side, into a refusal that says where."""

    def __init__(self, who: Bilingual) -> None:
        self._who = who

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (UnreadableError, NewerStoreError)):
            english, french = error.message, in_language(error.message, "fr")
            raise RefusedError(
                bilingual(
                    f"Nothing was merged, because of {self._who}: {english}",
                    f"Rien n'a été fusionné, à cause de {self._who.french}\u00a0: {french}",
                ),
                error.hint,
            ) from None
