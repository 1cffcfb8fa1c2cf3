/** The desk said no, or did not answer. */
export class DeskRefusal extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Member of staff in whose pseudonym the demonstration works at each desk. */
const STAFF = 'demo-staff-01';

/**
 * One call to an agency's desk.
 * @param {Pick<import('../network/network.mjs').LocalAgency, 'deskUrl' | 'deskToken'> & { staff?: string }} desk `staff`: in
 *   whose pseudonym
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 * @throws {DeskRefusal}
 */
export async function callDesk({ deskUrl, deskToken, staff }, method, path, body) {
  const answer = await fetch(`${deskUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${deskToken}`,
      'x-staff': staff ?? STAFF,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const said = await answer.json();
  if (!answer.ok) throw new DeskRefusal(said.code ?? String(answer.status), said.detail ?? answer.statusText);
  return said;
}

/**
 * @typedef {object} Status what an adapter says of itself (totals of the record)
 * @property {number} offered
 * @property {number} recorded
 * @property {Record<string, number>} refusedHere
 * @property {Record<string, number>} refused
 * @property {Record<string, number>} held
 * @property {number} inFlight
 * @property {number} received
 * @property {boolean} quiet
 * @property {{ offered: number, recorded: number, inFlight: number }} commands
 * @property {number} rounds how often it has asked the hub for evidence and claims without trouble
 */

/** @param {import('../network/network.mjs').LocalAgency} desk @returns {Promise<Status>} */
export const statusOf = (desk) => callDesk(desk, 'GET', '/desk/status');
