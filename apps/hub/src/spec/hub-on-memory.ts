import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { EnvelopeKind, Receipt, ReceiptBatch, SignedEnvelope } from '#catalogue';
import type { OwnKeys } from '#jose';
import { generateKeys, JoseSealer, loadKeys, makeEnvelope, newSalt, publicKeysOf, ReadTokens } from '#jose';
import type { Clock, PublicKeys } from '#ports';
import type { HubSetup } from '../config/hub-setup.ts';
import { createHub } from '../create-hub.ts';
import { memorySetup } from '../on-memory/memory-setup.ts';
import type { Backing } from '../life/backing.ts';
import { RandomIds } from '../machine/random-ids.ts';
import { SystemClock } from '../machine/system-clock.ts';

/** How often an adapter of the specs hands in again what a busy hub did not take. */
const ATTEMPTS = 20;
export const NETWORK = 'rheine';
export const AGENCIES = ['abh', 'jobcenter', 'asylblg', 'vhs', 'caritas', 'bamf'] as const;
export const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
/** A voucher's payload. */
export const voucher = {
  issueMode: 'online',
  issuer: 'jobcenter',
  ground: 'aufenthg-44a-1-2',
  standing: 'obliged',
  validUntil: '2026-12-31',
} as const;
export const OPEN = 'de.wegmarke.case.open.v1';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo');
const agreement = readFileSync(join(demo, 'agreement.yaml'), 'utf8');
/** The competence tables that the agreement of the demonstration names. */
export const demoTables = [
  { id: 'voucher', text: readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8') },
];
const idForm = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('base64url');

/** The handle under which an agency keeps the case of a name. */
export function handleOf(agency: string, name = 'one'): string {
  return idForm(`${agency}-${name}`);
}

/** What an agency of the specs says of an envelope; everything else is as it should be. */
export interface Said {
  readonly type: string;
  readonly data?: object;
  readonly name?: string;
  readonly handle?: string;
  readonly time?: string;
  readonly kind?: EnvelopeKind;
  /** Name of the own event that it corrects. */
  readonly corrects?: string;
  readonly network?: string;
  readonly agency?: string;
}

/** One agency with real keys, and what it can do at the hub's HTTP doors. */
export class AgencyOfSpec {
  readonly own: OwnKeys;
  readonly sealer: JoseSealer;

  /** With new keys, or with those that the same agency has in another network. */
  constructor(
    readonly agency: string,
    own?: OwnKeys,
  ) {
    this.own = own ?? loadKeys(generateKeys(`${agency}-1`));
    this.sealer = new JoseSealer(this.own);
  }

  /** The id of what it says under a name. */
  private idOf(name: string): string {
    return idForm(`${this.agency} ${name}`.slice(-30));
  }

  /** A signed envelope. */
  says({
    type,
    data = {},
    name = type,
    handle,
    time,
    kind,
    corrects,
    network = NETWORK,
    agency = this.agency,
  }: Said): SignedEnvelope {
    return makeEnvelope(
      {
        id: this.idOf(name),
        handle: handle ?? handleOf(this.agency),
        network,
        agency,
        type,
        kind: kind ?? (/\.(case|consent)\./.test(type) ? 'command' : 'event'),
        time: time ?? '2026-01-10T00:00:00.000Z',
        data: data as Readonly<Record<string, unknown>>,
        salt: newSalt(),
        ...(corrects !== undefined && { corrects: this.idOf(corrects) }),
      },
      this.sealer,
    );
  }
}

/** The settings of a hub on memory with the six agencies of the demonstration. */
export function setupFor(agencies: readonly AgencyOfSpec[], change: Partial<HubSetup> = {}): HubSetup {
  return {
    ...memorySetup({
      keys: loadKeys(generateKeys('hub-1')),
      networks: [
        {
          network: NETWORK,
          agreement,
          tables: demoTables,
          parties: agencies.map(({ agency, own }) => ({
            agency,
            keys: publicKeysOf(own),
            brokerKey: `U${'A'.repeat(55)}`,
          })),
        },
      ],
      ledgerOrigin: 'wegmarke/spec',
    }),
    ...change,
  };
}

/** The agencies of the demonstration, with new keys. */
export function newAgencies(): Readonly<Record<string, AgencyOfSpec>> {
  return Object.fromEntries(AGENCIES.map((name) => [name, new AgencyOfSpec(name)]));
}

/** A hub on memory, started but for the listening; `agencies` for those that another hub knew before. */
export async function hubOnMemory(
  change: Partial<HubSetup> = {},
  backing?: Backing,
  agencies: Readonly<Record<string, AgencyOfSpec>> = newAgencies(),
  clock?: Clock,
) {
  const setup = setupFor(Object.values(agencies), change);
  const lines: string[] = [];
  const log = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const routes: string[] = [];
  const standIns = { ...(backing && { backing }), ...(clock && { clock }) };
  const app = await createHub(setup, { log, route: (one) => routes.push(one), ...standIns });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const hub = publicKeysOf(setup.keys);
  const standing = { app, hub };
  return {
    ...doorsOf({ ...standing, network: NETWORK, agencies }),
    lines,
    routes,
    /** The doors of another network of the same hub, for its agencies. */
    inNetwork: (network: string, others: Agencies) => doorsOf({ ...standing, network, agencies: others }),
  };
}

type Agencies = Readonly<Record<string, AgencyOfSpec>>;

/** What the agencies of one network do at the doors of the hub. */
function doorsOf({
  app,
  hub,
  network,
  agencies,
}: {
  readonly app: Awaited<ReturnType<typeof createHub>>;
  readonly hub: PublicKeys;
  readonly network: string;
  readonly agencies: Agencies;
}) {
  const tokens = (agency: string) => new ReadTokens(agencyOf(agency).own, new SystemClock(), new RandomIds());
  const agencyOf = (name: string): AgencyOfSpec => {
    const found = agencies[name];
    if (found === undefined) throw new Error(`no agency ${name}`);
    return found;
  };
  const post = (agency: string, payload: string | Buffer, type = 'application/jose') =>
    app.inject({
      method: 'POST',
      url: `/v1/networks/${network}/intake/${agency}`,
      headers: { 'content-type': type },
      payload,
    });
  const seal = (batch: unknown) =>
    Object.values(agencies)[0]!.sealer.seal(Buffer.from(JSON.stringify(batch)), hub.sealing);
  const receiptsIn = (agency: string, answer: Awaited<ReturnType<typeof post>>): readonly Receipt[] => {
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
    const receipts = agencyOf(agency).sealer.verify(answer.body, hub.signing) as ReceiptBatch;
    expect(receipts).toMatchObject({ network, agency });
    return receipts.receipts;
  };
  return {
    app,
    network,
    agencyOf,
    post,
    seal,
    /** Hands in a batch over HTTP; the receipts, checked against the hub's key. */
    async tell(agency: string, ...batch: readonly unknown[]): Promise<readonly Receipt[]> {
      return receiptsIn(agency, await post(agency, seal({ batch })));
    },
    /** The same as an adapter does it: what a busy hub did not take is handed in again. */
    async tellUntilTaken(agency: string, ...batch: readonly unknown[]): Promise<readonly Receipt[]> {
      let answer = await post(agency, seal({ batch }));
      for (let again = 0; answer.statusCode === 503 && again < ATTEMPTS; again += 1)
        answer = await post(agency, seal({ batch }));
      return receiptsIn(agency, answer);
    },
    /** Asks for a timeline with a token made for it; `shown` changes what is asked after the token was made. */
    async readTimeline(
      agency: string,
      {
        handle = handleOf(agency),
        purpose,
        token,
      }: { handle?: string; purpose?: string; token?: string } = {},
    ) {
      const path = `/v1/networks/${network}/cases/${handle}/timeline`;
      const request = { method: 'GET', path, ...(purpose !== undefined && { purpose }) };
      const made = token ?? (await tokens(agency).make({ network, agency, actor: 'staff-17' }, request));
      const url = purpose === undefined ? path : `${path}?purpose=${purpose}`;
      return app.inject({ url, headers: { authorization: `Bearer ${made}` } });
    },
    tokens,
    /** Opens what was sealed to an agency. */
    opened: (agency: string, jwe: string): unknown => {
      const plain = agencyOf(agency).sealer.open(jwe);
      if (plain === undefined) throw new Error('not sealed to this agency');
      return JSON.parse(Buffer.from(plain).toString('utf8'));
    },
  };
}

/** The doors of one network of a running hub of the specs. */
export type DoorsOnMemory = ReturnType<typeof doorsOf>;

/** A running hub of the specs. */
export type HubOnMemory = Awaited<ReturnType<typeof hubOnMemory>>;
