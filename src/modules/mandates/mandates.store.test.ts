import { describe, expect, test } from 'vitest';
import { json, violation } from '#platform/database.ts';
import { organisationId } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';

describe('what the database itself refuses', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const beibao = await organisationId(open, 'beibao');
  const account = async (login: string) =>
    (await house.db.selectFrom('staff_account').select('id').where('username', '=', login).executeTakeFirstOrThrow())
      .id;
  const [zhao, yun] = [await account('zhao'), await account('yun')];
  let edition = 0;
  const published = (more: Record<string, unknown> = {}) => ({
    id: house.newId(),
    area: '150124201',
    organisation_id: beibao,
    unit_kind: null,
    line: beibao,
    edition: ++edition,
    name: '北堡乡清单',
    source: '示例',
    status: 'published',
    valid_from: '2026-01-01',
    valid_to: '2026-06-01' as string | null,
    drafted_by: zhao,
    written_by: [zhao],
    published_by: yun,
    published_at: house.now(),
    ...more,
  });
  const refused = async (row: ReturnType<typeof published>) => {
    try {
      await house.db.insertInto('mandate_list').values(row).execute();
      return null;
    } catch (error) {
      return violation(error)?.constraint ?? json(String(error));
    }
  };

  test('two editions that hold on one day', async () => {
    expect(await refused(published())).toBeNull();
    expect(await refused(published({ valid_from: '2026-05-31', valid_to: null }))).toBe('mandate_list_one_holds');
    expect(await refused(published({ valid_from: '2025-01-01', valid_to: '2026-01-02' }))).toBe(
      'mandate_list_one_holds',
    );
    expect(await refused(published({ valid_from: '2025-01-01', valid_to: '2026-01-01' }))).toBeNull();
    expect(await refused(published({ valid_from: '2026-06-01', valid_to: null }))).toBeNull();
    const another = { organisation_id: null, unit_kind: 'village', line: 'village@150124201' };
    expect(await refused(published(another))).toBeNull();
    expect(await refused(published(another))).toBe('mandate_list_one_holds');
  });

  test('a publisher who wrote in it, a list for two, a false line, days that run backwards, two drafts', async () => {
    const later = { valid_from: '2024-01-01', valid_to: '2024-02-01' };
    expect(await refused(published({ ...later, written_by: [zhao, yun] }))).toBe('mandate_list_two_people');
    expect(await refused(published({ ...later, unit_kind: 'village' }))).toBe('mandate_list_is_for_one');
    expect(await refused(published({ ...later, line: 'village@150124' }))).toBe('mandate_list_line');
    expect(await refused(published({ valid_from: '2024-01-01', valid_to: '2024-01-01' }))).toBe('mandate_list_valid');
    expect(await refused(published({ ...later, published_by: null }))).toBe('mandate_list_published');
    expect(await refused(published({ ...later, edition: 1 }))).toBe('mandate_list_edition_once');
    const draft = { status: 'draft', published_by: null, published_at: null };
    expect(await refused(published(draft))).toBeNull();
    expect(await refused(published(draft))).toBe('mandate_list_one_draft');
  });

  test('items without a law, with a false code, or twice of one code', async () => {
    const list = published({
      area: '150124201213',
      organisation_id: null,
      unit_kind: 'village',
      line: 'village@150124201213',
    });
    expect(await refused(list)).toBeNull();
    const add = async (more: Record<string, unknown>) => {
      const values = {
        id: house.newId(),
        list_id: list.id,
        area: list.area,
        code: 'A-001',
        title: '甲',
        duty: 'basic',
        basis: '某法',
        ...more,
      };
      try {
        await house.db.insertInto('mandate_item').values(values).execute();
        return null;
      } catch (error) {
        return violation(error)?.constraint ?? json(String(error));
      }
    };
    expect(await add({})).toBeNull();
    expect(await add({})).toBe('mandate_item_code_once');
    expect(await add({ code: 'A-1' })).toBe('mandate_item_code_check');
    expect(await add({ code: 'A-002', basis: '' })).toBe('mandate_item_basis_check');
    expect(await add({ code: 'A-002', duty: 'assist' })).toBe('mandate_item_has_lead');
  });
});
