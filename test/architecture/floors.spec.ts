import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './sources.ts';

/** What dependency-cruiser says about one import. */
interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

/** Runs dependency-cruiser on a copy of the house, with the rules that `npm run check` uses. */
function cruise(house: string): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, 'apps', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const env = { ...process.env, NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    // It exits with the number of violations, so only an answer that is no JSON is an error.
    execFile(process.execPath, args, { cwd: house, env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as Cruise);
      } catch {
        reject(new Error(`dependency-cruiser gave no result: ${stderr}`, { cause: error }));
      }
    });
  });
}

/** One import against the rules: where it is planted, what it says, which rule must name it. */
const plants: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['floor-of-catalogue', 'libs/catalogue/src/up.ts', "import '#agreement';"],
  ['floor-of-agreement', 'libs/agreement/src/up.ts', "import '#ports';"],
  ['floor-of-ports', 'libs/ports/src/up.ts', "import '#casefile';"],
  ['floor-of-registry', 'libs/registry/src/beside.ts', "import '#casefile';"],
  ['floor-of-gate', 'libs/gate/src/up.ts', "import '#catalogue';"],
  ['floor-of-postgres', 'libs/postgres/src/context.ts', "import '#casefile';"],
  ['floor-of-nats', 'libs/nats/src/adapter-beside.ts', "import '#jose';"],
  ['lib-without-floor', 'libs/helpers/src/index.ts', "import '#ports';"],
  ['libs-see-no-apps', 'libs/disclosure/src/app.ts', "import '../../../apps/hub/src/planted.ts';"],
  ['product-sees-no-tools', 'libs/nats/src/tools.ts', "import '../../../deploy/planted.mjs';"],
  ['apps-see-no-apps', 'apps/adapter/src/app.ts', "import '../../hub/src/planted.ts';"],
  ['front-doors-between-libs', 'libs/disclosure/src/inside.ts', "import '../../casefile/src/planted.ts';"],
  ['front-doors-from-outside', 'apps/hub/src/inside.ts', "import '../../../libs/casefile/src/planted.ts';"],
  ['test-helpers-in-tests-only', 'libs/postgres/src/helper.ts', "import '#ports/contract';"],
  ['gate-imports-nothing', 'libs/gate/src/node.ts', "import 'node:path';"],
  ['pure-libs', 'libs/decider/src/package.ts', "import 'rxjs';"],
  ['pure-files-without-node', 'libs/casefile/src/node.decide.ts', "import 'node:crypto';"],
  ['pure-files-without-framework', 'libs/casefile/src/nest.projection.ts', "import '@nestjs/common';"],
  ['nest-by-suffix', 'libs/casefile/src/nest.ts', "import '@nestjs/common';"],
  ['outlet-in-disclosure-only', 'libs/intake/src/outlet.ts', "import '../../ports/src/outlet.ts';"],
  ['disk-in-apps-only', 'libs/registry/src/disk.adapter.ts', "import 'node:fs';"],
  ['no-cycles', 'libs/casefile/src/cycle-a.ts', "import './cycle-b.ts';"],
  ['resolvable', 'libs/casefile/src/nowhere.ts', "import './not-there.ts';"],
  ['no-dev-packages-in-product', 'apps/hub/src/dev.ts', "import 'fast-check';"],
];

/** What the plants import, where the house has nothing that could be imported instead. */
const targets = {
  'apps/hub/src/planted.ts': 'export {};',
  'deploy/planted.mjs': 'export {};',
  'libs/casefile/src/planted.ts': 'export {};',
  'libs/casefile/src/cycle-b.ts': "import './cycle-a.ts';",
};

/** What is copied: also what no rule is about, as specs import it. */
const HOUSE = [
  'apps',
  'libs',
  'deploy',
  'docs',
  'test',
  '.dependency-cruiser.cjs',
  'package.json',
  'tsconfig.json',
];

function plant(file: string, code: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}

describe('the floors of the house', () => {
  let copy: string;
  let cruised: Cruise;

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'floors-'));
    for (const part of HOUSE) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [file, code] of [...Object.entries(targets), ...plants.map(([, ...source]) => source)])
      plant(join(copy, file), code);
    cruised = await cruise(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('hold: no import but the planted ones goes against them', () => {
    const { violations, totalCruised } = cruised.summary;
    const planted = new Set([...plants.map(([, file]) => file), ...Object.keys(targets)]);
    const own = violations.filter(({ from }) => !planted.has(from));
    expect(own.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(50);
  });

  it.each(plants)('%s is named when %s breaks it', (rule, file) => {
    const named = cruised.summary.violations
      .filter(({ from }) => from === file)
      .map((violation) => violation.rule.name);
    expect(named).toContain(rule);
  });

  it('name every lib there is', () => {
    const { floors, adapters } = JSON.parse(readFileSync(join(root, 'libs/floors.json'), 'utf8')) as {
      floors: string[][];
      adapters: string[];
    };
    const libs = readdirSync(join(root, 'libs'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect([...floors.flat(), ...adapters]).toEqual(expect.arrayContaining(libs.map(({ name }) => name)));
  });
});
