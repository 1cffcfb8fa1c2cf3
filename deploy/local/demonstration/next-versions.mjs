import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayAfter } from './german-day.mjs';

/** Where the two versions lie that are proposed. @param {string} laid */
export const versionFiles = (laid) => ({
  first: join(laid, 'agreement-2.yaml'),
  second: join(laid, 'agreement-3.yaml'),
});

/** The day on which a version begins. @param {string} file */
export const beginOf = (file) => /^ {2}validFrom: (\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';

/**
 * Writes the two versions that are proposed; what was said of a version must stay the same text, so this is not called again then.
 * @param {string} laid @param {string} today in Germany: they begin on the day after, as none may begin before it is adopted
 */
export function layNextVersions(laid, today) {
  const now = readFileSync(join(laid, 'agreement.yaml'), 'utf8');
  const version = (/** @type {number} */ number, /** @type {string} */ text) =>
    text
      .replace('version: 1', `version: ${number}`)
      .replace(/^( {2}validFrom:) .*$/m, `$1 ${dayAfter(today)}`);
  const told = now
    .replace(
      '[language.registered, language.course-started]\n\nrecorders',
      '[language.registered, language.start-delayed, language.course-started]\n\nrecorders',
    )
    .replace(
      '    types: [language.registered, language.course-started]\n    senders: [vhs]\n    recipients: [abh, jobcenter]',
      '    types: [language.registered, language.start-delayed, language.course-started]\n    senders: [vhs]\n    recipients: [abh, jobcenter]',
    );
  const aimed = told.replace(
    'titles: { de: Anmeldung, en: registration }\n      restsOn:',
    'titles: { de: Anmeldung, en: registration }\n      targetDays: 14\n      restsOn:',
  );
  const { first, second } = versionFiles(laid);
  writeFileSync(first, version(2, told), { mode: 0o600 });
  writeFileSync(second, version(3, aimed), { mode: 0o600 });
}
