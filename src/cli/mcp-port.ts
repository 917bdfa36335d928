/** A client with a token of its own, and the tools that it may see and call. */
export interface McpClient {
  readonly name: string;
  readonly token: string;
  /** Patterns with `*`; empty for all. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** What a server may ask of its client, and the operator may refuse. */
export const mcpAsks = ['sampling', 'elicitation', 'roots'] as const;
export type McpAsk = (typeof mcpAsks)[number];

/** Guards whose findings can be taken out of results. */
export const mcpRedactions = ['secrets', 'pii'] as const;
export type McpRedaction = (typeof mcpRedactions)[number];

/** What `bartizan mcp proxy` asks of the composition root. */
export interface McpProxyRequest {
  /** Name under which the server's definitions are pinned. */
  readonly name: string;
  readonly target:
    | { readonly kind: 'stdio'; readonly command: readonly string[] }
    | {
        readonly kind: 'http';
        readonly url: string;
        readonly port: number;
        readonly token: string | undefined;
      };
  readonly pinsFile: string;
  readonly eventsFile: string;
  /** A running server that takes the transcript; the file is used when it does not answer. */
  readonly eventsServer: { readonly url: string; readonly token: string } | undefined;
  /** YAML of a tool policy. */
  readonly policy: string | undefined;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** Clients of a server of streamable HTTP that are told apart; empty when there is one token for all. */
  readonly clients: readonly McpClient[];
  /** What the server may not ask for. */
  readonly refuse: readonly McpAsk[];
  /** What is taken out of results before they go to the client. */
  readonly redact: readonly McpRedaction[];
  /** Whether the transcript keeps the beginning of each message. */
  readonly storeContent: boolean;
  readonly trustFirstUse: boolean;
  /** How long a call is held back while somebody decides on it; 0 refuses it at once. */
  readonly approvalWaitMs: number;
  readonly note: (text: string) => void;
  readonly stop: AbortSignal;
}

export interface McpProxy {
  /** Where clients connect; undefined for stdio. */
  readonly url: string | undefined;
  /** Bearer token that clients must show; undefined for stdio. */
  readonly token: string | undefined;
  /** Resolves with the exit code when the proxy has ended. */
  readonly done: Promise<number>;
}

export type McpProxyFactory = (request: McpProxyRequest) => Promise<McpProxy>;
