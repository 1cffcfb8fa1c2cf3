import {
  cellsFor,
  controllers,
  functionOn,
  mayMakeLinkCode,
  mayPropose,
  mayPublish,
  mayRecordConsent,
  mayRedeemLinkCode,
  party,
  sees,
} from './questions.ts';
import { agreementIn, demonstrationText } from './spec/demonstration.ts';

const type = (short: string) => `de.wegmarke.${short}.v1`;
const at = '2026-01-15T12:00:00.000Z';

describe('asked of the agreement of the demonstration', () => {
  const agreement = agreementIn(demonstrationText);

  it('lets the provider see the duty on which its own duty rests', () => {
    expect(sees(agreement, 'vhs', type('language.duty-stated'), 'abh', at)).toBe(true);
    expect(sees(agreement, 'vhs', type('casework.plan-agreed'), 'jobcenter', at)).toBe(true);
    expect(
      sees(agreement, 'vhs', type('casework.plan-agreed'), 'jobcenter', '2023-06-30T21:59:59.999Z'),
    ).toBe(false);
    expect(sees(agreement, 'bamf', type('information.requested'), 'jobcenter', at)).toBe(true);
  });

  it('shows a revoked duty to everybody who is shown the duty', () => {
    const names = agreement.parties.map(({ agency }) => agency);
    const shown = (short: string) =>
      names.flatMap((author) =>
        names
          .filter(() => mayPublish(agreement, author, type(short)))
          .filter((viewer) => sees(agreement, viewer, type(short), author, at))
          .map((viewer) => `${author} to ${viewer}`),
      );
    expect(shown('language.duty-stated').length).toBeGreaterThan(9);
    expect(shown('language.duty-revoked')).toEqual(shown('language.duty-stated'));
  });

  it('lets nobody see unasked what needs consent, a condition or a request', () => {
    expect(sees(agreement, 'vhs', type('casework.plan-agreed'), 'caritas', at)).toBe(false);
    expect(sees(agreement, 'abh', type('language.irregular-attendance'), 'vhs', at)).toBe(false);
    expect(sees(agreement, 'abh', type('information.answered'), 'bamf', at)).toBe(false);
    expect(sees(agreement, 'abh', type('information.answered'), 'jobcenter', at)).toBe(false);
    expect(sees(agreement, 'vhs', type('casework.plan-agreed'), 'vhs', at)).toBe(true);
  });

  it('knows who may publish what', () => {
    expect(mayPublish(agreement, 'vhs', type('language.course-started'))).toBe(true);
    expect(mayPublish(agreement, 'vhs', type('language.voucher-issued'))).toBe(false);
    expect(mayPublish(agreement, 'stranger', type('language.course-started'))).toBe(false);
  });

  it('lets no agency record a consent in its own favour unless it is the source', () => {
    expect(mayRecordConsent(agreement, 'vhs', 'vhs', ['jobcenter'])).toBe(true);
    expect(mayRecordConsent(agreement, 'caritas', 'vhs', ['jobcenter'])).toBe(true);
    expect(mayRecordConsent(agreement, 'caritas', 'vhs', ['jobcenter', 'caritas'])).toBe(false);
    expect(mayRecordConsent(agreement, 'jobcenter', 'vhs', ['jobcenter'])).toBe(false);
    expect(mayRecordConsent(agreement, 'stranger', 'stranger')).toBe(false);
  });

  it('knows the ways of linking', () => {
    expect(mayPropose(agreement, 'abh', 'bamf', 'azr')).toBe(true);
    expect(mayPropose(agreement, 'abh', 'bamf', 'bg-number')).toBe(false);
    expect(mayPropose(agreement, 'caritas', 'bamf', 'azr')).toBe(false);
    expect(mayMakeLinkCode(agreement, 'caritas')).toBe(true);
    expect(mayRedeemLinkCode(agreement, 'bamf')).toBe(false);
    const key = { eventType: type('case.propose-link'), sender: 'asylblg', recipient: 'jobcenter' };
    expect(cellsFor(agreement, key).map((cell) => cell.id)).toEqual([
      'link-sphere-jobcenter.propose-link.asylblg.jobcenter.benefit-coordination',
    ]);
  });

  it('tells units of one controller apart', () => {
    expect(controllers(agreement).map((one) => one.id)).toEqual([
      'stadt-rheine',
      'kreis-steinfurt',
      'vhs-rheine',
      'caritas-rheine',
      'bund-bamf',
      'bundesagentur',
      'ewg-rheine',
      'ehrenamt-rheine',
      'migranten-rheine',
    ]);
    expect(party(agreement, 'asylblg')?.unit).not.toBe(party(agreement, 'abh')?.unit);
    expect(party(agreement, 'stranger')).toBeUndefined();
  });

  it('says which functions of the hub are switched on', () => {
    expect(functionOn(agreement, 'timeline', 'abh')).toBe(true);
    const without = {
      ...agreement,
      functions: agreement.functions.map((one) => ({ ...one, exceptFor: ['bamf'] })),
    };
    expect(functionOn(without, 'timeline', 'bamf')).toBe(false);
    expect(functionOn({ ...agreement, functions: [] }, 'timeline', 'abh')).toBe(false);
  });
});
