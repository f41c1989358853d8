import type { z } from 'zod';
import { faulty, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';

/** RFC 9457 problem details, with the sentence in both languages and, for bad input, every field and the rule it breaks. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: { zh: string; en: string };
  errors?: { field: string; rule: string; zh: string; en: string }[];
};

const both = (word: Word, values?: WordValues) => ({ zh: say(word, 'zh', values), en: say(word, 'en', values) });

export function problemOf(refused: Refused): Problem {
  const detail = both(refused.says, refused.values);
  return {
    type: `urn:baodao:refusal:${refused.code}`,
    title: detail.en,
    status: refused.status,
    code: refused.code,
    detail,
    ...(refused.faults.length > 0 && {
      errors: refused.faults.map((f) => ({ field: f.field, rule: f.rule, ...both(f.says, f.values) })),
    }),
  };
}

export const refusals = {
  signInFirst: () => new Refused('signInFirst', 401, ['请先登录。', 'Please sign in first.']),
  notAllowed: () => new Refused('notAllowed', 403, ['您的岗位不能做这件事。', 'Your post may not do this.']),
  foreignOrigin: () =>
    new Refused('foreignOrigin', 403, [
      '这个请求来自别的网站,没有执行。',
      'This request came from another site and was not carried out.',
    ]),
  tooMany: () => new Refused('tooMany', 429, ['操作太频繁,请稍后再试。', 'Too many attempts: please wait a little.']),
  tooLarge: () => new Refused('tooLarge', 413, ['内容太大,超过了允许的大小。', 'Too large: over the permitted size.']),
  unreadable: () =>
    new Refused('unreadable', 400, [
      '请求的内容读不出来,请检查格式。',
      'The request could not be read: check its format.',
    ]),
  noSuchPlace: () =>
    new Refused('notFound', 404, [
      '地址也许打错了,也许那件事已经不公开了。',
      'The address may be mistyped, or what stood here is no longer public.',
    ]),
  outOfRange: () =>
    new Refused('outOfRange', 422, [
      '有个日期、数字或字符超出了能记录的范围，请检查后再提交。',
      'A date, a number or a character lies outside what can be recorded: please check.',
    ]),
  /** What an action did not look at itself, the database did: nothing of it was kept. */
  missing: (field: string | null) =>
    faulty(field ?? '(body)', 'missing', [
      '所指的那一项没有找到，请重新选。',
      'What this names was not found: please choose again.',
    ]),
  wrong: (field: string) =>
    faulty(field, 'wrong', ['这样填不行，请改一改。', 'Is not accepted as it is: please change it.']),
  taken: () =>
    new Refused('taken', 409, ['已经有一样的了，没有再记一遍。', 'There is one like it already: nothing was added.']),
  notNow: () =>
    new Refused('notNow', 503, [
      '系统一时忙不过来，这次没有办成，请稍等片刻再试一次。',
      'Nothing was done this time: the system is catching its breath. Please try again in a moment.',
    ]),
  noRoom: () =>
    new Refused('noRoom', 503, [
      '服务器的存储空间满了，这次没有保存。请告诉管理员；腾出空间后再试一次就行。',
      'The server has no room left and kept nothing of this. Please tell the administrator; try again once there is room.',
    ]),
  broken: () =>
    new Refused('broken', 500, [
      '系统出了问题,您的内容没有丢,请稍后再试。',
      'Something broke on our side; please try again shortly.',
    ]),
} as const;

type Issue = z.core.$ZodIssue;

const RULES: Readonly<Record<string, (i: Issue & Record<string, unknown>) => Word>> = {
  invalid_type: (i) =>
    i.input === undefined
      ? ['请填写这一项', 'is required']
      : [`应为${String(i.expected)}`, `must be ${String(i.expected)}`],
  too_small: (i) =>
    i.origin === 'string'
      ? Number(i.minimum) <= 1
        ? ['请填写这一项', 'is required']
        : [`至少 ${i.minimum} 个字`, `needs at least ${i.minimum} characters`]
      : [`不能小于 ${i.minimum}`, `must be at least ${i.minimum}`],
  too_big: (i) =>
    i.origin === 'string'
      ? [`最多 ${i.maximum} 个字`, `has at most ${i.maximum} characters`]
      : [`不能大于 ${i.maximum}`, `must be at most ${i.maximum}`],
  invalid_format: (i) => [`格式不对(${String(i.format)})`, `has the wrong format (${String(i.format)})`],
  invalid_value: (i) => [
    `只能是:${(i.values as unknown[]).join('、')}`,
    `must be one of: ${(i.values as unknown[]).join(', ')}`,
  ],
  unrecognized_keys: (i) => [
    `多了不认识的项:${(i.keys as string[]).join('、')}`,
    `has unknown entries: ${(i.keys as string[]).join(', ')}`,
  ],
};

/** Zod's findings as one refusal that names each field and the rule it breaks. A rule may carry its own word in `params.says`. */
export function badInput(error: z.ZodError): Refused {
  const faults = error.issues.map((issue) => {
    const own = issue.code === 'custom' ? (issue.params as { says?: Word; rule?: string } | undefined) : undefined;
    const says =
      own?.says ??
      RULES[issue.code]?.(issue as Issue & Record<string, unknown>) ??
      ([issue.message, issue.message] as const);
    return { field: issue.path.join('.') || '(body)', rule: own?.rule ?? issue.code, says };
  });
  return new Refused(
    'badInput',
    422,
    ['有的内容不符合要求,请按提示修改。', 'Some entries break a rule: see each field.'],
    { faults },
  );
}
