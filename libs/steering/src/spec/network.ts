import type { CaseFacts, Dimension, WaitStep } from '../index.ts';

export const VOUCHER = 'voucher-issued';
export const DUTY = 'duty-stated';
export const REGISTERED = 'registered';
export const STARTED = 'course-started';
export const LAPSED = 'voucher-lapsed';

const named = (id: string, of?: string) => ({
  id,
  titles: { de: id, en: id },
  ...(of === undefined ? {} : { of }),
});

/** Two legal spheres, two agencies of one of them and one of the other, two ways of issuing a voucher. */
export const dimensions: readonly Dimension[] = [
  {
    id: 'legalSphere',
    titles: { de: 'Rechtskreis', en: 'Legal sphere' },
    values: [named('sgb-2'), named('asylblg')],
  },
  {
    id: 'agency',
    titles: { de: 'Stelle', en: 'Agency' },
    values: [named('jobcenter', 'sgb-2'), named('benefits', 'sgb-2'), named('abh', 'asylblg')],
    within: 'legalSphere',
  },
];

export const ways: Dimension = {
  id: 'issueMode',
  titles: { de: 'Ausstellungsart', en: 'Way of issue' },
  values: [named('online'), named('paper')],
};

/** From one type to another. */
export function step(
  id: string,
  from: readonly string[],
  to: string,
  endedBy: readonly string[] = [],
): WaitStep {
  return {
    id,
    titles: { de: id, en: id },
    from: { types: from, titles: { de: 'Anmeldung', en: 'registration' } },
    to: { types: [to], titles: { de: 'Kursbeginn', en: 'start of the course' } },
    endedBy,
  };
}

/** A day of 2026 at noon, the first of January is 0. */
export function onDay(day: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12) + day * 86_400_000).toISOString();
}

/** A case from its types and days, all at one agency. */
export function caseOf(...steps: readonly (readonly [type: string, day: number])[]): CaseFacts {
  return steps.map(([type, day]) => ({
    type,
    happenedAt: onDay(day),
    agency: 'jobcenter',
    legalSphere: 'sgb-2',
  }));
}
