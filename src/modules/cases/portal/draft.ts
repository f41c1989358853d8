import { z } from 'zod';
import { isWithin, levelOf } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { ancestorsOf, childrenOf, type Place, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { signToken, verifyToken } from '#platform/crypto.ts';
import type { PageGiven, Upload } from '#platform/module.ts';
import { badInput } from '#platform/problem.ts';
import { type ReportInput, reportInput } from '../cases.contract.ts';
import { delegateRelations } from '../cases.delegates.rules.ts';
import type { FamilyInput } from '../cases.family.actions.ts';
import { draftFaults } from './report.words.ts';

/** The three pages of filing, in order. */
export const draftSteps = ['what', 'where', 'check'] as const;
export type DraftStep = (typeof draftSteps)[number];

/** The fields of a filing as they travel from page to page; names are the contract's paths, so a fault finds its field. */
const FIELDS = {
  kind: 'what',
  body: 'what',
  area: 'where',
  placeNote: 'where',
  disclosure: 'where',
  'reporter.name': 'where',
  'reporter.phone': 'where',
  'reporter.address': 'where',
  for: 'where',
  'by.name': 'where',
  'by.phone': 'where',
  'by.relation': 'where',
} as const satisfies Record<string, DraftStep>;
type FieldName = keyof typeof FIELDS;
const fieldNames = Object.keys(FIELDS) as FieldName[];

/** An upload that is already stored, and the token by which its sender carries it from page to page. */
type KeptFile = { readonly file: Upload; readonly token: string };

export type Draft = {
  readonly values: Readonly<Record<FieldName, string>>;
  readonly files: readonly KeptFile[];
  readonly commandId: string;
};

export const MOST_FILES = 9;
const PURPOSE = 'upload';
const upload = z.object({
  hash: z.string(),
  kind: z.enum(['photo', 'audio', 'document']),
  mediaType: z.string(),
  bytes: z.number(),
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
  thumbHash: z.string().exactOptional(),
  field: z.string(),
  name: z.string(),
});

const stepOf = (field: string): DraftStep =>
  field === 'files' ? 'what' : (FIELDS[fieldNames.find((name) => name === field) ?? 'kind'] ?? 'what');

/** The step on which the first of these faults can be mended. */
export const stepOfFaults = (faults: readonly FieldFault[]): DraftStep | null =>
  draftSteps.find((step) => faults.some((f) => stepOf(f.field) === step)) ?? null;

export const faultsOn = (step: DraftStep, faults: readonly FieldFault[]) =>
  faults.filter((f) => stepOf(f.field) === step);

/** Good until the end of tomorrow: the same file chosen twice on one day is the same token, and so the same command. */
const uploadEnd = (now: Temporal.Instant) =>
  now.toZonedDateTimeISO('Asia/Shanghai').startOfDay().add({ days: 2 }).toInstant();

/** A stored upload as a text that its sender may carry and nobody can make up. */
function keep(ctx: Ctx, file: Upload): KeptFile {
  const subject = JSON.stringify(upload.parse(file));
  return { file, token: signToken(ctx.house.keys, { purpose: PURPOSE, subject, expiresAt: uploadEnd(ctx.now) }) };
}

function recall(ctx: Ctx, token: string): KeptFile | null {
  const verdict = verifyToken(ctx.house.keys, token, PURPOSE, ctx.now);
  return verdict.ok ? { file: upload.parse(JSON.parse(verdict.subject)), token } : null;
}

/** What was typed and kept so far, with what is wrong about its files. */
export function readDraft(ctx: Ctx, given: PageGiven): { draft: Draft; faults: FieldFault[] } {
  const { form } = given;
  const faults: FieldFault[] = [...(given.refusedFile?.faults ?? [])];
  const tokens = (form.kept ?? '').split('.').filter(Boolean);
  const recalled = tokens.flatMap((token) => recall(ctx, token) ?? []);
  if (recalled.length < tokens.length) faults.push({ field: 'files', rule: 'fileGone', says: draftFaults.fileGone });
  const dropped = form.go?.startsWith('drop:') ? Number(form.go.slice(5)) : -1;
  const files = [...recalled.filter((_, i) => i !== dropped), ...given.files.map((file) => keep(ctx, file))];
  if (files.length > MOST_FILES)
    faults.push({ field: 'files', rule: 'tooMany', says: draftFaults.tooManyFiles, values: { most: MOST_FILES } });
  const picked = form.go?.startsWith('area:') ? form.go.slice(5) : undefined;
  const values = {
    kind: form.kind ?? 'help',
    body: form.body ?? '',
    area: picked ?? form.area ?? presetArea(ctx, given.query.area),
    placeNote: form.placeNote ?? '',
    disclosure: form.disclosure ?? 'named',
    'reporter.name': form['reporter.name'] ?? '',
    'reporter.phone': form['reporter.phone'] ?? '',
    'reporter.address': form['reporter.address'] ?? '',
    for: form.for === 'family' ? 'family' : 'self',
    'by.name': form['by.name'] ?? '',
    'by.phone': form['by.phone'] ?? '',
    'by.relation': form['by.relation'] ?? 'child',
  };
  return {
    draft: { values, files: files.slice(0, MOST_FILES), commandId: form.commandId ?? ctx.house.newId() },
    faults,
  };
}

/** A village's poster or QR code may lead here with its place filled in; a house that serves one village needs no choice. */
function presetArea(ctx: Ctx, asked: string | undefined): string {
  const { jurisdiction } = ctx.house.config;
  return asked && isWithin(asked, jurisdiction) ? asked : jurisdiction;
}

/** The hidden fields of a page: everything that page does not ask for itself. */
export function carried(draft: Draft, step: DraftStep): Record<string, string> {
  const others = fieldNames.filter((name) => FIELDS[name] !== step || name === 'area');
  return {
    step,
    ...Object.fromEntries(others.map((name) => [name, draft.values[name]])),
    kept: draft.files.map(({ token }) => token).join('.'),
  };
}

/** The draft as the contract wants it, or what has to be mended first. */
export async function checkDraft(ctx: Ctx, draft: Draft): Promise<{ input: ReportInput | null; faults: FieldFault[] }> {
  const v = draft.values;
  const isAnonymous = v.disclosure === 'anonymous';
  const reporter = isAnonymous
    ? {}
    : { name: v['reporter.name'], phone: v['reporter.phone'], address: v['reporter.address'] };
  const { kind, body, area, placeNote, disclosure } = v;
  const parsed = reportInput.safeParse({ kind, body, area, placeNote, disclosure, channel: 'web', reporter });
  const faults = parsed.success ? [] : badInput(parsed.error).faults.filter((f) => f.field !== 'area');
  const place = await placeFault(ctx, area);
  if (place) faults.push(place);
  if (!isAnonymous) faults.push(...reporterFaults(v['reporter.name'], v['reporter.phone']));
  faults.push(...familyFaults(draft));
  return { input: parsed.success && faults.length === 0 ? parsed.data : null, faults };
}

/** At least the county must be known: below it, somebody there can ask. */
async function placeFault(ctx: Ctx, area: string): Promise<FieldFault | null> {
  const level = levelOf(area);
  if (level === null || level === 'province' || level === 'prefecture')
    return { field: 'area', rule: 'noPlace', says: draftFaults.noPlace };
  const isOurs = isWithin(area, ctx.house.config.jurisdiction) && (await placeOf(ctx, area)) !== null;
  return isOurs ? null : { field: 'area', rule: 'unknown', says: draftFaults.unknownPlace };
}

/** Who files for somebody of their family says both names: whose matter it is, and who is asking. */
function familyFaults({ values: v }: Draft): FieldFault[] {
  if (v.for !== 'family') return [];
  const faults: FieldFault[] = [];
  if (v.disclosure === 'anonymous') faults.push({ field: 'disclosure', rule: 'family', says: draftFaults.family });
  if (normalName(v['by.name']) === null) faults.push({ field: 'by.name', rule: 'name', says: draftFaults.byName });
  if (v['by.phone'].trim() !== '' && normalPhone(v['by.phone']) === null)
    faults.push({ field: 'by.phone', rule: 'phone', says: draftFaults.phone });
  return faults;
}

/** Who files it for somebody of their family; null for one's own matter. */
export function familyIn({ values: v }: Draft): FamilyInput | null {
  if (v.for !== 'family') return null;
  const relation = delegateRelations.find((r) => r === v['by.relation']) ?? 'other';
  return { name: v['by.name'], phone: v['by.phone'], relation };
}

function reporterFaults(name: string, phone: string): FieldFault[] {
  if (phone.trim() !== '' && normalPhone(phone) === null)
    return [{ field: 'reporter.phone', rule: 'phone', says: draftFaults.phone }];
  const isEmpty = name.trim() === '' && phone.trim() === '';
  return isEmpty ? [{ field: 'reporter.name', rule: 'nameOrPhone', says: draftFaults.nameOrPhone }] : [];
}

export type PlaceChoices = { chain: Place[]; options: Place[]; top: string };

/** The places chosen so far below the jurisdiction, and those to choose from next; grids are no choice for residents. */
export async function placeChoices(ctx: Ctx, area: string): Promise<PlaceChoices> {
  const top = ctx.house.config.jurisdiction;
  const isOurs = area !== '' && isWithin(area, top);
  const codes = isOurs ? [...ancestorsOf(area), area].filter((code) => code.length > top.length) : [];
  const chain = (await Promise.all(codes.map((code) => placeOf(ctx, code)))).filter((place) => place !== null);
  const end = chain.at(-1)?.code ?? top;
  const options = levelOf(end) === 'village' || levelOf(end) === 'grid' ? [] : await childrenOf(ctx, end);
  return { chain, options, top };
}
