export { approvePin, noPins, type Pin, type Pins, parsePins, removePin } from './pins.ts';
export { type PlacedText, type TextInspector, textsOf } from './poisoned-text.ts';
export type { McpPorts, McpSessionOptions, Passage } from './ports.ts';
export { McpSession } from './session.ts';
