import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork, VILLAGE } from '#modules/cases/cases.example.ts';
import { report, reportInput } from '#modules/cases/index.ts';
import { placeNew } from '#modules/incidents/index.ts';
import { systemCtx } from '#platform/context.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, type Paper, track } from './steps.ts';

/* One cold boiler house, three households: one incident, one text to all, and three people who each decide for themselves. */

describe('three homes are cold', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  const cast = await castAtWork(look.house);
  const said = [
    '清泉花苑暖气不热,屋里只有十四度,供热公司一直不来修,老人孩子受不了。',
    '清泉花苑的暖气从昨天起就不热,打供热公司电话没人接,屋里很冷。',
    '住清泉花苑三号楼,暖气不热,冰凉,请供热公司查一下锅炉房。',
  ];
  const papers: (Paper & { id: string })[] = [];
  let liu: Page;

  beforeAll(async () => {
    for (const [i, body] of said.entries()) {
      const reporter = { name: `住户${'甲乙丙'[i]}`, phone: `1990000070${i}` };
      const input = reportInput.parse({ kind: 'complaint', channel: 'web', area: VILLAGE, body, reporter });
      const receipt = await report(cast.ctxOf({ kind: 'visitor' }), { input });
      papers.push(receipt);
      await cast.act('liu', 'take', receipt.id);
    }
    // As every minute of a running house.
    await placeNew(systemCtx(look.house.house, 'test'));
    liu = await look.window('desk');
    await enter(look, liu, 'liu', '/console/');
  });

  /** The page at both widths, after its own thing is there. */
  async function looked(path: string, there: RegExp, what: string): Promise<void> {
    const phone = await look.window('phone');
    await enter(look, phone, 'liu', '/console/');
    for (const page of [phone, liu]) {
      await page.goto(look.base + path);
      await page.getByText(there).first().waitFor();
      await looksRight(page, what);
    }
  }

  test('the matter is hot before anybody has read the three together', async () => {
    await looked('/console/hot-spots', /清泉花苑[:：].*暖气/, 'hot spots');
    await liu.getByText('热度怎么算的').click();
    await liu.getByText(/log₂\(1 \+ 附议\)/).waitFor();
    await liu.getByRole('button', { name: /清泉花苑/ }).click();
    await liu.getByRole('heading', { name: /清泉花苑/ }).waitFor();
    await looksRight(liu, 'one hot spot');
    for (const name of ['住户甲', '住户乙', '住户丙']) expect(await liu.innerText('body')).not.toContain(name);
  });

  test('the officer makes an incident of them, notes what is being done and replies to all', async () => {
    await liu.getByRole('button', { name: '立为同类事项' }).click();
    const dialog = liu.getByRole('dialog');
    // The dialogue is there once its first field has the focus.
    await dialog.locator('input:focus').waitFor();
    const unit = dialog.getByLabel('承办单位');
    await unit.fill('老熊沟村');
    await liu.locator('.ant-select-item-option', { hasText: /^老熊沟村$/ }).click();
    await dialog.getByRole('button', { name: '立为同类事项' }).click();
    await liu.waitForURL('**/console/incidents/*');
    await looked(new URL(liu.url()).pathname, /TL-150124201213-2026-0001/, 'an incident');

    await liu.getByRole('button', { name: '写进展' }).click();
    await dialog.getByLabel('进展').fill('锅炉房正在换循环泵,下午四点前恢复。');
    await dialog.getByRole('button', { name: '写进展' }).click();
    await liu.getByText('锅炉房正在换循环泵').first().waitFor();

    await liu.getByRole('button', { name: '一次答复全部' }).click();
    await dialog.getByText('会收到(3)').waitFor();
    await looksRight(liu, 'reply to all');
    await dialog.getByLabel('答复内容').fill('循环泵已经换好,各户暖气下午四点恢复。');
    await dialog.getByRole('button', { name: '一次答复全部' }).click();
    await liu.getByText('3 件收到').waitFor();
  });

  test('two residents confirm, one says it is not fixed, and only that one stays open', async () => {
    for (const [i, paper] of papers.entries()) {
      const phone = await look.window('phone');
      await track(look, phone, paper);
      const text = await phone.innerText('main');
      for (const told of ['还有别人也反映了', '锅炉房正在换循环泵', '循环泵已经换好']) expect(text).toContain(told);
      for (const other of papers) if (other !== paper) expect(text).not.toContain(other.number);
      await looksRight(phone, 'own case beside others');
      await phone.goto(`${look.base}/case/${i === 1 ? 'dispute' : 'confirm'}`);
      if (i === 1) await phone.locator('textarea[name=text]').fill('我家还是不热。');
      await phone.locator('#act button[type=submit]').last().click();
      await phone.waitForURL(/\/case(\?|$)/);
    }
    const status = await Promise.all(papers.map(async ({ id }) => (await cast.row(id)).status));
    expect(status).toEqual(['closed', 'returned', 'closed']);
    await expect
      .poll(
        async () => {
          await liu.reload();
          await liu.getByText('TL-150124201213-2026-0001').first().waitFor();
          return liu.innerText('main');
        },
        { timeout: 20_000 },
      )
      .toContain('本人说没解决，单独办理');
    await liu.goto(`${look.base}/console/cases/${papers[1]!.id}`);
    await liu.getByText(/属于热点/).waitFor();
    await looksRight(liu, 'the case that went its own way');
  });
});
