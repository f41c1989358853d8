import type { Endpoint } from '#kernel/endpoint.ts';
import { type Answer, call, type Given, Problem } from '#ui/web/call.ts';
import { told } from './connection.ts';

/**
 * The wire facts of a contract's endpoint without its schemas: Zod would be a quarter of what a phone has to load, and the
 * server checks every input anyway. Method, path and flags are held against the contract by the compiler.
 */
export const wire = <E extends Endpoint>(
  facts: Omit<E, 'allow' | 'says' | 'params' | 'query' | 'input' | 'output' | 'bodyBytes' | 'shared'>,
): E => facts as E;

/** `call`, and the strip at the top learns whether the server could be reached. */
export async function ask<E extends Endpoint>(
  e: E,
  ...given: Record<never, never> extends Given<E> ? [Given<E>?] : [Given<E>]
): Promise<Answer<E>> {
  try {
    const answer = await call(e, ...given);
    told(true);
    return answer;
  } catch (error) {
    if (error instanceof Problem) told(error.status !== 0);
    throw error;
  }
}

/** No answer, or one that does not say whether it was done: the command must be repeated under the same id. */
export const isUnanswered = (error: unknown): boolean =>
  !(error instanceof Problem) || error.status === 0 || error.status >= 500;
