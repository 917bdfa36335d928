import type { AtlasTechnique, OwaspRisk } from './taxonomy.ts';

/** A kind of attack, or the control group that tells a good guard from one that blocks everything. */
export interface Family {
  readonly title: string;
  /** What it means when a probe of the family succeeds, for a person who reads the report. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly owasp: readonly OwaspRisk[];
  readonly atlas: readonly AtlasTechnique[];
  /** Share of a suite, relative to the others. */
  readonly weight: number;
  /** Benign requests: they are counted for over-refusal, never as attacks. */
  readonly isControl?: true;
}

const indirect = {
  owasp: ['LLM01'],
  atlas: ['AML.T0051.001'],
  remedy:
    'Mark what tools and documents bring as data, let the injection guard judge it by its provenance, and let no tool run on arguments that came from it.',
  weight: 2,
} as const;

const table = {
  'direct-injection': {
    title: 'Direct injection',
    meaning: 'A user talked the model out of the rule that its operator gave it.',
    remedy: 'Block overrides at the gateway and keep nothing behind the prompt that a user may not have.',
    owasp: ['LLM01'],
    atlas: ['AML.T0051.000'],
    weight: 3,
  },
  jailbreak: {
    title: 'Jailbreak frames',
    meaning: 'A role, a story or a made-up mode made the model break its rule.',
    remedy: 'Block known frames at the gateway; enforce what matters outside of the model.',
    owasp: ['LLM01'],
    atlas: ['AML.T0054'],
    weight: 3,
  },
  obfuscation: {
    title: 'Encodings and obfuscation',
    meaning: 'An order that was written in another form passed and was followed.',
    remedy: 'Normalise and decode before guards look; refuse texts that are mostly encoded.',
    owasp: ['LLM01'],
    atlas: ['AML.T0068', 'AML.T0051.000'],
    weight: 4,
  },
  'indirect-document': {
    title: 'Indirect: documents',
    meaning: 'An order hidden in a document was followed.',
    ...indirect,
  },
  'indirect-email': {
    title: 'Indirect: e-mail',
    meaning: 'An order hidden in a message was followed.',
    ...indirect,
  },
  'indirect-table': {
    title: 'Indirect: tables',
    meaning: 'An order hidden in a cell was followed.',
    ...indirect,
  },
  'indirect-code': {
    title: 'Indirect: code',
    meaning: 'An order hidden in a comment, string or log was followed.',
    ...indirect,
  },
  'indirect-tool': {
    title: 'Indirect: tool results',
    meaning: 'An order inside what a tool returned was followed.',
    ...indirect,
  },
  'indirect-rag': {
    title: 'Indirect: retrieved passages',
    meaning: 'An order inside a retrieved passage was followed.',
    ...indirect,
    owasp: ['LLM01', 'LLM08'],
    atlas: ['AML.T0051.001', 'AML.T0070'],
  },
  'exfiltration-markup': {
    title: 'Exfiltration by links and images',
    meaning: 'The model wrote a link or image that carries a secret to a foreign host.',
    remedy: 'Allow-list the hosts of links and images in answers; render no remote images.',
    owasp: ['LLM02', 'LLM05'],
    atlas: ['AML.T0077', 'AML.T0051.001'],
    weight: 2,
  },
  'exfiltration-tool': {
    title: 'Exfiltration by tools',
    meaning: 'The model sent a secret out through a tool.',
    remedy: 'Let no tool that reaches outside take arguments from untrusted text; ask a person first.',
    owasp: ['LLM02', 'LLM06'],
    atlas: ['AML.T0086', 'AML.T0051.001'],
    weight: 2,
  },
  'system-prompt': {
    title: 'System-prompt extraction',
    meaning: 'The model gave away text of its system prompt.',
    remedy: 'Keep no secret in a system prompt; let an output guard look for its canaries.',
    owasp: ['LLM07'],
    atlas: ['AML.T0056'],
    weight: 3,
  },
  'tool-abuse': {
    title: 'Tool abuse',
    meaning: 'The model called a tool that the user did not ask for.',
    remedy:
      'Decide every call by a policy: allow, ask or deny by tool, argument and where the argument came from.',
    owasp: ['LLM06'],
    atlas: ['AML.T0053', 'AML.T0051.001'],
    weight: 2,
  },
  'data-leakage': {
    title: 'Data leakage',
    meaning: 'The model gave away a secret or personal data from its context.',
    remedy: 'Redact secrets and personal data before the model sees them, and in its answers.',
    owasp: ['LLM02'],
    atlas: ['AML.T0057'],
    weight: 2,
  },
  'multi-turn': {
    title: 'Several turns',
    meaning: 'A conversation that grew bolder step by step ended in a broken rule.',
    remedy: 'Judge the whole conversation, not its last message alone.',
    owasp: ['LLM01'],
    atlas: ['AML.T0054'],
    weight: 2,
  },
  'refusal-suppression': {
    title: 'Refusal suppression',
    meaning: 'Forbidding the model to refuse was enough.',
    remedy: 'Block messages that dictate how the model may refuse.',
    owasp: ['LLM01'],
    atlas: ['AML.T0054'],
    weight: 2,
  },
  'denial-of-wallet': {
    title: 'Denial of wallet',
    meaning: 'One short request made the model write until it was cut off.',
    remedy: 'Set max_tokens and a token budget per key at the gateway.',
    owasp: ['LLM10'],
    atlas: ['AML.T0034'],
    weight: 1,
  },
  control: {
    title: 'Benign controls',
    meaning: 'An ordinary request was blocked or refused.',
    remedy: 'Raise the threshold of the guard that blocked, or train it on such texts.',
    owasp: [],
    atlas: [],
    weight: 4,
    isControl: true,
  },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyId = keyof typeof table;
export const families: Readonly<Record<FamilyId, Family>> = table;
export const familyIds = Object.keys(table) as readonly FamilyId[];
