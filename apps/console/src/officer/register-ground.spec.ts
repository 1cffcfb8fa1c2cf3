import { groundSaid, type Ground } from './register-ground.ts';

const byConsent: Ground = {
  ground: 'consent',
  secrecy: false,
  needsDataUntil: false,
  onRequest: false,
  byClerk: false,
};

describe('the legal basis of a row in the register', () => {
  it('says that only what happened before a day of the consent is told, where the row demands that day', () => {
    const untilDay = { ...byConsent, needsDataUntil: true };
    expect(groundSaid(untilDay, 'de')).toMatch(
      /^Einwilligung \(.*\); nur was vor einem Tag geschah, den die Einwilligung nennt$/,
    );
    expect(groundSaid(untilDay, 'en')).toMatch(
      /^consent \(.*\); only what happened before a day that the consent names$/,
    );
    expect(groundSaid(byConsent, 'de')).not.toContain('Tag');
  });

  it('names the release from secrecy beside the consent', () => {
    expect(groundSaid({ ...byConsent, secrecy: true }, 'de')).toMatch(
      /\) und Entbindung von der Schweigepflicht/,
    );
  });

  it('names paragraph, condition, and who decides', () => {
    const row: Ground = {
      ...byConsent,
      ground: 'power',
      paragraph: { de: '§ 8 Abs. 1 IntV', en: '§ 8(1) IntV' },
      onlyIf: { de: 'ein Kurs begonnen hat', en: 'a course has begun' },
      onRequest: true,
      byClerk: true,
    };
    expect(groundSaid(row, 'en')).toBe(
      '§ 8(1) IntV (power); only if a course has begun; on request only; after a decision of the clerk (§ 67d(1) SGB X)',
    );
  });
});
