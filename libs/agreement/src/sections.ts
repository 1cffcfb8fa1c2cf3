import { createHash } from 'node:crypto';
import type { Agreement, NoticeText, RetentionRule } from './agreement.ts';

/** The type by which the record names a retrieval: agreements write it as `access-entries`. */
export const RETRIEVAL_TYPE = 'Released';

/** The hash by which a consent names the text that the person was given: base64url of SHA-256 over its UTF-8. */
export function noticeHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

/** The text of a notice in one version and language, or undefined when the agreement does not hold it. */
export function noticeOf(
  agreement: Agreement,
  id: string,
  version: string,
  language: string,
): NoticeText | undefined {
  return agreement.notices?.find(
    (one) => one.id === id && one.version === version && one.language === language,
  );
}

/** What a consent says that the text given before it must speak of. */
export interface Declared {
  readonly purposes: readonly string[];
  readonly form: 'consent' | 'secrecy-release';
}

/** Whether the notice speaks of all that is declared on it (Art. 4(11) GDPR: informed, for the specific case). */
export function speaksOf({ purposes, form }: NoticeText, declared: readonly Declared[]): boolean {
  return declared.every(
    (one) =>
      (form === undefined || form === one.form) &&
      (purposes === undefined || one.purposes.every((purpose) => purposes.includes(purpose))),
  );
}

/**
 * How long this controller keeps what it records of this type (a catalogue type, or `Released` for retrievals): the rule
 * that names the controller before the one that is for all; undefined where the agreement leaves it to the catalogue.
 */
export function retentionOf(
  agreement: Agreement,
  controller: string,
  type: string,
): RetentionRule | undefined {
  const rules = agreement.retention?.filter(({ types }) => types.includes(type)) ?? [];
  return rules.find((one) => one.controller === controller) ?? rules.find((one) => !one.controller);
}
