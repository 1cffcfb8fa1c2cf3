import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../services/ports.mjs';
import { agencyConfig } from './agency-files.mjs';
import { folderOf, neighbour, neighboursFolder, urlOn } from './places.mjs';

/**
 * Where an agency finds the hub, and what is served for its staff.
 * @typedef {{ natsUrl: string, hubUrl: string, hubKeysFile: string, pages: import('./pages.mjs').PagesLaid | undefined }} Around
 */

/** Whoever calls a desk from a page without saying from which. */
const ORIGIN = 'http://127.0.0.1:8080';

/**
 * @param {import('./network.mjs').Plan} plan
 * @param {Around} at
 * @returns {Promise<Record<string, import('./network.mjs').LocalAgency>>}
 */
export async function configureNeighbours({ dir, origin = ORIGIN, neighbours = [] }, at) {
  /** @type {Record<string, import('./network.mjs').LocalAgency>} */
  const configured = {};
  for (const { network, agencies } of neighbours)
    for (const { agency, configTemplate } of agencies) {
      const folder = neighboursFolder(dir, network, agency);
      const place = { id: neighbour(network, agency), folder, port: await freePort(), origin };
      configured[place.id] = configureOne(agency, configTemplate, place, at);
    }
  return configured;
}

/**
 * @param {import('./network.mjs').Plan} plan
 * @param {Around} at
 * @returns {Promise<Record<string, import('./network.mjs').LocalAgency>>}
 */
export async function configure({ dir, agencies, origin = ORIGIN, ports }, at) {
  /** @type {Record<string, import('./network.mjs').LocalAgency>} */
  const configured = {};
  // Any free ones when nobody wishes: networks that start side by side would all take the same ones until they listen.
  let next = ports?.desks;
  for (const { agency, configTemplate } of agencies) {
    const port = await freePort(next);
    if (next !== undefined) next = port + 1;
    const place = { id: agency, folder: folderOf(dir, agency), port, origin };
    configured[agency] = configureOne(agency, configTemplate, place, at);
  }
  return configured;
}

/**
 * Writes an agency's configuration into its folder.
 * @param {string} agency
 * @param {string} configTemplate
 * @param {{ id: string, folder: string, port: number, origin: string }} place
 * @param {Around} at
 * @returns {import('./network.mjs').LocalAgency}
 */
function configureOne(agency, configTemplate, { id, folder, port, origin }, { pages, ...at }) {
  const pagesUrl = pages?.addresses[id];
  const template = pagesUrl === undefined ? configTemplate : `${configTemplate}\n${pages?.section(id)}`;
  agencyConfig(folder, template, { ...at, folder, port, origin });
  const deskToken = readFileSync(join(folder, 'desk.token'), 'utf8').trim();
  return {
    agency,
    folder,
    deskUrl: urlOn(port),
    deskToken,
    ...(pagesUrl !== undefined && { pagesUrl }),
  };
}
