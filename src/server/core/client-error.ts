import type { Socket } from 'node:net';
import { Fault, type FaultDefinition } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';
import { problemOf, problemType } from './problem.ts';
import { newRequestId } from './request-id.ts';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

/** Answers what Node's HTTP parser refused, before fastify saw a request, and closes the connection. */
export function answerClientError(error: Error, socket: Socket): void {
  if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
    socket.destroy();
    return;
  }
  const fault = new Fault(definitionFor('code' in error ? String(error.code) : ''));
  const body = JSON.stringify(problemOf(fault, newRequestId()));
  const head = [
    `HTTP/1.1 ${fault.status} ${reasons[fault.status] ?? 'Error'}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // A peer that keeps sending must not hold the socket open.
  socket.setTimeout(5_000, () => socket.destroy());
}

function definitionFor(code: string): FaultDefinition {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return serverFaults.requestTimeout;
  if (code === 'HPE_HEADER_OVERFLOW') return serverFaults.headersTooLarge;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return serverFaults.bodyTooLarge;
  return serverFaults.malformedRequest;
}
