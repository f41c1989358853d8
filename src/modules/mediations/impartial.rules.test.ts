import { expect, test } from 'vitest';
import { ownParty } from './impartial.rules.ts';

const liu = {
  name: '刘桂兰',
  units: [{ name: '清水河县北堡乡老熊沟村民委员会', shortName: '老熊沟村', isCommittee: true }],
};
const zhao = { name: '赵永平', units: [{ name: '北堡乡人民政府', shortName: '北堡乡政府', isCommittee: false }] };

test.each([
  '刘桂兰',
  '刘 桂兰',
  '老熊沟村',
  '老熊沟村委会',
  '北堡乡老熊沟村民委员会',
  '村委会',
  '我们村委会',
  '村集体',
  '老熊沟村集体',
])('a village cadre does not mediate where %s is a party', (party) => {
  expect(ownParty(['张有田', party], liu)).toBe(party);
});
test.each(['张有田', '刘桂花', '老熊沟养殖场', '五良太村委会', '沟', '村', '王家沟村委会', '县水利局', '北堡乡政府'])(
  '%s is nothing to her',
  (party) => {
    expect(ownParty(['张有田', party], liu)).toBe(null);
  },
);
test('a clerk of the township is of the township, and 村委会 is not his', () => {
  expect(ownParty(['北堡乡人民政府'], zhao)).toBe('北堡乡人民政府');
  expect(ownParty(['北堡乡政府'], zhao)).toBe('北堡乡政府');
  expect(ownParty(['村委会', '老熊沟村委会', '北堡乡卫生院'], zhao)).toBe(null);
});
