import type { Word } from '#kernel/words.ts';

export const whistleFieldWords = {
  proof: ['怎么算的', 'How it was counted'],
  toUs: ['叫我们去的', 'Called to us'],
  panel: ['吹哨报到', 'Whistles'],
  one: ['吹哨', 'A whistle'],
  from: ['{caller}吹哨,{lead}牵头', '{caller} whistled; {lead} leads'],
  reportBy: ['{moment}前报到', 'To report in by {moment}'],
  due: ['{day}前办完', 'To be done by {day}'],
  late: ['没按时报到', 'Not here in time'],
  units: ['叫到的单位', 'Units called'],
  tasks: ['商定的任务', 'Agreed tasks'],
  taskOf: ['{unit} · {day}前', '{unit} · by {day}'],
  who: ['谁来', 'Who comes'],
  whoHint: ['写您和同来的人,比如“水利局 郝建国等两人”。', 'You and who comes along.'],
  result: ['办成什么样', 'What was done'],
  resultHint: ['牵头单位照这个验收。', 'The lead holds it against what was agreed.'],
  atDesk: [
    '据清单说明不来、吹哨、评价,请在电脑上办。',
    'Declining by a clause, calling and rating are done at a desk.',
  ],
  fillIn: ['请填写', 'Fill this in'],
  cannotNow: ['现在不能这样办', 'Not possible now'],
} as const satisfies Record<string, Word>;
