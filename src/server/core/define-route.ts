import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AppDeps } from '../ports.ts';
import type { Access } from './access.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** A body that is not JSON. */
export interface OtherContent {
  readonly contentTypes: readonly string[];
  readonly description: string;
}

export interface RouteCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly deps: AppDeps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One route as data: validation, access, documentation and behaviour come from the same place. */
export interface RouteDefinition<
  Params extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Body extends z.ZodType | undefined,
> {
  readonly method: HttpMethod;
  /** Path with `:parameters`. */
  readonly path: string;
  readonly access: Access;
  readonly tag: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** For a route that reads its body itself. */
  readonly otherBody?: OtherContent;
  /** Status of success. */
  readonly status: number;
  /** A second status of success with the same body; the route sets it on the reply. */
  readonly otherStatus?: number;
  /** What success answers; left out when it answers without a body. */
  readonly response?: z.ZodType | OtherContent;
  /** Statuses that the route answers with beside those that any route can. */
  readonly faults?: readonly number[];
  readonly bodyBytesMax?: number;
  /** Answers the response's value; `undefined` when it has answered through `reply` or has no body. */
  readonly handle: (
    call: RouteCall<Parsed<Params>, Parsed<Query>, Parsed<Body>>,
  ) => unknown | Promise<unknown>;
}

/** A route whose own types are behind it: what the server registers and documents. */
export type Route = RouteDefinition<z.ZodObject | undefined, z.ZodObject | undefined, z.ZodType | undefined>;

export function defineRoute<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<Params, Query, Body>): Route {
  // The server parses with the very schemas of the definition, so what reaches `handle` has its types.
  return definition as unknown as Route;
}

export function isOtherContent(response: z.ZodType | OtherContent): response is OtherContent {
  return 'contentTypes' in response;
}
