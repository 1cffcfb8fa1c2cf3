import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  HUB_CLIENT,
  operator,
  OPERATOR_VALUE,
  roleValues,
  staffOf,
  STEERING_VALUE,
  steeringMember,
} from '../log-in/personas.mjs';
import { freePort } from '../services/ports.mjs';

/**
 * Pages of hub and agencies with a log-in service beside them.
 * @typedef {object} PagesLaid
 * @property {import('../log-in/provider.mjs').LogInService} logIn
 * @property {readonly import('../log-in/personas.mjs').DemonstrationPersona[]} personas
 * @property {Readonly<Record<string, string>>} addresses of each agency's pages, by the name that it has here
 * @property {(id: string) => string} section of an agency's configuration
 * @property {Record<string, string>} hubVariables
 */

/**
 * Makes what is missing and starts the log-in service; the pages themselves come with hub and adapters.
 * @param {object} of
 * @param {string} of.dir
 * @param {string} of.hubUrl
 * @param {readonly string[]} of.steered networks whose boards the steering group's persona sees
 * @param {readonly { id: string, folder: string }[]} of.agencies under names that no two of them share
 * @param {number} [of.firstPort]
 * @returns {Promise<PagesLaid>}
 */
export async function layPages({ dir, steered, agencies, hubUrl, firstPort }) {
  let next = firstPort;
  const port = async () => {
    const found = await freePort(next);
    if (next !== undefined) next = found + 1;
    return found;
  };
  const issuerPort = await port();
  /** @type {Record<string, { port: number, address: string, secretFile: string }>} */
  const places = {};
  for (const { id, folder } of agencies) {
    const own = await port();
    const secretFile = clientSecret(join(folder, 'log-in.secret'));
    places[id] = { port: own, address: `http://127.0.0.1:${own}`, secretFile };
  }
  const hubSecretFile = clientSecret(join(dir, 'hub', 'log-in.secret'));
  const clients = [
    ...Object.entries(places).map(([id, { address, secretFile }]) => ({
      id,
      address,
      secret: textIn(secretFile),
    })),
    { id: HUB_CLIENT, address: hubUrl, secret: textIn(hubSecretFile) },
  ];
  const personas = [...staffOf(agencies.map(({ id }) => id)), operator, steeringMember];
  // Not before it is asked for: a development package, and most networks have no pages.
  const { startLogIn } = await import('../log-in/provider.mjs');
  const logIn = await startLogIn({ port: issuerPort, clients, personas });
  return {
    logIn,
    personas,
    addresses: Object.fromEntries(Object.entries(places).map(([id, { address }]) => [id, address])),
    section: (id) => sectionOf(logIn.issuer, id, places[id]),
    hubVariables: {
      WEGMARKE_HUB_PAGES_ADDRESS: hubUrl,
      WEGMARKE_HUB_LOGIN_ISSUER: logIn.issuer,
      WEGMARKE_HUB_LOGIN_CLIENT_ID: HUB_CLIENT,
      WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE: hubSecretFile,
      WEGMARKE_HUB_LOGIN_OPERATOR_ROLES: OPERATOR_VALUE,
      WEGMARKE_HUB_LOGIN_STEERING_ROLES: steered.map((network) => `${network}=${STEERING_VALUE}`).join(','),
    },
  };
}

/** @param {string} file @returns {string} the file, made if it was not there */
function clientSecret(file) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return file;
}

/** @param {string} file */
const textIn = (file) => readFileSync(file, 'utf8').trim();

/** @param {string} issuer @param {string} id @param {{ port: number, secretFile: string } | undefined} place */
function sectionOf(issuer, id, place) {
  if (place === undefined) throw new Error(`No pages were laid for ${id}.`);
  return `pages:
  host: 127.0.0.1
  port: ${place.port}
  logIn:
    issuer: ${issuer}
    clientId: ${id}
    clientSecretFile: '${place.secretFile}'
    staffClaim: staff_id
    rolesClaim: roles
    roles: { ${Object.entries(roleValues)
      .map(([role, value]) => `${role}: [${value}]`)
      .join(', ')} }
`;
}
