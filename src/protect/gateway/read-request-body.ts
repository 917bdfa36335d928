import { isUtf8 } from 'node:buffer';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { GatewayLimits } from './ports.ts';
import { scanJson } from './scan-json.ts';
import type { GatewayCall } from './transport.ts';
import { asObject } from './usage.ts';

export interface RequestBody {
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Reads a call's body as JSON that every reader understands alike: UTF-8, one object, no key twice, depth bounded.
 *
 * @throws Fault `unsupported_encoding`, `request_too_large`, `invalid_json`, `duplicate_key`, `body_too_deep`
 */
export function readRequestBody(call: GatewayCall, limits: GatewayLimits): RequestBody {
  const encoding = call.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Fault(gatewayFaults.encodedBody);
  const bytes = call.body;
  if (bytes === null || bytes.length === 0) throw new Fault(gatewayFaults.invalidBody);
  if (bytes.length > limits.requestBytesMax) throw new Fault(gatewayFaults.tooLarge);
  if (!isUtf8(bytes)) throw new Fault(gatewayFaults.invalidBody, { message: 'The body is not UTF-8.' });
  const text = bytes.toString('utf8');
  scanJson(text, limits.depthMax);
  let body: Readonly<Record<string, unknown>> | undefined;
  try {
    body = asObject(JSON.parse(text));
  } catch (cause) {
    throw new Fault(gatewayFaults.invalidBody, { cause });
  }
  if (body === undefined) throw new Fault(gatewayFaults.invalidBody);
  return { text, body };
}
