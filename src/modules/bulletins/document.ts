import {
  AlignmentType,
  BorderStyle,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Download } from '#platform/module.ts';
import type { ChartView, CorrectionView, TextView } from './bulletins.contract.ts';
import { bulletinConsoleWords as w } from './bulletins.words.ts';
import { datedText } from './period.rules.ts';
import { headingText, numberText, type Para, percentText } from './prose.rules.ts';

/* A bulletin as a Word file in the layout of official documents (GB/T 9704: A4, 37 mm above, 28 and 26 mm beside, 仿宋 三号, 28 磅 a line). */

export type Sheet = {
  text: TextView;
  lang: Lang;
  /** Null: a draft, which is nobody's yet. */
  issuer: string | null;
  number: string | null;
  asOf: Temporal.Instant;
  changed: readonly CorrectionView[];
};
const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const mm = (n: number) => Math.round((n / 25.4) * 1440);
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const BODY = { font: font('仿宋_GB2312'), size: 32 };
const HEAD = { font: font('黑体'), size: 32 };
const line = { line: 560, lineRule: LineRuleType.EXACT };
const RED = 'C8102E';

const textOf = (p: Para) => p.map((part) => part.text).join('');
const body = (text: string) =>
  new Paragraph({ indent: { firstLine: 640 }, spacing: line, children: [new TextRun({ text, ...BODY })] });
const heading = (text: string) =>
  new Paragraph({
    indent: { firstLine: 640 },
    spacing: line,
    keepNext: true,
    children: [new TextRun({ text, ...HEAD })],
  });
const right = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: 640 },
    spacing: line,
    children: [new TextRun({ text, ...BODY })],
  });

/** The red head: who issues it, the number, and the line under both. */
const redHead = (issuer: string, number: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text: issuer, color: RED, bold: true, size: 56, font: font('方正小标宋简体') })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 360 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 8, color: RED } },
    children: [new TextRun({ text: number, ...BODY })],
  }),
];

const cell = (text: string, bold = false) =>
  new TableCell({
    margins: { left: 100, right: 100 },
    children: [new Paragraph({ children: [new TextRun({ text, bold, font: font('仿宋_GB2312'), size: 24 })] })],
  });
function chartTable(c: ChartView, lang: Lang): (Paragraph | Table)[] {
  const at = (word: readonly [string, string]) => (lang === 'zh' ? word[0] : word[1]);
  return [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, spacing: { before: 120 }, keepNext: true },
      children: [
        new TextRun({ text: tell(w.chartTable, lang, { title: at(c.title), unit: at(c.unit) }), ...HEAD, size: 24 }),
      ],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: c.points.map((p) => new TableRow({ children: [cell(at(p.label), true), cell(numberText(p.n, lang))] })),
    }),
  ];
}

/** A number as told in a correction. */
export const toldNumber = (value: number | null, isShare: boolean, lang: Lang): string =>
  value === null ? tell(w.nobody, lang) : isShare ? percentText(value) : numberText(value, lang);

function whole({ text, lang, issuer, number, asOf, changed }: Sheet): (Paragraph | Table)[] {
  const prose = text[lang];
  const word = (x: Word) => tell(x, lang);
  const left = prose.left.map((l) => tell(w.leftItem, lang, l));
  const notes = text.notes.map((n) => (lang === 'zh' ? n[0] : n[1]));
  const told = changed.map((c) =>
    tell(w.changed, lang, {
      says: lang === 'zh' ? c.number.says[0] : c.number.says[1],
      was: toldNumber(c.wasValue, c.number.isShare, lang),
      now: toldNumber(c.value, c.number.isShare, lang),
    }),
  );
  const listed = (title: Word, items: readonly string[]) =>
    items.length > 0 ? [heading(word(title)), ...items.map(body)] : [];
  return [
    ...(issuer && number ? redHead(issuer, number) : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 400, line: 640, lineRule: LineRuleType.EXACT },
      children: [
        new TextRun({
          text: issuer ? prose.title : `${prose.title} [${word(w.draft)}]`,
          size: 44,
          font: font('方正小标宋简体'),
        }),
      ],
    }),
    body(textOf(prose.lead)),
    ...prose.sections.flatMap((s, i) => [
      heading(headingText(s.heading, i, lang)),
      ...s.paras.map((p) => body(textOf(p))),
      ...text.charts.filter((c) => c.section === s.nth).flatMap((c) => chartTable(c, lang)),
    ]),
    ...listed(w.left, left),
    ...listed(w.notes, notes),
    ...listed(w.changedTitle, told),
    ...(issuer ? [right(''), right(issuer)] : []),
    right(datedText(dayOf(asOf), lang)),
  ];
}

export async function wordFile(sheet: Sheet): Promise<Download> {
  const page = {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
  };
  const file = new Document({ sections: [{ properties: { page }, children: whole(sheet) }] });
  return { mediaType: MEDIA, name: `${sheet.text[sheet.lang].title}.docx`, content: await Packer.toBuffer(file) };
}
