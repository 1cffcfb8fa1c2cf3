import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layGeneratedExports } from './generated-cases.mjs';

const source = join(import.meta.dirname, '../demo-generated');

/** Name of the network of which all cases are generated. */
export const GENERATED = 'generated';

/** The board tells of eight quarters: so many of them lie after the beginning of the agreement. */
const QUARTERS_SINCE = 4;

/**
 * A network of generated cases at the same hub, so that the steering group's board has numbers: what is invented by hand is too
 * little for it. Its agreement and its exports are laid at the first start and stay, whatever day it is later.
 * @param {string} dir what is kept between starts
 * @param {string} today `YYYY-MM-DD`
 * @returns {import('../network/network.mjs').NetworkPlan}
 */
export function generatedNetwork(dir, today) {
  const laid = join(dir, GENERATED);
  mkdirSync(laid, { recursive: true, mode: 0o700 });
  const agreementFile = join(laid, 'agreement.yaml');
  if (!existsSync(agreementFile)) {
    const agreement = quarterBegin(today, QUARTERS_SINCE);
    layGeneratedExports(join(dir, 'neighbours', GENERATED), { today, agreement });
    const text = readFileSync(join(source, 'agreement.yaml'), 'utf8');
    writeFileSync(agreementFile, text.replace("'{{validFrom}}'", agreement));
  }
  return {
    network: GENERATED,
    agreementFile,
    hasSteering: true,
    agencies: readdirSync(join(source, 'agencies')).map((agency) => ({
      agency,
      mappingFile: join(source, 'agencies', agency, 'mapping.yaml'),
      configTemplate: readFileSync(join(source, 'agencies', agency, 'config.yaml'), 'utf8'),
    })),
  };
}

/**
 * The first day of the quarter that lies so many before the present one.
 * @param {string} today @param {number} quarters
 */
export function quarterBegin(today, quarters) {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = Math.floor(months / 3) * 3 - quarters * 3;
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`;
}
