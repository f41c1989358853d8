import { expect, test } from 'vitest';
import { titleOf } from './cases.report.actions.ts';

test('a title is the first sentence, whichever keyboard ended it', () => {
  for (const end of ['。', '!', '?', '\uFF01', '\uFF1F', '\n'])
    expect(titleOf(`机井坏了${end}三天没水了。`), end).toBe('机井坏了');
  expect([...titleOf('长'.repeat(60))]).toHaveLength(40);
});
