/** Bounds of the syslog server. */
export interface SyslogLimits {
  readonly messageBytesMax: number;
  readonly connectionsMax: number;
  /** A connection on which nothing comes for so long is closed. */
  readonly idleMs: number;
  /** A message that has begun must be complete after this time, however slowly its bytes come. */
  readonly messageMs: number;
  /** Bytes that may wait for the sink. */
  readonly waitingBytesMax: number;
  readonly lingerMs: number;
}

/** What came in and what did not, since the start. */
export interface SyslogCounters {
  messages: number;
  /** Messages over UDP that came while the queue was full: UDP cannot be held back. */
  udpDropped: number;
  tooLong: number;
  /** Connections closed since their framing could not be followed. */
  malformed: number;
  /** Messages that their connection ended inside of. */
  truncated: number;
  connectionsRefused: number;
  connectionsTimedOut: number;
  /** TLS handshakes that failed. */
  handshakesFailed: number;
  /** Messages that the sink refused time and again. */
  sinkFailed: number;
}
