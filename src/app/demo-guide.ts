import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectors, members } from '#demo/cast.ts';
import type { House } from '#platform/house.ts';

/* What a running house knows of its demo: who there is. The demo itself is loaded to be settled, and by nothing else. */

export const demoPasswordFile = (house: House): string => join(house.config.dataDir, 'demo-password.txt');

/** The password of this installation's demo accounts; null when it has no demo. */
export const demoPassword = (house: House): string | null => {
  const file = demoPasswordFile(house);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** Whom a newcomer may be, in the order in which a case passes their hands. */
export const guide = ['liu', 'zhao', 'hao', 'zhou', 'chen', 'ma', 'wu', 'jing', 'admin'].flatMap((login) =>
  [...members, ...inspectors].filter((m) => m.login === login),
);
