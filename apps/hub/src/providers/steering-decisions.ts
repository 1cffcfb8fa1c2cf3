import type { Provider } from '@nestjs/common';
import { factSealer } from '#casefile';
import { Ids } from '#ports';
import { Registry } from '#registry';
import { DecisionRecord, SteeringBooks } from '#steering';
import { made } from '../made.ts';
import { sealing } from './sealing.ts';

/** What the parties propose and decide about their agreement. */
export function deciding(): Provider[] {
  return [
    made(
      DecisionRecord,
      { ...sealing, ids: Ids, registry: Registry, books: SteeringBooks },
      ({ books, ...parts }) => {
        const { vault, sealer } = parts;
        return new DecisionRecord({
          ...parts,
          sealFacts: factSealer(vault, sealer),
          published: (network) => books.published(network),
        });
      },
    ),
  ];
}
