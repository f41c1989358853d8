import { expect, test } from 'vitest';
import { at, branchesAtScore } from '#modules/assessments/assessments.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

/* A round of scoring with an appeal: 李雪梅 scores for two branches, 齐丽娟 of the street reviews, 代红 of the district decides, hangs out and awards. */

const look = await startLooking(at('2026-03-02'));
const api = await startApi(look.house);
const s = await branchesAtScore(look.house, api, ['麻花板第一党支部', '麻花板第二党支部']);
const round = (await s.openRound({ schemeId: await s.published({ quotas: { five: 50, four: 50, three: 0 } }) })).body;
const [one, two] = round.lines.map((l: { id: string }) => l.id) as [string, string];
const windowOf = async (day: string, size: 'desk' | 'phone' = 'desk', script = true) => {
  s.setDay(day);
  const page = await look.window(size, { script });
  if (script) await page.clock.setFixedTime(at(day));
  return page;
};
const desk = async (login: string, day: string, path: string) => {
  const page = await windowOf(day);
  await enter(look, page, login, `/console/assessments/${path}`);
  return page;
};
const shot = async (page: Awaited<ReturnType<typeof desk>>, name: string) => {
  await looksRight(page, `console: ${name}`);
};

test('a scheme says by how much its items are off, and refuses what may not be counted', async () => {
  const draft = await s.scheme([]);
  const dai = await desk('dai', '2026-03-02', `schemes/${draft.id}`);
  const add = async (title: string, weight: string) => {
    await dai.getByRole('button', { name: '加一项' }).click();
    const dialog = dai.getByRole('dialog');
    await dialog.getByLabel('部分', { exact: true }).fill('组织建设');
    await dialog.getByLabel('评分项', { exact: true }).fill(title);
    await dialog.getByLabel('评什么、怎么评').fill('办成一件记一档');
    await dialog.getByLabel('分值', { exact: true }).fill(weight);
    await dialog.getByLabel('满分刻度').fill('10');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    return dialog;
  };
  await (await add('三会一课', '60')).waitFor({ state: 'hidden' });
  await dai.getByText('还差 40 分').waitFor();
  const refused = await add('公众号点赞数', '40');
  await refused.getByText('点赞、转发、浏览量不得用来考核', { exact: false }).first().waitFor();
  await looksRight(dai, 'console: an item that may not be');
  await refused.getByLabel('评分项', { exact: true }).fill('为群众办实事');
  await refused.getByRole('button', { name: /保\s*存/ }).click();
  await refused.waitFor({ state: 'hidden' });
  await dai.getByText('正好 100 分').waitFor();
  await shot(dai, 'a scheme');
});

test('scored, reviewed by another, appealed, decided by a third, hung out, objected to, starred', async () => {
  const li = await desk('li', '2026-03-02', `entries/${one}`);
  await li.getByLabel('自评 党员大会按季召开').fill('4');
  await li.getByLabel('自评 为快递小哥办实事').fill('8');
  await li.getByLabel('自评 群众满意').fill('95');
  await li.getByRole('button', { name: '填测评结果' }).click();
  const survey = li.getByRole('dialog');
  await survey.getByLabel('谁组织的测评').fill('入户问卷');
  await survey.getByLabel('问了多少人').fill('20');
  await survey.getByLabel('多少人满意').fill('19');
  await survey.getByLabel('哪天').fill('2026-01-10');
  await survey.getByLabel('哪天').press('Enter');
  await survey.getByRole('button', { name: /保\s*存/ }).click();
  await survey.getByText('少于这个办法要求的 30 人', { exact: false }).first().waitFor();
  await survey.getByLabel('问了多少人').fill('40');
  await survey.getByLabel('多少人满意').fill('38');
  await survey.getByRole('button', { name: /保\s*存/ }).click();
  await survey.waitFor({ state: 'hidden' });
  await li.getByText('40 人中 38 人满意', { exact: false }).waitFor();
  await li.getByRole('button', { name: '交自评' }).click();
  await li.getByText('没有佐证', { exact: false }).first().waitFor();
  const pdf = {
    name: '台账.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
  };
  for (const [i, title] of ['党员大会按季召开', '为快递小哥办实事'].entries()) {
    await li
      .getByRole('row', { name: new RegExp(title) })
      .locator('input[type=file]')
      .setInputFiles(pdf);
    await li.getByRole('link', { name: '台账.pdf' }).nth(i).waitFor();
  }
  await shot(li, 'the self-score');
  await li.getByRole('button', { name: '交自评' }).click();
  await li.getByText('自评已交', { exact: false }).first().waitFor();
  expect((await s.selfScore(two, [2, 10, 90])).status).toBe(200);

  const qi = await desk('qi', '2026-03-06', `entries/${one}`);
  await qi.getByLabel('复核 为快递小哥办实事').fill('6');
  await qi.getByRole('button', { name: '复核完毕' }).click();
  await qi.getByText('要各写一句为什么', { exact: false }).first().waitFor();
  await qi.getByLabel('为什么不一样 为快递小哥办实事').fill('两件没有办结材料');
  await shot(qi, 'the review beside the self-score');
  await qi.getByRole('button', { name: '复核完毕' }).click();
  await qi.getByText('已复核', { exact: false }).first().waitFor();
  expect((await s.review(two, [2, 10, 90])).status).toBe(200);

  const again = await desk('li', '2026-03-11', `entries/${one}`);
  await again.getByRole('button', { name: '提出申诉' }).click();
  const appeal = again.getByRole('dialog');
  await appeal.getByRole('checkbox', { name: /为快递小哥办实事/ }).check();
  await appeal.getByLabel('理由 为快递小哥办实事').fill('两件都在三月前办结');
  await looksRight(again, 'console: the appeal');
  await appeal
    .getByRole('button', { name: '申诉', exact: true })
    .or(appeal.getByRole('button', { name: /申\s*诉/ }))
    .click();
  await appeal.waitFor({ state: 'hidden' });
  await again.getByText('申诉中', { exact: false }).first().waitFor();
  expect((await s.does('li', two, 'accept')).status).toBe(200);

  const dai = await desk('dai', '2026-03-11', `rounds/${round.id}`);
  await dai.getByText('还有 1 个单位得分没定', { exact: false }).waitFor();
  await shot(dai, 'the board');
  await dai.getByRole('button', { name: '麻花板第一党支部' }).click();
  await dai.getByRole('button', { name: '答复申诉' }).click();
  const decide = dai.getByRole('dialog');
  await decide.getByLabel('定为 为快递小哥办实事').fill('7.5');
  await decide.getByLabel('答复 为快递小哥办实事').fill('一件材料齐全,采纳');
  await looksRight(dai, 'console: the decision');
  await decide.getByRole('button', { name: /保\s*存/ }).click();
  await decide.waitFor({ state: 'hidden' });
  await dai.getByText('得分已定', { exact: false }).first().waitFor();
  await shot(dai, 'the scores in the end');
  await dai.getByRole('link', { name: '回到这一轮' }).click();
  await dai.getByRole('button', { name: '公示得分' }).click();
  await dai.getByRole('button', { name: '评定星级' }).waitFor();
  expect(await dai.getByRole('button', { name: '评定星级' }).isDisabled()).toBe(true);

  // At home, on a phone, without a script or an account.
  const home = await windowOf('2026-03-12', 'phone', false);
  await home.goto(`${look.base}/scores`);
  await home.getByRole('link', { name: '2025年度模范支部评分' }).click();
  await home.getByRole('row', { name: /麻花板第一党支部.*89\.00.*五星/ }).waitFor();
  await home.getByRole('link', { name: '我有意见' }).click();
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByText('请写几个字', { exact: false }).first().waitFor();
  await home.getByLabel('哪里不对').fill('第二党支部的走访我没见过。');
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByRole('heading', { name: '收到了' }).waitFor();
  const code = /\d{4} \d{4} \d{4}/.exec(await home.locator('main').innerText())![0];
  const seen = await windowOf('2026-03-12', 'phone');
  await seen.goto(`${look.base}/scores/${round.id}`);
  await looksRight(seen, 'portal: a round in publicity');

  const answering = await desk('dai', '2026-03-12', `rounds/${round.id}`);
  await answering.getByRole('button', { name: /答\s*复/ }).click();
  const answer = answering.getByRole('dialog');
  await choose(answering, answer.getByLabel('处理结果'), '不改动');
  await answer.getByLabel('答复', { exact: true }).fill('走访有记录,已经贴在村部。');
  await answer.getByRole('button', { name: /保\s*存/ }).click();
  await answer.waitFor({ state: 'hidden' });
  await home.goto(`${look.base}/scores/answer`);
  await home.getByLabel('查询码').fill(code);
  await home.getByRole('button', { name: '打开' }).click();
  await home.getByText('走访有记录', { exact: false }).waitFor();

  const last = await desk('dai', '2026-03-19', `rounds/${round.id}`);
  await last.getByRole('button', { name: '评定星级' }).click();
  await last
    .getByRole('row', { name: /麻花板第一党支部/ })
    .getByText('五星')
    .waitFor();
  await last
    .getByRole('row', { name: /麻花板第二党支部/ })
    .getByText('四星')
    .waitFor();
  await shot(last, 'the stars');
});
