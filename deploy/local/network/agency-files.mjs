import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programsIn } from './programs.mjs';

const run = promisify(execFile);

/** The compiled adapter. */
export const adapterProgram = programsIn().adapter;

/**
 * What others may know of an agency: goes into the registry and the broker's configuration.
 * @typedef {{ network: string, agency: string, keys: { signing: object[], sealing: object }, nkey: string }} PublicPart
 */

/**
 * Where an agency's keys and mapping are to lie.
 * @typedef {{ network: string, agency: string, folder: string, mappingFile: string }} AgencyPlace
 */

/**
 * The folders of agencies: keys made as the adapter's own `init` makes them, the mapping beside them.
 * @param {{ node: string, dist?: string, places: readonly AgencyPlace[] }} of
 * @returns {Promise<PublicPart[]>} in the order of the places
 */
export async function agencyFolders({ node, dist, places }) {
  const without = places.filter(({ folder }) => !existsSync(publicFile(folder)));
  if (without.length > 0) {
    const words = without.flatMap(({ network, agency, folder }) => [network, agency, folder]);
    await run(node, [join(import.meta.dirname, 'make-keys.mjs'), programsIn(dist).agencyKeys, ...words]);
  }
  return places.map(({ folder, mappingFile }) => {
    for (const part of ['exports', 'sink', 'data'])
      mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
    copyFileSync(mappingFile, join(folder, 'mapping.yaml'));
    return JSON.parse(readFileSync(publicFile(folder), 'utf8'));
  });
}

/** @param {string} folder */
const publicFile = (folder) => join(folder, 'public.json');

/**
 * Fills an agency's configuration template (`{{natsUrl}}` …) and writes it into its folder.
 * @param {string} folder
 * @param {string} template
 * @param {Record<string, string | number>} values
 * @returns {string} the file
 */
export function agencyConfig(folder, template, values) {
  const text = template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The configuration template asks for an unknown value: ${name}`);
    return String(value);
  });
  const file = join(folder, 'config.yaml');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
