/** Whether a program on this machine answers an address with a status: `node healthy.mjs <url> <status>`; exit code 0 or 1. */
import { get as getPlain } from 'node:http';
import { get as getEncrypted } from 'node:https';

const [address = '', status = '200'] = process.argv.slice(2);
const url = new URL(address);
// The certificate names the machine as others call it. Nothing is told and nothing is read here but a status on loopback.
const settings = { timeout: 4_000, rejectUnauthorized: false };
const get = url.protocol === 'https:' ? getEncrypted : getPlain;
const request = get(url, settings, (response) => {
  response.resume();
  process.exitCode = response.statusCode === Number(status) ? 0 : 1;
});
request.on('timeout', () => request.destroy());
request.on('error', () => {
  process.exitCode = 1;
});
