import type { Endpoint } from '#kernel/endpoint.ts';
import { ask } from '#ui/field/ask.ts';
import { told } from '#ui/field/connection.ts';
import { keepRecord } from '#ui/field/outbox.ts';
import { openAccount, readFile } from '#ui/field/phone.store.ts';
import {
  arrived,
  capturedOf,
  fileSent,
  filesUnsent,
  isBroken,
  isUnanswered,
  type Queued,
  type Refusal,
  refused,
} from '#ui/field/queued.ts';
import { hasArrived, leaves, wasRefused } from '#ui/field/trying.ts';
import { callWith, type Given, Problem } from '#ui/web/call.ts';
import { phoneWire } from './wire.ts';

const hexOf = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');

/** The files of a record go first, each under its own id; what has arrived is not sent again. */
export async function sendFiles(q: Queued): Promise<Queued> {
  const account = openAccount();
  let now = q;
  for (const f of q.files) {
    if (f.sent) continue;
    if (openAccount() !== account) break;
    const blob = await readFile(f.id);
    // Lost from the phone's own store: the record goes without it, and the server says which file it misses.
    if (!blob) continue;
    const sha256 = hexOf(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    await ask(phoneWire.putFile, {
      params: { id: f.id },
      input: { sha256, what: f.what, name: f.name },
      key: f.id,
      account: account ?? undefined,
      files: [{ field: 'file', file: new File([blob], f.name, { type: blob.type }) }],
    });
    now = fileSent(now, f.id);
    await keepRecord(now);
  }
  return now;
}

export const refusalOf = (p: Problem): Refusal => ({
  status: p.status,
  code: p.faults[0]?.rule ?? p.code,
  says: p.says,
  faults: p.faults.map(({ field, says }) => ({ field, says })),
});

/** unanswered: there is no way to the server · broken: it fell over on this one; both wait and are sent again */
export type Sent = 'sent' | 'refused' | 'unanswered' | 'broken' | 'signedOut';

/** The endpoint is known by its wire facts only: what it answers is kept as it came. */
async function call(q: Queued, account: string | null): Promise<Record<string, unknown>> {
  const e = { method: q.method, path: q.path } as Endpoint;
  const given = {
    params: q.params,
    input: { ...q.input, captured: capturedOf(q) },
    key: q.id,
    account: account ?? undefined,
    ...(q.version !== null && { version: q.version }),
  };
  leaves(q.id);
  const answer: unknown = await callWith(e, given as unknown as Given<Endpoint>).catch((error: unknown) => {
    if (error instanceof Problem && !isUnanswered(error.status) && !isBroken(error.status)) wasRefused(q.id);
    throw error;
  });
  told(true);
  hasArrived(q.id);
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}

/** Sends one record, its files before it. Whatever comes of it is written down before the next is begun. */
export async function sendRecord(queued: Queued, mayResend = true): Promise<Sent> {
  const account = openAccount();
  let q = queued;
  try {
    q = await sendFiles(q);
    // Somebody else may have signed in while the files went.
    if (openAccount() !== account) return 'signedOut';
    await keepRecord(arrived(q, await call(q, account), new Date().toISOString()));
    return 'sent';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 0) told(false);
    if (error.status === 401) return 'signedOut';
    if (isUnanswered(error.status)) return 'unanswered';
    if (isBroken(error.status)) return 'broken';
    if (error.code === 'fileMissing' && mayResend) {
      const fresh = filesUnsent(q);
      await keepRecord(fresh);
      return sendRecord(fresh, false);
    }
    await keepRecord(refused(q, refusalOf(error)));
    return 'refused';
  }
}
