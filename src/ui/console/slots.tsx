import { type ComponentType, createContext, type ReactNode, Suspense, use } from 'react';

/* A page of one module shows panels of modules below it, which it does not know: the app hands them in. */

/** What each place on a page tells the panels that stand there. */
export type SlotProps = {
  /** On the page of the morning. */
  desk: object;
  /** On the page of the morning of whoever handles no cases: where else to go. */
  ways: object;
  /** Beside the acts of one case. */
  case: {
    id: string;
    number: string;
    kind: string;
    status: string;
    version: number;
    /** Where the person finds it: what the code on its papers says. */
    link: string;
    area: string;
    open: readonly string[];
  };
  /** Beside the form of a new case; `pick` fills one of its fields. */
  intake: { text: string; area: string; kind: string; pick: (field: string, value: string) => void };
  /** Inside the dialogue of an act; `fill` replaces what is typed. */
  act: { verb: string; caseId: string; text: string; fill: (text: string) => void };
};
export type Slots = { readonly [K in keyof SlotProps]: readonly ComponentType<SlotProps[K]>[] };

const SlotsContext = createContext<Slots>({ desk: [], ways: [], case: [], intake: [], act: [] });

export function SlotsProvider({ slots, children }: { slots: Slots; children: ReactNode }) {
  return <SlotsContext value={slots}>{children}</SlotsContext>;
}

/** The panels of other modules at this place, each loaded by itself. */
export function Slot<K extends keyof SlotProps>({ at, ...props }: { at: K } & SlotProps[K]) {
  const panels = use(SlotsContext)[at] as readonly ComponentType<object>[];
  return panels.map((Panel, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the app runs
    <Suspense key={i} fallback={null}>
      <Panel {...props} />
    </Suspense>
  ));
}
