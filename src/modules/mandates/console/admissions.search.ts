import { type AdmissionStatus, admissionStatuses } from '../mandates.admissions.rules.ts';
import { type GateRole, gateRoles, type MatterKind, matterKinds } from '../mandates.gate.rules.ts';

/** What the address of the list says: what is shown, and the request that a refused dispatch begins. */
export type AdmissionSearch = {
  view?: 'all' | undefined;
  status?: AdmissionStatus | undefined;
  receiver?: string | undefined;
  role?: GateRole | undefined;
  kind?: MatterKind | undefined;
  matter?: string | undefined;
  label?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const idIn = (value: unknown) => (ID.test(String(value ?? '')) ? String(value) : undefined);
/** Whatever stands in the address, brought into what can be asked for. */
export const readAdmissionSearch = (raw: Record<string, unknown>): AdmissionSearch => ({
  view: raw.view === 'all' ? 'all' : undefined,
  status: admissionStatuses.find((s) => s === raw.status),
  receiver: idIn(raw.receiver),
  role: gateRoles.find((r) => r === raw.role),
  kind: matterKinds.find((k) => k === raw.kind),
  matter: idIn(raw.matter),
  label: raw.label === undefined ? undefined : String(raw.label).slice(0, 120) || undefined,
});
