#!/bin/sh
# Make the virtual environment with the peers that benchmarks/run.py measures against.
# Nothing of it is a dependency of committee-pack. pandoc comes inside the pypandoc_binary wheel.
#
#   benchmarks/peers.sh [FOLDER] [--docling]
#
# --docling adds docling as well: several gigabytes, because it brings a machine-learning stack.
set -eu
folder=".venv-peers"
extra=""
for word in "$@"; do
    case "$word" in
        --docling) extra="docling" ;;
        *) folder="$word" ;;
    esac
done
"${PYTHON:-python3}" -m venv "$folder"
echo '*' > "$folder/.gitignore"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    "docx2python>=3" "mammoth>=1.8" "pdfplumber>=0.11.4" "pypandoc_binary>=1.13" \
    "python-docx>=1.1.2" $extra
"$folder/bin/python" -m pip list --disable-pip-version-check --format=freeze |
    grep -i -E "^(docling|docx2python|mammoth|pdfplumber|pypandoc_binary|python-docx)="
