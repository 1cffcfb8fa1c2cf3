import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { adoptionStatement, parseAgreement } from '#agreement';
import { JoseSealer, loadKeys, publicKeysOf } from '#jose';
import { adopt, Registry } from '#registry';
import type { ProposalShown, Publication } from '#steering';
import { ALL, changeFinding, DecisionRecord, lostFindings, SteeringBooks, timeLost } from '#steering';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { AgencyOfSpec, hubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { SystemClock } from '../../apps/hub/src/machine/system-clock.ts';
import { dayAfter, germanDay } from '../../deploy/local/demonstration/german-day.mjs';
import { GENERATED, generatedNetwork } from '../../deploy/local/demonstration/generated-network.mjs';
import { boardReader } from '../../deploy/local/demonstration/steering-board.mjs';
import { playSteering } from '../../deploy/local/demonstration/steering-story.mjs';
import { HUB_CLIENT, STEERING_VALUE, steeringMember } from '../../deploy/local/log-in/personas.mjs';
import { startLogIn } from '../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { wegmarke } from '../e2e/cli-tool.ts';

const PARTIES = ['abh', 'jobcenter', 'vhs'];
const DAY_MS = 86_400_000;
/** So many quarters before the closing lies the one of which is told what takes longest. */
const TOLD = 2;

type Words = readonly string[];

describe('the parties of the generated cases, in the demonstration', () => {
  let dir: string;
  let address: string;
  let hub: HubOnMemory;
  let endLogIn: () => Promise<void>;
  let stop: AbortController;
  const folderOf = (agency: string) => join(dir, 'neighbours', GENERATED, agency);

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'demonstration-decides-'));
    stop = new AbortController();
    address = `http://127.0.0.1:${await freePort()}`;
    const client = { id: HUB_CLIENT, secret: 'a secret of the spec', address };
    const provider = await startLogIn({
      port: await freePort(),
      clients: [client],
      personas: [steeringMember],
    });
    endLogIn = provider.stop;
    const { agreementFile } = generatedNetwork(dir, germanDay());
    const offices = await Promise.all(PARTIES.map(office));
    const parties = offices.map(({ agency, own }) => ({
      agency,
      keys: publicKeysOf(own),
      brokerKey: `U${'A'.repeat(55)}`,
    }));
    const agreement = readFileSync(agreementFile, 'utf8');
    const logIn = {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      rolesClaim: 'roles',
      operatorRoles: [],
      steeringRoles: { [GENERATED]: [STEERING_VALUE] },
    };
    hub = await hubOnMemory(
      {
        networks: [{ network: GENERATED, agreement, parties }],
        pages: { address, folder: import.meta.dirname, logIn },
      },
      undefined,
      Object.fromEntries(offices.map((one) => [one.agency, one])),
    );
    await hub.app.listen(Number(new URL(address).port), '127.0.0.1');
    const hubKeys = await (await fetch(`${address}/v1/networks/${GENERATED}/hub-keys`)).text();
    for (const { agency } of offices) writeFileSync(join(folderOf(agency), 'hub-keys.json'), hubKeys);
  });
  afterEach(async () => {
    await hub.app.close();
    await endLogIn();
    rmSync(dir, { recursive: true });
  });

  /** A party's folder as its own `init` makes it, beside what was exported. */
  async function office(agency: string): Promise<AgencyOfSpec> {
    const exported = folderOf(agency);
    rmSync(exported, { recursive: true, force: true });
    const named = ['--network', GENERATED, '--agency', agency, '--hub-url', address];
    const { exit, stderr } = await wegmarke({}, 'init', exported, ...named);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    return new AgencyOfSpec(agency, loadKeys(JSON.parse(readFileSync(join(exported, 'keys.json'), 'utf8'))));
  }

  /** Closes a quarter, and lets the board find what the real one finds: 640 cases are too many for here. */
  async function closeQuarter(): Promise<Publication> {
    const books = hub.app.get(SteeringBooks);
    await books.close(GENERATED);
    const [closed] = await books.published(GENERATED);
    if (closed === undefined) throw new Error('nothing was closed');
    const { steps, tables } = closed;
    const watched = [...new Set(tables.map(({ quarter }) => quarter))].toSorted().at(-1 - TOLD);
    const median = (step: string) => (step === 'waiting-time' ? 93 : 20);
    const counted = tables
      .filter(({ quarter }) => quarter === watched)
      .map((table) => {
        const cell = { dimension: ALL, value: ALL, count: 60, p25: 10, median: median(table.step), p90: 120 };
        return { ...table, cells: [cell] };
      });
    const since = '2025-09-30T22:00:00.000Z';
    const changes = steps.map((step) => {
      const comparison = { verdict: 'no-change', days: 1, interval: { from: -4, to: 6 } } as const;
      return { step: step.id, since, sentence: changeFinding(step, '2025-10-01', comparison) };
    });
    const longest = timeLost(counted, steps);
    const findings = [...lostFindings(longest), ...changes.map(({ sentence }) => sentence)];
    const published = { ...closed, findings, changes, longest };
    books.published = () => Promise.resolve([published]);
    return published;
  }

  /** `wegmarke`; the record on memory has no database that its `agreement adopt` could open. */
  async function tool(words: Words): Promise<string> {
    if (words[0] === 'agreement') return adopted(words);
    const { exit, stdout, stderr } = await wegmarke({}, ...words);
    if (exit !== 0) throw new Error(stderr);
    return stdout;
  }

  async function adopted([, , file = '', ...signed]: Words): Promise<string> {
    const signatures = signed
      .filter((word) => word !== '--signature')
      .map((path) => JSON.parse(readFileSync(path, 'utf8')) as { agency: string; signature: string });
    const order = { network: GENERATED, document: readFileSync(file, 'utf8'), signatures };
    const no = await adopt(hub.app.get(Registry), new JoseSealer(hub.agencyOf('abh').own), order);
    if (no !== undefined) throw new Error(JSON.stringify(no));
    return '';
  }

  function sign(config: string, version: string): Promise<string> {
    const agency = PARTIES.find((one) => dirname(config) === folderOf(one)) ?? '';
    const agreement = parseAgreement(readFileSync(version, 'utf8'));
    if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
    const signature = hub.agencyOf(agency).sealer.signDetached(adoptionStatement(agreement));
    const file = join(folderOf(agency), 'signature-2.json');
    writeFileSync(file, JSON.stringify({ agency, signature }));
    return Promise.resolve(file);
  }

  const play = (change: { tool?: (words: Words) => Promise<string>; today?: () => string } = {}) => {
    const board = boardReader(address, GENERATED);
    return playSteering({ dir, board, tool, sign, today: germanDay, stop: stop.signal, ...change });
  };
  const proposals = async (): Promise<Readonly<Record<string, ProposalShown>>> => {
    const all = await hub.app.get(DecisionRecord).all(GENERATED);
    return Object.fromEntries(all.toReversed().map((one) => [one.proposal, one]));
  };
  /** Ends the program once something was said, before that is noted. */
  const endsAfter = (verb: string) => async (words: Words) => {
    const said = await tool(words);
    if (words[1] === verb) throw new Error('the machine is off');
    return said;
  };

  it('propose from what stands on the board, decide, and adopt one of two versions', async () => {
    const { findings, changes } = await closeQuarter();
    await play();
    const { 'tell-delays': first, 'register-in-two-weeks': second } = await proposals();
    expect(first).toMatchObject({
      by: 'jobcenter',
      state: 'adopted',
      finding: { step: 'waiting-time', sentence: findings[0] },
    });
    expect(first?.decisions.map(({ agency, decision }) => `${agency} ${decision}`)).toEqual([
      'vhs no',
      'abh yes',
      'jobcenter yes',
      'vhs yes',
    ]);
    const told = changes.find(({ step }) => step === 'to-registration')?.sentence;
    // Its own change alone, though the version that the first one became has not begun.
    expect(second?.changes.map(({ section, name }) => `${section} ${name}`)).toEqual([
      'steering to-registration',
    ]);
    expect(second?.comparedWith).toEqual({ version: 2, from: first?.adopted?.from });
    expect(second).not.toHaveProperty('overtakenBy');
    expect(second).toMatchObject({
      by: 'abh',
      state: 'open',
      awaited: ['vhs'],
      finding: { step: 'to-registration', sentence: told },
    });
    const later = dayAfter(germanDay());
    // On a later day the provider says that it works by it; by the hub's clock that day has not come.
    await expect(play({ today: () => later })).rejects.toThrow('UNIT_OUT_OF_TIME');
  });

  it('lay no version when they are ended before the first closing: its day would be over at a later start', async () => {
    const playing = play();
    stop.abort();
    await playing;
    expect(existsSync(join(dir, GENERATED, 'agreement-2.yaml'))).toBe(false);
    await closeQuarter();
    stop = new AbortController();
    await play();
    expect((await proposals())['tell-delays']?.state).toBe('adopted');
  });

  it.each(['propose', 'adopt'])('go on when they were ended before a word was noted: %s', async (verb) => {
    await closeQuarter();
    await expect(play({ tool: endsAfter(verb) })).rejects.toThrow('the machine is off');
    await play();
    const told = await proposals();
    expect(Object.keys(told)).toEqual(['tell-delays', 'register-in-two-weeks']);
    expect(told['tell-delays']?.state).toBe('adopted');
  });

  it('begin anew with another id when the day of their version came before it was adopted', async () => {
    await closeQuarter();
    const yesterday = germanDay(new Date(Date.parse(new SystemClock().now()) - DAY_MS));
    const early = { today: () => yesterday };
    await expect(play(early)).rejects.toThrow('AGREEMENT_TOO_EARLY');
    await play();
    const told = await proposals();
    expect(told['tell-delays']?.state).toBe('decided');
    expect(told['tell-delays-2']?.state).toBe('adopted');
    expect(told['register-in-two-weeks-2']?.state).toBe('open');
  });
});
