import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { Relay } from './relay.ts';

type Sink = Pick<Relay, 'data' | 'end'>;

function decoderFor(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'zstd') return createZstdDecompress();
  if (encoding === 'deflate') return createInflate();
  throw new Fault(gatewayFaults.upstreamInvalid, { internal: `content-encoding ${encoding}` });
}

/**
 * Opens an answer that came compressed although it was asked for plain: guards read text. What comes out is bounded by
 * the relay behind it, so a small bomb cannot grow without end.
 *
 * @throws Fault `upstream_invalid` for an encoding that cannot be opened
 */
export function openEncoding(
  header: string | readonly string[] | undefined,
  relay: Sink,
  onFault: (fault: Fault) => void,
): Sink {
  if (header === undefined || header === 'identity' || header === '') return relay;
  const decoder = decoderFor(String(header).trim().toLowerCase());
  decoder.on('data', (chunk: Buffer) => relay.data(chunk));
  decoder.on('end', () => relay.end());
  decoder.on('error', (cause) => onFault(new Fault(gatewayFaults.upstreamInvalid, { cause })));
  return {
    data: (chunk) => void decoder.write(chunk),
    end: () => void decoder.end(),
  };
}
