import { z } from 'zod';
import {
  type Direction,
  directions,
  type GuardContent,
  type GuardContext,
  type GuardResult,
} from './guard.ts';

const common = {
  /** What policies call it; must not be the name of a guard that ships. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  directions: z.array(z.enum(directions)).min(1).default(['input', 'output']),
};

const probe = z.string().min(1).max(10_000);

/** A customer's own guard, as the configuration has it. */
export const customGuardSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('words'),
    /** Words and phrases; upper and lower case are the same. */
    words: z.array(z.string().min(1).max(256)).min(1).max(50_000),
    wholeWord: z.boolean().default(true),
    score: z.number().min(0).max(1).default(1),
    replacement: z.string().max(256).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('regex'),
    /** RE2 syntax, which runs in linear time. */
    patterns: z
      .array(
        z.object({
          id: z.string().min(1).max(64),
          pattern: z.string().min(1).max(2_000),
          /** A text that it must match: the guard proves itself on it before it serves. */
          example: z.string().min(1).max(2_000),
        }),
      )
      .min(1)
      .max(200),
    score: z.number().min(0).max(1).default(1),
    replacement: z.string().max(256).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('http'),
    url: z.url({ protocol: /^https?$/ }),
    /** Key of the HMAC-SHA256 that signs each request. */
    secret: z.string().min(16).max(1_024),
    /** Texts that it must find, and texts that it must not: it proves itself on them before it serves. */
    probes: z.object({ bad: z.array(probe).min(1).max(20), good: z.array(probe).min(1).max(20) }),
    timeoutMs: z.number().int().min(10).max(30_000).default(1_000),
  }),
  z.object({
    ...common,
    type: z.literal('module'),
    /** A TypeScript or JavaScript file that exports `guard`, below the folder that the operator's configuration names. */
    path: z
      .string()
      .max(512)
      .regex(
        /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[\w./-]+\.(?:ts|mts|js|mjs)$/,
        'a file below the folder of modules, .ts or .js',
      ),
    timeoutMs: z.number().int().min(1).max(30_000).default(1_000),
  }),
]);
export type CustomGuardConfig = z.output<typeof customGuardSchema>;

/** The name by which policies know it, and its kind. */
export type CustomGuardKind = CustomGuardConfig['type'];

/** A guard that needs time of its own: another thread or another host. Its failure is a failure of the guard, never a pass. */
export interface AsyncGuard {
  readonly name: string;
  readonly version: string;
  readonly directions: readonly Direction[];
  /** @throws Error when it cannot judge; the policy's `onGuardError` applies */
  inspect(content: GuardContent, context: GuardContext, signal: AbortSignal): Promise<GuardResult>;
  /** Proves itself before it may serve; answers why it may not. */
  selfTest(): Promise<string | undefined>;
  close(): Promise<void>;
}
