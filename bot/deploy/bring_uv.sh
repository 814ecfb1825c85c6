#!/bin/sh
# Brings uv (https://docs.astral.sh/uv) into .uv/ with nothing but a Python of 3.11 or newer.
set -eu
python=""
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Quillcast needs Python 3.11 or newer: https://www.python.org/downloads/" >&2
    exit 2
fi
# Debian splits ensurepip off; a pip outside of any environment still installs into a folder.
if "$python" -m venv .uv >/dev/null 2>&1; then
    .uv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m pip install --quiet --disable-pip-version-check --target .uv/lib "uv>=0.9"
    mkdir -p .uv/bin && ln -sf ../lib/bin/uv .uv/bin/uv
else
    rm -rf .uv
    echo "Python has neither venv nor pip here. On Debian or Ubuntu, type: sudo apt install python3-venv" >&2
    exit 2
fi
