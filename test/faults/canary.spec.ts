import { readFileSync, rmSync } from 'node:fs';
import { judge } from '../checker/judge.ts';
import type { SigningKey } from '../checker/agency-keys.ts';
import { readLog } from '../checker/read-log.ts';
import { attack } from './canary/attacks.ts';
import type { Canary } from './canary/canaries.ts';
import { Flock } from './canary/canaries.ts';
import { startCanaryNetwork } from './canary/canary-network.ts';
import type { Sighting } from './canary/scan.ts';
import { scanFolder } from './canary/scan.ts';
import { play } from './canary/story.ts';
import { writeUnsealed } from './canary/unsealed-twin.ts';

describe('What agencies tell each other (C3)', () => {
  const flock = new Flock();
  let control: ReadonlySet<string>;
  let sightings: readonly Sighting[];
  let violations: ReturnType<typeof judge>;

  beforeAll(async () => {
    const network = await startCanaryNetwork();
    try {
      await play(network, flock);
      await attack(network, flock);
      const { signing } = JSON.parse(readFileSync(network.hubKeys.publicKeyFile, 'utf8')) as {
        signing: SigningKey[];
      };
      violations = judge(await readLog(network.databaseUrl, network.hubKeys.kekFile), signing);
      control = new Set(await writeUnsealed(network.twinUrl, flock));
    } finally {
      await network.stopAll();
    }
    sightings = scanFolder(network.dir, flock);
    rmSync(network.dir, { recursive: true, force: true });
  });

  it('is nowhere but at its owners and, told by right, in the sinks of others', () => {
    const wrong = sightings.filter((one) => !control.has(one.text) && !belongs(one));
    expect(wrong.map(({ file, text, as }) => `${canaryOf(text).what} in ${file} as ${as}`)).toEqual([]);
  });

  it('did come through: owners hold their own, and others what they were told', () => {
    const places = (text: string) => sightings.filter((one) => one.text === text).map(({ file }) => file);
    const missing = flock.all
      .filter(({ text, owners }) => owners.length > 0 && !control.has(text))
      .filter(({ text, owners }) => !owners.every((owner) => places(text).some(isAt(owner))));
    expect(missing).toEqual([]);
    const told = (what: string) => {
      const { text } = flock.all.find((canary) => canary.what === what)!;
      return places(text).flatMap((file) => /^agencies\/(\w+)\/sink\//.exec(file)?.[1] ?? []);
    };
    // The jobcenter had it on the consent that was withdrawn: the recall took it out of its sink.
    expect(told('course at registration')).toEqual(['bamf']);
    expect(told('course at its start')).toEqual(['bamf']);
    expect(told('course not attended').sort()).toEqual(['asylblg', 'jobcenter']);
    expect(told('row nobody is told')).toEqual([]);
  });

  it('would be seen if it were not sealed: in the tables and in the write-ahead log, in each disguise', () => {
    const seen = (place: string) =>
      new Set(
        sightings
          .filter((one) => one.file.startsWith(place) && control.has(one.text))
          .map(({ text }) => text),
      );
    expect(seen('postgres/data/base/')).toEqual(control);
    expect(seen('postgres/data/pg_wal/')).toEqual(control);
  });

  it('leaves a log in which nothing is wrong', () => {
    expect(violations).toEqual([]);
  });

  function canaryOf(text: string): Canary {
    return flock.all.find((canary) => canary.text === text)!;
  }

  function belongs({ text, file }: Sighting): boolean {
    const { owners, told } = canaryOf(text);
    return owners.some((owner) => isAt(owner)(file)) || told.some((agency) => isTold(agency)(file));
  }
});

function isAt(agency: string) {
  return (file: string): boolean =>
    file.startsWith(`agencies/${agency}/`) || file.startsWith(`answers/${agency}/`);
}

function isTold(agency: string) {
  return (file: string): boolean =>
    file.startsWith(`agencies/${agency}/sink/`) || file.startsWith(`answers/${agency}/`);
}
