"""The net of what tools and documents bring: `data.py loso [SOURCE,…]` leaves one source of payloads out, `data.py final` trains on everything."""
import json
import sys
import time

from net import *

FOLDS = ['authored', 'spikee', 'bipia', 'injecagent']
INPUTS = 2 * CHANNELS + 2 * VECTOR + 5
EPOCHS, RATE, BATCH = 2, 2.5e-3, 48
ATTACK_WORDS, CLEAN_WORDS = 640, 256
DROP, NOISE = 0.12, 0.25
MEANING_WEIGHT = 1.0
ATTACK_SHARE = 0.42
NOT_DATA = ('agent_trace', 'full_prompt')
OURS = ('task-', 'generated-', 'planted-')


def weight(m):
    """How much a text teaches; 0 leaves it out."""
    if m['file'] == 'deepset' or m['n'] == 0 or m['kind'] in NOT_DATA:
        return 0
    if m['file'] == 'indirect':
        return 1
    if not m['a'] and m['kind'] in ('document', 'email', 'agent_rules', 'tool_output'):
        return 0.5 if m['file'] == 'obfuscated' else 1
    if m['a']:
        return 0.12 if m['file'] == 'generated' else 0.25
    return 0.3 if m['kind'] == 'lookalike' else 0


def balance(meta, chosen):
    w = np.array([weight(meta[p]) for p in chosen], np.float32)
    attack = np.array([meta[p]['a'] == 1 for p in chosen])
    share = np.where(attack, ATTACK_SHARE / w[attack].sum(), (1 - ATTACK_SHARE) / w[~attack].sum())
    return (w * share * len(chosen)).astype(np.float32)


def families(m):
    return {'written' if f.startswith('written-') else f for f in m['fam']}


def pair_of(m):
    return m.get('pair') or ''


def split(meta, source):
    pairs = {pair_of(m) for m in meta if m['file'] == 'indirect' and source in families(m)} - {''}

    def is_test(m):
        if m['file'] != 'indirect' or m['kind'] in NOT_DATA or pair_of(m).startswith(OURS):
            return False
        if m['a']:
            return source in families(m) and pair_of(m) != '' and m['s'] is not None
        return pair_of(m) in pairs

    def is_train(m):
        if weight(m) == 0 or pair_of(m) in pairs:
            return False
        if source not in families(m):
            return True
        if source == 'written' or pair_of(m).startswith('task-'):
            return False
        # Only the payload's source is left out: clean texts and planted orders of our own may stand in its carriers.
        return not (m['a'] and m['file'] in ('indirect', 'attacks_direct', 'attacks_multilingual')) or pair_of(m).startswith(OURS)

    return [p for p, m in enumerate(meta) if is_train(m)], [p for p, m in enumerate(meta) if is_test(m)]


def features(net, batch, active):
    """Each unit beside the text that it stands in."""
    strongest, sums = net.pool(batch, active)
    units, texts = len(batch.first), len(batch.texts)
    text = torch.from_numpy(batch.text)
    own = torch.zeros(units + 1, VECTOR).index_add(0, batch.unit, batch.x[:, :VECTOR])[:-1]
    words = torch.zeros(texts).index_add(0, text, batch.words)
    count = torch.zeros(texts).index_add(0, text, torch.ones(units))
    whole = torch.zeros(texts, VECTOR).index_add(0, text, own)
    meaning = own / (batch.words[:, None] + 2)
    around = (whole[text] - own) / ((words[text] - batch.words)[:, None] + 8)
    cosine = (meaning * around).sum(1) / (torch.sqrt((meaning ** 2).sum(1) * (around ** 2).sum(1)) + 0.05)
    first = np.r_[True, batch.text[1:] != batch.text[:-1]]
    last = np.r_[first[1:], True]
    place = [cosine, torch.from_numpy(first).float(), torch.from_numpy(last).float(), torch.log(batch.words + 1) * 0.3, torch.log(count[text]) * 0.3]
    mean = sums / (batch.words[:, None] + 4)
    return torch.cat([strongest, mean, meaning * 2, meaning * around * 6, torch.stack(place, 1)], 1), strongest, sums


def labels(batch):
    """1 for units of the planted text, 0 for others, -1 where only the text is labelled, -2 for units that hold a little of it."""
    out = np.zeros(len(batch.first), np.int32)
    for unit, t in enumerate(batch.text):
        m = batch.texts[t]
        if not m['a']:
            continue
        if m['s'] is None:
            out[unit] = -1
            continue
        first, end = batch.first[unit] - batch.starts[t], batch.end[unit] - batch.starts[t]
        overlap = min(end, m['s'][1]) - max(first, m['s'][0])
        if overlap >= 0.5 * (end - first) or overlap >= 0.6 * (m['s'][1] - m['s'][0]):
            out[unit] = 1
        elif overlap > 0:
            out[unit] = -2
    return out


@torch.no_grad()
def score(corpus, net, texts):
    """The best unit's score of each text, and for each text its units' scores, labels and lengths."""
    out, units = np.full(len(texts), -20.0, np.float32), {}
    order = [i for i in sorted(range(len(texts)), key=lambda i: texts[i]['n']) if texts[i]['n'] > 0]
    for at in range(0, len(order), 128):
        chosen = order[at:at + 128]
        batch = Batch(corpus, [texts[i] for i in chosen])
        z = net.judge(net.hide(features(net, batch, net.channels(batch))[0])).numpy()
        out[chosen] = z[best_of_each(z, batch.text)]
        known = labels(batch)
        for t, i in enumerate(chosen):
            k = batch.text == t
            units[i] = (z[k], known[k], (batch.end - batch.first)[k])
    return out, units


def train(corpus, texts, weights, seed=SEED):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    net = Net(INPUTS)
    schedule = Schedule(net, RATE, EPOCHS * (len(texts) // BATCH))
    for _ in range(EPOCHS):
        order = random.permutation(len(texts))
        for at in range(0, len(texts) - BATCH + 1, BATCH):
            chosen = order[at:at + BATCH]
            batch = Batch(corpus, [texts[i] for i in chosen])
            inputs, strongest, sums = features(net, batch, net.channels(batch, DROP, NOISE))
            z = net.judge(net.hide(F.dropout(inputs, 0.1)))
            loss = unit_loss(batch, z, labels(batch), weights[chosen])
            schedule.step(loss + MEANING_WEIGHT * net.meaning_loss(batch, strongest, sums))
    return net


def unit_loss(batch, z, known, weights):
    """The best planted and the best other unit of each text count in full, every unit a little."""
    loss = torch.zeros(())
    scores = z.detach().numpy()
    for target, places in ((0.99, np.flatnonzero((known == 1) | (known == -1))), (0.01, np.flatnonzero(known == 0))):
        if len(places) == 0:
            continue
        owner = batch.text[places]
        best = places[best_of_each(scores[places], owner)]
        full = weights[batch.text[best]] * np.array([1.0 if target > 0.5 or not batch.texts[t]['a'] else 0.6 for t in batch.text[best]])
        part = 0.3 * weights[owner] / np.bincount(owner, minlength=len(batch.texts))[owner] * (known[places] >= 0)
        each = F.binary_cross_entropy_with_logits(z, torch.full_like(z, target), reduction='none')
        loss = loss + (each[best] * torch.tensor(full, dtype=torch.float32)).sum() + (each[places] * torch.tensor(part, dtype=torch.float32)).sum()
    return loss / len(batch.texts)


def overlap(z, known, words):
    """Intersection over union of the units that would be shown, as in reader.ts."""
    best = int(np.argmax(z))
    first, end = best, best + 1
    least = max(z[best] - 5, min(z[best], -2))
    at = best - 1
    while at >= 0 and first - at <= 2:
        first = at if z[at] >= least else first
        at -= 1
    at = end
    while at < len(z) and at - end <= 1:
        end = at + 1 if z[at] >= least else end
        at += 1
    shown = np.zeros(len(z), bool)
    shown[first:end] = True
    return (words * (shown & (known == 1))).sum() / max(1, (words * (shown | (known == 1))).sum())


def run_folds(corpus, only):
    meta = corpus.meta
    out, areas, recalls, began = {}, [], [], time.time()
    for source in FOLDS:
        if only and source not in only:
            continue
        chosen, test = split(meta, source)
        if not any(meta[p]['a'] for p in test):
            continue
        net = train(corpus, [cut(meta[p], ATTACK_WORDS if meta[p]['a'] else CLEAN_WORDS) for p in chosen], balance(meta, chosen))
        z, units = score(corpus, net, [meta[p] for p in test])
        attacks, rest = corpus.attacks_and_rest(z, test)
        threshold = np.quantile(rest, 0.98)
        shown = [overlap(*units[i]) for i, p in enumerate(test) if meta[p]['a'] and z[i] > threshold]
        areas.append(auc(attacks, rest))
        recalls.append((attacks > threshold).mean())
        print(f'{source} {len(chosen)} {len(attacks)} {len(rest)} AUC {areas[-1]:.3f} recall at 2 % {recalls[-1]:.3f} IoU>=.5 {np.mean(np.array(shown) >= 0.5):.2f} mean {np.mean(shown):.2f} {time.time() - began:.0f} s', flush=True)
        out.update({f'{p}:{source}': float(x) for x, p in zip(z, test)})
    print(f'mean AUC {np.mean(areas):.3f} recall {np.mean(recalls):.3f}')
    json.dump(out, open(f'{WORK}/loso-data.json', 'w'))


if __name__ == '__main__':
    corpus = Corpus()
    if sys.argv[1] == 'loso':
        run_folds(corpus, sys.argv[2].split(',') if len(sys.argv) > 2 else None)
    else:
        chosen = [p for p, m in enumerate(corpus.meta) if weight(m) > 0]
        net = train(corpus, [cut(corpus.meta[p], ATTACK_WORDS if corpus.meta[p]['a'] else CLEAN_WORDS) for p in chosen], balance(corpus.meta, chosen))
        np.savez(f'{WORK}/final-data.npz', *net.weights())
