import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** The agencies of the tests' network; their agreement is the sample one. */
export const AGENCIES = ['abh', 'jobcenter', 'asylblg', 'vhs', 'caritas', 'bamf'] as const;

/** One of them. */
export type SampleAgency = (typeof AGENCIES)[number];

/** The agreement under which they work. */
export const agreementFile = inClone('deploy/local/demo/agreement.yaml');

/** The texts by which agencies are set up; `{{agency}}` and the launcher's own names stand for what differs. */
export interface SetUp {
  readonly mapping: string;
  readonly config: string;
}

/** One export style for all: what differs between real systems is tested elsewhere. */
export const SAMPLE: SetUp = {
  mapping: readFileSync(new URL('./mapping.yaml', import.meta.url), 'utf8'),
  config: readFileSync(new URL('./config.yaml', import.meta.url), 'utf8'),
};

/** What the launcher wants to know of each agency; cases are opened by the offices' exports, and at the desk elsewhere. */
export function sampleAgencies(
  dir: string,
  agencies: readonly SampleAgency[] = AGENCIES,
  { mapping, config }: SetUp = SAMPLE,
) {
  mkdirSync(dir, { recursive: true });
  const mappingFile = join(dir, 'mapping.yaml');
  writeFileSync(mappingFile, mapping);
  return agencies.map((agency) => ({
    agency,
    mappingFile,
    configTemplate: config
      .replaceAll('{{agency}}', agency)
      .replaceAll('{{opensCases}}', agency === 'abh' || agency === 'jobcenter' ? 'by-export' : 'by-desk'),
  }));
}
