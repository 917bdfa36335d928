import type { Row } from './corpus.ts';

export type HeadName = 'direct' | 'data';

/** How much a row teaches a head; 0 leaves it out. */
export function rowWeight(row: Row, head: HeadName): number {
  return head === 'direct' ? directWeight(row) : dataWeight(row);
}

function directWeight(row: Row): number {
  if (row.file === 'indirect') {
    if (!row.isAttack) return 0.7;
    // Bare orders inside a document are only an attack for who knows that it is a document.
    return row.families.some((family) => isOf(family, ['bipia', 'injecagent', 'written'])) ? 0 : 0.5;
  }
  if (row.label === 'harmful_request') return 0.5;
  return row.isAttack ? 1.2 : 1;
}

function dataWeight(row: Row): number {
  if (row.file === 'indirect') return 1;
  if (row.isAttack) return 0.4;
  if (row.kind === 'document' || row.kind === 'email' || row.kind === 'agent_rules') return 1;
  if (row.label === 'harmful_request' || row.kind === 'system_prompt' || row.kind === 'roleplay') return 0;
  // Prompts are instructions to a model: in a document they are what this head looks for.
  return row.kind === 'lookalike' ? 0.5 : 0.15;
}

/** Whether a family is one of these; the texts written for this project are of two that go together. */
export function isOf(family: string, names: readonly string[]): boolean {
  return names.includes(family.startsWith('written-') ? 'written' : family);
}

export interface Fold {
  readonly attackFamily: string;
  readonly benignFamilies: readonly string[];
}

/** Every source of attacks is left out once, together with some sources of benign texts. */
export const directFolds: readonly Fold[] = [
  { attackFamily: 'authored', benignFamilies: ['polyai', 'xstest', 'xquad'] },
  { attackFamily: 'garak', benignFamilies: ['lmarena', 'mitre'] },
  { attackFamily: 'jailbreakbench', benignFamilies: ['gorilla', 'self-instruct', 'advbench', 'harmbench'] },
  { attackFamily: 'gptfuzz', benignFamilies: ['awesome', 'postmark'] },
  { attackFamily: 'spikee', benignFamilies: ['fabric', 'documentation'] },
  { attackFamily: 'awesome', benignFamilies: ['lmarena', 'xstest'] },
];

export const dataFolds: readonly Fold[] = [
  { attackFamily: 'authored', benignFamilies: ['mitre'] },
  { attackFamily: 'spikee', benignFamilies: ['fabric'] },
  { attackFamily: 'bipia', benignFamilies: ['mitre'] },
  { attackFamily: 'injecagent', benignFamilies: ['fabric'] },
];
