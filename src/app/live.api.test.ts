import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

describe('live news', async () => {
  const open = await openTestHouse();
  const api = await startApi(open, { liveUrl: open.url });
  const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const happen = (verb: string, area: string) =>
    inTransaction(systemCtx(open.house, 'test'), (tx) =>
      record(tx, { kind: 'thing', id: open.house.newId(), area, verb, shows: 'staff' }, 'new'),
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
});
