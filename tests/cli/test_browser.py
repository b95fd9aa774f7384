"""A page is opened in the user's browser, which is never one of the current folder; and what a browser makes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import Mentor
from mentorcli.cli.browser import browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def program(folder: Path, name: str, does: str) -> str:
    """Make a program that does something with what it is given, and return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_the_users_browser_comes_first(tmp_path: Path) -> None:
    """$BROWSER with its options, else what the system has; nothing of this folder, and nothing where there is none."""
    path = program(tmp_path / "bin", "xdg-open", "exit 0")
    own = program(tmp_path / "bin", "fox", "exit 0")
    there = {"PATH": f".:{tmp_path}/bin"}
    assert browser({**there, "BROWSER": "fox --new"}) == [own, "--new"]
    for chosen in ("", "gone", "fox 'open"):
        assert browser({**there, "BROWSER": chosen}) == [path]
    assert browser({"PATH": ".:"}) == []


def test_a_page_is_opened(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its address, once it is written; where a browser cannot, that is said and the page is there."""
    seen, page = tmp_path / "seen", tmp_path / "a page.html"
    monkeypatch.setenv("BROWSER", program(tmp_path / "bin", "fox", f'echo "$@" > {seen}'))
    assert mentor("report", "--html", str(page), "--open").code == 0
    assert seen.read_text(encoding="utf-8") == f"{page.as_uri()}\n"
    monkeypatch.setenv("BROWSER", f"{tmp_path}/bin/fox --in %s")
    assert mentor("report", "--html", str(page), "--open", "--force").code == 0
    assert seen.read_text(encoding="utf-8") == f"--in {page.as_uri()}\n"
    for does in ("exit 3", ""):
        own = program(tmp_path / "bin", "fox", does)
        monkeypatch.setenv("BROWSER", own)
        if not does:
            Path(own).write_bytes(b"\x7fELF, but none")
        done = mentor("report", "--html", str(page), "--open", "--force")
        assert (done.code, "No browser was found to open" in done.err) == (0, True)


def test_a_browser_that_goes_on_is_not_waited_for(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is let go by itself."""
    from mentorcli.cli import browser as module

    monkeypatch.setattr(module, "_SECONDS", 0.01)
    monkeypatch.setenv("BROWSER", program(tmp_path / "bin", "fox", "exec sleep 20"))
    assert mentor("report", "--html", str(tmp_path / "p.html"), "--open").err == ""
    module._running[-1].terminate()
    module._running[-1].wait()


class Rendered(NamedTuple):
    """What a browser told of a page: messages of its console, what the page asked for, and the page as it then was."""

    messages: list[str]
    requests: list[str]
    dom: str


def rendered(page: Path, folder: Path) -> Rendered:
    """Open a page in headless Chromium, which reaches nobody.

    Chromium's own requests have no origin ("not an origin"), those of a file have one that is none of the net ("null").
    """
    assert CHROMIUM is not None
    log = folder / "net.json"
    quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", *quiet, "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder}/profile", f"--log-net-log={log}", "--enable-logging=stderr", "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [one["params"] for one in events if "initiator" in one.get("params", {})]
    requests = [one["url"] for one in asked if one["initiator"] != "not an origin"]
    return Rendered([line for line in done.stderr.splitlines() if "CONSOLE" in line], requests, done.stdout)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_a_browser_has_nothing_to_say(mentor: Mentor, tmp_path: Path) -> None:
    """No message and no request, although a name and a note try for both; a page of theirs alone makes two of each."""
    hostile = '<img src="http://127.0.0.1:9/x.png"><script>console.log(1);nope()</script>'
    control = tmp_path / "control.html"
    control.write_text(f"<!doctype html><title>x</title>{hostile}", encoding="utf-8")
    theirs = rendered(control, tmp_path)
    assert len(theirs.messages) >= 2
    assert theirs.requests == ["http://127.0.0.1:9/x.png"]
    mentor("student", "add", f"Zoé {hostile}", "--slug", "zoe")
    mentor("session", "log", "zoe", "--at", "2026-11-03 14:00", "--notes", hostile)
    page = tmp_path / "page.html"
    assert mentor("report", "--student", "zoe", "--html", str(page)).code == 0
    ours = rendered(page, tmp_path)
    assert (ours.messages, ours.requests) == ([], [])
    assert "<h1" in ours.dom
    assert ours.dom.count("nope()") == 3  # in the title, the heading and the note, as text
