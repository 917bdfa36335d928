"""The head of the larger detector, on what embed.ts wrote: `head.py OUT`. Prints each source left out, then trains on all."""
import json
import os
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../train-injection/nets'))
from direct import FOLDS, auc, balance, split, weight
from net import SEED, WORK, Corpus, best_of_each

MAGIC, VERSION, SIZE, HIDDEN = 0x45495A42, 1, 384, 64
EPOCHS, RATE, BATCH, DROP = 6, 2e-3, 128, 0.3
DEFAULT_RATE = 0.008


class Windows:
    def __init__(self):
        self.owners = np.fromfile(f'{WORK}/encoder-owners.i32', np.int32)
        self.meanings = np.fromfile(f'{WORK}/encoder.f32', np.float32).reshape(-1, SIZE)
        self.places, first = np.unique(self.owners, return_index=True)
        self.range = dict(zip(self.places.tolist(), zip(first.tolist(), np.r_[first[1:], len(self.owners)].tolist())))

    def of(self, places):
        rows = [np.arange(*self.range[p]) for p in places]
        owner = np.repeat(np.arange(len(places)), [len(r) for r in rows])
        return torch.from_numpy(self.meanings[np.concatenate(rows)]), owner


def head():
    torch.manual_seed(SEED)
    return torch.nn.Sequential(torch.nn.Dropout(0.1), torch.nn.Linear(SIZE, HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(DROP), torch.nn.Linear(HIDDEN, 1))


def train(windows, meta, places):
    places = np.array([p for p in places if p in windows.range])
    w = balance(meta, places)
    net, random = head(), np.random.default_rng(SEED)
    adam = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.02)
    for _ in range(EPOCHS):
        order = random.permutation(len(places))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[at:at + BATCH]
            x, owner = windows.of(places[chosen])
            z = net(x)[:, 0]
            best = best_of_each(z.detach().numpy(), owner)
            target = torch.tensor([meta[p]['a'] * 0.98 + 0.01 for p in places[chosen]])
            loss = (F.binary_cross_entropy_with_logits(z[best], target, reduction='none') * torch.tensor(w[chosen])).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
    return net.eval()


@torch.no_grad()
def score(windows, net, places):
    x, owner = windows.of(places)
    z = net(x)[:, 0].numpy()
    return z[best_of_each(z, owner)]


if __name__ == '__main__':
    corpus, windows = Corpus(), Windows()
    meta, figures, innocent = corpus.meta, {}, []
    deepset = [p for p, m in enumerate(meta) if m['file'] == 'deepset' and p in windows.range]
    for source, others in FOLDS:
        chosen, test = split(corpus, source, others)
        test = [p for p in test if p in windows.range]
        net = train(windows, meta, chosen)
        attacks, rest = corpus.attacks_and_rest(score(windows, net, test), test)
        innocent.append(rest)
        outside = auc(*corpus.attacks_and_rest(score(windows, net, deepset), deepset))
        figures[source] = {'auc': round(auc(attacks, rest), 4), 'recallAt1PercentFalse': round(float((attacks > np.quantile(rest, 0.99)).mean()), 4), 'deepsetAuc': round(outside, 4)}
        print(source, figures[source], flush=True)
    shared = [value for source, value in figures.items() if source != 'written']
    figures['mean'] = {name: round(float(np.mean([value[name] for value in shared])), 4) for name in ('auc', 'recallAt1PercentFalse')}
    print(json.dumps(figures['mean']))
    json.dump(figures, open(f'{WORK}/encoder.json', 'w'), indent=1)
    net = train(windows, meta, [p for p, m in enumerate(meta) if weight(m) > 0])
    hidden, output = net[1], net[4]
    # 0.5 stands where the default share of innocent texts of left-out sources is.
    bias = output.bias.detach().numpy() - np.quantile(np.concatenate(innocent), 1 - DEFAULT_RATE)
    with open(sys.argv[1], 'wb') as file:
        file.write(struct.pack('<II', MAGIC, VERSION))
        for part in (hidden.weight.detach().numpy().T, hidden.bias.detach().numpy(), output.weight.detach().numpy(), bias):
            file.write(np.ascontiguousarray(part, '<f4').tobytes())
