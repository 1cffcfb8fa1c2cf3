import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CaseFiles } from '#casefile';
import { EmbeddedTimelines, RefusedReads, Room } from '#disclosure';
import type { SigningKeysOf } from '#jose';
import { EmbedTokenCheck, EmbedTokens, ReadTokenCheck } from '#jose';
import { Clock, Ids, KeyVault, Sealer } from '#ports';
import { Registry, signingKeysAt } from '#registry';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import type { EmbedSessionParts } from '../embed/embed-sessions.ts';
import { EmbedSessions } from '../embed/embed-sessions.ts';
import { PageTicks } from '../embed/page-ticks.ts';
import { ServingState } from '../life/serving-state.ts';
import { made } from '../made.ts';

/** What pages inside agencies' systems read with. */
export function embedding({ keys }: HubSetup): Provider[] {
  const reading = { files: CaseFiles, registry: Registry, clock: Clock } as const;
  return [
    made(EmbedTokens, { clock: Clock, ids: Ids }, ({ clock, ids }) => new EmbedTokens(keys, clock, ids)),
    made(EmbedTokenCheck, { registry: Registry, clock: Clock }, ({ registry, clock }) => {
      const hubKeys = keys.signing.map(({ jwk }) => jwk);
      const keysOf = usableKeys(registry, clock);
      return new EmbedTokenCheck({ hubKeys, keysOf, sealingKey: sealingKeyIn(registry), clock });
    }),
    made(
      EmbedSessions,
      { tokens: EmbedTokens, reads: ReadTokenCheck, sealer: Sealer, registry: Registry, clock: Clock },
      ({ registry, clock, ...parts }) => {
        const keysOf = usableKeys(registry, clock);
        return new EmbedSessions({ ...parts, keysOf, sealingKey: sealingKeyIn(registry) });
      },
    ),
    made(PageTicks, { wire: Wire, serving: ServingState }, ({ wire, serving }) => {
      const ticks = new PageTicks();
      wire.onBell((network, agency) => ticks.tick(network, agency));
      // Nobody is rung at while nothing is disclosed; an open page must not go on showing what it has, nor miss what came meanwhile.
      serving.onChange(() => ticks.tickAll());
      wire.broker?.onState((state) => {
        // The bells of other processes did not come through; whether there are any, nobody here knows.
        if (state === 'online') ticks.tickInTurn();
      });
      return ticks;
    }),
    made(
      EmbeddedTimelines,
      { ...reading, refused: RefusedReads, vault: KeyVault, room: Room },
      (parts) => new EmbeddedTimelines({ ...parts, wait }),
    ),
  ];
}

/** Read anew each time: a key that was revoked a moment ago opens nothing and ends the sessions asked for with it. */
function usableKeys(registry: Registry, clock: Clock): SigningKeysOf {
  return async (network, agency) => signingKeysAt(await registry.agency(network, agency), clock.now());
}

function sealingKeyIn(registry: Registry): EmbedSessionParts['sealingKey'] {
  return async (network, agency) => (await registry.agency(network, agency))?.keys.sealing;
}
