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
 * An agency's folder: keys made by the adapter's own command, its mapping beside them.
 * @param {{ node: string, network: string, agency: string, folder: string, mappingFile: string, dist?: string }} of
 * @returns {Promise<PublicPart>}
 */
export async function agencyFolder({ node, network, agency, folder, mappingFile, dist }) {
  const publicFile = join(folder, 'public.json');
  if (!existsSync(publicFile)) {
    const { stdout } = await run(node, [
      programsIn(dist).adapter,
      'init',
      '--network',
      network,
      '--agency',
      agency,
      '--dir',
      folder,
    ]);
    writeFileSync(publicFile, stdout, { mode: 0o600 });
  }
  for (const part of ['exports', 'sink', 'data'])
    mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  copyFileSync(mappingFile, join(folder, 'mapping.yaml'));
  return JSON.parse(readFileSync(publicFile, 'utf8'));
}

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
