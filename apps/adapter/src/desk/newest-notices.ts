import type { Agreement, Declared, NoticeText } from '#agreement';
import { speaksOf } from '#agreement';

/** The newest version of each notice in each of its languages: what the person is to be given before consenting. */
export function newestNotices({ notices = [] }: Agreement): readonly NoticeText[] {
  const newest = new Map<string, NoticeText>();
  for (const notice of notices) {
    const key = `${notice.id} ${notice.language}`;
    const known = newest.get(key);
    if (known === undefined || isNewer(notice, known)) newest.set(key, notice);
  }
  return [...newest.values()];
}

/** The newest texts that speak of at least one of these declarations. */
export function noticesFor(agreement: Agreement, declared: readonly Declared[]): readonly NoticeText[] {
  return newestNotices(agreement).filter((notice) => declared.some((one) => speaksOf(notice, [one])));
}

/** Versions are counted, so `10` comes after `9`. */
function isNewer({ version }: NoticeText, other: NoticeText): boolean {
  return version.localeCompare(other.version, 'en', { numeric: true }) > 0;
}
