import { verifyLedger } from '#audit';
import type { LedgerKeys } from '#audit';
import { publicKeysOf } from '#jose';
import type { Bench, Command } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { counted } from '../tell/progress.ts';
import { Chain } from './chain.ts';
import { findingMeanings } from './finding.ts';
import type { Finding, FindingCode } from './finding.ts';
import { logUpTo } from './log-pages.ts';
import { isStoredEvent } from './stored-event.ts';

/** Findings of one part beyond these are only counted. */
const MOST_KEPT = 100;

/** Reads the whole record and compares it with itself and with what was signed about it. */
export const recordVerify: Command = {
  name: 'record verify',
  summary: 'read the whole record and check it against itself, its ledger and its witnesses',
  about: [
    'Reads only. The hub may go on meanwhile. Checked are: positions, the order within every stream, ids, the form of signatures; and the ledger computed anew from the record against its tiles, its signed heads and what the agencies co-signed.',
    'With the key file set the signatures of the heads are checked too, with the key-encryption key also those of the witnesses (their keys are in the registry).',
  ],
  operands: [],
  options: {},
  settings: ['databaseUrl', 'eventStore'],
  optionalSettings: ['keyFile', 'keyEncryptionKeyFile', 'keyEncryptionKey'],
  findings:
    'the record is not as it must be: each finding is listed with its place, its meaning and what to do',
  example: 'npx wegmarke record verify --json',
  async run(bench) {
    const chain = await readThrough(bench);
    const keys = await keysFor(bench);
    const ledger = await checkLedger(bench, chain.events, keys);
    const { events, streams, last } = chain;
    const found = chain.found + ledger.length;
    const findings = [...chain.findings, ...ledger.slice(0, MOST_KEPT)];
    const checked = { hub: keys.hub !== undefined, witnesses: keys.agency !== undefined };
    return {
      findings: found > 0,
      facts: {
        events,
        streams,
        head: last,
        signaturesChecked: checked,
        found,
        findings: findings.map(explained),
      },
      lines: [
        `${counted(events)} events in ${counted(streams)} streams, up to position ${last}`,
        `signatures of heads: ${checked.hub ? 'checked' : 'not checked, WEGMARKE_HUB_KEY_FILE is not set'}; of witnesses: ${checked.witnesses ? 'checked' : 'not checked, the keys of the hub are not set'}`,
        ...(found === 0 ? ['nothing is wrong'] : told(findings, found)),
      ],
    };
  },
};

async function readThrough({ hub, progress, stop }: Bench): Promise<Chain> {
  const store = await hub.store();
  const head = await store.head();
  const chain = new Chain(hub.hasDensePositions);
  for await (const event of logUpTo(store, head)) {
    stop.throwIfAborted();
    if (!isStoredEvent(event))
      chain.find('EVENT_FORM', `position ${(event as { position: number }).position}`);
    chain.take(event);
    progress.at('events read', chain.events, hub.hasDensePositions ? head : undefined);
  }
  return chain;
}

async function checkLedger(
  { hub, progress, stop }: Bench,
  events: number,
  keys: LedgerKeys,
): Promise<readonly Finding[]> {
  const onProgress = (done: number): void => {
    stop.throwIfAborted();
    progress.at('entries of the ledger computed', done, events);
  };
  return verifyLedger(await hub.store(), await hub.ledger(), onProgress, keys);
}

/** As many keys as the environment gives. */
async function keysFor({ hub }: Bench): Promise<LedgerKeys> {
  if (!hub.has('keyFile')) return {};
  const { signing } = publicKeysOf(await hub.keys());
  if (!hub.has('keyEncryptionKeyFile') && !hub.has('keyEncryptionKey')) return { hub: signing };
  const registry = await hub.registry();
  const agency = async (network: string, name: string) =>
    (await registry.agency(network, name))?.keys.signing ?? [];
  return { hub: signing, agency };
}

function explained({ code, place }: Finding) {
  return { code, place, ...findingMeanings[code] };
}

function told(findings: readonly Finding[], found: number): readonly string[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return [
    ...columns(findings.map(({ code, place }) => [code, place])),
    ...(found > findings.length ? [`and ${counted(found - findings.length)} more`] : []),
    ...codes.flatMap((code) => meaning(code)),
  ];
}

function meaning(code: FindingCode): readonly string[] {
  const { meaning: means, fix } = findingMeanings[code];
  return ['', code, `  means: ${means}`, `  next:  ${fix}`];
}
