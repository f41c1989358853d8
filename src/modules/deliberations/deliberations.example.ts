import { expect } from 'vitest';
import type { Api } from '#test/api.ts';

/** 老熊沟村 with a matter that the branch proposed and an item on its board, both dated `on`: what its page at home shows. */
export async function villageThatDeliberates(api: Api, on: string): Promise<void> {
  const area = '150124201213';
  const matter = await api.as('liu').post('/api/deliberations', {
    body: {
      area,
      kind: 'works',
      title: '修通后沟路',
      cause: '一下雨就断。',
      content: '硬化 1.2 公里。',
      forum: 'villagers',
    },
  });
  expect(matter.status, matter.text).toBe(200);
  const { id, version } = matter.body;
  const count = { should: 3, present: 3, signatures: 3, yes: 3, no: 0, abstain: 0 };
  const gate = await api.as('liu').post(`/api/deliberations/${id}/gates/propose`, {
    version,
    body: { heldOn: on, place: '村部', host: '刘桂兰', recorder: '陈志强', body: '同意提出。', count },
  });
  expect(gate.status, gate.text).toBe(200);
  const item = await api.as('liu').post('/api/deliberations/disclosures', {
    files: [],
    body: {
      area,
      category: 'finance',
      title: '三月份财务收支',
      body: '收支情况。',
      period: '2026年3月',
      columns: JSON.stringify(['项目', '收入']),
      rows: JSON.stringify([['荒地租金', '7200']]),
    },
  });
  expect(item.status, item.text).toBe(200);
}
