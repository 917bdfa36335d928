import { randomBytes } from 'node:crypto';
import type { GatewayPolicy, GuardContent, GuardReason } from '../contracts/guard.ts';
import type { ChainVerdict, Redaction } from '../protect/gateway/index.ts';
import {
  createRestorer,
  createVault,
  type ChainVerdict as GuardsVerdict,
  tokeniseText,
  type Vault,
} from '../protect/guards/index.ts';

const KEY_BYTES = 32;

/**
 * Puts placeholders where a policy says `tokenise`. Each call has a vault of its own with a key of its own: a conversation
 * comes whole with each request, so its values get new placeholders together, and nobody can guess or replay one.
 */
export class Tokeniser {
  readonly #guards: ReadonlySet<string>;

  constructor(policy: GatewayPolicy) {
    this.#guards = new Set(
      policy.guards
        .filter(
          ({ mode, action, directions }) =>
            mode === 'tokenise' && action === 'redact' && directions.includes('input'),
        )
        .map(({ guard }) => guard),
    );
  }

  /** @throws Fault `vault_full`: a request with more values than a vault holds must not leave with some of them open */
  apply(translated: ChainVerdict, verdict: GuardsVerdict, { segments }: GuardContent): ChainVerdict {
    if (translated.action === 'block') return translated;
    const vault = createVault({ key: randomBytes(KEY_BYTES) });
    const byPath = spansByPath(verdict.redactedReasons.filter(({ guard }) => this.#guards.has(guard)));
    const tokens: Redaction[] = [];
    // All texts, also those with nothing found in them: what looks like a placeholder there must resolve to itself.
    for (const { path, text } of segments) {
      for (const { start, end, placeholder } of tokeniseText(text, byPath.get(path) ?? [], vault).spans)
        tokens.push({ path, start, end, replacement: placeholder });
    }
    if (tokens.length === 0) return translated;
    const others = translated.redactions.filter(
      (mask) =>
        !tokens.some((token) => token.path === mask.path && token.start < mask.end && mask.start < token.end),
    );
    return {
      ...translated,
      redactions: [...others, ...tokens],
      restoration: { open: (jsonDepth) => restorer(vault, jsonDepth) },
    };
  }
}

function restorer(vault: Vault, jsonDepth: number) {
  return createRestorer(vault, { jsonDepth });
}

interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function spansByPath(reasons: readonly GuardReason[]): ReadonlyMap<string, Found[]> {
  const byPath = new Map<string, Found[]>();
  for (const { spans } of reasons) {
    for (const { path, start, end, label } of spans) {
      const found = byPath.get(path) ?? [];
      found.push({ type: label ?? 'VALUE', start, end });
      byPath.set(path, found);
    }
  }
  return byPath;
}
