import type { Transform } from 'node:stream';
import { constants, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

const chunkSize = 256 * 1024;

/**
 * Decoder for a content encoding; undefined for none.
 * @throws Fault `unsupported_encoding`; several encodings on top of each other are refused too
 */
export function decoderFor(encoding: string | undefined): Transform | undefined {
  switch ((encoding ?? 'identity').trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ chunkSize });
    case 'deflate':
      return createInflate({ chunkSize });
    case 'zstd':
      // A frame may ask for a window of gigabytes; 32 MiB is what the levels up to 20 need.
      return createZstdDecompress({ chunkSize, params: { [constants.ZSTD_d_windowLogMax]: 25 } });
    default:
      throw new Fault(serverFaults.encoding, { field: 'content-encoding' });
  }
}
