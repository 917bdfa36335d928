"""How much the encoder counts beside the compact guard: `mix.py`, with the WORK that train.sh, embed.ts and head.py left. Every
source is judged by classifiers that did not see it; prints figures by share, and the guard's two constants for each."""
import json
import os
import sys

import numpy as np

from head import Windows, score, train

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../train-injection/nets'))
from direct import FOLDS, auc, split
from net import WORK, Corpus

# As in ../train-injection/nets/weights.py and head.py.
LINEAR_SHARE, COMPACT_RATE, HEAD_RATE = 0.8, 0.015, 0.008
# The compact guard's calibrated slope of the mixed score; weights.py fits it.
SLOPE = 0.40

corpus, windows = Corpus(), Windows()
linear = {}
for line in open(f'{WORK}/linear-direct.jsonl'):
    place, value, source = json.loads(line)
    linear[f'{place}:{source}'] = value
net = json.load(open(f'{WORK}/loso-direct.json'))
compact, encoder, attack, origin = [], [], [], []
for source, others in FOLDS:
    if source == 'written':
        continue
    chosen, test = split(corpus, source, others)
    test = [p for p in test if p in windows.range and f'{p}:{source}' in linear and f'{p}:{source}' in net]
    test = [p for p in test if corpus.meta[p]['label'] != 'harmful_request']
    encoder += score(windows, train(windows, corpus.meta, chosen), test).tolist()
    compact += [net[f'{p}:{source}'] + LINEAR_SHARE * linear[f'{p}:{source}'] for p in test]
    attack += [corpus.meta[p]['a'] == 1 for p in test]
    origin += [source] * len(test)
compact, encoder, attack, origin = map(np.array, (compact, encoder, attack, origin))
logit = SLOPE * (compact - np.quantile(compact[~attack], 1 - COMPACT_RATE))
head = encoder - np.quantile(encoder[~attack], 1 - HEAD_RATE)
for share in (0, 0.1, 0.2, 0.3, 0.4, 0.8):
    mixed = logit + share * head
    areas, recalls = [], []
    for source in dict.fromkeys(origin):
        found, rest = mixed[attack & (origin == source)], mixed[~attack & (origin == source)]
        areas.append(auc(found, rest))
        recalls.append(float((found > np.quantile(rest, 0.99)).mean()))
    offset = -np.quantile(mixed[~attack], 1 - COMPACT_RATE)
    print(f'share {share}: mean AUC {np.mean(areas):.4f}, recall at 1 % {np.mean(recalls):.4f}, offset {offset:.3f}')
