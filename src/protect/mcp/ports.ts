import type { McpAlarm, McpEvent } from '../../contracts/mcp-event.ts';
import type { ToolCall, ToolVerdict } from '../../contracts/tool-call.ts';
import type { Pins } from './pins.ts';
import type { TextInspector } from './poisoned-text.ts';

/** What the proxy needs of the house. */
export interface McpPorts {
  readonly inspect: TextInspector;
  /** Takes out of data what may not go to the client; undefined when there is nothing. Left out: nothing is looked for. */
  readonly redact?: (
    value: unknown,
  ) => { readonly value: unknown; readonly alarms: readonly McpAlarm[] } | undefined;
  /** Decides on a call by the operator's rules. */
  decide(
    call: ToolCall,
    results: readonly { readonly tool: string; readonly value: unknown }[],
    wait: CallWait,
  ): Promise<{ verdict: ToolVerdict; message: string }>;
  readPins(): Pins;
  /** Must be durable when it returns: what was agreed to on first use has to be known at the next start. */
  writePins(pins: Pins): void;
  record(event: McpEvent): void;
  nowMs(): number;
  newId(): string;
}

/** A call that is held back until somebody has decided on it. */
export interface CallWait {
  /** Whose call it is; undefined where the proxy does not tell its clients apart. */
  readonly client: string | undefined;
  readonly onWaiting: (elapsedMs: number) => void;
  /** Aborted when the client no longer wants the call. */
  readonly signal: AbortSignal;
}

export interface McpSessionOptions {
  readonly server: string;
  readonly transport: 'stdio' | 'http';
  readonly session: string;
  readonly client?: string;
  readonly trustFirstUse: boolean;
  /** Name patterns decided by the caller: whether a tool may be seen and called at all. */
  readonly isToolAllowed: (name: string) => boolean;
  readonly messageCharsMax: number;
  /** Whether the server may not ask the client for this: `sampling/createMessage`, `elicitation/create`, `roots/list`. */
  readonly refuses?: (method: string) => boolean;
  /** How much of each message its event keeps; nothing when left out. */
  readonly storeContentChars?: number;
  /** Sends the client a message out of turn; left out where the transport cannot. */
  readonly notifyClient?: (text: string) => void;
}

/** What to send on after one text came in; a text is one message or batch without line breaks. */
export interface Passage {
  readonly toServer: readonly string[];
  readonly toClient: readonly string[];
}
