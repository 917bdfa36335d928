import { candidates } from '../../../src/protect/guards/secrets/rules.ts';
import { readRules } from './planted-keys.ts';
import { memberGenerator, seededRandom } from './random-member.ts';

/** A text that is repeated to any length, and what it is. */
export interface HostileText {
  readonly name: string;
  readonly unit: string;
}

/** What stands behind an anchor: quotes and operators that open nothing, near misses, long runs of one class. */
const behind = [
  '',
  '"',
  "='",
  '="',
  ': ',
  ' = "a1B2c3D4e5F6g7H8',
  '\n',
  '=',
  ' ',
  'a1B2c3D4e5F6g7H8i9J0',
  '_',
  '-',
  '.',
  `${'A'.repeat(150)}"`,
  `${'b7'.repeat(8)} `,
  `${'x9Qz'.repeat(10)}!`,
  '0123456789abcdef'.repeat(4),
];
/** Between keywords of a soup: the last are those of JSON inside of JSON. */
const between = ['', '_', '-', ' ', '.', '="', '":"', '=\\"', ', ', '\n', '\\":\\"', '\\\\":\\\\"'];
const others = [
  ...[
    'a',
    '=',
    '"',
    '-',
    '.',
    '\\',
    ' ',
    '\n',
    'a1B2',
    'key = ',
    'is ',
    'eyJ.ey',
    '.ey',
    'eyJhbGciOiJIUzI1NiJ9.',
  ],
  ...['', '?', 'MIIE', '\nabcd1234ABCD\n-----'].map((rest) => `-----BEGIN PRIVATE KEY-----${rest}`),
  `-----BEGIN ${'A'.repeat(90)}`,
  ...['curl -u "', 'curl -u a:', 'curl -H "Authorization: ', 'curl\n', ' -u "a1'],
  ...[
    '{"password":"\\"',
    '\\"key\\":\\"',
    '\\\\"token\\\\":\\\\"',
    'password=key=token=secret=',
    'secret secret is ',
  ],
  ...[
    'kind: Secret\ndata:\n a: ',
    'kind: Secret\ndata:\n',
    'Server=a;Password=',
    'MIIaabIBAzC',
    '123456789012345|',
  ],
  `sourcegraph ${'a'.repeat(39)} `,
  ...['https://a:', 'https://a:b', 'postgres://a:b@', 'postgres://a:', '<add key="Password" value="'],
  ...[
    'password: "',
    'password="a\\',
    "access_key='''",
    `key="${'a'.repeat(148)}1"`,
    `key=${'a1-'.repeat(48)}A `,
  ],
  ...[`key=${'a.'.repeat(70)}1!`, `secret=${'A_'.repeat(70)}1 `, `password="${'aA'.repeat(30)}1" `],
];
const SOUP_UNITS = 20_000;
const SOUPS = 5;

/** Every rule's anchors and broken members, soups of keywords, and forms that begin and never end. */
export function* hostileTexts(rulesFile: string, seed: number): Generator<HostileText> {
  const random = seededRandom(seed);
  const anchors = [...new Set(candidates.flatMap((candidate) => candidate.anchors))];
  for (const anchor of anchors) {
    for (const rest of behind) yield { name: `${anchor}${rest}`, unit: `${anchor}${rest}` };
    yield { name: anchor.toUpperCase(), unit: anchor.toUpperCase() };
  }
  for (const separator of between)
    for (let round = 0; round < SOUPS; round++) {
      let unit = '';
      while (unit.length < SOUP_UNITS) unit += anchors[Math.floor(random() * anchors.length)]! + separator;
      yield { name: `keywords, ${JSON.stringify(separator)} between`, unit };
    }
  yield* brokenMembers(rulesFile, random);
  for (const unit of others) yield { name: unit, unit };
}

/** Members of each rule without their ends, in a row and touching. */
function* brokenMembers(rulesFile: string, random: () => number): Generator<HostileText> {
  for (const { id, regex } of readRules(rulesFile)) {
    if (regex === undefined) continue;
    const next = memberGenerator(regex, random);
    for (const cut of [0, 1, 3, 10]) {
      const members = Array.from({ length: 30 }, next).map((member) =>
        member.slice(0, Math.max(1, member.length - cut)),
      );
      yield { name: `${id}, ${cut} short`, unit: members.join(cut % 2 === 0 ? ' ' : '') };
    }
    const member = next();
    for (const share of [0.3, 0.5, 0.7, 0.9])
      yield {
        name: `${id}, first ${share * 100} %`,
        unit: member.slice(0, Math.ceil(member.length * share)),
      };
  }
}
