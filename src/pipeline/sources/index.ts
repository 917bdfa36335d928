export {
  type Compression,
  decompress,
  defaultExpansionLimits,
  detectCompression,
  type ExpansionLimits,
} from './decompress.ts';
export { sourceFaults } from './errors.ts';
export { type FollowBatch, type FollowOptions, followFile } from './file-follower.ts';
export { type FileReaderOptions, type FileRecord, readFileRecords } from './file-reader.ts';
export { type FollowPosition, followPositionSchema } from './follow-position.ts';
export {
  LineSplitter,
  type LineSplitterOptions,
  type SkippedPart,
  type SplitRecord,
} from './line-splitter.ts';
export type { MessageBatch } from './message-batcher.ts';
export type { SyslogCounters, SyslogLimits } from './syslog-limits.ts';
export {
  type Listener,
  SyslogServer,
  type SyslogServerOptions,
  type TlsListener,
} from './syslog-server.ts';
