"""The net of what people write: `direct.py loso [SOURCE,…]` leaves one source out, `direct.py final` trains on everything."""
import collections
import json
import sys
import time

from net import *

FOLDS = [
    ('authored', ['polyai', 'xstest', 'xquad']),
    ('garak', ['lmarena', 'mitre']),
    ('jailbreakbench', ['gorilla', 'self-instruct']),
    ('gptfuzz', ['awesome', 'postmark']),
    ('spikee', ['fabric', 'documentation']),
    ('awesome', ['lmarena', 'xstest']),
]
# Units in a window, and by how many it moves on.
WINDOWS = ((1, 1), (4, 2), (12, 6))
INPUTS = 2 * CHANNELS + 1
EPOCHS, RATE, BATCH = 2, 5e-3, 96
TRAIN_WORDS = 256
DROP, NOISE = 0.12, 0.25
MEANING_WEIGHT, HARM_WEIGHT = 1.0, 0.1
ATTACK_SHARE = 0.4
# A plainly harmful request is no attack, and nearer to one than a harmless request.
TARGETS = {'benign': 0.01, 'harmful_request': 0.2}
ATTACK_TARGET = 0.99
# JailbreakBench took goals from these: what comes near one of its texts is left out with it.
SHARED_GOALS = {'jailbreakbench': {'advbench', 'harmbench'}}
NEAR = 0.6
NOT_TESTED = ('deepset', 'generated', 'indirect', 'obfuscated')


def weight(m):
    """How much a text teaches; 0 leaves it out."""
    if m['file'] == 'deepset' or m['n'] == 0:
        return 0
    if m['file'] == 'indirect':
        if not m['a']:
            return 0.3
        # A bare order in a document is only an attack for who knows that it is a document.
        is_plain = any(f in ('bipia', 'injecagent') or f.startswith('written-') for f in m['fam']) or (m.get('pair') or '').startswith(('task-', 'planted-'))
        return 0 if is_plain else 0.4
    if m['kind'] == 'system_prompt':
        return 0.2
    if m['label'] == 'harmful_request':
        return 0.3
    if m['file'] == 'obfuscated':
        return 0.5 if m['a'] else 1
    return 1


def balance(meta, train):
    """Small sources count more for each text, and attacks for a fixed share of all."""
    w = np.array([weight(meta[p]) for p in train], np.float32)
    keys = [(meta[p]['fam'][0], meta[p]['a']) for p in train]
    size = collections.Counter()
    for key, x in zip(keys, w):
        size[key] += x
    w = np.array([x * min(3.0, (400 / size[key]) ** 0.35) for key, x in zip(keys, w)], np.float32)
    attack = np.array([meta[p]['a'] == 1 for p in train])
    share = np.where(attack, ATTACK_SHARE / w[attack].sum(), (1 - ATTACK_SHARE) / w[~attack].sum())
    return (w * share * len(train)).astype(np.float32)


def family(name):
    return 'written' if name.startswith('written-') else name


def near_texts(corpus, source, test):
    """Places of texts with goals that the left-out source shares: harmful requests near one of its texts, and all made of such."""
    families = SHARED_GOALS.get(source, set())
    if not families:
        return set()

    def words(m):
        return set(corpus.row[m['at']:m['at'] + m['n']].tolist()) - {0}

    attacks = [words(corpus.meta[p]) for p in test if corpus.meta[p]['a']]
    near = set()
    for p, m in enumerate(corpus.meta):
        if not families & set(m['fam']):
            continue
        own = words(m)
        if m['label'] != 'harmful_request' or any(len(own & attack) >= NEAR * len(own) for attack in attacks):
            near.add(p)
    return near


def split(corpus, source, others):
    meta = corpus.meta
    left_out = {source, *others}

    def is_left_out(m):
        return any(family(f) in left_out for f in m['fam'])

    def is_test(m):
        if m['file'] in NOT_TESTED or m['kind'] == 'system_prompt':
            return False
        return any(family(f) == source for f in m['fam']) if m['a'] else is_left_out(m)

    test = [p for p, m in enumerate(meta) if is_test(m)]
    near = near_texts(corpus, source, test)
    return [p for p, m in enumerate(meta) if weight(m) > 0 and not is_left_out(m) and p not in near], test


def about_harm(m):
    """1 for what is about harm, 0 for what is not, -1 where nobody said."""
    if m['label'] == 'harmful_request' or (m['label'] == 'jailbreak' and {'jailbreakbench', 'gptfuzz'} & set(m['fam'])):
        return 1
    return -1 if m['a'] else 0


def windows(text):
    starts = np.flatnonzero(np.r_[True, text[1:] != text[:-1]])
    first, end, owner = [], [], []
    for start, stop in zip(starts, np.r_[starts[1:], len(text)]):
        n = stop - start
        for size, stride in WINDOWS:
            if size > 1 and n <= size // 4:
                break
            for at in range(0, n, stride):
                to = min(at + size, n)
                first.append(start + max(0, to - size))
                end.append(start + to)
                owner.append(text[start])
                if to == n:
                    break
    return np.array(first), np.array(end), np.array(owner)


def features(net, batch, active):
    strongest, sums = net.pool(batch, active)
    first, end, owner = windows(batch.text)
    padded = torch.cat([strongest, torch.zeros(1, CHANNELS)])
    is_one = end - first == 1
    wide = first[~is_one, None] + np.arange(12)
    wide = torch.from_numpy(np.where(wide < end[~is_one, None], wide, len(batch.first)))
    order = np.argsort(np.r_[np.flatnonzero(is_one), np.flatnonzero(~is_one)])
    high = torch.cat([padded[torch.from_numpy(first[is_one])], padded[wide].amax(1)])[torch.from_numpy(order)]
    total = torch.cat([torch.zeros(1, CHANNELS), sums.double().cumsum(0).float()])
    words = torch.cat([torch.zeros(1), batch.words.cumsum(0)])
    f, e = torch.from_numpy(first), torch.from_numpy(end)
    length = words[e] - words[f]
    mean = (total[e] - total[f]) / (length[:, None] + 4)
    return torch.cat([high, mean, (torch.log(length + 1) * 0.3)[:, None]], 1), owner, strongest, sums


@torch.no_grad()
def score(corpus, net, texts):
    out = np.full(len(texts), -20.0, np.float32)
    order = [i for i in sorted(range(len(texts)), key=lambda i: texts[i]['n']) if texts[i]['n'] > 0]
    for at in range(0, len(order), 256):
        chosen = order[at:at + 256]
        batch = Batch(corpus, [texts[i] for i in chosen])
        inputs, owner, _, _ = features(net, batch, net.channels(batch))
        z = net.judge(net.hide(inputs)).numpy()
        out[chosen] = z[best_of_each(z, owner)]
    return out


def train(corpus, texts, weights, seed=SEED):
    """A text is an attack when its best window is one, so a line of it teaches its own words and not those around it."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    net = Net(INPUTS)
    schedule = Schedule(net, RATE, EPOCHS * (len(texts) // BATCH))
    for _ in range(EPOCHS):
        order = random.permutation(len(texts))
        for at in range(0, len(texts) - BATCH + 1, BATCH):
            chosen = order[at:at + BATCH]
            batch = Batch(corpus, [texts[i] for i in chosen])
            inputs, owner, strongest, sums = features(net, batch, net.channels(batch, DROP, NOISE))
            hidden = net.hide(F.dropout(inputs, 0.1))
            z = net.judge(hidden)
            best = best_of_each(z.detach().numpy(), owner)
            target = torch.tensor([TARGETS.get(m['label'], ATTACK_TARGET) for m in batch.texts])
            losses = F.binary_cross_entropy_with_logits(z[best], target, reduction='none')
            loss = (losses * torch.tensor(weights[chosen])).mean()
            harm = np.array([about_harm(m) for m in batch.texts])
            known = np.flatnonzero(harm >= 0)
            guess = net.harm(hidden[best][known])[:, 0]
            loss = loss + HARM_WEIGHT * F.binary_cross_entropy_with_logits(guess, torch.tensor(harm[known], dtype=torch.float32))
            schedule.step(loss + MEANING_WEIGHT * net.meaning_loss(batch, strongest, sums))
    return net


def run_folds(corpus, only):
    meta = corpus.meta
    deepset = [p for p, m in enumerate(meta) if m['file'] == 'deepset']
    out, areas, recalls, began = {}, [], [], time.time()
    for source, others in FOLDS:
        if only and source not in only:
            continue
        chosen, test = split(corpus, source, others)
        net = train(corpus, [cut(meta[p], TRAIN_WORDS) for p in chosen], balance(meta, chosen))
        z = score(corpus, net, [meta[p] for p in test])
        attacks, rest = corpus.attacks_and_rest(z, test)
        areas.append(auc(attacks, rest))
        recalls.append((attacks > np.quantile(rest, 0.99)).mean())
        outside = auc(*corpus.attacks_and_rest(score(corpus, net, [meta[p] for p in deepset]), deepset))
        print(f'{source} {len(chosen)} {len(attacks)} {len(rest)} AUC {areas[-1]:.3f} recall at 1 % {recalls[-1]:.3f} deepset {outside:.3f} {time.time() - began:.0f} s', flush=True)
        out.update({f'{p}:{source}': float(x) for x, p in zip(z, test)})
    print(f'mean AUC {np.mean(areas):.3f} recall {np.mean(recalls):.3f}')
    json.dump(out, open(f'{WORK}/loso-direct.json', 'w'))


if __name__ == '__main__':
    corpus = Corpus()
    if sys.argv[1] == 'loso':
        run_folds(corpus, sys.argv[2].split(',') if len(sys.argv) > 2 else None)
    else:
        chosen = [p for p, m in enumerate(corpus.meta) if weight(m) > 0]
        net = train(corpus, [cut(corpus.meta[p], TRAIN_WORDS) for p in chosen], balance(corpus.meta, chosen))
        np.savez(f'{WORK}/final-direct.npz', *net.weights())
