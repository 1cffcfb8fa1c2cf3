import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inClone } from '../setup/places.mjs';
import { serveExampleHost } from './host.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8400' },
    desk: { type: 'string' },
    'token-file': { type: 'string' },
    hub: { type: 'string' },
    purpose: { type: 'string' },
  },
});
const { port, desk, 'token-file': tokenFile, hub, purpose } = values;
if (desk === undefined || tokenFile === undefined || hub === undefined) {
  console.error(
    'say --desk <url> --token-file <file> --hub <url>, as docs/how-to/timelines-in-your-system.md tells',
  );
  process.exit(2);
}
const { url } = await serveExampleHost({
  port: Number(port),
  deskUrl: desk,
  deskToken: readFileSync(tokenFile, 'utf8').trim(),
  hubUrl: hub,
  element: inClone('dist/console/embed/case-timeline.js'),
  ...(purpose !== undefined && { purpose }),
});
console.log(`${url}/?reference=<your reference number>&mode=proxy  (or mode=token)`);
