import type { Guard, GuardContent, GuardReason } from '../../../contracts/guard.ts';
import type { NameModel } from './names/name-model.ts';
import { scanNames } from './names/scan-names.ts';
import { TOO_MANY } from './recogniser.ts';

export const NAMES_GUARD = 'pii-names';
export const ORGANISATIONS_GUARD = 'pii-organisations';
/** A name or an address with the words beside it; a stream is held back by sentences, at most twice this. */
export const NAMES_HOLD_BACK = 160;

/**
 * Finds names of people and addresses with the trained tagger. Names are words like all others, so this guard does not
 * skip prose: a stream that it reads passes on sentence by sentence.
 */
export function createNamesGuard(model: NameModel): Guard {
  return taggerGuard(model, NAMES_GUARD, ['PERSON', 'ADDRESS'], { bad, good });
}

/** The same for organisations and places, which are less surely found and less often personal. */
export function createOrganisationsGuard(model: NameModel): Guard {
  return taggerGuard(model, ORGANISATIONS_GUARD, ['ORGANIZATION', 'LOCATION'], {
    bad: ['I work for Brown Brothers Insurance Ltd.', 'We moved from Berlin to Chicago.'],
    good,
  });
}

function taggerGuard(
  model: NameModel,
  name: string,
  types: readonly string[],
  probes: { readonly bad: readonly string[]; readonly good: readonly string[] },
): Guard {
  const isWanted = (type: string) => type === TOO_MANY || types.includes(type);
  return {
    name,
    version: '1',
    directions: ['input', 'output'],
    holdBackMax: NAMES_HOLD_BACK,
    probes: { bad: probes.bad.map(probe), good: probes.good.map(probe) },
    inspect: (content) => {
      const reasons = content.segments.flatMap(({ text, path }) =>
        scanNames(text, model)
          .filter(({ type }) => isWanted(type))
          .map(
            (match): GuardReason => ({
              guard: name,
              rule: match.type.toLowerCase(),
              score: match.score,
              spans: [{ path, start: match.start, end: match.end, label: match.type }],
              explanation: `${match.end - match.start} characters look like personal data (${match.type}).`,
              replacement: `[${match.type}]`,
            }),
          ),
      );
      return { guard: name, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
  };
}

const bad = ['My name is Maria Schneider.', 'Please send it to 12 Park Street, Springfield.'];
const good = ['Please update the invoice before Monday.', 'The function returns a list of numbers.'];

function probe(text: string): GuardContent {
  return { direction: 'output', segments: [{ path: '/text', text, provenance: 'model' }] };
}
