import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Endpoint } from '#kernel/endpoint.ts';
import { type Answer, callWith, type Given, newKey, Problem } from '#ui/web/call.ts';

/** The name under which an answer is kept: its path first, so that everything under a path can be read again together. */
export const keyOf = (e: Endpoint, given: { params?: unknown; query?: unknown } = {}): QueryKey => [
  e.path,
  given.params ?? null,
  given.query ?? null,
];

type Options = { enabled?: boolean; keepOld?: boolean; staleTime?: number };

/** Reads an endpoint. A refusal is an answer, so it is not asked again; a broken line is, twice. */
export function useAsk<E extends Endpoint>(e: E, given: Given<E>, options: Options = {}) {
  return useQuery<Answer<E>, Problem, Answer<E>, QueryKey>({
    queryKey: keyOf(e, given),
    queryFn: ({ signal }) => callWith(e, { ...given, signal }),
    enabled: options.enabled ?? true,
    ...(options.staleTime !== undefined && { staleTime: options.staleTime }),
    ...(options.keepOld && { placeholderData: keepPreviousData }),
  });
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(0, 'broken', ['页面出了问题,请刷新后再试。', 'The page broke: reload it and try again.']);

/**
 * Something a person does: pending, the problem if it was refused, and one idempotency key per content, kept over retries.
 * A changed content is another intention and gets another key.
 */
export function useDeed<G, A>(send: (given: G, key: string) => Promise<A>) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const intent = useRef({ content: '', key: '' });
  const told = (_: string, v: unknown) => (v instanceof File ? [v.name, v.size, v.lastModified] : v);
  const run = async (given: G): Promise<A | null> => {
    const content = JSON.stringify(given, told);
    if (intent.current.content !== content) intent.current = { content, key: newKey() };
    setPending(true);
    setProblem(null);
    try {
      const answer = await send(given, intent.current.key);
      intent.current = { content: '', key: '' };
      return answer;
    } catch (error) {
      setProblem(asProblem(error));
      return null;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, problem, forget: () => setProblem(null) };
}
