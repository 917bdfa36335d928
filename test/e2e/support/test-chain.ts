import type { GuardAction, GuardContent } from '../../../src/contracts/guard.ts';
import type {
  ChainReason,
  ChainVerdict,
  GuardChain,
  Redaction,
  StreamStep,
} from '../../../src/protect/gateway/index.ts';

interface Rule {
  readonly rule: string;
  readonly word: RegExp;
  readonly action: GuardAction;
}

/** Words that stand for what real guards find. */
const rules: readonly Rule[] = [
  { rule: 'block-word', word: /BLOCKME/g, action: 'block' },
  { rule: 'access-key', word: /AKIA[A-Z0-9]{16}/g, action: 'redact' },
  { rule: 'flag-word', word: /FLAGME/g, action: 'flag' },
];
/** One more than the longest word minus one may still be growing at the end of a text. */
const HOLD_BACK = 20;
const order: readonly GuardAction[] = ['allow', 'flag', 'redact', 'block'];

function judge(content: GuardContent): ChainVerdict {
  const reasons: ChainReason[] = [];
  const redactions: Redaction[] = [];
  let action: GuardAction = 'allow';
  for (const { path, text } of content.segments) {
    for (const { rule, word, action: wanted } of rules) {
      for (const match of text.matchAll(word)) {
        const span = { path, start: match.index, end: match.index + match[0].length };
        reasons.push({
          guard: 'test-words',
          rule,
          action: wanted,
          score: 1,
          spans: [span],
          explanation: rule,
        });
        if (wanted === 'redact') redactions.push({ ...span, replacement: '[KEY]' });
        if (order.indexOf(wanted) > order.indexOf(action)) action = wanted;
      }
    }
  }
  return { action, score: reasons.length > 0 ? 1 : 0, reasons, redactions };
}

/** A chain for tests: finds a few words, in whole texts and in streams, and holds back as much as a word may still need. */
export function testChain(): GuardChain {
  return {
    inspectsInput: true,
    inspectsOutput: true,
    inspect: judge,
    stream({ path, provenance }) {
      let text = '';
      const step = (releasedTo: number): StreamStep => {
        const verdict = judge({ direction: 'output', segments: [{ path, text, provenance }] });
        return { ...verdict, releasedTo };
      };
      return {
        push(more) {
          text += more;
          return step(Math.max(0, text.length - HOLD_BACK));
        },
        end: () => step(text.length),
      };
    },
  };
}
