import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { type Entry, record } from '#platform/journal.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

describe('live news', async () => {
  const open = await openTestHouse();
  const api = await startApi(open, { liveUrl: open.url });
  const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const happen = (verb: string, area: string, more: Partial<Entry> = {}) =>
    inTransaction(systemCtx(open.house, 'test'), (tx) =>
      record(tx, { kind: 'thing', id: open.house.newId(), area, verb, shows: 'staff', ...more }, 'new'),
    );

  test('reach staff about their own area, and nobody who is not signed in', async () => {
    expect((await fetch(`${address}/api/live`)).status).toBe(401);
    const response = await fetch(`${address}/api/live`, { headers: { cookie: await api.as('zhao').cookie() } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await happen('elsewhere', '150102401007');
    await happen('here', '150124201213');
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes('"here"')) break;
    }
    expect(text).toContain('"area":"150124201213"');
    expect(text).not.toContain('elsewhere');
  });

  test('that are for one role at one organisation reach nobody else there, nor the same role elsewhere', async () => {
    const [discipline, city] = await Promise.all(['cityDiscipline', 'city'].map((key) => organisationId(open, key)));
    const hear = async (login: string) => {
      const response = await fetch(`${address}/api/live`, { headers: { cookie: await api.as(login).cookie() } });
      return response.body!.getReader();
    };
    const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
      let text = '';
      while (!text.includes('"last"')) text += new TextDecoder().decode((await reader.read()).value);
      // Of the things that happen here: that somebody signed in is news too, and may come in between.
      return [...text.matchAll(/"verb":"(own|otherRole|elsewhere|aside|last)"/g)].map((m) => m[1]);
    };
    const [bao, audit] = await Promise.all([hear('bao'), hear('audit')]);
    const { rows } = await open.owner.query<{ id: string }>("select id from staff_account where username = 'bao'");
    await happen('own', '1501', { heardBy: { roles: ['discipline'], organisationId: discipline! } });
    await happen('otherRole', '1501', { heardBy: { roles: ['caller'], organisationId: discipline! } });
    await happen('elsewhere', '1501', { heardBy: { roles: ['discipline'], organisationId: city! } });
    await happen('aside', '1501', {
      heardBy: { roles: ['discipline'], organisationId: discipline!, except: [rows[0]!.id] },
    });
    await happen('last', '1501');
    expect(await read(bao)).toEqual(['own', 'last']);
    expect(await read(audit)).toEqual(['last']);
    await Promise.all([bao.cancel(), audit.cancel()]);
  });
});
