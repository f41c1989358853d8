import { modules } from '#app/modules.ts';
import { members } from '#demo/cast.ts';
import type { Role } from '#kernel/actor.ts';
import type { Row } from './rows.ts';

/*
 * Every list and every record of every module, asked for once by one person of each role that may: what is slow with so many cases that nobody thought of.
 * Asked twice where it was slow, for the first time plans are made.
 */

const SLOW_MS = 100;
const IDS = 6;
const SHOWN = 20;

type Slow = { path: string; role: string; ms: number };

export const lists: Row = {
  bench: 'lists',
  async measure(ground) {
    const one = new Map<Role, string>();
    for (const m of members) if (!one.has(m.role)) one.set(m.role, m.login);
    const people = await Promise.all([...one].map(async ([role, login]) => ({ role, who: await ground.as(login) })));
    const slow: Slow[] = [];
    let asked = 0;
    /** What each of those who may is told at this address. */
    async function askAll(allow: unknown, path: string): Promise<string[]> {
      const told: string[] = [];
      for (const { role, who } of people) {
        if (Array.isArray(allow) && !allow.includes(role)) continue;
        const timed = async () => {
          const begun = performance.now();
          const { status, text } = await who.get(path);
          if (status === 200) told.push(text);
          asked += 1;
          return performance.now() - begun;
        };
        let ms = await timed();
        if (ms > SLOW_MS) ms = await timed();
        if (ms > SLOW_MS) slow.push({ path, role, ms: Math.round(ms) });
      }
      return told;
    }
    for (const m of modules) {
      const reads = Object.values(m.api).filter((e) => e.method === 'GET');
      const ids = new Set<string>();
      for (const e of reads.filter((r) => !r.path.includes(':')))
        for (const text of await askAll(e.allow, e.path))
          for (const [, id] of text.matchAll(/"id":"([0-9a-f-]{36})"/g)) if (ids.size < IDS) ids.add(id!);
      for (const e of reads.filter((r) => r.path.split(':').length === 2))
        for (const id of ids) await askAll(e.allow, e.path.replace(/:\w+/, id));
    }
    return { asked, slow: slow.length, slowest: slow.sort((a, b) => b.ms - a.ms).slice(0, SHOWN) };
  },
};
