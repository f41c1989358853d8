import { expect, test } from 'vitest';
import { mayNoteVisits, noNote, reportOf } from './note.ts';

const values = { ...noNote('150124201213'), body: '水井护栏断了', placeNote: '二组', position: '北纬 39.9,东经 111.6' };

test('a hazard is a thing: it goes without a person, also when one was typed before', () => {
  const sent = reportOf({ ...values, name: '张三', phone: '19900000000' }, 'gridWorker');
  expect(sent).toMatchObject({ kind: 'hazard', channel: 'patrol', disclosure: 'anonymous', reporter: {} });
  expect(sent.placeNote).toBe('二组 北纬 39.9,东经 111.6');
});

test('what is heard on a visit goes with the name, unless the person does not want it', () => {
  const visit = { ...values, what: 'visit', kind: 'help', name: '张三', phone: '' } as const;
  expect(reportOf(visit, 'gridWorker')).toMatchObject({
    kind: 'help',
    channel: 'visit',
    disclosure: 'named',
    reporter: { name: '张三' },
  });
  expect(reportOf({ ...visit, disclosure: 'anonymous' }, 'gridWorker').reporter).toEqual({});
});

test('couriers report things, not people', () => {
  expect(mayNoteVisits('courierVolunteer')).toBe(false);
  expect(reportOf({ ...values, what: 'visit', name: '张三' }, 'courierVolunteer')).toMatchObject({
    kind: 'hazard',
    channel: 'courier',
    reporter: {},
  });
});

test('an empty place note is left out, a long one is cut to what the server takes', () => {
  expect(reportOf({ ...values, placeNote: ' ', position: '' }, 'gridWorker')).not.toHaveProperty('placeNote');
  expect(reportOf({ ...values, placeNote: '井'.repeat(300) }, 'gridWorker').placeNote).toHaveLength(200);
});
