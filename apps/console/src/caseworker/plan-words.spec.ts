import { handoverState, wishState } from './plan-words.ts';
import type { HandoverTold, WishTold } from './plans.ts';

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

describe('a wish in words', () => {
  const wish: WishTold = {
    wish: 'interpreter',
    title: { de: 'Dolmetscher', en: 'interpreter' },
    since: '2026-08-01',
    answer: {
      title: { de: 'wird erfüllt', en: 'will be done' },
      agency: agency('jobcenter'),
      on: '2026-08-05',
      until: '2026-08-19',
    },
  };

  it('says when it was answered, and by when it will be done', () => {
    expect(wishState(wish, 'de')).toBe(
      'auf der eigenen Seite gesagt, 1. August 2026; jobcenter, 5. August 2026: wird erfüllt (bis 19. August 2026)',
    );
    expect(wishState(wish, 'en')).toMatch(/; jobcenter, 5 August 2026: will be done \(by 19 August 2026\)$/);
  });

  it('says no day that is not shown', () => {
    const { title, agency: by } = wish.answer ?? {};
    const answer = title && by && { title, agency: by };
    expect(wishState({ ...wish, ...(answer && { answer }) }, 'de')).toMatch(/; jobcenter: wird erfüllt$/);
  });
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
    expect(handoverState(handover({ state: 'lapsed', endedOn: '2026-04-30' }), 'en')).toMatch(
      /^not accepted, lapsed, .*, ended on 30 April 2026$/,
    );
  });

  it('says that it was offered also where no day is shown', () => {
    const { from, to } = handover();
    expect(handoverState({ from, to, state: 'offered' }, 'de')).toBe('angeboten');
  });

  it('says first that its answer is still here, and why: nobody else knows that it was accepted', () => {
    const unsent = { state: 'held', code: 'NO_CONSENT', reason: 'no consent covers this' } as const;
    const accepted = handover({ state: 'accepted', unsent });
    expect(handoverState(accepted, 'de')).toMatch(
      /^Ihre Annahme liegt noch bei Ihrer Stelle; keine andere erfährt davon\. Grund: Keine Einwilligung deckt das\..* \(angenommen, angeboten am/,
    );
    expect(handoverState(accepted, 'en')).toMatch(
      /^Your acceptance is still with your agency; no other one learns of it\. Reason: No consent covers this\./,
    );
    expect(handoverState(handover({ unsent }), 'de')).toMatch(/^Ihr Angebot liegt noch bei Ihrer Stelle/);
    const under = { state: 'waiting', reason: 'goes out next' } as const;
    expect(handoverState(handover({ state: 'declined', unsent: under }), 'de')).toMatch(
      /^Ihre Ablehnung ist noch unterwegs; ob eine andere Stelle schon davon weiß, ist hier nicht bekannt \(abgelehnt/,
    );
  });

  it('claims of an answer that has left once only that it is here now', () => {
    const unsent = { state: 'held', code: 'NO_CONSENT', reason: 'no consent', hasLeft: true } as const;
    const accepted = handover({ state: 'accepted', unsent });
    expect(handoverState(accepted, 'de')).toMatch(
      /^Ihre Annahme liegt wieder bei Ihrer Stelle; ob eine andere schon davon weiß, ist hier nicht bekannt\. Grund: Keine Einwilligung/,
    );
    expect(handoverState(accepted, 'en')).toMatch(
      /^Your acceptance is back with your agency; whether another one knows of it is not known here\. Reason: No consent/,
    );
  });
});
