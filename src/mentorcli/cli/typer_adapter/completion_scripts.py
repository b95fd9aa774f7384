"""The script of each shell that makes it ask `mentor` what TAB may complete. An exit code of 1 means: offer files.

TAB runs what Enter has not been pressed for: the `mentor` of PATH, or the one whose whole path was typed, and never one
that lies in the current folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

# What is inserted is quoted for the end of a word: inside one, or in one over several lines, nothing is offered.
# Before bash 4 nobody quotes the names of files: there only plain ones are offered.
BASH = """\
_mentor_completion() {
    local program=$1 answer line plain= IFS=$'\\n'
    COMPREPLY=()
    [[ $COMP_LINE != *$'\\n'* && ${COMP_LINE:0:COMP_POINT} == *"${COMP_WORDS[COMP_CWORD]}" ]] || return 0
    case $program in
        /*) ;;
        '~/'*) program=$HOME/${program:2} ;;
        *) program=$(type -P mentor) ;;
    esac
    [[ $program == /* ]] || return 0
    if answer=$(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _MENTOR_TYPED=$2 _MENTOR_COMPLETE=complete_bash \\
        "$program" 2>/dev/null); then
        while IFS= read -r line; do
            [ -n "$line" ] && COMPREPLY+=("$line")
        done <<<"$answer"
    else
        compopt -o filenames 2>/dev/null || plain=yes
        while IFS= read -r line; do
            [[ $plain && $line == *[!A-Za-z0-9_@%+=:,./-]* ]] || COMPREPLY+=("$line")
        done < <(compgen -f -- "$2")
    fi
    return 0
}
complete -F _mentor_completion mentor
"""
ZSH = """\
#compdef mentor
_mentor() {
    local answer line program=${(Q)words[1]}
    local -a offers
    case $program in
        /*) ;;
        '~/'*) program=$HOME/${program#??} ;;
        *) program=$(whence -p mentor) ;;
    esac
    [[ $program == /* ]] || return 0
    if answer="$(_TYPER_COMPLETE_ARGS="${words[1,CURRENT]}" _MENTOR_COMPLETE=lines_zsh $program 2>/dev/null)"; then
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
    set -l program (string replace -r '^~/' ~/ -- $words[1])
    string match -q '/*' -- $program
    or set program (command -s mentor)
    string match -q '/*' -- $program
    or return
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
