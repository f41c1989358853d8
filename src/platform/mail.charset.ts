/**
 * Bytes of a mail as text. What a mail says about its own charset is often wrong or missing: UTF-8 proves itself, and what is not
 * UTF-8 is in a Chinese county most likely GB18030, whatever it calls itself (GB2312 and GBK are parts of it).
 */

const strict = new TextDecoder('utf-8', { fatal: true });
const chinese =
  /^(?:gb[-_]?2312(?:[-_]?80)?|gbk|cp936|ms936|windows-936|gb[-_]?18030|x-gbk|euc-cn|hz-gb-2312|chinese)$/i;
/** Labels that say nothing: what programs write when they do not know. */
const vague =
  /^(?:|utf-?8|us-?ascii|ascii|unknown(?:-8bit)?|x-unknown|default|binary|8bit|iso-?8859-1|latin-?1|windows-1252|cp1252|ansi_x3\.4-1968)$/i;
const western = /^(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$/i;

const gb18030 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** GB text has its high bytes in pairs; a word with an accent has them single. */
function standsInPairs(bytes: Uint8Array): boolean {
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; ) {
    let run = 0;
    while (i + run < bytes.length && bytes[i + run]! >= 0x80) run++;
    if (run > 0) run % 2 === 0 ? even++ : odd++;
    i += run || 1;
  }
  return even > odd;
}

const han = /\p{Script=Han}/u;

/** Never throws: what cannot be read at all keeps a replacement character where it stands. */
export function decodeBytes(bytes: Uint8Array, declared = ''): string {
  const whole = decodeWhole(bytes, declared);
  if (!whole.includes('\uFFFD') || !bytes.includes(10)) return whole;
  // A program that pastes an answer over a quotation mixes charsets: each line is at least in one.
  const lines: string[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(10, from);
    lines.push(decodeWhole(bytes.subarray(from, end < 0 ? bytes.length : end), declared));
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines.join('\n');
}

function decodeWhole(bytes: Uint8Array, declared: string): string {
  const label = declared.trim().replace(/^["']|["']$/g, '');
  let utf8: string | null = null;
  try {
    utf8 = strict.decode(bytes);
  } catch {
    // Not UTF-8; what it is, is asked below.
  }
  if (chinese.test(label)) {
    const gb = gb18030(bytes);
    // A few pairs of GB bytes happen to be UTF-8 too, of letters nobody here writes; Han in UTF-8 is no accident.
    if (utf8 !== null && (gb === null || han.test(utf8) || !han.test(gb))) return utf8;
    return gb ?? new TextDecoder('gb18030').decode(bytes);
  }
  if (utf8 !== null && (vague.test(label) || bytes.every((b) => b < 0x80 && b !== 0x1b))) return utf8;
  if (!vague.test(label)) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      if (utf8 !== null) return utf8;
    }
  }
  const gb = gb18030(bytes);
  if (western.test(label) && !(gb !== null && standsInPairs(bytes)))
    return new TextDecoder('windows-1252').decode(bytes);
  return gb ?? new TextDecoder(standsInPairs(bytes) ? 'gb18030' : 'utf-8').decode(bytes);
}

const bytesOf = (binary: string) => Buffer.from(binary, 'latin1');

type EncodedWord = { encoding: string; text: string };

/** The bytes of a run of encoded words. Programs cut characters in two, and some even the four letters of a base64 group. */
function runBytes(words: readonly EncodedWord[]): Uint8Array {
  const joined: EncodedWord[] = [];
  for (const { encoding, text } of words) {
    const before = joined.at(-1);
    if (encoding !== 'b') joined.push({ encoding, text });
    else {
      const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
      if (before?.encoding === 'b' && before.text.length % 4 !== 0) before.text += letters;
      else
        joined.push({
          encoding,
          text: text.endsWith('=') ? letters.padEnd(Math.ceil(letters.length / 4) * 4, '=') : letters,
        });
    }
  }
  return Buffer.concat(
    joined.map(({ encoding, text }) =>
      encoding === 'b'
        ? Buffer.from(text, 'base64')
        : bytesOf(
            text
              .replace(/_/g, ' ')
              .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          ),
    ),
  );
}

/**
 * A header's value (each character one byte, as it came) as text: encoded words (RFC 2047), also those that cut a character in two
 * or lack their end, and raw 8-bit bytes, which the standard does not allow and programs send.
 */
export function decodeHeader(binary: string): string {
  const unfolded = binary.replace(/\r?\n[ \t]+/g, ' ').replace(/\?=\s+(?==\?)/g, '?=');
  const word = /=\?([\w.:-]+)(?:\*[\w-]+)?\?([bBqQ])\?([^?]*)(?:\?=|\?$|$)/g;
  const out: string[] = [];
  let run: { charset: string; words: EncodedWord[] } | null = null;
  const endRun = () => {
    if (run) out.push(decodeBytes(runBytes(run.words), run.charset));
    run = null;
  };
  let at = 0;
  for (const m of unfolded.matchAll(word)) {
    const [whole, charset = '', encoding = '', text = ''] = m;
    if (m.index > at || run?.charset !== charset.toLowerCase()) endRun();
    if (m.index > at) out.push(decodeBytes(bytesOf(unfolded.slice(at, m.index))));
    run ??= { charset: charset.toLowerCase(), words: [] };
    run.words.push({ encoding: encoding.toLowerCase(), text });
    at = m.index + whole.length;
  }
  endRun();
  if (at < unfolded.length) out.push(decodeBytes(bytesOf(unfolded.slice(at))));
  return out
    .join('')
    .replace(/[\r\n\0]/g, ' ')
    .trim();
}
