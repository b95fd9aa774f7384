"""The script of each shell that makes it ask `mentor` what TAB may complete. An exit code of 1 means: offer files."""

from __future__ import annotations

import os
from collections.abc import Mapping

BASH = """\
_mentor_completion() {
    local answer line IFS=$'\n'
    COMPREPLY=()
    if answer=$(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _MENTOR_COMPLETE=complete_bash \\
        "${1/#\\~/$HOME}" 2>/dev/null); then
        while IFS= read -r line; do
            [ -n "$line" ] && COMPREPLY+=("$line")
        done <<<"$answer"
    else
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen -f -- "$2")
        compopt -o filenames 2>/dev/null
    fi
    return 0
}
complete -F _mentor_completion mentor
"""
ZSH = """\
#compdef mentor
_mentor() {
    local answer line
    local -a offers
    if answer="$(_TYPER_COMPLETE_ARGS="${words[1,CURRENT]}" _MENTOR_COMPLETE=lines_zsh ${~words[1]} 2>/dev/null)"; then
        for line in "${(@f)answer}"; do
            [[ -n "$line" ]] && offers+=("$line")
        done
        _describe 'mentor' offers -U
    else
        _files
    fi
}
if [[ "$funcstack[1]" == "_mentor" ]]; then
    _mentor "$@"
else
    compdef _mentor mentor
fi
"""
FISH = """\
function __mentor_complete
    set -l words (commandline -opc)
    set -lx _MENTOR_COMPLETE complete_fish
    set -lx _TYPER_COMPLETE_FISH_ACTION get-args
    set -lx _TYPER_COMPLETE_ARGS (commandline -cp | string collect)
    set -l program (string replace -r '^~' ~ -- $words[1])
    set -l offers (command $program 2>/dev/null)
    and printf '%s\\n' $offers
    or __fish_complete_path (commandline -ct)
end
complete --command mentor --no-files --arguments '(__mentor_complete)'
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def guessed_shell(environ: Mapping[str, str]) -> str | None:
    """Return the user's login shell where there is a script for it."""
    shell = os.path.basename(environ.get("SHELL", ""))  # noqa: PTH119 - a name, no path to be opened
    return shell if shell in SCRIPTS else None
