import type { ViewName } from '#ports';

/** The read models that can be made anew from the record. */
export const VIEWS = ['claims', 'evidence', 'recalls', 'access'] as const satisfies readonly ViewName[];
