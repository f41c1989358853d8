import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applied,
  dueOf,
  plainMapping,
  type ReadEvent,
  rankOf,
  readEvent,
  readTime,
  type TicketState,
} from './hotline.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const message = {
  ticket: 'GD1',
  event: '派单',
  sequence: 1,
  body: '路灯不亮三天了',
  kind: '求助',
  tier: '紧急',
  area: '清水河县北堡乡',
  due: '2026-03-05 18:00:00',
};

describe('reading a push', () => {
  test('names of theirs become ours by the mapping alone', () => {
    const mapping = {
      ...plainMapping,
      fields: { ...plainMapping.fields, ticket: 'data.orderNo' },
      areas: { 清水河县北堡乡: '150124201' },
      categories: { 市政: '城乡建设' },
    };
    const found = readEvent({ ...message, data: { orderNo: ' GD9 ' }, category: '市政' }, mapping, now);
    expect(found).toMatchObject({
      read: {
        ticket: 'GD9',
        verb: 'create',
        due: '2026-03-05T10:00:00Z',
        said: { area: '150124201', kind: 'help', tier: 'emergency', category: '城乡建设' },
      },
    });
  });
  test('says all that is wrong', () => {
    const found = readEvent({ event: 'x', due: 'soon', sequence: -1 }, plainMapping, now);
    expect(found).toEqual({
      faults: [
        { field: 'ticket', rule: 'required' },
        { field: 'event', rule: 'value' },
        { field: 'sequence', rule: 'value' },
        { field: 'due', rule: 'time' },
      ],
    });
    for (const odd of [null, [], 'x', 3]) expect(readEvent(odd, plainMapping, now)).toHaveProperty('faults');
    expect(readEvent({ ...message, event: 'constructor' }, plainMapping, now)).toHaveProperty('faults');
  });
  test('times of Beijing, with a zone, and of machines', () => {
    const texts = ['2026-03-03 10:00:00', '2026/03/03 10:00', '2026-03-03T02:00:00Z', '1772503200', '1772503200000'];
    for (const t of texts) expect(readTime(t)?.toString(), t).toBe(now.toString());
    expect(readTime('昨天')).toBeNull();
    expect(rankOf('9', now) < rankOf('10', now)).toBe(true);
  });
  test('the deadline on the ticket, or so long after it was received', () => {
    expect(dueOf({ rule: 'ticket' }, '2026-03-05T10:00:00Z', now)?.toString()).toBe('2026-03-05T10:00:00Z');
    expect(dueOf({ rule: 'count', amount: 2, unit: 'd' }, '2026-03-09T10:00:00Z', now)?.toString()).toBe(
      '2026-03-05T02:00:00Z',
    );
    expect(dueOf({ rule: 'ticket' }, null, now)).toBeNull();
  });
});

test('the same events come to the same ticket in every order', () => {
  const empty: TicketState = {
    due: null,
    dueRank: null,
    assignedTo: null,
    assignedRank: null,
    isCancelled: false,
    urges: 0,
    redos: 0,
    highest: null,
  };
  const event = fc.record({
    verb: fc.constantFrom('supplement', 'urge', 'reassign', 'cancel', 'create' as const),
    due: fc.constantFrom(null, '2026-03-05T10:00:00Z', '2026-03-06T10:00:00Z'),
    unit: fc.constantFrom('甲', '乙'),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (list, order) => {
      const events = list.map(
        (e, i) => ({ ...e, ticket: 'GD', rank: rankOf(String(i), now), at: '', note: null, said: null }) as ReadEvent,
      );
      const shuffled = events
        .map((e) => ({ e, k: order.next().value as number }))
        .sort((a, b) => a.k - b.k)
        .map((x) => x.e);
      const fold = (of: readonly ReadEvent[]) => of.reduce((s, e) => applied(s, e).state, empty);
      expect(fold(shuffled)).toEqual(fold(events));
    }),
  );
});
