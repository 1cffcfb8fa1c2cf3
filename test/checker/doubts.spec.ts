import { CASE, CheckedCase } from './checked-case.ts';

const SINCE = '2026-03-02T10:00:00.000Z';

let one: CheckedCase;
beforeEach(() => (one = new CheckedCase()));

/** The id of what was said last. */
function lastId(): string {
  return one.log.entries.at(-1)?.id.split('.')[0] ?? '';
}

function doubted(agency: string, ...envelopeIds: readonly string[]): void {
  const revocation = { kid: agency, revocation: 'r1', at: SINCE, eventIds: [] };
  one.log.stated(CASE, 'EntriesDoubted', { agency, ...revocation, envelopeIds });
}

function settled(agency: string, confirmed: readonly string[], disowned: readonly string[] = []): void {
  const data = { agency, confirmed, disowned, staff: 'staff-001' };
  one.log.commanded(CASE, agency, 'keys.settle-doubt', ['DoubtSettled', data]);
}

describe('The checker, on what a stolen key signed', () => {
  it('notices an event in doubt that is told to somebody else', () => {
    one.consent();
    one.recorded();
    doubted('vhs', one.event.id);
    one.released();
    expect(one.found()).toEqual(['C1 tells of an event that is in doubt']);
  });

  it('lets it be told to its sender, and after it was confirmed', () => {
    one.consent();
    one.recorded();
    doubted('vhs', one.event.id);
    one.log.release(CASE, one.event, { recipient: 'vhs', purpose: 'own-record' }, {});
    settled('vhs', [one.event.id]);
    one.released();
    expect(one.found()).toEqual([]);
  });

  it('takes no confirmation of another agency, nor one with a key that was stolen too', () => {
    one.consent();
    one.recorded();
    doubted('vhs', one.event.id);
    settled('jobcenter', [one.event.id]);
    one.released();
    settled('vhs', [one.event.id]);
    doubted('vhs', lastId());
    one.released();
    expect(one.found()).toEqual(Array(2).fill('C1 tells of an event that is in doubt'));
  });

  it('notices a release on a consent in doubt', () => {
    one.recorded();
    one.consent();
    const consent = lastId();
    doubted('vhs', consent);
    one.released();
    settled('vhs', [consent]);
    one.released();
    expect(one.found()).toEqual([
      'C1 rests on no basis that can be found',
      'C4 rests on a consent that counted no more',
    ]);
  });

  it('notices a release to an agency whose link is in doubt, also by the code that led to it', () => {
    one.consent();
    one.recorded();
    const link = one.log.entries.find(({ type }) => type === 'LinkCodeRedeemed')?.id ?? '';
    doubted('jobcenter', link);
    one.released();
    expect(one.found()).toEqual(['C1 reaches an agency that is not linked']);
  });

  it('notices what a stolen key signed and nobody put in doubt', () => {
    one.recorded();
    const [{ kid }] = [
      JSON.parse(Buffer.from(one.event.signature.split('.')[0] ?? '', 'base64url').toString()) as {
        kid: string;
      },
    ];
    const missing = () => one.found().filter((says) => says.includes('stolen key'));
    const revoked = (revocation: string, compromisedSince: string) => {
      const key = { agency: 'vhs', kid, revocation, ground: 'compromised', at: SINCE, by: 'agency' };
      one.log.stated('registry-rheine', 'AgencyKeyRevoked', { ...key, compromisedSince });
    };
    const completed = (revocation: string) =>
      one.log.stated('registry-rheine', 'KeyRevocationCompleted', { agency: 'vhs', revocation });
    revoked('r0', '2026-03-02T10:00:00.001Z');
    revoked('r1', SINCE);
    completed('r0');
    expect(missing()).toEqual([]);
    completed('r1');
    expect(missing()).toHaveLength(2);
    const opening = one.log.entries.find(({ type }) => type === 'CaseOpened')?.id ?? '';
    doubted('vhs', opening, one.event.id);
    expect(one.found()).toEqual([]);
  });

  it('notices a proposal in doubt that an unsuspecting colleague confirmed', () => {
    const on = { by: 'vhs', controller: 'school', request: 'r1' };
    const about = { ...on, kind: 'erasure', decision: 'refuse', ground: 'incomplete' };
    const asked = { ...on, kind: 'erasure', controllers: { school: ['vhs'] } };
    one.log.commanded(CASE, 'vhs', 'rights.request', ['RightRequested', asked]);
    const request = lastId();
    one.log.commanded(CASE, 'vhs', 'rights.propose', [
      'DecisionProposed',
      { ...about, proposal: 'p', staff: 's1' },
    ]);
    const confirm = () => {
      const decided = { ...about, proposal: 'p', proposedBy: 's1', staff: 's2' };
      one.log.commanded(CASE, 'vhs', 'rights.confirm', ['DecisionConfirmed', decided]);
    };
    confirm();
    expect(one.found()).toEqual([]);
    doubted('vhs', 'p');
    confirm();
    expect(one.found()).toEqual(['four eyes confirms what is in doubt']);
    settled('vhs', ['p']);
    doubted('vhs', request);
    confirm();
    expect(one.found()).toEqual(Array(2).fill('four eyes confirms what is in doubt'));
  });
});
