"""Mixes nets and linear classifiers, sets 0.5 to the default rate of false alarms on sources left out, and writes the
weights: `weights.py OUT`. Also writes `loso.json`, the figures of every source left out."""
import json
import struct
import sys

import numpy as np


from net import WORK, auc, word_vectors

MAGIC, VERSION, FEATURES = 0x57495A42, 3, 1 << 18
RATES = (0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005)
# Share of innocent texts flagged at 0.5, and how much the linear score counts beside the net's.
DEFAULT_RATE = {'direct': 0.015, 'data': 0.015}
LINEAR_SHARE = {'direct': 0.8, 'data': 1.5}
meta = [json.loads(line) for line in open(f'{WORK}/meta.jsonl')]


def left_out_scores(head):
    """Place, source left out and mixed score of every text that both net and linear classifier scored while left out."""
    linear = {}
    for line in open(f'{WORK}/linear-{head}.jsonl'):
        place, score, source = json.loads(line)
        linear[f'{place}:{source}'] = score
    net = json.load(open(f'{WORK}/loso-{head}.json'))
    keys = [key for key in net if key in linear and meta[int(key.split(':')[0])]['label'] != 'harmful_request']
    mixed = np.array([net[key] + LINEAR_SHARE[head] * linear[key] for key in keys])
    return [meta[int(key.split(':')[0])] for key in keys], np.array([key.split(':')[1] for key in keys]), mixed


def rate_of(m):
    return m['kind'] if m['lang'] in ('en', '') else 'not English'


def figures(attacks, rest, threshold):
    return {
        'attacks': len(attacks),
        'innocent': len(rest),
        'auc': auc(attacks, rest),
        'recallAt1PercentFalse': (attacks > np.quantile(rest, 0.99)).mean(),
        'recallAt2PercentFalse': (attacks > np.quantile(rest, 0.98)).mean(),
        'foundAtDefault': (attacks > threshold).mean(),
        'flaggedAtDefault': (rest > threshold).mean(),
    }


def calibrate(head):
    """Slope and offset that make the mixed score a probability, its points of operation, and the figures."""
    texts, sources, z = left_out_scores(head)
    attack = np.array([m['a'] == 1 for m in texts])
    rest = z[~attack]
    threshold = np.quantile(rest, 1 - DEFAULT_RATE[head])
    slope = fit_slope(z - threshold, attack, sources)
    points = [(rate, 1 / (1 + np.exp(-slope * (np.quantile(rest, 1 - rate) - threshold)))) for rate in RATES]
    result = {s: figures(z[attack & (sources == s)], z[~attack & (sources == s)], threshold) for s in sorted(set(sources))}
    names = ('auc', 'recallAt1PercentFalse', 'recallAt2PercentFalse', 'foundAtDefault', 'flaggedAtDefault')
    shared = [value for s, value in result.items() if s != 'written']
    result['mean'] = {name: np.mean([value[name] for value in shared]) for name in names}
    by_kind = {}
    for m, score in zip(texts, z):
        if not m['a']:
            by_kind.setdefault(rate_of(m), []).append(score > threshold)
    result['flaggedAtDefaultByKind'] = {kind: [len(flags), np.mean(flags)] for kind, flags in by_kind.items()}
    result['thresholdsElsewhere'] = thresholds_elsewhere(z, attack, sources)
    return (slope, LINEAR_SHARE[head] * slope, -slope * threshold), points, result


def thresholds_elsewhere(z, attack, sources):
    """The share of innocent texts of each source over the threshold that the other sources set for a rate."""
    result = {}
    for rate in (0.02, 0.01, 0.005):
        shares = []
        for source in sorted(set(sources)):
            own = ~attack & (sources == source)
            shares.append((z[own] > np.quantile(z[~attack & (sources != source)], 1 - rate)).mean())
        result[str(rate)] = {'mean': np.mean(shares), 'worst': np.max(shares)}
    return result


def fit_slope(z, attack, sources):
    """Platt's slope with the offset fixed at the threshold, every source's attacks and innocents counting alike."""
    w = np.zeros(len(z))
    for source in set(sources):
        for kind in (attack, ~attack):
            chosen = kind & (sources == source)
            w[chosen] = 1 / max(1, chosen.sum())
    slope = 1.0
    for _ in range(300):
        p = 1 / (1 + np.exp(-slope * z))
        slope -= (w * (p - attack) * z).sum() / ((w * p * (1 - p) * z * z).sum() + 1e-6)
        slope = min(max(slope, 0.3), 3.0)
    return slope


def write(out, mixes, points):
    linear = open(f'{WORK}/linear.bin', 'rb').read()
    values, scale = word_vectors()
    with open(out, 'wb') as file:
        file.write(struct.pack('<II', MAGIC, VERSION))
        for head in range(2):
            at = 8 + head * (16 + FEATURES)
            file.write(linear[at:at + 8] + linear[at + 16:at + 16 + FEATURES])
        for mix in mixes:
            file.write(struct.pack('<fff', *mix))
        for point in points:
            file.write(struct.pack('<ff', *point))
        file.write(struct.pack('<I', len(values) - 1) + scale.astype('<f4').tobytes())
        for name in ('hashes', 'stems'):
            file.write(open(f'{WORK}/{name}.i32', 'rb').read())
        file.write(values.tobytes())
        for head in ('direct', 'data'):
            weights = np.load(f'{WORK}/final-{head}.npz')
            for name in weights.files:
                file.write(weights[name].astype('<f4').tobytes())
        print(f'{file.tell()} bytes')


if __name__ == '__main__':
    direct_mix, points, direct = calibrate('direct')
    data_mix, _, data = calibrate('data')
    shown = json.dumps({'direct': direct, 'data': data}, indent=1, default=lambda x: round(float(x), 4))
    open(f'{WORK}/loso.json', 'w').write(shown)
    print(shown)
    write(sys.argv[1], [direct_mix, data_mix], points)
