import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '#agreement';
import { mayPublish, parseAgreement, party } from '#agreement';
import { catalogueEntry } from '#catalogue';
import { readMapping } from '../../../apps/adapter/src/mapping/read-mapping.ts';

const read = (...path: string[]): string => readFileSync(join('deploy/local', ...path), 'utf8');
const agreementOf = (folder: string): Agreement => {
  const agreement = parseAgreement(read(folder, 'agreement.yaml'));
  if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
  return agreement;
};

describe('the network of the neighbouring town', () => {
  const here = agreementOf('demo');
  const there = agreementOf('demo-second');

  it('is another one, with an agreement of its own', () => {
    expect([here.network, there.network]).toEqual(['rheine', 'emsdetten']);
  });

  it('shares the Jobcenter of the county with Rheine, and the same body answers for its data', () => {
    const controllers = [here, there].map((agreement) => party(agreement, 'jobcenter')?.controller.id);
    expect(new Set(controllers).size).toBe(1);
    expect(party(there, 'vhs')?.controller.id).not.toBe(party(here, 'vhs')?.controller.id);
  });

  it('permits nothing to anybody but its own parties', () => {
    const own = there.parties.map(({ agency }) => agency);
    const named = there.cells.flatMap(({ sender, recipient }) => [sender, recipient]);
    expect(named.filter((agency) => !own.includes(agency))).toEqual([]);
  });

  it.each(readdirSync('deploy/local/demo-second/agencies'))(
    'has a mapping of %s that tells what it may',
    (agency) => {
      const mapping = readMapping(read('demo-second', 'agencies', agency, 'mapping.yaml'), () => undefined);
      if (Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
      const types = mapping.files.flatMap(({ rules }) => rules.map(({ event }) => event));
      expect(types).not.toEqual([]);
      expect(
        types.filter((type) => catalogueEntry(type) === undefined || !mayPublish(there, agency, type)),
      ).toEqual([]);
    },
  );
});
