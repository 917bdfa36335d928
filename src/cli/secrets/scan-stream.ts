import { TextDecoder } from 'node:util';
import type { RuleConfig } from '../../protect/guards/index.ts';
import { type SecretFinding, TargetScan } from './scan-target.ts';

/** Units of text that are looked at together, and how much of the next piece is seen with them. */
const PIECE = 1 << 20;
const BEHIND = 32 * 1024;
const BEFORE = 1024;
const HEAD_BYTES = 8000;

/** What became of one file. */
export type Outcome =
  | { readonly kind: 'read'; readonly findings: readonly SecretFinding[] }
  | { readonly kind: 'binary' }
  | { readonly kind: 'inconclusive'; readonly reason: string; readonly findings: readonly SecretFinding[] };

export interface ScanLimits {
  readonly bytesMax: number;
  readonly config: RuleConfig | undefined;
}

/** Looks through bytes as they come; holds two pieces of text at most. */
export async function scanStream(
  path: string,
  source: AsyncIterable<Uint8Array | string>,
  { bytesMax, config }: ScanLimits,
): Promise<Outcome> {
  const scan = new TargetScan(path, config);
  const findings: SecretFinding[] = [];
  let decoder: TextDecoder | undefined;
  let text = '';
  let offset = 0;
  let from = 0;
  let bytes = 0;
  const step = (isEnd: boolean) => {
    const to = isEnd ? text.length : text.length - BEHIND;
    findings.push(...scan.scan(text, offset, from, to));
    const keep = Math.max(0, to - BEFORE);
    text = text.slice(keep);
    offset += keep;
    from = to - keep;
  };
  for await (const chunk of source) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (decoder === undefined) {
      decoder = decoderFor(piece);
      if (decoder === undefined) return { kind: 'binary' };
    }
    bytes += piece.length;
    if (bytes > bytesMax) {
      step(true);
      return {
        kind: 'inconclusive',
        reason: `larger than ${bytesMax} bytes; only its beginning was read`,
        findings,
      };
    }
    text += decoder.decode(piece, { stream: true });
    if (text.length >= PIECE + BEHIND) step(false);
  }
  text += decoder?.decode() ?? '';
  step(true);
  return { kind: 'read', findings };
}

/** The encoding that the first bytes tell; undefined for what is no text. */
function decoderFor(head: Uint8Array): TextDecoder | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  return head.subarray(0, HEAD_BYTES).includes(0) ? undefined : new TextDecoder('utf-8');
}
