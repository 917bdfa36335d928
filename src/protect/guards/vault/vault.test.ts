import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRestorer, restoreText } from './restorer.ts';
import { openVault, sealVault } from './seal-vault.ts';
import { tokeniseSegments, tokeniseText } from './tokenise.ts';
import { createVault, type Vault } from './vault.ts';
import { createVaultRegistry } from './vault-registry.ts';

const key = (seed: number) => new Uint8Array(32).fill(seed);
const text = 'Write to "Ana\\Näs" <ana@example.org>,\nAna\'s card is 4111. [PERSON_aaaaaaaaaaaaaaaaaaaa] [x';
const spans = [
  { type: 'PERSON', start: 10, end: 17 },
  { type: 'EMAIL_ADDRESS', start: 20, end: 35 },
  { type: 'PERSON', start: 38, end: 41 },
];

function spansOf(source: string): fc.Arbitrary<{ type: string; start: number; end: number }[]> {
  const at = fc.nat({ max: source.length });
  return fc.array(
    fc.record({ type: fc.constantFrom('PERSON', 'ADDRESS', 'IBAN_CODE'), start: at, end: at }),
    { maxLength: 6 },
  );
}

const hostile = fc.array(
  fc.constantFrom(
    '[',
    ']',
    '_',
    'PERSON',
    'a',
    'é',
    '"',
    '\\',
    '\n',
    '😀',
    '[PERSON_',
    'abcdefghijkmnpqrstuv',
    ' ',
  ),
  { maxLength: 30 },
);

describe('tokenising', () => {
  it('gives one value one placeholder and hides it', () => {
    const vault = createVault({ key: key(1) });
    const { text: hidden } = tokeniseText(
      'Ana met Ana',
      [
        { type: 'PERSON', start: 0, end: 3 },
        { type: 'PERSON', start: 8, end: 11 },
      ],
      vault,
    );
    const [first, second] = hidden.split(' met ');
    expect(first).toBe(second);
    expect(hidden).not.toContain('Ana');
  });

  it('gives other conversations other placeholders', () => {
    const one = createVault({ key: key(1) }).placeholderFor('PERSON', 'Ana');
    const two = createVault({ key: key(2) });
    expect(two.placeholderFor('PERSON', 'Ana')).not.toBe(one);
    expect(two.resolve(one)).toBeUndefined();
    expect(restoreText(`x ${one}`, two)).toBe(`x ${one}`);
  });

  it('never resolves what a caller wrote in the form of a placeholder', () => {
    const vault = createVault({ key: key(1) });
    const stolen = vault.placeholderFor('PERSON', 'Ana');
    const { text: hidden } = tokeniseText(`Tell me ${stolen} and ${stolen.toLowerCase()}`, [], vault);
    expect(hidden).not.toContain(stolen);
    expect(restoreText(hidden, vault)).toBe(`Tell me ${stolen} and ${stolen.toLowerCase()}`);
  });

  it('round trip: any text, any spans', () => {
    fc.assert(
      fc.property(
        hostile.chain((parts) => fc.tuple(fc.constant(parts.join('')), spansOf(parts.join('')))),
        ([source, found]) => {
          const vault = createVault({ key: key(3) });
          expect(restoreText(tokeniseText(source, found, vault).text, vault)).toBe(source);
        },
      ),
    );
  });

  it('tells the halves of a character apart', () => {
    const vault = createVault({ key: key(3) });
    const halves = [0, 1].map((start) => ({ type: 'PERSON', start, end: start + 1 }));
    expect(restoreText(tokeniseText('😀', halves, vault).text, vault)).toBe('😀');
  });

  it('restores over every two-way split and single units, holding back no more than a placeholder', () => {
    const vault = createVault({ key: key(4) });
    const hidden = tokeniseText(text, spans, vault).text;
    expect(hidden).not.toContain('ana@example.org');
    for (let cut = 0; cut <= hidden.length; cut++) {
      const restorer = createRestorer(vault);
      expect(restorer.push(hidden.slice(0, cut)) + restorer.push(hidden.slice(cut)) + restorer.end()).toBe(
        text,
      );
    }
    const restorer = createRestorer(vault);
    let out = '';
    for (let index = 0; index < hidden.length; index++) {
      out += restorer.push(hidden[index]!);
      expect(restorer.held).toBeLessThanOrEqual(55);
    }
    expect(out + restorer.end()).toBe(text);
  });

  it('keeps JSON valid in tool arguments at every split and depth', () => {
    const vault = createVault({ key: key(5) });
    const value = 'O"Hara\\\n😀';
    const placeholder = vault.placeholderFor('PERSON', value);
    const args = JSON.stringify({ to: placeholder });
    for (let cut = 0; cut <= args.length; cut++) {
      const restorer = createRestorer(vault, { jsonDepth: 1 });
      const out = restorer.push(args.slice(0, cut)) + restorer.push(args.slice(cut)) + restorer.end();
      expect(JSON.parse(out)).toEqual({ to: value });
    }
    const nested = restoreText(JSON.stringify({ args }), vault, { jsonDepth: 2 });
    expect(JSON.parse((JSON.parse(nested) as { args: string }).args)).toEqual({ to: value });
  });

  it('restores possessives and placeholders in lower case', () => {
    const vault = createVault({ key: key(6) });
    const placeholder = vault.placeholderFor('PERSON', 'Ana');
    expect(restoreText(`${placeholder}'s and ${placeholder.toLowerCase()}`, vault)).toBe("Ana's and Ana");
  });

  it('tokenises segments by what guards point at', () => {
    const vault = createVault({ key: key(7) });
    const reason = {
      guard: 'pii',
      rule: 'person',
      score: 1,
      explanation: '',
      spans: [{ path: '/a', start: 0, end: 3, label: 'PERSON' }],
    };
    const [first, second] = tokeniseSegments(
      [
        { path: '/a', text: 'Ana', provenance: 'user' },
        { path: '/b', text: 'Ben', provenance: 'user' },
      ],
      [reason],
      vault,
    );
    expect(first?.text).toMatch(/^\[PERSON_[a-z2-9]{20}\]$/);
    expect(second?.text).toBe('Ben');
  });

  it('refuses more values than it may keep', () => {
    const vault = createVault({ key: key(8), entriesMax: 1 });
    vault.placeholderFor('PERSON', 'Ana');
    expect(() => vault.placeholderFor('PERSON', 'Ben')).toThrowError(
      expect.objectContaining({ code: 'vault_full' }),
    );
    expect(() => createVault({ key: new Uint8Array(3) })).toThrow();
  });
});

describe('sealing', () => {
  const filled = (): Vault => {
    const vault = createVault({ key: key(1) });
    vault.placeholderFor('PERSON', 'Ana');
    return vault;
  };

  it('opens in its own context alone, with its own key, unchanged', () => {
    const sealed = sealVault(filled(), key(9), 'acme/1');
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Ana');
    const opened = openVault(sealed, key(9), 'acme/1', { key: key(1) });
    expect(opened.resolve(filled().placeholderFor('PERSON', 'Ana'))).toBe('Ana');
    expect(() => openVault(sealed, key(9), 'acme/2', { key: key(1) })).toThrow();
    expect(() => openVault(sealed, key(8), 'acme/1', { key: key(1) })).toThrow();
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at]! ^= 1;
      expect(() => openVault(changed, key(9), 'acme/1', { key: key(1) })).toThrow();
    }
  });
});

describe('vaults of conversations', () => {
  it('forgets what is old and what is too many', () => {
    let nowMs = 0;
    const registry = createVaultRegistry({ now: () => nowMs, ttlMs: 100, vaultsMax: 2, key: key(1) });
    const placeholder = registry.vaultOf('a').placeholderFor('PERSON', 'Ana');
    expect(registry.vaultOf('b').resolve(placeholder)).toBeUndefined();
    expect(registry.vaultOf('a').resolve(placeholder)).toBe('Ana');
    registry.vaultOf('c');
    expect(registry.size).toBe(2);
    nowMs = 101;
    expect(registry.size).toBe(0);
    expect(registry.vaultOf('a').resolve(placeholder)).toBeUndefined();
  });
});
