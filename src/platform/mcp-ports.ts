import type { McpClient, McpProxyRequest } from '../cli/mcp-port.ts';
import type { Guard } from '../contracts/guard.ts';
import { newId } from '../kernel/ids.ts';
import {
  approvalDraft,
  approvalMessage,
  createPendingApprovals,
  createToolPolicy,
  parseToolPolicy,
  type Turn,
} from '../protect/agents/index.ts';
import { INJECTION_GUARD, loadDefaultGuards } from '../protect/guards/index.ts';
import type { McpPorts, McpSessionOptions, TextInspector } from '../protect/mcp/index.ts';
import { type McpTranscript, readPinsFile, writePinsFile } from './mcp-files.ts';
import { redactorOf } from './mcp-redactor.ts';
import { createRemoteApprovals } from './remote-approvals.ts';
import { waitForApproval } from './wait-for-approval.ts';

const INSPECT_MS = 2_000;
const THRESHOLD = 0.5;
const STORED_CHARS_MAX = 16 * 1024;
const APPROVAL_MS = 15 * 60_000;

/** Joins the proxy with the guards, the tool policy, the pins and the transcript. */
export async function createMcpPorts(request: McpProxyRequest, transcript: McpTranscript): Promise<McpPorts> {
  const guards = await loadDefaultGuards();
  const inspect = inspectorOf(guards.find((guard) => guard.name === INJECTION_GUARD));
  // The proxy never sees what the user said, so nothing can be traced to it: only the operator's rules decide.
  const written = parseToolPolicy(request.policy ?? '');
  const policy = createToolPolicy({
    ...written,
    otherwise: written.otherwise === 'trace' ? 'allow' : written.otherwise,
  });
  const { eventsServer } = request;
  const approvals =
    eventsServer === undefined
      ? createPendingApprovals()
      : createRemoteApprovals(eventsServer, () => Date.now());
  const redact = redactorOf(guards.filter(({ name }) => request.redact.some((wanted) => wanted === name)));
  return {
    inspect,
    ...(redact === undefined ? {} : { redact }),
    decide: async (call, results, { client, ...wait }) => {
      const turns = results.map(
        ({ tool, value }, i): Turn => ({
          kind: 'result',
          path: `/results/${i}`,
          callId: undefined,
          tool,
          value,
        }),
      );
      const nowMs = Date.now();
      const verdict = policy.decide(
        { tools: [], turns },
        call,
        client === undefined ? {} : { tokenId: client, tokenName: client },
        nowMs,
      );
      if (verdict.decision !== 'ask') return { verdict, message: verdict.explanation };
      const draft = approvalDraft({
        kind: 'mcp-call',
        call,
        verdict,
        // The server that keeps approvals puts the token's name here.
        requestedBy: { kind: 'local', id: `mcp:${request.name}`, name: `MCP server ${request.name}` },
        context: `mcp:${request.name} ${client ?? ''}`,
        expiresMs: nowMs + APPROVAL_MS,
        evidence: { server: request.name, ...(client === undefined ? {} : { client }) },
      });
      const answer = await waitForApproval(async () => approvals.request(draft), {
        ...wait,
        waitMs: request.approvalWaitMs,
      });
      const message = approvalMessage(answer, verdict.tool);
      return { verdict: answer.state === 'approved' ? { ...verdict, decision: 'allow' } : verdict, message };
    },
    readPins: () => readPinsFile(request.pinsFile),
    writePins: (pins) => writePinsFile(request.pinsFile, pins),
    record: (event) => transcript.record(event),
    nowMs: () => Date.now(),
    newId: () => newId('mcp'),
  };
}

/** A guard that fails or is missing is no pass: the proxy throws, and the message does not go on. */
function inspectorOf(guard: Guard | undefined): TextInspector {
  if (guard === undefined) throw new Error('the injection guard is missing');
  return (texts) => {
    const segments = texts.map(({ pointer, text }) => ({ path: pointer, text, provenance: 'tool' as const }));
    const content = { direction: 'input' as const, segments };
    const context = { threshold: THRESHOLD, deadlineMs: performance.now() + INSPECT_MS };
    const result = guard.inspect(content, context);
    return result.reasons
      .filter((reason) => reason.score >= THRESHOLD)
      .map((reason) => ({ pointer: reason.spans[0]?.path ?? '', explanation: reason.explanation }));
  };
}

export function sessionOptions(
  request: McpProxyRequest,
  transport: 'stdio' | 'http',
  session: string,
  client?: McpClient,
): McpSessionOptions {
  const isInBounds = boundsOf(request);
  const isInClients = client === undefined ? () => true : boundsOf(client);
  return {
    server: request.name,
    transport,
    session,
    trustFirstUse: request.trustFirstUse,
    ...(client === undefined ? {} : { client: client.name }),
    isToolAllowed: (name) => isInBounds(name) && isInClients(name),
    refuses: (method) => request.refuse.some((ask) => method.startsWith(`${ask}/`)),
    ...(request.storeContent ? { storeContentChars: STORED_CHARS_MAX } : {}),
    messageCharsMax: MESSAGE_CHARS_MAX,
  };
}

/** Whether a tool is among those allowed and not among those denied; nothing allowed by name means all. */
function boundsOf(bounds: { readonly allow: readonly string[]; readonly deny: readonly string[] }) {
  const allow = bounds.allow.map(patternOf);
  const deny = bounds.deny.map(patternOf);
  return (name: string): boolean =>
    !deny.some((is) => is(name)) && (allow.length === 0 || allow.some((is) => is(name)));
}

export const MESSAGE_CHARS_MAX = 4 * 1024 * 1024;

/** A name with `*` for any run; pieces are looked for from left to right, so a pattern costs no more than the name. */
function patternOf(pattern: string): (name: string) => boolean {
  const pieces = pattern.split('*');
  return (name) => {
    if (pieces.length === 1) return name === pattern;
    const first = pieces[0]!;
    const last = pieces.at(-1)!;
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
      return false;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = name.indexOf(piece, at);
      if (found < 0 || found + piece.length > name.length - last.length) return false;
      at = found + piece.length;
    }
    return true;
  };
}
