import { organisationId } from '#test/actors.ts';
import type { TestHouse } from '#test/database.ts';

/** A fire station that receives thirty people at once, on working days, a day ahead. */
export const fireStation = async (open: TestHouse, more: object = {}) => ({
  area: '150102401',
  name: '呼伦贝尔北路消防站',
  kind: 'fire',
  organisationId: await organisationId(open, 'hulun'),
  address: '呼伦贝尔北路 88 号',
  lat: 40.85,
  long: 111.68,
  hours: '工作日 9:00-12:00、14:00-17:00;周末 休息;节假日 休息',
  capacity: 30,
  visitMinutes: 60,
  leadHours: 24,
  aheadDays: 60,
  takesResidents: true,
  shows: '看消防车和装备,学用灭火器,走一遍烟热逃生通道。',
  access: '正门有坡道,轮椅可进一楼。',
  desk: '消防站值班室',
  phone: '0471-0000119',
  ...more,
});
