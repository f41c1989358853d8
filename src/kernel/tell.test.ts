import { describe, expect, it } from 'vitest';
import { tell } from '#kernel/tell.ts';
import { typeset } from '#kernel/typeset.ts';

describe('Chinese as it is printed', () => {
  it.each([
    ['有事您说,我们来跑', '有事您说，我们来跑'],
    ['第 1 步,共 3 步', '第 1 步，共 3 步'],
    ['办好了没有?您说了算', '办好了没有？您说了算'],
    ['首接人(从头管到底):是谁', '首接人（从头管到底）：是谁'],
    ['照片、录音或 PDF,每个不超过 20 MB', '照片、录音或 PDF，每个不超过 20 MB'],
    ['请求复查(《条例》第三十五条)', '请求复查（《条例》第三十五条）'],
    [',有人替您记。', '，有人替您记。'],
  ])('%s', (typed, printed) => expect(typeset(typed)).toBe(printed));

  it('leaves times, numbers and English alone', () => {
    for (const text of ['11月24日 周二 14:05', '1,000', 'XF-1:2', 'Call first, then (if you like) go on.'])
      expect(typeset(text)).toBe(text);
    expect(tell(['好,走', 'Yes, go'], 'en')).toBe('Yes, go');
  });
});
