/** What an e-mail says: the sender's own words apart from what their program put around them, and which case it speaks of. */
import { checkAreaCode, isWithin } from '#kernel/area.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';

const quoteHeads: readonly RegExp[] = [
  /^-{2,}\s*(?:原始邮件|原始信件|原邮件|回复的原邮件|Original(?: Message)?|Forwarded [Mm]essage|转发邮件信息|回复的邮件)\s*-{2,}/,
  /^-{3,}\s*(?:Replied|Original) Message\s*-{3,}/i,
  /^(?:在|于)\s?.{4,80}(?:写道|写到)[:\uFF1A]\s*$/,
  /^.{4,80}(?:写道|写到)[:\uFF1A]\s*$/,
  /^On .{4,120}wrote:\s*$/,
  /^_{10,}\s*$/,
];
/** The block that programs write over a quoted mail without any line before it. */
const quotedFrom = /^(?:\*|>)?\s*(?:发件人|寄件者|From)\s*[:\uFF1A]/i;
const quotedMore = /^(?:\*|>)?\s*(?:发送时间|发送日期|日期|收件人|主题|Sent|Date|To|Subject)\s*[:\uFF1A]/i;
const signatures: readonly RegExp[] = [
  /^--\s?$/,
  /^(?:发自|来自|发送自)\s?(?:我的|.{0,6}邮箱|.{0,4}QQ|Windows|Outlook|网易|钉钉|iPhone|iPad|华为|小米|荣耀|OPPO|vivo).{0,30}$/i,
  /^(?:Sent from|Get Outlook for|从\s?Windows\s?版).{0,50}$/i,
  /^从我的.{1,16}发送$/,
];

/** `said` is what the sender wrote, `rest` everything behind it: earlier mails and the signature. A forwarded mail is all meant. */
export function splitLetter(text: string, subject: string): { said: string; rest: string } {
  const lines = text.split('\n');
  const isForward = /^\s*(?:转发|轉寄|fw|fwd)\s*[:\uFF1A]/i.test(subject);
  const isQuoteAt = (i: number) =>
    quoteHeads.some((head) => head.test(lines[i]!)) ||
    (quotedFrom.test(lines[i]!) && [1, 2, 3].some((k) => quotedMore.test(lines[i + k] ?? '')));
  const quote = isForward ? -1 : lines.findIndex((_, i) => isQuoteAt(i));
  let end = quote < 0 ? lines.length : quote;
  // Quoted lines between one's own are what one answers to; those at the end are only what is left over.
  while (
    !isForward &&
    end > 0 &&
    /^\s*(?:>|$)/.test(lines[end - 1]!) &&
    lines.slice(0, end).some((l) => /^\s*>/.test(l))
  )
    end--;
  const signature = lines.slice(0, end).findIndex((line) => signatures.some((s) => s.test(line.trim())));
  if (signature >= 0 && !isForward) end = signature;
  const said = lines.slice(0, end).join('\n').trim();
  // Who only quotes means what is quoted.
  return said === '' ? { said: text.trim(), rest: '' } : { said, rest: lines.slice(end).join('\n').trim() };
}

/** The case numbers a text names, in their one spelling; mistyped ones are none. */
export function numbersIn(text: string): string[] {
  const found =
    text.normalize('NFKC').match(/(?<![A-Za-z0-9])[A-Za-z]{2}[-‐‑‒–—−]?\d[\d\-‐‑‒–—−]{8,40}\d(?!\d)/g) ?? [];
  const numbers = found.flatMap((piece) => {
    const number = parseCaseNumber(piece);
    return typeof number === 'string' ? [] : [formatCaseNumber(number)];
  });
  return [...new Set(numbers)];
}

/** The subject without what programs put before it, for a title. */
export const titleOfSubject = (subject: string): string =>
  subject
    .replace(/^(?:\s*(?:re|回复|答复|回覆|fw|fwd|转发|轉寄)\s*(?:\[\d+\])?\s*[:\uFF1A])+\s*/i, '')
    .replace(/^\s*\[[A-Z]{2}-[\d-]+\]\s*/, '')
    .trim()
    .slice(0, 120);

/**
 * The place a mail was addressed to: `duty+150124201213@…` is one mailbox with a door for every village. Null when it names none
 * within the jurisdiction.
 */
export function areaOfAddresses(to: readonly string[], own: string, jurisdiction: string): string | null {
  const [user = '', host = ''] = own.toLowerCase().split('@');
  for (const address of to) {
    const [local = '', domain] = address.toLowerCase().split('@');
    const code = local.startsWith(`${user}+`) && domain === host ? local.slice(user.length + 1) : '';
    if (code && checkAreaCode(code) === null && isWithin(code, jurisdiction)) return code;
  }
  return null;
}

/** Is it one of our own addresses, with or without a place in it? */
export const isOwnAddress = (address: string, own: string): boolean => {
  const plain = (a: string) => a.toLowerCase().replace(/\+[^@]*@/, '@');
  return plain(address) === plain(own);
};

/** `报到 <duty@example.cn>` → `duty@example.cn`. */
export const bareAddress = (from: string): string => (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim().toLowerCase();

/** An answer in the language it was written in: without a single Han character it is not Chinese. */
export const langOf = (text: string): 'zh' | 'en' =>
  /\p{Script=Han}/u.test(text) || !/[a-z]{3}/i.test(text) ? 'zh' : 'en';
