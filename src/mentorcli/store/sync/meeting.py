"""One sync, step by step: what stands here is committed, what the other side has is united with it.

The steps that touch the store hold its lock and know nothing of the network. The files of the store are the truth: the
branch of git follows them, and never goes ahead, so that a kill between two steps leaves what the next sync makes good.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mentorcli.errors import MentorError, NotSavedError, RefusedError, UnreadableError
from mentorcli.store import lock, settings_file
from mentorcli.store.layout import MERGED, STORE_FILE, STUDENTS
from mentorcli.store.machines import another_machine, same_id_warning
from mentorcli.store.repository import Store
from mentorcli.store.settings import contents as config_contents
from mentorcli.store.sync import editing, objects, reading, refusals, repository, shared_settings, untold, worktree
from mentorcli.store.sync.git import Git
from mentorcli.store.sync.model import Model, of_erased, parse, take_out
from mentorcli.store.sync.objects import Files
from mentorcli.store.sync.redating import redated
from mentorcli.store.sync.rendering import rendered
from mentorcli.store.sync.uniting import united
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual


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
    """One sync of a store. `before` is what stood here when it began, `after` what stands here now.

    `redate`: operations ahead of the clock get ids of now. `healing`: last lines, and students, that were lost here
    come back as they were last committed.
    """

    git: Git
    known: repository.Known
    refs: repository.Refs
    at: datetime
    message: Callable[[str, int], str]
    before: Model | None = None
    after: Model | None = None
    committed: bool = False
    redate: bool = False
    healing: bool = False
    committed_ops: set[str] = field(default_factory=set)
    _side: Side | None = None

    @property
    def branch(self) -> str:
        """The name of this side's branch."""
        return f"refs/heads/{self.known.branch}"

    @property
    def standing(self) -> Model:
        """What stands here now, as far as it was looked at."""
        return self.after or (self._side.model if self._side is not None else Model())

    # Under the lock

    def side(self, writer: Writer) -> Side:
        """Return what stands here, once all of it is committed."""
        known = self._side
        if known is not None and reading.is_as_kept(writer.store, writer.root, self.git, self.refs.head):
            return known  # nobody wrote anything since
        side = self._read(writer)
        head, listed = self.refs.head, dict[str, str]()
        if head is not None:
            listed = objects.listing(self.git, head)
            side = self._with_committed(writer, side, head, listed)
            self.healing = False  # what was committed is back
        self.before = self.before or side.model
        names = {path: objects.name_of(data, head or "") for path, data in side.files.items()}
        if names != listed:
            tree = objects.write_tree(self.git, side.files, listed, head or "")
            message = self.message("here", len(side.model.ops() - self.committed_ops))
            side.head = self._advance(objects.commit(self.git, tree, [head] if head else [], message, self.at))
            self.committed = True
        repository.remember(self.git, side.head or "", side.digest)
        self._side = side
        return side

    def _read(self, writer: Writer) -> Side:
        """Return what stands here, with what a person changed by hand as operations."""
        store, root = writer.store, writer.root
        raw = reading.load(store, root)
        with refusals.refusing(refusals.HERE):
            if worktree.set_torn_aside(store, root, raw):
                raw = reading.load(store, root)
            model = parse(raw, store.where)
            if not self.healing:
                editing.refuse_lost(store, model)
                if editing.take_in(writer, model, raw, at=self.at):
                    raw = reading.load(store, root)
                    model = parse(raw, store.where)
        if self.redate:
            model, raw = self._redated(writer, model, raw)
        refusals.refuse_ahead(model.ops(), refusals.HERE)
        config = config_contents(store.home.config)
        values = shared_settings.present(settings_file.lenient(config) if config is not None else None)
        if values is not None and values != shared_settings.standing(model.settings):
            model.settings = shared_settings.noted(model.settings, values, writer.next_op())
        new = rendered(model)
        if any(path not in new for path in raw if path.startswith((f"{STUDENTS}/", f"{MERGED}/"))):
            worktree.Change(store, root, raw, new).carry_out(model, model)  # somebody erased is there again
            raw = reading.load(store, root)
        raw |= worktree.write_alone(root, raw, new)
        return Side(self.refs.head, model, new, raw, reading.state_of(store, raw))

    def _redated(self, writer: Writer, model: Model, raw: Files) -> tuple[Model, Files]:
        """Give the operations that are ahead of the clock ids of now."""
        both = redated(model, refusals.latest())
        if both.removed != model.removed:
            worktree.Change(writer.store, writer.root, raw, rendered(both)).carry_out(model, both)
            writer.count_from(max(both.ops()))
            raw = reading.load(writer.store, writer.root)
        return both, raw

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
        if take_out(earlier, model):
            side.files = rendered(model)
            side.raw |= worktree.write_alone(writer.root, side.raw, side.files)
            side.digest = reading.state_of(writer.store, side.raw)
        lost = earlier.ops() - model.ops() - model.removed - of_erased(earlier, model)
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
        raw = reading.load(store, root)
        return Side(side.head, both, new, raw, reading.state_of(store, raw))

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

    def _advance(self, commit: str, theirs: str | None = None, *, written: bool = True) -> str:
        """Let this side's branch stand for a commit. Raises NotSavedError where somebody else moved it.

        `theirs` is the other side's, with which it agrees; `written` tells whether its tree was written here just now.
        """
        old = self.refs.head
        agreed = [(repository.REMOTE, theirs, None)] if theirs is not None and theirs != self.refs.remote else []
        if not objects.move(self.git, (self.branch, commit, old or "0" * len(commit)), *agreed):
            raise NotSavedError(
                bilingual("git has other versions than a moment ago", "git a d'autres versions qu'il y a un instant"),
                bilingual("Type the command again.", "Retapez la commande."),
            )
        self.refs = self.refs._replace(head=commit, remote=theirs or self.refs.remote)
        objects.show_index(self.git, commit, written=written)
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
        contents, other = self._theirs(side, theirs)
        twin = not anew and ours is not None and self._is_copied(writer.store, side.model, other, ours, theirs)
        both = united(side.model, other, lambda: self._base(ours, theirs))
        untold.keep(self.git, self.before or side.model, both)
        side = self._put(writer, side, both)
        if side.files == contents:
            commit = theirs
        else:
            listed = objects.listing(self.git, theirs)
            tree = objects.write_tree(self.git, side.files, listed, theirs)
            parents = [theirs] if ours is None or anew else [ours, theirs]
            commit = objects.commit(self.git, tree, parents, self._both(side, other), self.at)
        self._advance(commit, theirs, written=commit != theirs)
        self.after = both
        repository.remember(self.git, commit, side.digest)
        if twin:
            store = writer.store
            former, store.this_machine = store.machine, another_machine(self.git.folder)
            store.warnings.append(same_id_warning(store.machine, former))
        return commit

    def _theirs(self, side: Side, theirs: str) -> tuple[Files, Model]:
        """Return what the other side's commit holds. Raises RefusedError for what cannot be united with this side."""
        names = {objects.name_of(data, theirs): data for data in side.files.values()}
        contents = objects.read(self.git, theirs, names)
        with refusals.refusing(refusals.THERE):
            other = parse(contents, lambda path: path)
        refusals.refuse_other(side.files.get(STORE_FILE, b""), contents)
        refusals.refuse_ahead(other.ops() - side.model.ops(), refusals.THERE)
        return contents, other

    def goes_on(self, theirs: str) -> bool:
        """Return whether the other side's history goes on from where the two last agreed."""
        seen = self.refs.remote
        return seen is not None and repository.is_ancestor(self.git, seen, theirs)

    def compared(self, store: Store) -> tuple[Model, Model, Model, datetime | None]:
        """Return what stands here, what both had when they last agreed, what was fetched last, and when they agreed."""
        root = store.open_root()
        with lock.reader(root), refusals.refusing(refusals.HERE):
            mine = parse(reading.load(store, root), store.where)
        agreed, fetched = (
            parse(objects.read(self.git, commit), lambda path: path) if commit else Model()
            for commit in (self.refs.remote, self.refs.incoming)
        )
        return mine, agreed, fetched, repository.moment_of(self.git, self.refs.remote)

    def agree(self, theirs: str) -> None:
        """Note that the other side has a commit that stands here too."""
        if theirs != self.refs.remote:
            objects.move(self.git, (repository.REMOTE, theirs, None))
            self.refs = self.refs._replace(remote=theirs)

    def _look_at(self, theirs: str) -> None:
        """Refuse a history that was rewritten: what stood in it may have been taken out for good."""
        if self.refs.remote is not None and not self.goes_on(theirs):
            raise refusals.rewritten(self.known.url)

    def _is_copied(self, store: Store, mine: Model, other: Model, ours: str, theirs: str) -> bool:
        """Return whether another computer writes under the id of this one: all that this one wrote is known here."""
        new = other.ops() - mine.ops() - mine.removed
        lines = [one.line for one in other.mentor.values()]
        lines += [one.line for person in other.people.values() for one in person.lines.values()]
        suspect = {one.op for one in lines if one.op in new and one.machine == store.machine and one.batch is None}
        return bool(suspect and suspect - self._base(ours, theirs).ops())

    def _both(self, side: Side, other: Model) -> str:
        return self.message("both", len(side.model.ops() - other.ops()))

    def _base(self, ours: str | None, theirs: str) -> Model:
        """Return what both sides had when they last met; nothing where they never did."""
        base = self.git.run("merge-base", ours, theirs).line if ours is not None else ""
        return parse(objects.read(self.git, base), lambda path: path) if base else Model()
