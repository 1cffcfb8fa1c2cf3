import { join } from 'node:path';
import type { Agreement } from '#agreement';
import { goesPlainOutside } from '#nats';
import type { Bench, Line, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { exportOf, fixtureOf, mappingOf, rowOf, SAMPLE_PERSON } from '../fixtures/fixtures.ts';
import { sampleAgreement, SAMPLE_NETWORK, typesOf } from '../fixtures/sample-agreement.ts';
import { shellWord } from '../line/shell-word.ts';
import { layOffice, OFFICE_FILES } from './lay-office.ts';

const NAME = /^[a-z][a-z0-9-]{1,31}$/;
const SAMPLE_FILE = 'first-event.csv';
/** Happenings that most agreements let somebody know; the first that the agency may publish becomes the sample. */
const FIRST = ['language.registered', 'language.voucher-issued'];
/** What an adapter is set to when nobody has thought about it: quick enough to watch. */
const PACE = { pollMs: 1_000, settleMs: 1_000 } as const;

/** Makes everything that an agency needs to take part. */
export async function layOut({ line }: Bench): Promise<Report> {
  const folder = line.operand('folder');
  const named = { network: nameIn(line, 'network'), agency: nameIn(line, 'agency') };
  const agreement = sampleAgreement();
  if (named.network === SAMPLE_NETWORK) assertParty(named.agency, agreement);
  const types = typesOf(named.agency, agreement);
  await layOffice({
    ...named,
    ...PACE,
    folder,
    hubUrl: addressIn(line, 'hub-url', { otherwise: 'http://127.0.0.1:8080', encrypted: ['https'] }),
    natsUrl: addressIn(line, 'nats-url', { otherwise: 'nats://127.0.0.1:4222', encrypted: ['tls', 'wss'] }),
    hubKeysFile: OFFICE_FILES.hubKeys,
    deskPort: portIn(line),
    opensCases: opensCasesIn(line),
    mapping: mappingOf(types),
    sample: { name: SAMPLE_FILE, text: sampleExport(types) },
  });
  const sample = join(folder, OFFICE_FILES.samples, SAMPLE_FILE);
  const file = (name: string): string => join(folder, name);
  return {
    facts: {
      ...named,
      folder,
      request: file(OFFICE_FILES.request),
      config: file(OFFICE_FILES.config),
      sample,
    },
    lines: [
      `${folder}: keys, configuration and sample files of ${named.agency} in ${named.network}`,
      '',
      'next:',
      ...nextSteps(folder, sample, named.network),
    ],
  };
}

function nextSteps(folder: string, sample: string, network: string): readonly string[] {
  const at = (name: string): string => shellWord(join(folder, name));
  const [request, hubKeys, config] = [
    at(OFFICE_FILES.request),
    at(OFFICE_FILES.hubKeys),
    at(OFFICE_FILES.config),
  ];
  const hub =
    network === SAMPLE_NETWORK
      ? [
          `  1. start the test network:  npx wegmarke simulate --serve --register ${request} --hub-keys ${hubKeys}`,
        ]
      : [
          `  1. send ${request} to the operator of the hub, by a way on which nobody can exchange it`,
          `     and put the hub's public keys, which come back, into ${hubKeys}`,
        ];
  return [
    ...hub,
    `  2. start the adapter:       npm run adapter -- ${config}`,
    `  3. see whether all is well: npx wegmarke doctor ${config}`,
    `  4. send a first event:      cp ${shellWord(sample)} ${at(OFFICE_FILES.exports)}/`,
  ];
}

/** One row, as the agency's own system might export it. */
function sampleExport(types: readonly string[]): string {
  const fixture =
    FIRST.map(fixtureOf).find((one) => one !== undefined && types.includes(one.event)) ??
    fixtureOf(types[0] ?? '');
  const row = rowOf(fixture, {
    ...SAMPLE_PERSON,
    reference: '000417',
    running: '0001',
    day: '03.02.2026',
  });
  return exportOf(types, [row]);
}

/** The sample agreement is known here, so a name that it does not have is told now and not at the registration. */
function assertParty(agency: string, { parties }: Agreement): void {
  const names = parties.map((party) => party.agency);
  if (names.includes(agency)) return;
  throw wrongUsage('PARTY_UNKNOWN', `the sample network has no agency ${agency}`, [
    `write --agency ${names.join(' or ')}, or name your own network with --network`,
  ]);
}

function nameIn(line: Line, option: 'network' | 'agency'): string {
  const name = line.value(option) ?? '';
  if (NAME.test(name)) return name;
  throw wrongUsage('USAGE_WRONG', `--${option} is no name`, [
    'write 2 to 32 small letters, digits and hyphens, as the agreement does',
  ]);
}

/** An adapter refuses such an address when it starts; then the keys are made already. */
function addressIn(
  line: Line,
  option: 'hub-url' | 'nats-url',
  { otherwise, encrypted }: { readonly otherwise: string; readonly encrypted: readonly string[] },
): string {
  const address = line.value(option) ?? otherwise;
  if (!URL.canParse(address))
    throw wrongUsage('USAGE_WRONG', `--${option} is no address`, [`write it as ${otherwise}`]);
  if (!goesPlainOutside(address, encrypted)) return address;
  throw wrongUsage('TLS_MISSING', `--${option} goes to another machine without TLS`, [
    `write --${option} ${encrypted.map((scheme) => `${scheme}://…`).join(' or ')}`,
  ]);
}

function portIn(line: Line): number {
  const text = line.value('desk-port') ?? '8310';
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw wrongUsage('USAGE_WRONG', '--desk-port is no port', [
    'write a number from 0 (any free one) to 65535',
  ]);
}

function opensCasesIn(line: Line): 'by-export' | 'by-desk' {
  const how = line.value('opens-cases') ?? 'by-desk';
  if (how === 'by-export' || how === 'by-desk') return how;
  throw wrongUsage('USAGE_WRONG', '--opens-cases is neither by-export nor by-desk', ['write one of the two']);
}
