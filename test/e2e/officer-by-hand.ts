import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKeys, OfficerTokens } from '#jose';
import type { PublicKeys } from '#ports';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import type { AgencyByHand, HubAnswer } from './agency-by-hand.ts';
import { ask } from './agency-by-hand.ts';

/** A list as an officer gets it. */
export interface OfficersPage {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

/** A data protection officer who asks with the key of an agency of the own controller. */
export class OfficerByHand {
  readonly #tokens: OfficerTokens;
  readonly #hubKeys: PublicKeys;

  constructor(
    readonly agency: AgencyByHand,
    network: SampleNetwork,
  ) {
    const keys = loadKeys(jsonIn(join(network.agency(agency.name).folder, 'keys.json')));
    const ids = { next: () => randomBytes(16).toString('base64url') };
    this.#tokens = new OfficerTokens(keys, { now: () => new Date().toISOString() }, ids);
    this.#hubKeys = jsonIn(network.hubKeys.publicKeyFile) as PublicKeys;
  }

  /** What the hub says to a question, sealed. */
  async asked(what: string, query: Readonly<Record<string, string>> = {}): Promise<HubAnswer> {
    const path = `/v1/networks/rheine/officer/${what}`;
    const text = new URLSearchParams(query).toString();
    const asker = { network: 'rheine', agency: this.agency.name, actor: 'officer-by-hand' };
    const token = await this.#tokens.make(asker, { method: 'GET', path, query: text });
    const url = `${this.agency.hubUrl}${path}${text === '' ? '' : `?${text}`}`;
    return ask(url, { headers: { authorization: `Bearer ${token}` } });
  }

  /** The answer to a question, opened and checked against the hub's key. */
  async answer(what: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const { status, body } = await this.asked(what, query);
    if (status !== 200) throw new Error(`The officer was answered ${status}: ${body}`);
    const plain = Buffer.from(this.agency.sealer.open(body) ?? []).toString();
    return this.agency.sealer.verify(plain, this.#hubKeys.signing);
  }

  /** All items of a list, page by page. */
  async list(what: string, query: Readonly<Record<string, string>> = {}): Promise<OfficersPage['items']> {
    const { items, next } = (await this.answer(what, query)) as OfficersPage;
    return next === undefined ? items : [...items, ...(await this.list(what, { ...query, after: next }))];
  }
}

/** The hash under which a manifest names a file. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function jsonIn(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
