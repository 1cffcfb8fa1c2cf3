import { handoverState } from './plan-words.ts';
import type { HandoverTold } from './plans.ts';

const agency = (id: string) => ({ id, titles: { de: id, en: id }, isOwn: false });
const handover = (over: Partial<HandoverTold> = {}): HandoverTold => ({
  from: agency('jobcenter'),
  to: agency('jobcenter-city'),
  ground: { de: 'Umzug', en: 'move' },
  offeredOn: '2026-03-03',
  handoverOn: '2026-04-01',
  state: 'offered',
  ...over,
});

describe('a handover in words', () => {
  it('says when it was offered, why, and for which day', () => {
    expect(handoverState(handover(), 'de')).toBe(
      'angeboten am 3. März 2026, Grund: Umzug, Übergabe am 1. April 2026',
    );
    expect(handoverState(handover(), 'en')).toBe(
      'offered on 3 March 2026, reason: move, handover on 1 April 2026',
    );
  });

  it('says first that it was accepted, or that it lapsed', () => {
    const accepted = handover({ state: 'accepted', inChargeFrom: '2026-04-01' });
    expect(handoverState(accepted, 'de')).toBe(
      'angenommen, angeboten am 3. März 2026, Grund: Umzug, Übergabe am 1. April 2026, Fallmanagement dort ab 1. April 2026',
    );
    expect(handoverState(handover({ state: 'lapsed' }), 'en')).toMatch(
      /^not accepted, lapsed, offered on 3 March/,
    );
  });

  it('says why it was declined', () => {
    const declinedFor = { de: 'nicht zuständig', en: 'not competent' };
    expect(handoverState(handover({ state: 'declined', declinedFor }), 'de')).toMatch(
      /^abgelehnt \(nicht zuständig\), angeboten am 3\. März 2026/,
    );
  });

  it('says when it was declined, or from when it counts as lapsed', () => {
    expect(handoverState(handover({ state: 'declined', endedOn: '2026-03-09' }), 'de')).toMatch(
      /Übergabe am 1\. April 2026, beendet am 9\. März 2026$/,
    );
  });

  it('says that it was offered also where no day is shown', () => {
    const { from, to } = handover();
    expect(handoverState({ from, to, state: 'offered' }, 'de')).toBe('angeboten');
  });
});
