import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { PASSWORD } from '#test/world.ts';
import { climbUnattended } from './accusations.jobs.ts';

/* 回避 (信访工作条例 28; domain §12.5, §12.10): who has an interest is out of it at once, and it is never left with the one it is about. */

const html = { accept: 'text/html' };
const textIn = (page: string, name: string) => new RegExp(`<dd class="${name}">([^<]*)</dd>`).exec(page)?.[1] ?? '';
const commandIn = (page: string) => /name="commandId" value="([^"]*)"/.exec(page)?.[1] ?? '';
const said = {
  area: '150124201213',
  accused: '某村支书',
  accusedOrganisationId: '',
  body: '低保款被截留三年。',
  keepOut: '',
  disclosure: 'anonymous',
  name: '',
  contact: '',
  go: 'send',
};
type Receipt = { number: string; passphrase: string };

describe('stepping aside from an accusation', async () => {
  const open = await openTestHouse();
  const near = ['places', 'organisations', 'people', 'access', 'mandates', 'accusations', 'cases'];
  const api = await startApi(open, { modules: modules.filter((m) => near.includes(m.name)) });
  const house = systemCtx(open.house, 'test');
  const city = await organisationId(open, 'cityDiscipline');
  const village = await organisationId(open, 'laoxionggou');

  /** A discipline organ of this county with these people; each `login: [name, role]`. */
  const organ = (area: string, people: Record<string, [string, 'discipline' | 'disciplineLeader']>, also?: string) =>
    inTransaction(house, async (tx) => {
      const id = await addOrganisation(tx, {
        name: `纪委监委${area}`,
        shortName: `纪委${area}`,
        kind: 'party',
        area,
        superiorId: city,
        validFrom: '2024-01-01',
      });
      const password = { hash: await hashPassword(PASSWORD) };
      for (const [login, [name, role]] of Object.entries(people)) {
        const posts = [{ role, organisationId: id, area, validFrom: '2024-01-01' }];
        const more =
          also && login.endsWith('2')
            ? [
                {
                  ...posts[0]!,
                  role: 'villageCadre' as const,
                  organisationId: also,
                  area: said.area,
                  validFrom: '2025-01-01',
                },
              ]
            : [];
        await addAccount(tx, { login, name, password, posts: [...posts, ...more] });
      }
      return id;
    });
  const county = await organ(
    '150124',
    {
      ming: ['明察', 'discipline'],
      lin2: ['林清', 'discipline'],
      tou: ['陶立', 'disciplineLeader'],
    },
    village,
  );
  await organ('150102', { dan: ['单一', 'discipline'] });

  async function filed(more: Partial<typeof said> = {}): Promise<Receipt> {
    const first = await api.visitor.get('/accuse', html);
    const page = await api.visitor.post('/accuse/write', {
      body: { ...said, commandId: commandIn(first.text), ...more },
      files: [],
      headers: html,
    });
    expect(page.status, page.text).toBe(200);
    return { number: textIn(page.text, 'number'), passphrase: textIn(page.text, 'passphrase') };
  }
  const postForm = async (url: string, fields: Record<string, string>) => {
    const headers = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await api.app.inject({
      method: 'POST',
      url,
      headers,
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: answer.statusCode, text: answer.body };
  };
  const track = (receipt: Receipt) => postForm('/accuse/track', receipt);
  const ask = (receipt: Receipt, about: string, text = '是被检举人的表弟', whom = '姓林的') =>
    postForm('/accuse/recusal', { ...receipt, about, whom, text, commandId: open.house.newId() });
  const rowOf = async (login: string, { number }: Receipt) =>
    (
      ((await api.as(login).get('/api/accusations')).body.items ?? []) as {
        id: string;
        number: string;
        version: number;
        isAsked: boolean;
        open: string[];
      }[]
    ).find((a) => a.number === number) ?? null;
  const seenBy = async (receipt: Receipt) => {
    const who: string[] = [];
    for (const login of ['ming', 'lin2', 'tou', 'dan', 'bao']) if (await rowOf(login, receipt)) who.push(login);
    return who;
  };
  const opens = (login: string, id: string) =>
    api.as(login).post(`/api/accusations/${id}/openings`, { body: { purpose: 'handle' } });
  const idOf = async (login: string) =>
    (await open.owner.query<{ id: string }>('select id from staff_account where username = $1', [login])).rows[0]!.id;
  const recuse = (login: string, id: string) =>
    api.as(login).post(`/api/accusations/${id}/recusals`, { body: { ground: 'kin', text: '是我表哥' } });

  test('who says so no longer sees it, from that moment, by any way; colleagues go on and read why', async () => {
    const receipt = await filed();
    const { id } = (await rowOf('ming', receipt))!;
    const opened = await opens('ming', id);
    expect(opened.body.open).toContain('recuse');
    const left = await recuse('ming', id);
    expect(left.body, left.text).toEqual({ id, wentTo: null });
    expect(await seenBy(receipt)).toEqual(['lin2', 'tou']);
    expect((await opens('ming', id)).status).toBe(404);
    for (const verb of ['accept', 'reply', 'close', 'transfer'])
      expect(
        (
          await api
            .as('ming')
            .post(`/api/accusations/${id}/${verb}`, { version: 2, body: { text: '还想办', organisationId: city } })
        ).status,
        verb,
      ).toBe(404);
    expect((await recuse('ming', id)).status).toBe(404);
    expect((await opens('lin2', id)).body.recusals).toMatchObject([
      { source: 'self', status: 'granted', who: '明察', ground: 'kin', text: '是我表哥', decidedBy: '明察' },
    ]);
    expect((await track(receipt)).text).toContain('有工作人员回避');
    expect((await track(receipt)).text).not.toContain('明察');
  });

  test('the last one who steps aside takes it on to the organ above, unread', async () => {
    const receipt = await filed({ area: '150102' });
    expect(await seenBy(receipt)).toEqual(['dan']);
    const left = await recuse('dan', (await rowOf('dan', receipt))!.id);
    expect(left.body.wentTo).toBe('呼和浩特市纪委监委');
    expect(await seenBy(receipt)).toEqual(['bao']);
    expect((await track(receipt)).text).toContain('呼和浩特市纪委监委');
  });

  test('whom the reporter names never sees it: not the colleague, and not the only clerk it is about', async () => {
    expect(await seenBy(await filed({ keepOut: '林清是他表弟' }))).toEqual(['ming', 'tou']);
    // Accused of the organ itself: its colleagues do not have it either.
    expect(await seenBy(await filed({ accused: '县纪委的明察' }))).toEqual(['bao']);
    expect(await seenBy(await filed({ area: '150102', accused: '区纪委单一' }))).toEqual(['bao']);
    expect(await seenBy(await filed({ area: '150102', keepOut: '单一' }))).toEqual(['bao']);
    // A unit that was chosen stands, and the namesake is out of it.
    const chosen = { accused: '明察', accusedOrganisationId: village };
    expect(await seenBy(await filed(chosen))).toEqual(['tou']);
  });

  test('who holds a post at the accused unit as well is out of it from the start', async () => {
    const receipt = await filed({ accusedOrganisationId: village });
    expect(await seenBy(receipt)).toEqual(['ming', 'tou']);
    const { recusals } = (await opens('ming', (await rowOf('ming', receipt))!.id)).body;
    expect(recusals).toMatchObject([{ source: 'tied', who: '林清', text: null }]);
  });

  test('the named one who comes to the organ later is turned away when they open it', async () => {
    const receipt = await filed({ area: '150102', accused: '某人', keepOut: '欧阳新' });
    await inTransaction(house, async (tx) => {
      const organisation = (
        await open.house.db
          .selectFrom('organisation')
          .select('id')
          .where('area', '=', '150102')
          .where('name', '=', '纪委监委150102')
          .executeTakeFirstOrThrow()
      ).id;
      const posts = [
        { role: 'discipline' as const, organisationId: organisation, area: '150102', validFrom: '2024-01-01' },
      ];
      await addAccount(tx, {
        login: 'ouyang',
        name: '欧阳新',
        password: { hash: await hashPassword(PASSWORD) },
        posts,
      });
    });
    const { id } = (await rowOf('ouyang', receipt))!;
    expect((await opens('ouyang', id)).status).toBe(404);
    expect(await rowOf('ouyang', receipt)).toBe(null);
    expect((await opens('dan', id)).status).toBe(200);
  });

  test('the head decides what the reporter asks, with a reason; nobody else learns that it was asked', async () => {
    const receipt = await filed();
    const { id } = (await rowOf('lin2', receipt))!;
    const asked = await ask(receipt, 'officer');
    expect(asked.status, asked.text).toBe(200);
    expect(asked.text).toContain('待决定');
    expect((await ask(receipt, 'officer')).text).toContain('还没有决定');
    expect(await rowOf('lin2', receipt)).toMatchObject({ isAsked: false });
    expect((await opens('lin2', id)).body).toMatchObject({ recusals: [], officers: [] });
    expect(await rowOf('tou', receipt)).toMatchObject({ isAsked: true });
    const head = (await opens('tou', id)).body;
    expect(head.recusals).toMatchObject([
      { source: 'asked', status: 'asked', who: null, whom: '姓林的', text: '是被检举人的表弟' },
    ]);
    expect(head.officers.map((o: { name: string }) => o.name).sort()).toEqual(['明察', '林清', '陶立']);
    const decision = `/api/accusations/${id}/recusal-decision`;
    const lin = await idOf('lin2');
    expect((await api.as('lin2').post(decision, { version: 2, body: { accountId: null, text: '不必' } })).status).toBe(
      403,
    );
    expect(
      (await api.as('tou').post(decision, { version: 2, body: { accountId: await idOf('dan'), text: '同意' } })).body
        .code,
    ).toBe('notThere');
    const decided = await api
      .as('tou')
      .post(decision, { version: 2, body: { accountId: lin, text: '情况属实,林某回避。' } });
    expect(decided.status, decided.text).toBe(200);
    expect(await seenBy(receipt)).toEqual(['ming', 'tou']);
    expect((await track(receipt)).text).toContain('情况属实,林某回避。');
    // Asked again and refused: the reason reaches the reporter, and everybody stays.
    await ask(receipt, 'officer', '也不放心明察', '明察');
    const version = (await rowOf('tou', receipt))!.version;
    await api.as('tou').post(decision, { version, body: { accountId: null, text: '查无利害关系。' } });
    expect(await seenBy(receipt)).toEqual(['ming', 'tou']);
    const page = (await track(receipt)).text;
    expect(page).toContain('未同意');
    expect(page).toContain('查无利害关系。');
    // What was said of Ming is not for Ming to read, and of Lin the colleague reads no more than that they are out.
    const seen = (await opens('ming', id)).body;
    expect(seen.recusals).toMatchObject([
      { source: 'asked', status: 'granted', who: '林清', text: null, whom: null, answer: null },
    ]);
    expect(JSON.stringify(seen)).not.toContain('不放心');
  });

  test('the head makes an officer step aside, never themselves by the same way', async () => {
    const receipt = await filed();
    const { id, version } = (await rowOf('tou', receipt))!;
    const exclude = async (login: string, whom: string) =>
      api.as(login).post(`/api/accusations/${id}/exclusions`, {
        version,
        body: { accountId: await idOf(whom), ground: 'witness', text: '当时在场' },
      });
    expect((await exclude('lin2', 'ming')).status).toBe(403);
    expect((await exclude('tou', 'tou')).body.code).toBe('notThere');
    expect((await exclude('tou', 'ming')).status).toBe(200);
    expect(await seenBy(receipt)).toEqual(['lin2', 'tou']);
  });

  test('asked of the head, or where there is no head, it goes to the organ above', async () => {
    const receipt = await filed();
    const page = await ask(receipt, 'leader');
    expect(page.text).toContain('呼和浩特市纪委监委');
    expect(await seenBy(receipt)).toEqual(['bao']);
    const headless = await filed({ area: '150102' });
    await ask(headless, 'officer');
    expect(await seenBy(headless)).toEqual(['bao']);
    // Above the city there is nobody here: said, with another way, and it stays.
    const top = await ask(headless, 'leader');
    expect(top.status).toBe(409);
    expect(top.text).toContain('12388');
    expect(await seenBy(headless)).toEqual(['bao']);
  });

  test('posts that end without a word: it climbs by itself, free of whom it tells, and its reporter reads where it is', async () => {
    const climb = () => climbUnattended(systemCtx(open.house, 'test'));
    const endPosts = (logins: string[], on: string | null) =>
      open.owner.query(
        `update post set valid_to = $2 where account_id in (select id from staff_account where username = any($1))
           and role in ('discipline', 'disciplineLeader')`,
        [logins, on],
      );
    const receipt = await filed();
    const { id } = (await rowOf('ming', receipt))!;
    await opens('ming', id);
    const named = await filed({ accused: '某人', keepOut: '市纪委的包正和严立山' });
    const closed = await filed();
    await open.owner.query(`update accusation set status = 'closed', closed_at = now() where number = $1`, [
      closed.number,
    ]);
    await climb();
    expect(await seenBy(receipt), 'somebody is left').toEqual(['ming', 'lin2', 'tou']);
    await endPosts(['ming', 'tou'], '2026-03-03');
    await climb();
    expect(await seenBy(receipt), 'one of three is left').toEqual(['lin2']);
    await endPosts(['lin2'], '2026-03-03');
    expect((await track(receipt)).text).toContain('没有');
    await climb();
    await climb();
    expect(await seenBy(receipt)).toEqual(['bao']);
    const page = (await track(receipt)).text;
    expect(page).toContain('呼和浩特市纪委监委');
    expect(page.match(/已无人可以办理/g)).toHaveLength(1);
    // Read anew before anything is decided there; and where the one above is named it stays, to be tried again.
    const bao = (await rowOf('bao', receipt))!;
    expect([
      (await api.as('bao').post(`/api/accusations/${id}/accept`, { version: bao.version, body: {} })).body.code,
    ]).toEqual(['notOpened']);
    expect(
      (
        await open.owner.query('select organisation_id from accusation where number = any($1)', [
          [named.number, closed.number],
        ])
      ).rows,
    ).toEqual([{ organisation_id: county }, { organisation_id: county }]);
    await endPosts(['ming', 'tou', 'lin2'], null);
  });

  test('a request needs the receipt, and words', async () => {
    const receipt = await filed();
    expect((await ask({ ...receipt, passphrase: '0000 0000' }, 'officer')).status).toBe(401);
    const empty = await ask(receipt, 'officer', '');
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('姓林的');
    expect((await rowOf('tou', receipt))!.isAsked).toBe(false);
  });

  test('why stands in clear nowhere', async () => {
    const { rows } = await open.owner.query<{ row: string }>('select r::text as row from accusation_recusal r');
    expect(rows.length).toBeGreaterThan(8);
    for (const { row } of rows)
      for (const secret of ['表哥', '表弟', '姓林', '当时在场']) {
        expect(row).not.toContain(secret);
        expect(row).not.toContain(Buffer.from(secret).toString('hex'));
      }
    expect(county).toBeTruthy();
  });
});
