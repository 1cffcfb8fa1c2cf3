import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { AT, given, linked, opened, provision, withdrawn } from '../../spec/history.ts';
import type { WithdrawConsentOrder } from './withdraw-consent.decide.ts';
import { withdrawConsent } from './withdraw-consent.decide.ts';

function withdrawing(by: string, change: Partial<WithdrawConsentOrder> = {}) {
  return (state: Parameters<typeof withdrawConsent>[1]) =>
    withdrawConsent({ by, consentId: 'c1', at: AT, ...change }, state);
}

const one = provision('abh', { provisionId: 'p1' });
const other = provision('vhs', { provisionId: 'p2' });
const before = [...opened, linked('vhs'), linked('caritas'), given('abh', 'c1', one, other)];
const amended: CaseEvent = {
  type: 'ConsentAmended',
  data: { by: 'abh', consentId: 'c1', provisions: [{ ...one, provisionId: 'p3' }, other] },
};

/** Ids of the provisions that still permit something. */
function alive(...history: readonly CaseEvent[]): string[] {
  const state = fold(caseStream, history);
  if (state.kind === 'none') return [];
  return state.consents
    .flatMap((consent) => consent.provisions)
    .filter(({ withdrawnAt }) => withdrawnAt === undefined)
    .map(({ provisionId }) => provisionId);
}

describe('withdrawing a consent', () => {
  const desk = specify(caseStream).given(...before);

  it('is taken down by its recorder, whole or by provision', () => {
    desk.when(withdrawing('abh')).thenRecords(withdrawn('abh', 'c1'));
    expect(alive(...before, withdrawn('abh', 'c1'))).toEqual([]);
    const single = withdrawn('abh', 'c1', { provisionIds: ['p1'] });
    desk.when(withdrawing('abh', { provisionIds: ['p1'] })).thenRecords(single);
    expect(alive(...before, single)).toEqual(['p2']);
  });

  it('is taken down by a source as far as the consent speaks for it', () => {
    const bySource = withdrawn('vhs', 'c1', { recordedBy: 'abh', source: 'vhs' });
    desk.when(withdrawing('vhs')).thenRecords(bySource);
    expect(alive(...before, bySource)).toEqual(['p1']);
    desk.when(withdrawing('vhs', { provisionIds: ['p1'] })).thenRejects('CONSENT_UNKNOWN');
  });

  it('looks the same for a hidden consent and for none', () => {
    desk.when(withdrawing('caritas')).thenRejects('CONSENT_UNKNOWN');
    desk.when(withdrawing('caritas', { consentId: 'c2' })).thenRejects('CONSENT_UNKNOWN');
  });

  it('is done once', () => {
    specify(caseStream)
      .given(...before, withdrawn('abh', 'c1'))
      .when(withdrawing('vhs'))
      .thenRejects('CONSENT_ALREADY_WITHDRAWN');
    const twice = [withdrawn('abh', 'c1'), withdrawn('abh', 'c1', { at: '2026-02-01T00:00:00.000Z' })];
    expect(fold(caseStream, [...before, ...twice])).toEqual(
      fold(caseStream, [...before, withdrawn('abh', 'c1')]),
    );
  });

  it('takes effect on whatever an amendment made of the consent meanwhile', () => {
    const decidedBefore = withdrawn('abh', 'c1', { provisionIds: ['p1'] });
    expect(alive(...before, amended, decidedBefore)).toEqual([]);
    const untouched = withdrawn('abh', 'c1', { provisionIds: ['p2'] });
    expect(alive(...before, amended, untouched)).toEqual(['p3']);
    expect(alive(...before, withdrawn('abh', 'c1'), amended)).toEqual([]);
  });

  it('still knows provisions that were replaced', () => {
    specify(caseStream)
      .given(...before, amended)
      .when(withdrawing('abh', { provisionIds: ['p1'] }))
      .thenRecords(withdrawn('abh', 'c1', { provisionIds: ['p1'] }));
  });
});
