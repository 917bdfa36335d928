import type { Command } from '../command.ts';
import { serve } from '../serve.ts';

/** Runs the server until a signal ends it. */
export const start: Command = (_input, context) => serve(context, context.config);
