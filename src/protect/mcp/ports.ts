import type { McpEvent } from '../../contracts/mcp-event.ts';
import type { ToolCall, ToolVerdict } from '../../contracts/tool-call.ts';
import type { Pins } from './pins.ts';
import type { TextInspector } from './poisoned-text.ts';

/** What the proxy needs of the house. */
export interface McpPorts {
  readonly inspect: TextInspector;
  /** Decides on a call by the operator's rules. */
  decide(
    call: ToolCall,
    results: readonly { readonly tool: string; readonly value: unknown }[],
  ): Promise<{ verdict: ToolVerdict; message: string }>;
  readPins(): Pins;
  /** Must be durable when it returns: what was agreed to on first use has to be known at the next start. */
  writePins(pins: Pins): void;
  record(event: McpEvent): void;
  nowMs(): number;
  newId(): string;
}

export interface McpSessionOptions {
  readonly server: string;
  readonly transport: 'stdio' | 'http';
  readonly session: string;
  readonly trustFirstUse: boolean;
  /** Name patterns decided by the caller: whether a tool may be seen and called at all. */
  readonly isToolAllowed: (name: string) => boolean;
  readonly messageCharsMax: number;
}

/** What to send on after one text came in; a text is one message or batch without line breaks. */
export interface Passage {
  readonly toServer: readonly string[];
  readonly toClient: readonly string[];
}
