import type { ComponentType } from 'react';
import { ErrandPanel } from '#modules/errands/field/Errand.parts.tsx';
import { OrderPanel } from '#modules/orders/field/OrderPanel.tsx';
import { WhistlesPanel } from '#modules/whistles/field/Whistles.parts.tsx';
import type { FieldCaseProps } from '#ui/field/slots.tsx';

/** What modules add to the page of one case on the phone. */
export const panels: readonly ComponentType<FieldCaseProps>[] = [OrderPanel, ErrandPanel, WhistlesPanel];
