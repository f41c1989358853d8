import { type ComponentType, createContext, type ReactNode, use } from 'react';

/** What the page of one case tells the panels of other modules that stand on it. */
export type FieldCaseProps = {
  id: string;
  number: string;
  kind: string;
  status: string;
  version: number;
  area: string;
};
type Panels = readonly ComponentType<FieldCaseProps>[];

const PanelsContext = createContext<Panels>([]);

export const PanelsProvider = ({ panels, children }: { panels: Panels; children: ReactNode }) => (
  <PanelsContext value={panels}>{children}</PanelsContext>
);

/** The panels that modules below add to the page of one case. */
export function CasePanels(props: FieldCaseProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the app runs
  return use(PanelsContext).map((Panel, i) => <Panel key={i} {...props} />);
}
