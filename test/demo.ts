import { settleModules } from '#app/first-data.ts';
import { castIds } from './actors.ts';
import { openTestHouse, type TestHouse } from './database.ts';
import { PASSWORD } from './world.ts';

/** The tests' world with all that the demonstration has besides: no list of any module is empty. Its clock stands still. */
export async function openDemoHouse(at: string): Promise<TestHouse> {
  const open = await openTestHouse();
  open.setNow(at);
  const { accounts, organisations } = await castIds(open);
  await settleModules(open.house, accounts, organisations, PASSWORD);
  return open;
}
