import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/**
 * Writes the two versions that are proposed, once: what was signed must stay the same text.
 * @param {string} laid @param {string} today
 */
export function nextVersions(laid, today) {
  const now = readFileSync(join(laid, 'agreement.yaml'), 'utf8');
  const tomorrow = new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10);
  const version = (/** @type {number} */ number, /** @type {string} */ text) =>
    text.replace('version: 1', `version: ${number}`).replace(/^( {2}validFrom:) .*$/m, `$1 ${tomorrow}`);
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
    'titles: { de: Anmeldung, en: registration }\n    - id: waiting-time',
    'titles: { de: Anmeldung, en: registration }\n      targetDays: 14\n    - id: waiting-time',
  );
  return {
    first: laidOnce(join(laid, 'agreement-2.yaml'), version(2, told)),
    second: laidOnce(join(laid, 'agreement-3.yaml'), version(3, aimed)),
  };
}

/** @param {string} file @param {string} text */
function laidOnce(file, text) {
  if (!existsSync(file)) writeFileSync(file, text, { mode: 0o600 });
  return file;
}
