import type { z } from 'zod';
import type { Allow } from './actor.ts';
import type { Word } from './words.ts';

/**
 * One operation of the product: the server routes by it, the client calls by it, OpenAPI is printed from it.
 * `allow` has no default: an endpoint that does not say who may call it does not compile.
 */
export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly allow: Allow;
  readonly says: Word;
  readonly params?: P;
  readonly query?: Q;
  readonly input?: I;
  readonly output: O;
  /** The change is decided on a version of the thing: If-Match is required. */
  readonly versioned?: true;
  /** The input comes as multipart/form-data and may carry files; 'sheet': one table (xlsx, csv), handed over as it came. */
  readonly upload?: true | 'sheet';
  /** How large a JSON body may be, where the usual 1 MB is too little. */
  readonly bodyBytes?: number;
  /** The answer is a file, not JSON; `output` then describes nothing. */
  readonly download?: true;
  /** Many ask for the same at once: it is made once for all who wait for it, and handed over as it goes over the wire. */
  readonly shared?: true;
};

export type Api = Readonly<Record<string, Endpoint>>;

export type Given<E extends Endpoint> = {
  params: E extends { params: infer P extends z.ZodType } ? z.output<P> : undefined;
  query: E extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
  input: E extends { input: infer I extends z.ZodType } ? z.output<I> : undefined;
};
export type Output<E extends Endpoint> = z.input<E['output']>;

/** Keeps the literal types of an endpoint while checking its shape. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

/** `/api/cases/:id/sign` with its parameters filled in. */
export function pathOf(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
