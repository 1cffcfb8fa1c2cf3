import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '#agreement';
import { parseAgreement } from '#agreement';

/** The agreement of the demonstration. */
export const demonstrationFile = join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml');

/** The text of the agreement of the demonstration. */
export const demonstrationText = readFileSync(demonstrationFile, 'utf8');

/** The agreement of the demonstration with its text changed; throws when a change finds nothing to change, or makes faults. */
export function demonstration(
  ...changes: readonly (readonly [was: string | RegExp, is: string])[]
): Agreement {
  const text = changes.reduce((before, [was, is]) => {
    const after = before.replace(was, is);
    if (after === before) throw new Error(`nothing to change: ${String(was)}`);
    return after;
  }, demonstrationText);
  const agreement = parseAgreement(text);
  if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
  return agreement;
}
