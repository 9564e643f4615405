#!/usr/bin/env bash
# Installs a built wheel into an empty environment and uses it from a folder where nothing else is:
#   scripts/test_wheel.sh chechnya_reader-….whl
set -euo pipefail

wheel=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -c "$here/../requirements.lock" "$wheel"
mkdir "$work/home" "$work/elsewhere"
export HOME="$work/home"
cd "$work/elsewhere"

reader="$work/venv/bin/chechnya-reader"
articles=$(ls "$here/../articles" | grep -c '\.md$')
in_wheel=$("$reader" quotes --format jsonl | "$work/venv/bin/python" -c '
import json, sys
print(len({json.loads(line)["article"] for line in sys.stdin}))')
[ $((articles - 1)) = "$in_wheel" ] || { echo "the wheel shows $in_wheel articles with quotes, the folder has $((articles - 1))"; exit 1; }
"$reader" check
"$work/venv/bin/python" "$here/first_screen.py" "$reader"
[ -z "$(ls -A .)" ] || { echo "the reader wrote into the folder it was started from"; exit 1; }
echo "the wheel works from an empty folder: $in_wheel articles with quotes"
