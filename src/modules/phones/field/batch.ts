import { BATCH_PATH, type BatchAnswer, type BatchItem } from '#kernel/batch.ts';
import { type Endpoint, pathOf } from '#kernel/endpoint.ts';
import { told } from '#ui/field/connection.ts';
import { keepRecords } from '#ui/field/outbox.ts';
import { openAccount } from '#ui/field/phone.store.ts';
import { arrived, capturedOf, isBroken, isUnanswered, type Queued, refused } from '#ui/field/queued.ts';
import { hasArrived, leaveTogether, wasRefused } from '#ui/field/trying.ts';
import { callWith, type Given, Problem, problemFrom } from '#ui/web/call.ts';
import { refusalOf, type Sent } from './send.ts';

const batch = { method: 'POST', path: BATCH_PATH } as Pick<Endpoint, 'method' | 'path'> as Endpoint;
const itemOf = (q: Queued): BatchItem => ({
  method: 'POST',
  path: pathOf(q.path, q.params),
  key: q.id,
  ...(q.version !== null && { version: q.version }),
  input: { ...q.input, captured: capturedOf(q) },
});

/** What became of each, in order; `null` when the server knows no such way, or will not take them together: they go one by one. */
export async function sendTogether(group: readonly Queued[]): Promise<Sent[] | null> {
  const account = openAccount();
  leaveTogether(group.map((q) => q.id));
  let answers: readonly BatchAnswer[];
  try {
    const given = { input: { items: group.map(itemOf) }, account: account ?? undefined };
    const came: unknown = await callWith(batch, given as unknown as Given<Endpoint>);
    told(true);
    ({ answers } = came as { answers: readonly BatchAnswer[] });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 0) told(false);
    if (error.status === 401) return group.map(() => 'signedOut');
    return isUnanswered(error.status) ? group.map(() => 'unanswered') : null;
  }
  const at = new Date().toISOString();
  const became = group.map((q, i) => outcome(q, answers[i], at));
  if (openAccount() !== account) return group.map(() => 'signedOut');
  await keepRecords(became.flatMap((b) => b.q ?? []));
  return became.map((b) => b.sent);
}

function outcome(q: Queued, answer: BatchAnswer | undefined, at: string): { sent: Sent; q?: Queued } {
  const status = answer?.status ?? 0;
  if (status >= 200 && status < 300) {
    hasArrived(q.id);
    const { body } = answer ?? {};
    return { sent: 'sent', q: arrived(q, typeof body === 'object' && body !== null ? { ...body } : {}, at) };
  }
  if (status === 401) return { sent: 'signedOut' };
  if (isUnanswered(status)) return { sent: 'unanswered' };
  if (isBroken(status)) return { sent: 'broken' };
  wasRefused(q.id);
  return { sent: 'refused', q: refused(q, refusalOf(problemFrom(status, answer?.body))) };
}
