import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter, type Paper, track } from './steps.ts';

/* A petition from the portal to its end: accepted, extended by another person's approval, decided, served, reviewed by the county and again by the city. */

describe('a petition about a compensation', async () => {
  const look = await startLooking('2026-03-02T02:00:00Z');
  const matter = /征地补偿款少发了一笔/;
  let paper: Paper;
  let zhao: Page;

  const fillText = (page: Page, label: RegExp, text: string) => page.getByRole('dialog').getByLabel(label).fill(text);
  const begin = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  /** Antd puts a space between the two signs of a short button. */
  const send = async (page: Page, name: RegExp) => {
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const openCase = async (page: Page, queue = 'all') => {
    await page.goto(`${look.base}/console/cases?queue=${queue}`);
    await page.getByRole('link', { name: matter }).click();
    await page.getByText('经过').first().waitFor();
  };
  const opinion = async (page: Page) => {
    await fillText(page, /^事实和理由/, '经核对三个年度的账目并走访六户,没有少发的记录。');
    await page.getByRole('dialog').getByText('没有事实依据或不符合法律法规，不予支持').click();
    await fillText(page, /^处理意见/, '对补发补偿款的请求不予支持。');
    await fillText(page, /^法律法规依据/, '《土地管理法》第四十八条');
  };
  const serve = async (page: Page, day: string, name: RegExp) => {
    await choose(page, page.getByRole('dialog').getByLabel('送达方式'), '直接送达');
    await page.getByRole('dialog').getByLabel('送达日期').fill(day);
    await fillText(page, /签收人/, '赵满仓');
    await fillText(page, /凭证/, '本人签字的送达回证');
    await send(page, name);
  };

  test('is filed on the portal, and the township signs for it', async () => {
    const phone = await look.window('phone', { script: false });
    await phone.goto(`${look.base}/report`);
    await phone.getByLabel(/什么事/).fill('2025 年的征地补偿款少发了一笔,问了两次没人答复。');
    await phone.locator('input[name=kind][value=petition]').check();
    await phone.getByRole('button', { name: '下一步' }).click();
    for (const place of ['清水河县', '北堡乡', '老熊沟'])
      await phone
        .getByRole('button', { name: new RegExp(`^${place}`) })
        .first()
        .click();
    await phone.getByLabel('姓名', { exact: true }).fill('赵满仓');
    await phone.getByLabel(/^电话/).fill('199 0000 1001');
    await phone.getByRole('textbox', { name: '住址' }).fill('老熊沟村 12 号');
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByRole('button', { name: '交上去' }).click();
    await phone.getByRole('heading', { name: '记下了' }).waitFor();
    await phone.waitForLoadState();
    const text = await phone.locator('main').innerText();
    paper = {
      number: /XF-\d{2,15}-\d{4}-\d{4,}-\d/.exec(text)![0],
      passphrase: /(\d{4})\s+(\d{4})(?!\d)/
        .exec(text.slice(text.indexOf('查询密码')))!
        .slice(1, 3)
        .join(''),
    };
    zhao = await look.window('desk');
    await enter(look, zhao, 'zhao', '/console/');
    await openCase(zhao);
    await begin(zhao, '本单位办理');
    await send(zhao, /本单位办理/);
    await zhao.getByText('已登记，待受理').waitFor();
    // Nobody answers around it.
    await zhao
      .getByText(/信访事项还没有出具并送达处理意见书/)
      .first()
      .waitFor();
    await looksRight(zhao, 'console: petition registered');
  });

  test('it is accepted, and an extension is asked for and approved by another person', async () => {
    await begin(zhao, '受理');
    await send(zhao, /受\s*理/);
    await zhao.getByText('已受理', { exact: true }).waitFor();
    await begin(zhao, '申请延期');
    await zhao
      .getByRole('dialog')
      .getByLabel(/延长几日/)
      .fill('30');
    await fillText(zhao, /为什么要延期/, '涉及三个年度的账目,需要委托审计。');
    await looksRight(zhao, 'console: extension asked for');
    await send(zhao, /申请延期/);
    await zhao.getByText(/延期申请：30 日/).waitFor();
    const yun = await look.window('desk');
    await enter(look, yun, 'yun', '/console/');
    await openCase(yun);
    await begin(yun, '批准延期');
    await send(yun, /批准延期/);
    await yun.getByRole('button', { name: '信访事项延长办理期限告知书' }).waitFor();
    const phone = await look.window('phone');
    await track(look, phone, paper);
    await phone.getByText('信访事项延长办理期限告知书').click();
    await phone.waitForLoadState();
    const text = await phone.locator('#petition').innerText();
    expect(text).toContain('需要委托审计');
    expect(text).toContain('2026年5月31日');
    await looksRight(phone, 'portal: extended');
    await phone
      .locator('#petition details', { hasText: '延长办理期限' })
      .getByRole('link', { name: '单独打开、打印' })
      .click();
    await phone.getByRole('heading', { name: '信访事项延长办理期限告知书' }).waitFor();
    await phone
      .getByRole('button', { name: '大字版' })
      .or(phone.getByRole('link', { name: '大字版' }))
      .click();
    await phone.getByText('特此告知。').waitFor();
    await looksRight(phone, 'portal: the paper, large type');
  });

  test('it is decided in full and served', async () => {
    await zhao.reload();
    await begin(zhao, '开始调查');
    await send(zhao, /开始调查/);
    await begin(zhao, '出具处理意见书');
    await fillText(zhao, /投诉请求/, '补发 2025 年的征地补偿款');
    await looksRight(zhao, 'console: decision form');
    await opinion(zhao);
    await send(zhao, /出具处理意见书/);
    await zhao.getByText('已出意见，待送达').waitFor();
    await zhao.getByRole('button', { name: '信访事项处理意见书', exact: true }).click();
    await zhao.locator('article.notice', { hasText: '请求清水河县委社会工作部复查' }).waitFor();
    await zhao.getByRole('button', { name: '填上本人姓名' }).click();
    await zhao.getByText('赵满仓：').waitFor();
    await looksRight(zhao, 'console: the paper');
    await zhao.keyboard.press('Escape');
    await zhao.getByRole('dialog').waitFor({ state: 'hidden' });
    await begin(zhao, '送达处理意见书');
    await serve(zhao, '2026-03-02', /送达处理意见书/);
    await zhao.getByText('待确认').first().waitFor();
  });

  test('the person sees the last day and asks for a review, without JavaScript', async () => {
    for (const size of ['desk', 'phone'] as const) {
      const page = await look.window(size);
      await track(look, page, paper);
      await page.waitForLoadState();
      const text = await page.locator('#petition').innerText();
      for (const told of ['处理意见已经送达', '4月1日', '清水河县委社会工作部', '行政复议'])
        expect(text).toContain(told);
      await looksRight(page, `portal: served, ${size}`);
    }
    const phone = await look.window('phone', { script: false });
    await track(look, phone, paper);
    await phone.getByRole('link', { name: '申请复查' }).click();
    await phone.getByRole('button', { name: '提交申请' }).click();
    await phone.locator('main').filter({ hasText: '请至少写 6 个字' }).waitFor();
    await looksRight(await track0(), 'portal: ask for a review');
    await phone.getByLabel(/您不同意什么/).fill('没有看我的银行流水,不同意。');
    await phone.getByRole('button', { name: '提交申请' }).click();
    await phone.waitForURL(/\/case(\?|#|$)/);
    await phone.locator('#petition').filter({ hasText: '清水河县委社会工作部正在复查' }).waitFor();
  });
  async function track0(): Promise<Page> {
    const page = await look.window('phone');
    await track(look, page, paper);
    await page.goto(`${look.base}/case/petition/review`);
    return page;
  }

  const reviews = async (login: string, paper: string, finding: string) => {
    const page = await look.window('desk');
    await enter(look, page, login, '/console/petitions');
    await page.getByRole('link', { name: matter }).waitFor();
    await looksRight(page, `console: petitions of ${login}`);
    await page.getByRole('link', { name: matter }).click();
    await begin(page, `出具${paper}意见书`);
    await page.getByRole('dialog').getByText(finding).click();
    await opinion(page);
    await send(page, new RegExp(`出具${paper}意见书`));
    await begin(page, `送达${paper}意见书`);
    await serve(page, '2026-03-02', new RegExp(`送达${paper}意见书`));
    return page;
  };

  test('the county reviews it, and the person asks the city to look again', async () => {
    const guo = await reviews('guo', '复查', '维持原意见');
    await guo.getByText('复查意见已送达', { exact: true }).waitFor();
    const phone = await look.window('phone', { script: false });
    await track(look, phone, paper);
    await phone.getByRole('link', { name: '申请复核' }).click();
    await phone.getByLabel(/您不同意什么/).fill('复查也没有看我的银行流水。');
    await phone.getByRole('button', { name: '提交申请' }).click();
    await phone.waitForURL(/\/case(\?|#|$)/);
    await phone.locator('#petition').filter({ hasText: '呼和浩特市委社会工作部正在复核' }).waitFor();
  });

  test('the city says the last word; the procedure is at its end', async () => {
    const he = await reviews('he', '复核', '维持原意见');
    await he.getByText('已终结', { exact: true }).waitFor();
    const phone = await look.window('phone');
    await track(look, phone, paper);
    await phone.locator('#petition').filter({ hasText: '信访程序已经走完' }).waitFor();
    await looksRight(phone, 'portal: concluded');
    const list = await look.window('phone');
    await enter(look, list, 'sun', '/console/petitions');
    await list.getByText('已结', { exact: true }).click();
    await list.getByRole('link', { name: matter }).waitFor();
    await looksRight(list, 'console: petitions on a phone');
    await list.getByRole('link', { name: matter }).click();
    await list.getByText('信访程序').first().waitFor();
    await looksRight(list, 'console: petition on a phone');
  });
});
