import { describe, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, systemCtx } from './context.ts';
import { alivePools } from './jobs.alive.ts';
import { enqueue, startJobs } from './jobs.ts';

/* What a dead process had begun is free at once; what a living one works on stays its own, however long it takes. */

describe('jobs that are locked', async () => {
  const open = await openTestHouse();
  const { house, owner } = open;
  const queue = (task: string) => inTransaction(systemCtx(house, 'test'), (tx) => enqueue(tx, task, {}));
  const lockedBy = async (task: string): Promise<string | null | undefined> => {
    const { rows } = await owner.query<{ by: string | null }>(
      `select j.locked_by as by from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1`,
      [task],
    );
    return rows[0]?.by;
  };
  const lock = (task: string, by: string, ago: string) =>
    owner.query(
      `update graphile_worker._private_jobs j set locked_by = $2, locked_at = now() - $3::interval
       from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1`,
      [task, by, ago],
    );

  test('by a process that is dead are free at once', async () => {
    await queue('test.dead');
    await lock('test.dead', 'pool-of-the-dead', '1 second');
    const alive = await alivePools(owner);
    expect(await lockedBy('test.dead')).toBeNull();
    await alive.stop();
  });

  test('by one that lives are its own, and run once, while others look', async () => {
    let runs = 0;
    let end: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begin: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = async () => {
      runs += 1;
      begin();
      await ended;
    };
    const running = await startJobs(house, owner, new Map([['test.slow', { run: slow }]]));
    await queue('test.slow');
    await begun;
    const other = await alivePools(owner);
    await other.look();
    expect(await lockedBy('test.slow'), 'it is still locked').toMatch(/./);
    end();
    await running.stop();
    await other.look();
    await other.stop();
    expect([runs, await lockedBy('test.slow')]).toEqual([1, undefined]);
  });

  test('by ourselves, and worked on by nobody since long, are free again', async () => {
    const alive = await alivePools(owner);
    alive.events.emit('pool:create', { workerPool: { id: 'pool-of-ours' } } as never);
    await queue('test.forgotten');
    await queue('test.taken');
    await lock('test.forgotten', 'pool-of-ours', '2 minutes');
    await lock('test.taken', 'pool-of-ours', '1 second');
    await alive.look();
    expect([await lockedBy('test.forgotten'), await lockedBy('test.taken')]).toEqual([null, 'pool-of-ours']);
    await alive.stop();
  });
});
