import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '../agreement.ts';
import { parseAgreement } from '../parse.ts';

/** The agreement of the demonstration, as its file states it. */
export const demonstrationText = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);

/** What a text states; throws where it has faults. */
export function agreementIn(document: string): Agreement {
  const parsed = parseAgreement(document);
  if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed, null, 2));
  return parsed;
}
