import { join } from 'node:path';

/** @param {number} port */
export const urlOn = (port) => `http://127.0.0.1:${port}`;

/** @param {string} dir @param {string} agency */
export const folderOf = (dir, agency) => join(dir, 'agencies', agency);

/**
 * What an agency of another network is called here, where its own name may be taken.
 * @param {string} network @param {string} agency
 */
export const neighbour = (network, agency) => `${network}-${agency}`;

/** @param {string} dir @param {string} network @param {string} agency */
export const neighboursFolder = (dir, network, agency) => join(dir, 'neighbours', network, agency);
