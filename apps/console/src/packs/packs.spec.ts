import { wishes } from '#catalogue';
import { german, packOf, packs } from './packs.ts';
import type { Key } from './pack.ts';
import { hubText, monthSaid, sentence, whenSaid } from './voice.ts';

const placesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
const keys = Object.keys(german.words) as Key[];
const others = packs.filter(({ id }) => id !== 'de').map((pack) => [pack.id, pack] as const);

describe('the packs of the person’s view', () => {
  it('are German, plain German, English, Arabic, Dari, Ukrainian and Turkish', () => {
    expect(packs.map(({ id }) => id)).toEqual(['de', 'de-simple', 'en', 'ar', 'prs', 'uk', 'tr']);
  });

  it('are all drafts but German and English', () => {
    expect(packs.filter(({ isReviewed }) => isReviewed).map(({ id }) => id)).toEqual(['de', 'en']);
  });

  it.each(others)('%s has every sentence and no other', (_id, { words }) => {
    expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))('%s has no empty sentence', (_id, { words }) => {
    expect(keys.filter((key) => words[key].trim() === '')).toEqual([]);
  });

  it.each(others)('%s has the same places as German in each sentence', (_id, { words }) => {
    const unlike = keys.filter((key) => placesOf(words[key]).join() !== placesOf(german.words[key]).join());
    expect(unlike).toEqual([]);
  });

  it.each(others.filter(([id]) => id !== 'de-simple'))(
    '%s leaves no sentence in German',
    (_id, { words }) => {
      const same = keys.filter((key) => words[key] === german.words[key] && german.words[key].length > 12);
      expect(same).toEqual([]);
    },
  );

  it.each(packs.map((pack) => [pack.id, pack] as const))(
    '%s says which looks are not recorded',
    (_id, { words: { recorded, contactsTitle } }) => expect(recorded).toContain(contactsTitle),
  );

  it('know every wish that the catalogue knows', () => {
    const known = keys.filter((key) => key.startsWith('wish-')).map((key) => key.slice('wish-'.length));
    expect(known.toSorted()).toEqual(Object.keys(wishes).toSorted());
  });

  it('fall back to German', () => {
    expect(packOf('xx')).toBe(german);
    expect(packOf(null)).toBe(german);
  });
});

describe('what is said in a language', () => {
  const day = { instant: '2026-07-21T10:00:00.000Z' };

  it('says a day in German once', () => {
    expect(whenSaid(german, day)).toBe('21. Juli 2026');
  });

  it('puts the German day beside the Solar Hijri one', () => {
    const said = whenSaid(packOf('prs'), day);
    expect(said).toContain('۱۴۰۵');
    expect(said).toContain('\u206821. Juli 2026\u2069');
  });

  it('puts the German month beside the Turkish one', () => {
    expect(monthSaid(packOf('tr'), day.instant)).toBe('Temmuz 2026 (Juli 2026)');
  });

  it('keeps a German name in its own direction inside an Arabic sentence', () => {
    const agency = { de: 'Jobcenter', en: 'Jobcenter' };
    expect(sentence(packOf('ar'), 'promiseUndated', { agency })).toContain('\u2068Jobcenter\u2069');
  });

  it('ends a sentence once, where what stands at its end has an end of its own', () => {
    const values = { agency: 'A', why: '§ 8 IntV.', when: day, what: 'W', purpose: 'P' };
    expect(sentence(german, 'accessSystem', values)).toMatch(/Grund: § 8 IntV\.$/);
    expect(sentence(packOf('ar'), 'accessSystem', values)).toMatch(/\u2068§ 8 IntV\u2069\.$/);
  });

  it('joins several names', () => {
    const names = [
      { de: 'A', en: 'a' },
      { de: 'B', en: 'b' },
    ];
    expect(sentence(packOf('en'), 'contactAsk', { contact: names })).toBe('Contact: a, b');
  });

  it('says in German what the hub says in German and English only', () => {
    expect(hubText(packOf('uk'), { de: 'Schein', en: 'voucher' })).toBe('Schein');
    expect(hubText(packOf('en'), { de: 'Schein', en: 'voucher' })).toBe('voucher');
  });
});
