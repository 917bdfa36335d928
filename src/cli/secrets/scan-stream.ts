import { TextDecoder } from 'node:util';
import type { RuleConfig } from '../../protect/guards/index.ts';
import { type SecretFinding, TargetScan } from './scan-target.ts';

/** Units of text that are looked at together, and how much of the next piece is seen with them. */
const PIECE = 1 << 20;
const BEHIND = 32 * 1024;
const BEFORE = 1024;
const HEAD_BYTES = 8000;
/** How much of a text must look like UTF-16 without a mark. */
const WIDE_MIN = 8;
const WIDE_SHARE = 0.8;

/** What became of one file. */
export type Outcome =
  | { readonly kind: 'read' | 'binary'; readonly findings: readonly SecretFinding[] }
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
  let decoder: Decoder | undefined;
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
  const stop = (reason: string): Outcome => {
    step(true);
    return { kind: 'inconclusive', reason, findings };
  };
  try {
    for await (const chunk of source) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      decoder ??= decoderFor(piece);
      scan.isBinary = decoder.isBinary;
      bytes += piece.length;
      if (bytes > bytesMax) return stop(`larger than ${bytesMax} bytes; only its beginning was read`);
      text += decoder.decode(piece);
      if (text.length >= PIECE + BEHIND) step(false);
    }
  } catch (error) {
    // What was found before the disk or the pipe gave way stays found.
    const reason = (error as NodeJS.ErrnoException).code ?? 'it cannot be read';
    return stop(bytes === 0 ? reason : `${reason} after ${bytes} bytes`);
  }
  text += decoder?.decode() ?? '';
  step(true);
  return { kind: decoder?.isBinary === true ? 'binary' : 'read', findings };
}

interface Decoder {
  readonly isBinary: boolean;
  /** Without a piece: what is left at the end. */
  decode(piece?: Uint8Array): string;
}

/** The encoding that the first bytes tell. What is no text is read byte by byte: keys in it stand there as they are. */
function decoderFor(bytes: Uint8Array): Decoder {
  const head = bytes.subarray(0, HEAD_BYTES);
  const encoding = wideEncoding(head) ?? (head.includes(0) ? undefined : 'utf-8');
  if (encoding === undefined)
    return {
      isBinary: true,
      decode: (piece) => (piece === undefined ? '' : Buffer.from(piece).toString('latin1')),
    };
  const decoder = new TextDecoder(encoding);
  return { isBinary: false, decode: (piece) => decoder.decode(piece, { stream: piece !== undefined }) };
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index++) if (head[index] === 0) zeros[index % 2]!++;
  const most = (head.length / 2) * WIDE_SHARE;
  if (head.length < WIDE_MIN) return undefined;
  if (zeros[1]! >= most && zeros[0]! < most / 8) return 'utf-16le';
  return zeros[0]! >= most && zeros[1]! < most / 8 ? 'utf-16be' : undefined;
}
