import { describe, expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import { fileCase, type Paper, signIn, track } from './steps.ts';

/* Somebody files markup that would act if any page let it: it is read as text by the resident, the duty officer and the worker on the way. */

const MARK =
  '水泵"><img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload="window.hit=1">{{7*7}}坏了';

describe('markup in place of words', async () => {
  const look = await startLooking('2026-03-03T02:00:00Z');
  let paper: Paper;
  const harmless = async (page: Awaited<ReturnType<typeof look.window>>, where: string) => {
    const found: unknown = await page.evaluate(
      `({ hit: window.hit ?? 0, made: document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length })`,
    );
    expect(found, where).toEqual({ hit: 0, made: 0 });
  };

  test('is text on the resident’s own pages', async () => {
    const page = await look.window('phone');
    const said = {
      body: MARK,
      way: ['清水河县', '北堡乡', '老熊沟'],
      name: '<b onclick=alert(1)>赵',
      phone: '199 0000 1001',
    };
    paper = await fileCase(look, page, said, (at, what) => harmless(at, what));
    await track(look, page, paper);
    await page.getByText('onerror="window.hit=1"').first().waitFor();
    await harmless(page, 'portal: the case');
  });

  test('and on the desk, in the list, in the case, in a search, and on the way', async () => {
    const desk = await look.window('desk');
    await signIn(look, desk, 'console', 'liu');
    await desk
      .getByRole('heading', { name: /工作台|刘桂兰/ })
      .first()
      .waitFor();
    await desk.goto(`${look.base}/console/cases?queue=desk`);
    await desk
      .getByRole('link', { name: /onerror/ })
      .first()
      .click();
    await desk.getByRole('button', { name: '派件', exact: true }).waitFor();
    await harmless(desk, 'console: the case');
    await desk.goto(`${look.base}/console/cases?q=${encodeURIComponent(MARK)}`);
    await desk.locator('main').first().waitFor();
    await harmless(desk, 'console: search');
    const refused: unknown = await desk.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (e) => resolve(e.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.hit = 2';
      document.body.append(script);
    })`);
    expect(refused, 'and if it were made, the policy would not let it run').toBe('script-src-elem');
    await harmless(desk, 'console: after all');
  });
});
