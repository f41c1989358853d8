/** What other modules' pages show of `mandates`: the line by which something is sent, and the way to an admission. */
export {
  askHref,
  FormGate,
  FormGates,
  type GateAt,
  GateField,
  type GateLook,
  type GateOn,
  linesOf,
  type PickedLines,
  useSettled,
} from './gate.field.tsx';
