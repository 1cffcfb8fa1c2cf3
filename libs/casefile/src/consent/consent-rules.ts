import type { Agreement, Declared } from '#agreement';
import { noticeOf, speaksOf } from '#agreement';
import type { NoticeShown } from './consent.events.ts';
import type { Consent } from './consents.ts';
import type { CasefileCode } from '../rejection.ts';

/**
 * The notice as it is stored, or why it is none. Where the agreement holds the notices of the network, only those count,
 * and the stored one carries the hash of the text that the person was given (Art. 7(1) GDPR). It must speak of what is declared.
 */
export function noticeShown(
  agreement: Agreement,
  notice: NoticeShown,
  declared: readonly Declared[],
): NoticeShown | CasefileCode {
  if (agreement.notices === undefined || agreement.notices.length === 0) return notice;
  const { hash, ...named } = notice;
  const text = noticeOf(agreement, named.id, named.version, named.language);
  if (text === undefined) return 'NOTICE_UNKNOWN';
  if (hash !== undefined && hash !== text.hash) return 'NOTICE_HASH_DIFFERS';
  if (!speaksOf(text, declared)) return 'NOTICE_OF_SOMETHING_ELSE';
  return { ...named, hash: text.hash };
}

/**
 * Why a record may not be amended to this: the notice that it rests on speaks of something else, or the agreement in force holds
 * it no more, so that the person must be given one first (a record that is confirmed on today's notice may be amended).
 */
export function unspokenFault(
  agreement: Agreement,
  notice: NoticeShown | undefined,
  declared: readonly Declared[],
): CasefileCode | undefined {
  if (notice === undefined || declared.length === 0) return undefined;
  const found = noticeShown(agreement, notice, declared);
  return typeof found === 'string' ? found : undefined;
}

/** Why somebody may not speak for the person like this: whoever represents does so until an instant, and the person without one. */
export function representationFault(spoken: {
  readonly givenBy: string;
  readonly representedUntil?: string | undefined;
}): CasefileCode | undefined {
  const bounded = spoken.representedUntil !== undefined;
  if (spoken.givenBy === 'person') return bounded ? 'CONSENT_NOT_REPRESENTED' : undefined;
  return bounded ? undefined : 'CONSENT_REPRESENTATION_UNBOUNDED';
}

/** Why this record of one's own can neither be amended nor confirmed: there is none, or it has ended for good. */
export function endedFault(consent: Consent | undefined): CasefileCode | undefined {
  if (consent?.answer !== 'given') return 'CONSENT_UNKNOWN';
  if (consent.withdrawnAt !== undefined) return 'CONSENT_ALREADY_WITHDRAWN';
  return consent.invalidatedAt === undefined ? undefined : 'CONSENT_INVALID';
}
