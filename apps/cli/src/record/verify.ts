import { verifyLedger } from '#audit';
import type { LedgerKeys } from '#audit';
import type { StoredEvent } from '#ports';
import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { counted } from '../tell/progress.ts';
import { Chain } from './chain.ts';
import { findingMeanings } from './finding.ts';
import type { Finding, FindingCode } from './finding.ts';
import { logUpTo } from './log-pages.ts';
import { isStoredEvent } from './stored-event.ts';
import { Authors } from './verify-authors.ts';
import { Contents } from './verify-contents.ts';
import { vaultToCheck } from './verify-vault.ts';
import { Witnesses } from './verify-witnesses.ts';

/** Findings of one part beyond these are only counted. */
const MOST_KEPT = 100;

/** Events whose content keys are read in one go. */
const PAGE = 500;

/** Reads the whole record and compares it with itself and with what was signed about it. */
export async function verifyRecord(bench: Bench): Promise<Report> {
  const witnesses = await Witnesses.of(bench);
  const checks = await checksFor(bench);
  const chain = await readThrough(bench, checks, witnesses);
  const keys = keysFor(checks);
  const others = [...(await checkLedger(bench, chain.events, keys)), ...(await witnesses.findings())];
  const { events, streams, last } = chain;
  const found = chain.found + others.length;
  const findings = [...chain.findings, ...others.slice(0, MOST_KEPT)];
  const checked = {
    hub: keys.hub !== undefined,
    witnesses: keys.agency !== undefined,
    authors: authorsOf(checks),
  };
  const { contents } = checks;
  return {
    findings: found > 0,
    facts: {
      events,
      streams,
      head: last,
      signaturesChecked: checked,
      contentsChecked: contents !== undefined,
      ...(contents !== undefined && { contents: { sound: contents.sound, ended: contents.ended } }),
      witnesses: witnesses.count,
      found,
      findings: findings.map(explained),
    },
    lines: [
      `${counted(events)} events in ${counted(streams)} streams, up to position ${last}`,
      contentsLine(contents),
      `signatures under events: ${authorLines[checked.authors]}`,
      `signatures of heads: ${checked.hub ? 'checked' : 'not checked, WEGMARKE_HUB_KEY_FILE is not set'}; ${witnesses.line(checked.witnesses)}`,
      ...(found === 0 ? ['nothing is wrong'] : told(findings, found)),
    ],
  };
}

/** What can be checked with the keys that the environment gives. */
interface Checks {
  readonly authors?: Authors;
  readonly contents?: Contents;
}

const authorLines = {
  all: 'checked',
  hub: "only the hub's were checked, the key-encryption key is not set",
  none: 'not checked, WEGMARKE_HUB_KEY_FILE is not set',
} as const;

function authorsOf({ authors, contents }: Checks): keyof typeof authorLines {
  if (authors === undefined) return 'none';
  return contents === undefined ? 'hub' : 'all';
}

async function checksFor({ hub }: Bench): Promise<Checks> {
  const store = await hub.store();
  const hasRing = hub.has('keyEncryptionKeyFile') || hub.has('keyEncryptionKey');
  const vault = hasRing ? await vaultToCheck(await hub.keyRing(), await hub.shelf()) : undefined;
  const registry = hub.has('keyFile') && vault ? await hub.registry() : undefined;
  return {
    ...(vault && { contents: new Contents(store, vault, hub.clock, registry) }),
    ...(hub.has('keyFile') && { authors: new Authors(store, await hub.sealer(), vault) }),
  };
}

async function readThrough(
  { hub, progress, stop }: Bench,
  checks: Checks,
  witnesses: Witnesses,
): Promise<Chain> {
  const store = await hub.store();
  const head = await store.head();
  const chain = new Chain(hub.hasDensePositions);
  let page: StoredEvent[] = [];
  for await (const event of logUpTo(store, head)) {
    stop.throwIfAborted();
    chain.take(event);
    witnesses.take(event);
    // A row that is no event has nothing else that could be checked.
    if (isStoredEvent(event)) page.push(event);
    else chain.find('EVENT_FORM', `position ${(event as { position: number }).position}`);
    if (page.length >= PAGE) {
      await checkPage(page, checks, chain);
      page = [];
    }
    progress.at('events read', chain.events, hub.hasDensePositions ? head : undefined);
  }
  await checkPage(page, checks, chain);
  return chain;
}

async function checkPage(
  events: readonly StoredEvent[],
  { authors, contents }: Checks,
  chain: Chain,
): Promise<void> {
  const wrong = (await contents?.findings(events)) ?? [];
  for (const [index, event] of events.entries()) {
    const place = `position ${event.position}`;
    const code = wrong[index];
    if (code !== undefined) chain.find(code, place);
    if ((await authors?.isSigned(event)) === false) chain.find('AUTHOR_SIGNATURE_WRONG', place);
  }
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
  return verifyLedger(await hub.store(), await hub.ledger(), onProgress, keys, hub.clock.now());
}

/** As many keys as the environment gives. */
function keysFor({ authors, contents }: Checks): LedgerKeys {
  if (authors === undefined) return {};
  const agency = async (network: string, name: string) => (await authors.keysOf(network, name)) ?? [];
  return { hub: authors.hubKeys, ...(contents !== undefined && { agency }) };
}

function contentsLine(contents: Contents | undefined): string {
  if (contents === undefined) return 'contents were not checked, WEGMARKE_HUB_KEK_FILE is not set';
  const { sound, ended } = contents;
  return `contents: ${counted(sound)} opened and found as committed to, ${counted(ended)} erased or run out`;
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
