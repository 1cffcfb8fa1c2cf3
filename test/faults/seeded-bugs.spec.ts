import { placeOf, soundDist } from '../mutations/mutant.ts';
import { faultsOf, LANES } from './lanes.ts';

const faults = LANES.flatMap((lane) => faultsOf[lane]);

describe('The bugs that faults must show', () => {
  it.each(faults.filter(({ bug }) => bug !== undefined))(
    'fit into the product as it is: $bug.bug ($fault)',
    ({ bug }) => {
      for (const patch of bug?.patches ?? []) expect(placeOf(patch, soundDist()).text).toMatch(patch.find);
    },
  );

  it('are there for every source, every sink and every line of an agency but one that is slow', () => {
    const without = faultsOf.ways.filter(({ bug }) => bug === undefined).map(({ fault }) => fault);
    expect(without).toEqual(['WebSocket slow']);
  });
});
