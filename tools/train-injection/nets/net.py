"""What export.ts wrote, in batches, and the net of one head. The sizes are those of sentence-net.ts."""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WORK = os.environ['WORK']
SEED = int(os.environ.get('SEED', '7'))
VECTOR, CONCEPTS, TRAITS, CHANNELS, HIDDEN = 64, 22, 10, 96, 48
INPUT = VECTOR + CONCEPTS + TRAITS
MEANING = 64
WEIGHT_DECAY = 3e-3
torch.set_num_threads(1)


def word_vectors():
    """Principal components of the words' vectors as int8 values (row 0 is zero) and the scale of each dimension."""
    v = np.load(f'{WORK}/vec_use.npy').astype(np.float32)[json.load(open(f'{WORK}/order.json'))]
    v -= v.mean(0)
    power, axes = np.linalg.eigh(v.T @ v / len(v))
    power, axes = power[::-1][:VECTOR], axes[:, ::-1][:, :VECTOR]
    p = v @ axes
    p /= np.sqrt((p ** 2).mean(0))
    p *= (np.sqrt(power) / np.sqrt(power[0])) ** 0.5  # softens the spectrum
    p = p.clip(-4, 4)
    scale = np.abs(p).max(0) / 127
    values = np.concatenate([np.zeros((1, VECTOR)), np.round(p / scale)])
    return values.astype(np.int8), (scale * 0.5).astype(np.float32)


class Corpus:
    def __init__(self):
        values, scale = word_vectors()
        self.table = values.astype(np.float32) * scale
        self.row, self.mask, self.trait = (np.fromfile(f'{WORK}/tok.{n}', np.int32) for n in ('idx', 'mask', 'trait'))
        self.meta = [json.loads(line) for line in open(f'{WORK}/meta.jsonl')]
        for place, m in enumerate(self.meta):
            m['place'] = place
        self.meanings = np.load(f'{WORK}/meanings.npy')

    def attacks_and_rest(self, scores, places):
        """Scores of left-out attacks and of innocent texts; plainly harmful requests count as neither."""
        labels = [self.meta[p]['label'] for p in places]
        attack = np.array([self.meta[p]['a'] == 1 for p in places])
        return scores[attack], scores[np.array([x == 'benign' for x in labels])]


def bits(column, count):
    return ((column[:, None] >> np.arange(count)) & 1).astype(np.float32)


class Batch:
    """The words of several texts in a row with a zero between texts; units by first word, end and text."""

    def __init__(self, corpus, texts):
        self.texts = texts
        first, end, text, spans, place = [], [], [], [], 1
        self.starts = []
        for t, m in enumerate(texts):
            self.starts.append(place)
            ends = place + np.asarray(m['units'])
            end.append(ends)
            first.append(np.r_[place, ends[:-1]])
            text.append(np.full(len(ends), t))
            spans.append((place, m['at'], m['n']))
            place += m['n'] + 1
        to = np.concatenate([np.arange(p, p + n) for p, _, n in spans])
        source = np.concatenate([np.arange(a, a + n) for _, a, n in spans])
        x = np.zeros((place, INPUT), np.float32)
        x[to, :VECTOR] = corpus.table[corpus.row[source]]
        x[to, VECTOR:VECTOR + CONCEPTS] = bits(corpus.mask[source], CONCEPTS)
        x[to, VECTOR + CONCEPTS:] = bits(corpus.trait[source], TRAITS)
        self.first, self.end, self.text = np.concatenate(first), np.concatenate(end), np.concatenate(text)
        self.x = torch.from_numpy(x)
        unit = np.full(place, len(self.first))
        unit[to] = np.repeat(np.arange(len(self.first)), self.end - self.first)
        self.unit = torch.from_numpy(unit)
        self.words = torch.from_numpy((self.end - self.first).astype(np.float32))
        self.meaning = torch.from_numpy(corpus.meanings[[m['place'] for m in texts]])


class Net(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.convolution = nn.Parameter(torch.randn(3, INPUT, CHANNELS) * (1.5 / (3 * INPUT)) ** 0.5 * 2)
        self.channel_bias = nn.Parameter(torch.zeros(CHANNELS))
        self.hidden_weights = nn.Parameter(torch.randn(inputs, HIDDEN) * (2 / inputs) ** 0.5)
        self.hidden_bias = nn.Parameter(torch.zeros(HIDDEN))
        self.output = nn.Parameter(torch.randn(HIDDEN, 1) * (1 / HIDDEN) ** 0.5)
        self.output_bias = nn.Parameter(torch.tensor([-1.0]))
        # Both serve training alone: what the text is about, and whether that is harm.
        self.meaning = nn.Linear(2 * CHANNELS, MEANING)
        self.harm = nn.Linear(HIDDEN, 1)

    def weights(self):
        kept = (self.convolution, self.channel_bias, self.hidden_weights, self.hidden_bias, self.output, self.output_bias)
        return [p.detach().numpy() for p in kept]

    def channels(self, batch, drop=0.0, noise=0.0):
        x = batch.x
        if drop > 0:
            x = x * (torch.rand(len(x), 1) > drop)
        if noise > 0:
            # A word's neighbours in meaning, among them its translations, should read alike.
            known = x[:, :VECTOR].abs().sum(1, keepdim=True) > 0
            x = torch.cat([x[:, :VECTOR] + torch.randn(len(x), VECTOR) * noise * known, x[:, VECTOR:]], 1)
        after, own, before = x @ self.convolution[0], x @ self.convolution[1], x @ self.convolution[2]
        return F.relu(self.channel_bias + own + F.pad(after[:-1], (0, 0, 1, 0)) + F.pad(before[1:], (0, 0, 0, 1)))

    def pool(self, batch, active):
        """Strongest word and sum of each channel in each unit."""
        units = len(batch.first) + 1
        index = batch.unit[:, None].expand(-1, CHANNELS)
        strongest = torch.zeros(units, CHANNELS).scatter_reduce(0, index, active, 'amax', include_self=True)
        return strongest[:-1], torch.zeros(units, CHANNELS).index_add(0, batch.unit, active)[:-1]

    def hide(self, inputs):
        return F.relu(inputs @ self.hidden_weights + self.hidden_bias)

    def judge(self, hidden):
        return (hidden @ self.output)[:, 0] + self.output_bias

    def meaning_loss(self, batch, strongest, sums):
        """How far the channels are from telling what an encoder of whole sentences makes of the text."""
        texts = len(batch.texts)
        text = torch.from_numpy(batch.text)
        words = torch.zeros(texts).index_add(0, text, batch.words)
        units = torch.zeros(texts).index_add(0, text, torch.ones(len(text)))
        mean = torch.zeros(texts, CHANNELS).index_add(0, text, sums) / (words[:, None] + 1)
        high = torch.zeros(texts, CHANNELS).index_add(0, text, strongest) / (units[:, None] + 0.1)
        return ((self.meaning(torch.cat([mean, high], 1)) - batch.meaning) ** 2).mean()


class Schedule:
    """Adam with a short warm-up, a linear fall and decay of the weights."""

    def __init__(self, net, rate, total):
        self.net, self.rate, self.total, self.step_count = net, rate, total, 0
        self.adam = torch.optim.Adam(net.parameters(), rate)

    def step(self, loss):
        self.step_count += 1
        rate = self.rate * min(1, self.step_count / 100) * max(0.05, 1 - self.step_count / self.total)
        for group in self.adam.param_groups:
            group['lr'] = rate
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()
        with torch.no_grad():
            for p in self.net.parameters():
                if p.ndim > 1:
                    p.mul_(1 - rate * WEIGHT_DECAY)


def cut(m, words):
    """The first words of a text."""
    if m['n'] <= words:
        return m
    m = {**m, 'n': words, 'units': [end for end in m['units'] if end < words] + [words]}
    if m['s'] and m['s'][0] >= words:
        m['s'] = None
    return m


def best_of_each(scores, texts):
    """Places of the highest score of each text, in order of text."""
    order = np.lexsort((scores, texts))
    ordered = texts[order]
    return order[np.r_[ordered[1:] != ordered[:-1], True]]


def auc(attacks, rest):
    _, inverse, counts = np.unique(np.r_[attacks, rest], return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n = len(attacks)
    return (ranks[:n].sum() - n * (n + 1) / 2) / (n * len(rest))
