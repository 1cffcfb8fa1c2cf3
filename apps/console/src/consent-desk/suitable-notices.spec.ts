import type { NoticeText, Offers } from './consents.ts';
import { asked, askedAgain, noticesAsked, releaseBeside } from './suitable-notices.ts';

const text = (id: string, language: string, more: Partial<NoticeText> = {}): NoticeText => ({
  id,
  version: '1',
  language,
  text: '',
  hash: '',
  ...more,
});
const course = { purposes: ['course-progress'], form: 'consent' } as const;
const counselling = { purposes: ['counselling'] } as const;
const offers = {
  offers: [{ purpose: { id: 'course-progress' } }],
  notices: [
    text('course', 'de', course),
    text('course', 'ar', course),
    text('counselling', 'de', { ...counselling, form: 'consent' }),
    text('secrecy', 'de', { ...counselling, form: 'secrecy-release' }),
    text('secrecy', 'uk', { ...counselling, form: 'secrecy-release' }),
    text('general', 'de'),
  ],
} as unknown as Offers;

const named = (notices: readonly NoticeText[]) => notices.map(({ id, language }) => `${id} ${language}`);

describe('the texts for a question', () => {
  it('speak of its purpose, in every language', () => {
    expect(named(asked(offers, ['course-progress']).notices)).toEqual([
      'course de',
      'course ar',
      'general de',
    ]);
    expect(named(noticesAsked(offers))).toEqual(['course de', 'course ar', 'general de']);
  });

  it('are others for the release from secrecy, in the language of the consent or in German', () => {
    const question = asked(offers, ['counselling']);
    expect(named(question.releases)).toEqual(['secrecy de', 'secrecy uk', 'general de']);
    expect(releaseBeside(question, 0)).toMatchObject({ id: 'secrecy', language: 'de' });
    const inUkrainian = { ...question, notices: [text('counselling', 'uk')] };
    expect(releaseBeside(inUkrainian, 0)).toMatchObject({ id: 'secrecy', language: 'uk' });
  });

  it('speak of all purposes of a consent that is confirmed', () => {
    const provision = { form: 'secrecy-release', purposes: ['counselling'] } as const;
    const confirmed = (purposes: readonly string[]) =>
      named(askedAgain(offers, [{ ...provision, purposes } as never]).notices);
    expect(confirmed(['counselling'])).toEqual(['secrecy de', 'secrecy uk', 'general de']);
    expect(confirmed(['counselling', 'course-progress'])).toEqual(['general de']);
  });
});
