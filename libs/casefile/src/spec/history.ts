import type { AgencyEntry, CaseEvent } from '../case.events.ts';
import type { ProvisionStated } from '../consent/consent.events.ts';
import { NEED } from './agreement.ts';

/** The instant at which the specs play. */
export const AT = '2026-01-15T12:00:00.000Z';

/** The handle under which an agency of the specs keeps the case. */
export function handleOfAgency(agency: string): string {
  return `${agency}-handle-0000000000000`;
}

/** The case is open, and abh shares it as its opener. */
export const opened: readonly CaseEvent[] = [
  { type: 'CaseOpened', data: { by: 'abh', handle: handleOfAgency('abh') } },
  { type: 'AgencyLinked', data: { agency: 'abh', handle: handleOfAgency('abh'), way: 'opened' } },
];

/** An agency shares the case. */
export function linked(agency: string): CaseEvent {
  return { type: 'AgencyLinked', data: { agency, handle: handleOfAgency(agency), way: 'code' } };
}

/** An agency's event. */
export function entry(agency: string, id: string, type = NEED): AgencyEntry {
  const theme = type.split('.')[2] ?? '';
  return { id, type, agency, theme, category: theme, happenedAt: '2026-01-10T00:00:00.000Z' };
}

/** An agency's event in the case. */
export function recorded(agency: string, id: string, type = NEED): CaseEvent {
  return { type: 'EventRecorded', data: entry(agency, id, type) };
}

/** A provision under which `source` may tell the jobcenter of needs. */
export function provision(source: string, change: Partial<ProvisionStated> = {}): ProvisionStated {
  return {
    provisionId: `provision-of-${source}`,
    form: 'consent',
    source,
    recipients: ['jobcenter'],
    purposes: ['course-access'],
    eventTypes: [NEED],
    depth: 'detail',
    special: false,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    ...change,
  };
}

/** What is told with every consent of the specs. */
export const told = {
  notice: { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' },
  givenBy: 'person',
  consequencesTold: true,
} as const;

/** A consent as `by` took it down. */
export function given(by: string, consentId: string, ...provisions: readonly ProvisionStated[]): CaseEvent {
  return { type: 'ConsentGiven', data: { by, consentId, ...told, provisions } };
}

/** A withdrawal, whole unless it says otherwise. */
export function withdrawn(
  by: string,
  consentId: string,
  change: { recordedBy?: string; source?: string; provisionIds?: readonly string[]; at?: string } = {},
): CaseEvent {
  return { type: 'ConsentWithdrawn', data: { by, consentId, recordedBy: by, at: AT, ...change } };
}

/** The person was asked, and the answer is open. */
export function asked(by: string, consentId: string, ...provisions: readonly ProvisionStated[]): CaseEvent {
  return { type: 'ConsentRequested', data: { by, consentId, notice: told.notice, provisions } };
}

/** The person, come of age or not, confirmed the consent. */
export function reconfirmed(
  by: string,
  consentId: string,
  change: { givenBy?: string; representedUntil?: string } = {},
): CaseEvent {
  const { notice, givenBy } = told;
  return { type: 'ConsentReconfirmed', data: { by, consentId, notice, givenBy, ...change } };
}

/** Its recorder found the consent invalid. */
export function invalidated(by: string, consentId: string, at = AT): CaseEvent {
  return { type: 'ConsentInvalidated', data: { by, consentId, recordedBy: by, ground: 'not-free', at } };
}

/** A source did not acknowledge a consent of another body. */
export function objected(by: string, recordedBy: string, consentId: string, at = AT): CaseEvent {
  return { type: 'ConsentObjected', data: { by, consentId, recordedBy, ground: 'not-ours', at } };
}

/** An agency said that its link was wrong. */
export function unlinked(agency: string): CaseEvent {
  const handle = handleOfAgency(agency);
  return {
    type: 'AgencyUnlinked',
    data: { agency, handle, ground: 'other-person', staff: 'staff-001', at: AT },
  };
}
