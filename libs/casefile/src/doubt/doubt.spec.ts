import { fold } from '#decider';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { acceptLink } from '../linking/accept-link/accept-link.decide.ts';
import { redeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.decide.ts';
import { accessEvidence } from '../evidence/access-evidence.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import { evidenceFor } from '../evidence/gate-evidence.ts';
import { agreement, DUTY, inForce, NEED, VOUCHER } from '../spec/agreement.ts';
import { doubted, doubtSettled, under } from '../spec/doubts.ts';
import {
  AT,
  given,
  handleOfAgency,
  linked,
  opened,
  provision,
  recorded,
  withdrawn,
} from '../spec/history.ts';
import { CLERK_CELL, inForce as rightsInForce, restricted } from '../spec/rights.ts';

const LATER = '2026-01-20T12:00:00.000Z';
const shared: readonly ReadEvent[] = [...opened, linked('vhs'), linked('jobcenter')];

function evidence(sender: string, type: string, ...history: readonly ReadEvent[]) {
  const state = fold(caseStream, [...shared, ...history]);
  return evidenceFor({ network: 'rheine', state, revision: history.length }, inForce, sender, type, AT);
}

/** Shown with the doubt open, confirmed, disowned; and confirmed under an envelope that is in doubt itself. */
function through<T>(
  envelope: string,
  agency: string,
  before: readonly ReadEvent[],
  shows: (...history: readonly ReadEvent[]) => T,
) {
  const inDoubt = [...before, doubted(agency, envelope)];
  const yes = under('settlement', doubtSettled(agency, { confirmed: [envelope] }));
  return {
    before: shows(...before),
    open: shows(...inDoubt),
    confirmed: shows(...inDoubt, yes),
    disowned: shows(...inDoubt, doubtSettled(agency, { disowned: [envelope] })),
    confirmedInDoubt: shows(...inDoubt, yes, doubted(agency, 'settlement')),
    others: shows(...inDoubt, doubtSettled('abh', { confirmed: [envelope] })),
  };
}

/** What must be so of everything that opens: it counts before the doubt and after it was confirmed, and never else. */
function opensOnly<T>(value: T, nothing: T) {
  return {
    before: value,
    confirmed: value,
    open: nothing,
    disowned: nothing,
    confirmedInDoubt: nothing,
    others: nothing,
  };
}

describe('what a stolen key signed', () => {
  it('is in doubt as an event until its agency confirms it', () => {
    const shows = (...history: readonly ReadEvent[]) => evidence('vhs', VOUCHER, ...history).doubted;
    expect(through('v1', 'vhs', [under('v1', recorded('vhs', 'v1', VOUCHER))], shows)).toEqual(
      opensOnly<readonly string[]>([], ['v1']),
    );
  });

  it('permits nothing as a consent', () => {
    const shows = (...history: readonly ReadEvent[]) =>
      evidence('vhs', NEED, ...history).provisions.map(({ invalidatedAt }) => invalidatedAt ?? 'counts');
    expect(through('c', 'vhs', [under('c', given('vhs', 'c1', provision('vhs')))], shows)).toEqual(
      opensOnly(['counts'], [AT]),
    );
  });

  it('takes a whole consent away as an amendment, as nobody knows what the person said before', () => {
    const amended: CaseEvent = {
      type: 'ConsentAmended',
      data: { by: 'vhs', consentId: 'c1', provisions: [provision('vhs', { depth: 'fact' })] },
    };
    const shows = (...history: readonly ReadEvent[]) =>
      evidence('vhs', NEED, ...history).provisions.map(({ invalidatedAt }) => invalidatedAt ?? 'counts');
    const history = [under('c', given('vhs', 'c1', provision('vhs'))), under('a', amended)];
    expect(through('a', 'vhs', history, shows)).toEqual(opensOnly(['counts'], [AT]));
  });

  it('goes on narrowing as a withdrawal, whatever is said of it', () => {
    const history = [under('c', given('vhs', 'c1', provision('vhs'))), under('w', withdrawn('vhs', 'c1'))];
    const shows = (...all: readonly ReadEvent[]) => evidence('vhs', NEED, ...all).provisions[0]?.withdrawnAt;
    for (const [, at] of Object.entries(through('w', 'vhs', history, shows))) expect(at).toBe(AT);
  });

  it('links nobody, neither as a sender nor as a recipient', () => {
    const shows = (...history: readonly ReadEvent[]) =>
      evidence('bamf', NEED, ...history).linked.includes('bamf');
    expect(through('l', 'bamf', [under('l', linked('bamf'))], shows)).toEqual(opensOnly(true, false));
  });

  it('links nobody who came by its code or its proposal', () => {
    const proposed = under('p', {
      type: 'LinkProposed',
      data: { by: 'vhs', recipient: 'bamf', proposal: 'p' },
    });
    const joined: CaseEvent = {
      type: 'AgencyLinked',
      data: { agency: 'bamf', handle: handleOfAgency('bamf'), way: 'statutory', proposal: 'p' },
    };
    const shows = (...history: readonly ReadEvent[]) =>
      evidence('bamf', NEED, ...history).linked.includes('bamf');
    expect(through('p', 'vhs', [proposed, under('l', joined)], shows)).toEqual(opensOnly(true, false));
    const code = under('m', {
      type: 'LinkCodeMade',
      data: { by: 'vhs', codeHash: 'code', validUntil: LATER },
    });
    const redeemed = under('r', { type: 'LinkCodeRedeemed', data: { by: 'bamf', codeHash: 'code' } });
    expect(through('m', 'vhs', [code, redeemed, under('r', linked('bamf'), 1)], shows)).toEqual(
      opensOnly(true, false),
    );
  });

  it('lets nobody in any more by its code or its proposal', () => {
    const code = under('m', {
      type: 'LinkCodeMade',
      data: { by: 'abh', codeHash: 'code', validUntil: LATER },
    });
    const joining = { by: 'vhs', handle: 'h', handleTaken: false, agreement, at: AT };
    const redeem = (...history: readonly ReadEvent[]) =>
      'code' in redeemLinkCode({ ...joining, codeHash: 'code' }, fold(caseStream, [...opened, ...history]));
    expect(redeem(code)).toBe(false);
    expect(redeem(code, doubted('abh', 'm'))).toBe(true);
    const proposed = under('p', {
      type: 'LinkProposed',
      data: { by: 'abh', recipient: 'vhs', proposal: 'p' },
    });
    const accept = (...history: readonly ReadEvent[]) =>
      'code' in acceptLink({ ...joining, proposal: 'p' }, fold(caseStream, [...opened, ...history]));
    expect(accept(proposed)).toBe(false);
    expect(accept(proposed, doubted('abh', 'p'))).toBe(true);
  });

  it('gives way to a link of the agency’s own once it was disowned', () => {
    const own: CaseEvent = {
      type: 'AgencyLinked',
      data: { agency: 'bamf', handle: 'own-handle', way: 'code' },
    };
    const history = [...shared, under('l', linked('bamf')), doubted('bamf', 'l')];
    const handle = (...more: readonly ReadEvent[]) =>
      caseEvidence(fold(caseStream, [...history, ...more]), inForce, 'bamf', AT)?.handle;
    expect(handle(under('o', own))).toBe(handleOfAgency('bamf'));
    expect(handle(doubtSettled('bamf', { disowned: ['l'] }), under('o', own))).toBe('own-handle');
  });

  it('asks for nothing', () => {
    const data = { by: 'bamf', addressee: 'abh', about: NEED, request: 'q' };
    const asked = under('q', { type: 'InformationRequested', data });
    const shows = (...history: readonly ReadEvent[]) => evidence('abh', NEED, ...history).requests.length;
    expect(through('q', 'bamf', [asked], shows)).toEqual(opensOnly(1, 0));
  });

  it('clears nothing, and holds back what it holds back', () => {
    const told = { eventId: 'v1', rowId: CLERK_CELL, recipient: 'jobcenter', staff: 'staff-001' };
    const decided = (decision: 'disclose' | 'withhold'): CaseEvent => ({
      type: 'ClerkDecided',
      data: { by: 'vhs', ...told, decision, agreementHash: rightsInForce.hash, depth: 'detail' },
    });
    const shows = (...history: readonly ReadEvent[]) => {
      const state = fold(caseStream, [...shared, ...history]);
      return caseEvidence(state, rightsInForce, 'vhs', AT)?.clearances.length;
    };
    expect(through('k', 'vhs', [under('k', decided('disclose'))], shows)).toEqual(
      opensOnly<number | undefined>(1, 0),
    );
    const withheld = [under('j', decided('disclose')), under('k', decided('withhold'))];
    expect(through('k', 'vhs', withheld, shows)).toEqual(opensOnly<number | undefined>(0, 0));
  });

  it('makes no condition true, and none false before its agency disowned it', () => {
    const duty = under('d', recorded('abh', 'd', DUTY));
    const facts = (...history: readonly ReadEvent[]) => evidence('vhs', VOUCHER, ...history).facts;
    const without = facts();
    expect(facts(duty)).not.toEqual(without);
    const { before, confirmed, open, disowned } = through('d', 'abh', [duty], facts);
    expect(before).toEqual(['obliged']);
    expect(confirmed).toEqual(before);
    expect(open.filter((fact) => before.includes(fact))).toEqual([]);
    expect(disowned).toEqual(without);
  });

  it('releases nothing to the person', () => {
    const released = under(
      'a',
      { type: 'AccessReleased', data: { controller: 'x', request: 'r1', eventIds: ['v1'] } },
      1,
    );
    const shows = (...history: readonly ReadEvent[]) =>
      accessEvidence(fold(caseStream, [...shared, ...history]), 'r1').eventIds.length;
    expect(through('a', 'vhs', [released], shows)).toEqual(opensOnly(1, 0));
  });

  it('lifts no restriction', () => {
    const before = restricted();
    if (before.type !== 'ProcessingRestricted') throw new Error('no restriction');
    const { controller, request } = before.data;
    const lifted: CaseEvent = {
      type: 'RestrictionLifted',
      data: { controller, request, proposal: 'p', personToldAt: AT, staff: 's1', confirmedBy: 's2', at: AT },
    };
    const shows = (...history: readonly ReadEvent[]) =>
      caseEvidence(fold(caseStream, [...shared, ...history]), rightsInForce, 'vhs', AT)?.restrictions[0]
        ?.until;
    expect(through('x', 'vhs', [before, under('x', lifted)], shows)).toEqual(
      opensOnly<string | undefined>(AT, undefined),
    );
  });

  it('is told to its own agency only, as long as it waits for its word', () => {
    const history = [...shared, under('v1', recorded('vhs', 'v1')), doubted('vhs', 'v1')];
    const told = (agency: string, ...more: readonly ReadEvent[]) =>
      caseEvidence(fold(caseStream, [...history, ...more]), inForce, agency, AT)?.doubts;
    expect(told('vhs')).toEqual([{ id: 'v1', kid: 'stolen-key', at: AT }]);
    expect(told('jobcenter')).toEqual([]);
    expect(told('vhs', doubtSettled('vhs', { disowned: ['v1'] }))).toEqual([]);
  });
});
