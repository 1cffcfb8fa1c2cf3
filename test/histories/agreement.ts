import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the histories add to the agreement of the gate vectors, so that every door is open and more can be asked for. */
const ADDED: readonly (readonly [place: RegExp, text: string])[] = [
  [/^functions:$/m, '$&\n  - { name: export, on: true, exceptFor: [], role: Access }'],
  [/^functions:$/m, '$&\n  - { name: person-view, on: true, exceptFor: [], role: Access }'],
  [/(?<=redeem: \[abh, jobcenter, vhs, caritas)(?=\])/, ', bamf'],
  [
    /(?<=casework\.managers-assigned,\n)(?= +information\.requested,)/,
    '        information.answered,\n        information.declined,\n',
  ],
];

const course = readFileSync(
  join(import.meta.dirname, '../../docs/gate-vectors/agreements/course.yaml'),
  'utf8',
);

/** The agreement of the histories: small, without notices, with rows of every kind. */
export const agreementText = ADDED.reduce((text, [place, added]) => {
  if (!place.test(text)) throw new Error(`The agreement of the vectors has no ${place} any more.`);
  return text.replace(place, added);
}, course);

/** The same as the parties of another network have agreed it among themselves. */
export function agreementOf(network: string): string {
  return agreementText.replace(/^( *network: ).*$/m, `$1${network}`);
}
