import type { FaultDefinition } from '../../kernel/fault.ts';

/** Every fault of the MCP proxy. */
export const mcpErrors = {
  pinsInvalid: { code: 'mcp_pins_invalid', status: 400, message: 'The file of pins is not valid.' },
  pinUnknown: { code: 'mcp_pin_unknown', status: 404, message: 'There is no such pin.' },
} as const satisfies Record<string, FaultDefinition>;
