import { readFileSync, writeFileSync } from 'node:fs';
import { between } from '../../docs/generators/markers.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';

/**
 * Compares what a run printed with the part of a document that shows it. With WEGMARKE_UPDATE_DOCS=1 it writes that part
 * instead, for when the program prints something else on purpose.
 */
export function expectDocumented(document: string, name: string, printed: string): void {
  const file = inClone(document);
  const text = readFileSync(file, 'utf8');
  const renewed = between(text, name, ['```', printed.trimEnd(), '```'].join('\n'));
  if (process.env['WEGMARKE_UPDATE_DOCS'] === '1') writeFileSync(file, renewed);
  else expect(text).toBe(renewed);
}
