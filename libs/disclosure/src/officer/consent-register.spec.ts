import type { Consent } from '#casefile';
import type { Provision } from '#gate';
import type { ProvisionUse } from '#ports';
import { registeredConsents, unusedProvisions } from './consent-register.ts';
import type { OwnCase } from './own-cases.ts';

const AT = '2026-03-01T10:00:00.000Z';
const SINCE = '2026-02-01T10:00:00.000Z';

function consentOf(recordedBy: string): Consent {
  const provision: Provision = {
    consentId: 'c1',
    provisionId: 'p1',
    form: 'consent',
    source: 'vhs',
    recordedBy,
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
  };
  const of = { recordedBy, consentId: 'c1', answer: 'given', provisions: [provision], known: [provision] };
  return { ...of, objections: {}, revision: 0, head: '', steps: [] } as unknown as Consent;
}

const state = { kind: 'open', consents: [consentOf('vhs'), consentOf('caritas')] };
const ownCase = { handle: 'h', loaded: { caseId: 'case-1', state } } as unknown as OwnCase;
const use = (recordedBy?: string): ProvisionUse => ({
  caseId: 'case-1',
  ...(recordedBy !== undefined && { recordedBy }),
  consentId: 'c1',
  provisionId: 'p1',
});

const scopeFor = (agency: string) => ({ network: 'rheine', controller: agency, agencies: [agency] });

describe('two records of the same name by several recorders', () => {
  const told = (uses: readonly ProvisionUse[]) =>
    registeredConsents(ownCase, scopeFor('jobcenter'), uses, AT).length;
  const unused = (uses: readonly ProvisionUse[]) =>
    unusedProvisions(ownCase, scopeFor('vhs'), uses, { since: SINCE, at: AT }).map(
      ({ recordedBy }) => recordedBy,
    );

  it('a recipient is told of the one on which something reached it, and not of the other', () => {
    expect([told([]), told([use('caritas')]), told([use('vhs'), use('caritas')])]).toEqual([0, 1, 2]);
  });

  it('use of the one leaves the other unused', () => {
    expect(unused([use('vhs')])).toEqual(['caritas']);
    expect(unused([use('caritas')])).toEqual(['vhs']);
  });

  it('what was disclosed before recorders were named may have rested on either', () => {
    expect(told([use()])).toBe(2);
    expect(unused([use()])).toEqual([]);
  });
});
