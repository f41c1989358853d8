import { expect, test } from 'vitest';
import { queuesOf } from './queues.ts';

test('each post sees the queues that are its own', () => {
  expect(queuesOf('gridWorker')).toEqual(['mine', 'unit', 'offered', 'suspended', 'overdue', 'soon', 'all']);
  expect(queuesOf('villageCadre')).toEqual([
    'mine',
    'unit',
    'offered',
    'desk',
    'review',
    'raised',
    'suspended',
    'overdue',
    'soon',
    'all',
  ]);
  expect(queuesOf('caller')).toEqual(['callback', 'check', 'overdue', 'soon', 'all']);
});

test('a post that has nothing to do with cases sees none', () => {
  expect(queuesOf('auditAdmin')).toEqual([]);
  expect(queuesOf('villageSupervisor')).toEqual([]);
});

test('who only reports things sees what they reported', () => {
  expect(queuesOf('courierVolunteer')).toEqual(['all']);
});
