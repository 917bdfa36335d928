import type { GatewayPolicy, GuardContent, GuardReason } from '../contracts/guard.ts';
import type { ChainVerdict, Redaction } from '../protect/gateway/index.ts';
import {
  createRestorer,
  type ChainVerdict as GuardsVerdict,
  hashedValue,
  tokeniseText,
} from '../protect/guards/index.ts';
import { conversationOf } from './conversation-of.ts';
import type { Conversation, ConversationVaults } from './conversation-vaults.ts';

/** What hashes and placeholders of an installation are made with. */
export interface Disguise {
  readonly vaults: ConversationVaults;
  /** Key of hashes. */
  readonly hashKey: Uint8Array;
}

/**
 * Puts hashes and placeholders where a policy says `hash` or `tokenise`. Placeholders are those of the conversation: a
 * value has the same one in every call of it, nobody can guess it, and in no other conversation does it mean anything.
 */
export class Tokeniser {
  readonly #disguise: Disguise;
  readonly #tokenised: ReadonlySet<string>;
  readonly #hashed: ReadonlySet<string>;

  constructor(policy: GatewayPolicy, disguise: Disguise) {
    this.#disguise = disguise;
    this.#tokenised = guardsOf(policy, 'tokenise');
    this.#hashed = guardsOf(policy, 'hash');
  }

  /**
   * @param caller whose conversation it is: the token of the call
   * @throws Fault `vault_full`: a request with more values than a vault holds must not leave with some of them open
   */
  apply(
    translated: ChainVerdict,
    verdict: GuardsVerdict,
    content: GuardContent,
    caller: string,
  ): ChainVerdict | Promise<ChainVerdict> {
    if (translated.action === 'block') return translated;
    const hashed = this.#hashed.size === 0 ? translated : this.#hash(translated, verdict, content);
    if (this.#tokenised.size === 0) return hashed;
    const { vaults } = this.#disguise;
    const { kept, opening, keeps } = conversationOf(content);
    const tokenise = (conversation: Conversation) =>
      this.#tokenise(hashed, verdict, content, { caller, conversation, keeps });
    if (kept === undefined) return tokenise(vaults.start(caller, opening));
    return vaults.find(caller, kept).then((known) => tokenise(known ?? vaults.start(caller, opening)));
  }

  #hash(translated: ChainVerdict, verdict: GuardsVerdict, { segments }: GuardContent): ChainVerdict {
    const texts = new Map(segments.map(({ path, text }) => [path, text]));
    const hashes: Redaction[] = [];
    for (const [path, found] of spansByPath(verdict, this.#hashed)) {
      const text = texts.get(path) ?? '';
      for (const { type, start, end } of found) {
        const replacement = hashedValue(type, text.slice(start, end), this.#disguise.hashKey);
        hashes.push({ path, start, end, replacement });
      }
    }
    return hashes.length === 0 ? translated : { ...translated, redactions: inPlaceOf(translated, hashes) };
  }

  #tokenise(
    translated: ChainVerdict,
    verdict: GuardsVerdict,
    { segments }: GuardContent,
    { caller, conversation, keeps }: { caller: string; conversation: Conversation; keeps: readonly string[] },
  ): ChainVerdict {
    const { vault } = conversation;
    const byPath = spansByPath(verdict, this.#tokenised);
    const tokens: Redaction[] = [];
    // All texts, also those with nothing found in them: what looks like a placeholder there must resolve to itself.
    for (const { path, text } of segments) {
      for (const { start, end, placeholder } of tokeniseText(text, byPath.get(path) ?? [], vault).spans)
        tokens.push({ path, start, end, replacement: placeholder });
    }
    if (vault.size === 0) return translated;
    const keep = (id: string) => this.#disguise.vaults.keep(caller, id, conversation);
    for (const id of keeps) if (id !== '') keep(id);
    return {
      ...translated,
      redactions: inPlaceOf(translated, tokens),
      restoration: {
        open: (jsonDepth) => createRestorer(vault, { jsonDepth }),
        ...(keeps.length > 0 && { answered: keep }),
      },
    };
  }
}

function guardsOf(policy: GatewayPolicy, wanted: 'hash' | 'tokenise'): ReadonlySet<string> {
  return new Set(
    policy.guards
      .filter(
        ({ mode, action, directions }) =>
          mode === wanted && action === 'redact' && directions.includes('input'),
      )
      .map(({ guard }) => guard),
  );
}

/** The verdict's redactions, save where a better one stands. */
function inPlaceOf({ redactions }: ChainVerdict, better: readonly Redaction[]): Redaction[] {
  const byPath = new Map<string, Redaction[]>();
  for (const one of better) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  const others = redactions.filter(
    (mask) => !byPath.get(mask.path)?.some(({ start, end }) => start < mask.end && mask.start < end),
  );
  return [...others, ...better];
}

interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function spansByPath(verdict: GuardsVerdict, guards: ReadonlySet<string>): ReadonlyMap<string, Found[]> {
  const byPath = new Map<string, Found[]>();
  const reasons: readonly GuardReason[] = verdict.redactedReasons.filter(({ guard }) => guards.has(guard));
  for (const { spans } of reasons) {
    for (const { path, start, end, label } of spans) {
      const found = byPath.get(path) ?? [];
      found.push({ type: label ?? 'VALUE', start, end });
      byPath.set(path, found);
    }
  }
  return byPath;
}
