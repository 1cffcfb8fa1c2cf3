import type { NoticeText, Offers, Provision } from './consents.ts';

/** What one question is asked with: the texts for the consent, and those for the release from secrecy beside it. */
export interface Asked extends Offers {
  readonly releases: readonly NoticeText[];
}

/** The texts of the agreement that speak of these purposes; no other may be given. */
export function asked(offers: Offers, purposes: readonly string[]): Asked {
  return {
    ...offers,
    notices: suitable(offers, purposes, 'consent'),
    releases: suitable(offers, purposes, 'secrecy-release'),
  };
}

/** The same for a consent that is confirmed: it is of one form, and may be for several purposes. */
export function askedAgain(offers: Offers, provisions: readonly Provision[]): Offers {
  const purposes = provisions.flatMap((one) => one.purposes);
  return { ...offers, notices: suitable(offers, purposes, provisions[0]?.form ?? 'consent') };
}

/** The text of the release in the language of the notice beside it, else in German. */
export function releaseBeside({ notices, releases }: Asked, at: number): NoticeText | undefined {
  const language = notices[at]?.language;
  return releases.find((one) => one.language === language) ?? releases.find((one) => one.language === 'de');
}

/** Every text that speaks of at least one purpose that is asked for, each once. */
export function noticesAsked({ notices, offers }: Offers): readonly NoticeText[] {
  const purposes = offers.map(({ purpose }) => purpose.id);
  return notices.filter((one) => one.purposes?.some((purpose) => purposes.includes(purpose)) ?? true);
}

function suitable(
  { notices }: Offers,
  purposes: readonly string[],
  form: 'consent' | 'secrecy-release',
): readonly NoticeText[] {
  return notices.filter(
    (one) =>
      (one.form ?? form) === form &&
      (one.purposes === undefined || purposes.every((purpose) => one.purposes?.includes(purpose))),
  );
}
