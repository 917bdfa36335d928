import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './glob.ts';
import { parseData } from './parse-data.ts';
import { parseToolPolicy } from './parse-policy.ts';
import { requestsOf } from './requests.ts';
import { classifyShell } from './shell-command.ts';
import { profileTool } from './tool-profile.ts';

it.each([
  ['get_balance', 'reads'],
  ['AmazonGetProductDetails', 'reads'],
  ['send_direct_message', 'sends'],
  ['AugustSmartLockUnlockDoor', 'writes'],
  ['delete_file', 'deletes'],
  ['BankManagerPayBill', 'pays'],
  ['book_flight', 'pays'],
  ['run_command', 'executes'],
  ['frobnicate', 'writes'],
])('%s is a tool that %s', (name, kind) => expect(profileTool({ name }).classes).toContain(kind));

it.each([
  ['ls -la | grep x', 'reads'],
  ['cat a > b', 'writes'],
  ['rm -rf /', 'deletes'],
  ['curl https://x.example', 'sends'],
  ['ls $(curl x)', 'executes'],
  ['ls; python x.py', 'executes'],
  ['find . -delete', 'executes'],
  ['git status', 'reads'],
])('the command %s %s', (command, kind) => expect(classifyShell(command)).toBe(kind));

describe('requests', () => {
  const verbs = (text: string) =>
    requestsOf(text).map((request) => `${request.isForbidden ? '!' : ''}${request.verb}`);
  it.each([
    ['Please email Bob.', ['email']],
    ['Read the latest email that I sent.', ['read']],
    ["Check my inbox but don't delete anything.", ['check', '!delete']],
    ['The invoice was paid by the buyer.', []],
    ['Would you mind cancelling? Consider deleting it.', ['delete']],
  ])('of "%s"', (text, expected) => expect(verbs(text)).toEqual(expect.arrayContaining(expected)));
});

describe('structures in texts', () => {
  it.each([
    ['JSON', '{"a": 1}', { a: 1 }],
    ['Python', "{'a': None, 'b': [True, 'it\\'s']}", { a: null, b: [true, "it's"] }],
    [
      'YAML',
      '- from: a\n  body: x\n- from: b\n  body: y',
      [
        { from: 'a', body: 'x' },
        { from: 'b', body: 'y' },
      ],
    ],
    ['JSON in JSON', '"{\\"a\\": 1}"', { a: 1 }],
  ])('are read: %s', (_name, text, value) => expect(parseData(text)).toEqual(value));

  it('are not seen in prose, and nothing throws', () => {
    expect(parseData('Dear all, see below.')).toBe('Dear all, see below.');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]()\'"\\:,-n &*a1 \n') }),
        (text) => void parseData(text),
      ),
    );
  });
});

it('matches globs as the naive reading does', () => {
  const naive = (pattern: string, text: string): boolean =>
    new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`).test(text);
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, text) => {
      expect(matchesGlob(pattern, text)).toBe(naive(pattern, text));
    }),
  );
});

it.each([
  ['rules:\n  - name: x\n    decison: deny', 'rules.0.decison'],
  ['rules:\n  - name: x\n    decision: maybe', 'rules.0.decision'],
  ['rules:\n  - {name: x, decision: deny}\n  - {name: x, decision: ask}', 'rules.1.name'],
  ['otherwise: perhaps', 'otherwise'],
  ['rules: [', ''],
])('a wrong policy names the key: %j', (text, field) => {
  const read = () => parseToolPolicy(text);
  expect(read).toThrow(field === '' ? /./ : field);
});
