import { sheetRefused } from './sheet.refused.ts';

/** What a walk through XML meets. Names come without their prefix; texts are decoded. */
export type XmlVisitor = {
  open?(name: string, attributes: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Entities of XML itself; own ones need a DTD, and a file with a DTD is refused. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[0-9a-fA-F]{1,6}|\w{2,4});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return NAMED[name] ?? whole;
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;

/**
 * Walks once through XML as spreadsheet programs write it, always forward, so that its time grows with its length and nothing
 * else. (The streaming reader of exceljs 4.4 decodes each 16 KB apart and breaks every Chinese character that lies across two.)
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) break;
    if (tag > at) visitor.text?.(decoded(xml.slice(at, tag)));
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = endOf(xml, ']]>', tag);
      visitor.text?.(xml.slice(tag + 9, end));
      at = end + 3;
    } else if (xml.startsWith('<!--', tag)) at = endOf(xml, '-->', tag) + 3;
    else if (xml.startsWith('<?', tag)) at = endOf(xml, '?>', tag) + 2;
    else if (xml[tag + 1] === '!') throw sheetRefused.damaged();
    else at = visitTag(xml, tag, visitor);
  }
}

function visitTag(xml: string, tag: number, visitor: XmlVisitor): number {
  const end = tagEnd(xml, tag);
  const isClosing = xml[tag + 1] === '/';
  const isEmpty = xml[end - 1] === '/';
  const inside = xml.slice(isClosing ? tag + 2 : tag + 1, isEmpty ? end - 1 : end);
  const cut = inside.search(/\s/);
  const name = local(cut < 0 ? inside : inside.slice(0, cut));
  if (isClosing) visitor.close?.(name);
  else {
    visitor.open?.(name, (of) => (cut < 0 ? undefined : attribute(inside.slice(cut), of)));
    if (isEmpty) visitor.close?.(name);
  }
  return end + 1;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The attribute of this name, whatever its prefix. */
function attribute(text: string, wanted: string): string | undefined {
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (local(name!) === wanted) return decoded(double ?? single ?? '');
  return undefined;
}

/** The `>` that ends the tag: one inside quotes does not. */
function tagEnd(xml: string, tag: number): number {
  let quote = '';
  for (let i = tag + 1; i < xml.length; i++) {
    const sign = xml[i]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return i;
  }
  throw sheetRefused.damaged();
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw sheetRefused.damaged();
  return end;
}
