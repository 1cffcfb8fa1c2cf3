import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** The agencies of the tests' network; their agreement is the sample one. */
export const AGENCIES = ['abh', 'jobcenter', 'asylblg', 'vhs', 'caritas', 'bamf'] as const;

/** One of them. */
export type SampleAgency = (typeof AGENCIES)[number];

/** The agreement under which they work. */
export const agreementFile = inClone('deploy/local/demo/agreement.yaml');

/** One export style for all: what differs between real systems is tested elsewhere. */
const MAPPING = readFileSync(new URL('./mapping.yaml', import.meta.url), 'utf8');

const CONFIG = readFileSync(new URL('./config.yaml', import.meta.url), 'utf8');

/** What the launcher wants to know of each agency; cases are opened by the offices' exports, and at the desk elsewhere. */
export function sampleAgencies(dir: string, agencies: readonly SampleAgency[] = AGENCIES) {
  mkdirSync(dir, { recursive: true });
  const mappingFile = join(dir, 'mapping.yaml');
  writeFileSync(mappingFile, MAPPING);
  return agencies.map((agency) => ({
    agency,
    mappingFile,
    configTemplate: CONFIG.replaceAll('{{agency}}', agency).replaceAll(
      '{{opensCases}}',
      agency === 'abh' || agency === 'jobcenter' ? 'by-export' : 'by-desk',
    ),
  }));
}
