/** How a fault reaches a caller: a stable code, an HTTP status and a text that is safe to show. */
export interface FaultDefinition {
  readonly code: string;
  /** HTTP status that the API answers with. */
  readonly status: number;
  /** Default public text; a throw site may give a more precise one. */
  readonly message: string;
}

export interface FaultDetail {
  /** Public text, when it can be more precise than the definition's. Never holds secrets or content. */
  readonly message?: string;
  /** Name of the offending field, setting or header, as the caller spells it. */
  readonly field?: string;
  /** For the log alone. */
  readonly internal?: string;
  readonly cause?: unknown;
  /** Seconds after which a retry makes sense. */
  readonly retryAfterSeconds?: number;
}

/**
 * The only error that a caller is told about. What the caller may read (`publicMessage`) is kept apart from what the
 * log gets (`internal`, `cause`). Anything else that is thrown becomes a 500 with an id and no detail.
 */
export class Fault extends Error {
  readonly code: string;
  readonly status: number;
  readonly publicMessage: string;
  readonly field: string | undefined;
  readonly internal: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(definition: FaultDefinition, detail: FaultDetail = {}) {
    const publicMessage = detail.message ?? definition.message;
    super(publicMessage, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'Fault';
    this.code = definition.code;
    this.status = definition.status;
    this.publicMessage = publicMessage;
    this.field = detail.field;
    this.internal = detail.internal;
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}
