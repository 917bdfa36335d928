export { approvePin, noPins, type Pin, type Pins, parsePins, removePin } from './pins.ts';
export type { PlacedText, TextInspector } from './poisoned-text.ts';
export type { McpPorts, McpSessionOptions, Passage } from './ports.ts';
export { McpSession } from './session.ts';
