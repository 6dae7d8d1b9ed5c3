#!/bin/sh
# Make the two environments: .venv for Folkmoot, .venv-rasa for Rasa. Does nothing if they are
# up to date. "tools/setup.sh dev" adds what the tests need.
set -eu
cd "$(dirname "$0")/.."

find_python() { # find_python WHAT-FOR TEST NAME...
    purpose=$1 test=$2
    shift 2
    for name in "$@"; do
        if "$name" -c "import sys, venv; raise SystemExit(not ($test))" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    if command -v uv >/dev/null 2>&1 && found=$(uv python find "${1#python}" 2>/dev/null); then
        echo "$found"
        return
    fi
    cat >&2 <<MESSAGE

$purpose needs ${1#python}, as “$1”, and it was not found.
Get it in one of these ways, then run this again:
  uv python install 3.12 3.10
  pyenv install 3.12 3.10
  or from your system's packages (python3.12 python3.12-venv, python3.10 python3.10-venv)
MESSAGE
    exit 1
}

stamp_of() { cat "$@" | cksum; }

current() { # current ENVIRONMENT NAME STAMP
    [ -x "$1/bin/python" ] && [ "$(cat "$1/.$2" 2>/dev/null)" = "$3" ]
}

app_stamp=$(stamp_of requirements/app.txt pyproject.toml)
if ! current .venv app "$app_stamp"; then
    python=$(find_python "Folkmoot" "sys.version_info >= (3, 12)" \
        python3.12 python3.13 python3.14 python3 python)
    echo "Setting up Folkmoot's environment in .venv …"
    "$python" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r requirements/uv.txt
    .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode \
        --require-hashes -r requirements/app.txt
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation \
        --editable .
    echo "$app_stamp" >.venv/.app
fi

rasa_stamp=$(stamp_of requirements/rasa.txt)
if ! current .venv-rasa rasa "$rasa_stamp"; then
    python=$(find_python "Rasa" "sys.version_info[:2] == (3, 10)" python3.10 python3 python)
    echo "Setting up Rasa's environment in .venv-rasa (about 2.5 GB; a minute or two) …"
    "$python" -m venv --clear .venv-rasa
    # Compiled at once, Rasa starts in half the time.
    .venv/bin/uv pip install --quiet --python .venv-rasa/bin/python --compile-bytecode \
        --require-hashes -r requirements/rasa.txt
    echo "$rasa_stamp" >.venv-rasa/.rasa
fi

if [ "${1:-}" = dev ]; then
    dev_stamp=$(stamp_of requirements/dev.txt)
    if ! current .venv dev "$dev_stamp"; then
        echo "Adding what the tests need to .venv …"
        .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode \
            --require-hashes -r requirements/dev.txt
        echo "$dev_stamp" >.venv/.dev
    fi
fi
