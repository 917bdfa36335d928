import { once } from 'node:events';
import type { Readable, Transform } from 'node:stream';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';
import type { BudgetShare } from './byte-budget.ts';
import { decoderFor } from './decoder.ts';

export interface ReceiveLimits {
  /** Bytes as they arrive. */
  readonly wireBytesMax: number;
  /** Bytes after decompression. */
  readonly bodyBytesMax: number;
}

/** Up to this size a body may be compressed by any ratio; above it, by {@link ratioMax} at most. */
const ratioFreeBytes = 32 * 1024 * 1024;
const ratioMax = 250;

/**
 * Reads a request's body, decompressed, in pieces; memory is bounded by the limits and the shared budget. On a fault
 * the rest of the body is left to the HTTP server, which discards it and keeps the connection usable.
 *
 * @throws Fault `body_too_large`, `body_broken`, `unsupported_encoding`, `busy`
 */
export async function receiveBody(
  payload: Readable,
  encoding: string | undefined,
  limits: ReceiveLimits,
  budget: BudgetShare,
): Promise<Uint8Array[]> {
  const decoder = decoderFor(encoding);
  const pieces: Uint8Array[] = [];
  const sizes = { wire: 0, body: 0 };
  const keep = (piece: Uint8Array): void => {
    sizes.body += piece.length;
    requireSizes(sizes, limits);
    budget.take(piece.length);
    pieces.push(piece);
  };
  if (!decoder) {
    await forEachPiece(payload, (piece) => {
      sizes.wire += piece.length;
      keep(piece);
    });
    return pieces;
  }
  const ended = new AbortController();
  try {
    await Promise.all([feed(payload, decoder, sizes, limits, ended.signal), collect(decoder, keep)]);
    return pieces;
  } catch (error) {
    throw asBodyFault(error);
  } finally {
    // Whichever side failed, the other must not wait for it.
    ended.abort();
    decoder.destroy();
  }
}

function requireSizes(sizes: { readonly wire: number; readonly body: number }, limits: ReceiveLimits): void {
  const tooLarge = (bytes: number, what: string): never => {
    throw new Fault(serverFaults.bodyTooLarge, {
      field: 'body',
      message: `The body is larger than ${bytes} bytes ${what}. Send it in several requests.`,
    });
  };
  if (sizes.wire > limits.wireBytesMax) tooLarge(limits.wireBytesMax, 'on the wire');
  if (sizes.body > limits.bodyBytesMax) tooLarge(limits.bodyBytesMax, 'after decompression');
  if (sizes.body > ratioFreeBytes && sizes.wire > 0 && sizes.body > sizes.wire * ratioMax) {
    throw new Fault(serverFaults.bodyTooLarge, {
      field: 'content-encoding',
      message: `The body grows more than ${ratioMax} times by decompression. Send it in smaller requests.`,
    });
  }
}

async function feed(
  payload: Readable,
  decoder: Transform,
  sizes: { wire: number; readonly body: number },
  limits: ReceiveLimits,
  ended: AbortSignal,
): Promise<void> {
  try {
    await forEachPiece(payload, async (piece) => {
      ended.throwIfAborted();
      sizes.wire += piece.length;
      requireSizes(sizes, limits);
      // A decoder that fails emits `error`, which `once` rejects with.
      if (!decoder.write(piece)) await once(decoder, 'drain', { signal: ended });
    });
    decoder.end();
  } finally {
    // The server discards the rest only of a body that flows.
    payload.resume();
  }
}

async function collect(decoder: Transform, keep: (piece: Uint8Array) => void): Promise<void> {
  for await (const piece of decoder) keep(piece as Uint8Array);
}

/** Iterates without destroying the request when the visitor throws: its socket must still carry the answer. */
async function forEachPiece(
  payload: Readable,
  visit: (piece: Uint8Array) => void | Promise<void>,
): Promise<void> {
  for await (const piece of payload.iterator({ destroyOnReturn: false })) {
    const pending = visit(piece as Uint8Array);
    if (pending) await pending;
  }
}

function asBodyFault(error: unknown): unknown {
  if (error instanceof Fault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(Z_|ZSTD_|ERR_TRAILING|ERR_ZSTD|ERR_ZLIB)/.test(code)) {
    return new Fault(serverFaults.bodyBroken, {
      field: 'content-encoding',
      message: 'The body is not what `content-encoding` says, or it is cut off. Nothing of it was stored.',
      cause: error,
    });
  }
  return error;
}
