/**
 * `node deploy/local/conformance/act.mjs <folder of the office> [<address of the desk>]`: does at the desk of our own adapter what
 * the conformance kit leaves to staff. `--act` of `wegmarke conformance run` names it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [office = '', url = 'http://127.0.0.1:8310'] = process.argv.slice(2);
const token = readFileSync(join(office, 'desk.token'), 'utf8').trim();
const { agency } = JSON.parse(readFileSync(join(office, 'registration-request.json'), 'utf8'));
const { WEGMARKE_ACT: act = '', WEGMARKE_FILE: file = '', WEGMARKE_SINCE: since = '' } = process.env;
const consents = `/desk/cases/${encodeURIComponent(file)}/consents`;

const given = {
  decision: 'given',
  notice: { id: 'conformance', version: '1', language: 'de', channel: 'paper' },
  givenBy: 'person',
  identityCheck: 'document',
  provisions: [
    {
      source: agency,
      recipients: ['jobcenter'],
      purposes: ['course-progress'],
      eventTypes: ['de.wegmarke.language.voluntary-offer-joined.v1'],
      depth: 'detail',
      validUntil: '2099-01-01T00:00:00.000Z',
    },
  ],
};

/** @type {Readonly<Record<string, () => Promise<unknown>>>} */
const acts = {
  'give-consent': () => call('POST', consents, given),
  'withdraw-consent': async () => {
    const { consents: known } = await call('GET', consents);
    return call('POST', `${consents}/${known[0].consentId}/withdraw`, {});
  },
  replay: () => call('POST', '/desk/replay', { since }),
};

const doing = acts[act];
if (doing === undefined) throw new Error(`there is no act ${act}`);
await doing();

/**
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {object} [body]
 */
async function call(method, path, body) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'x-staff': 'staff-17',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`the desk answers ${answer.status}`);
  return answer.json();
}
