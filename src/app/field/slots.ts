import type { ComponentType } from 'react';
import type { FieldCaseProps } from '#ui/field/slots.tsx';

/** What modules add to the page of one case on the phone. */
export const panels: readonly ComponentType<FieldCaseProps>[] = [];
