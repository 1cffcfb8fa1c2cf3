import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CaseFiles } from '#casefile';
import { PersonsCase, Room } from '#disclosure';
import { Clock, EventStore, Ids, KeyVault } from '#ports';
import { Registry } from '#registry';
import { made } from '../made.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { OwnPage } from '../person/own-page.ts';
import { PersonAccess } from '../person/person-access.ts';
import { PersonsWord } from '../person/persons-word.ts';

/** What the person's own page is answered with. */
export function personally({ pages }: HubSetup): Provider[] {
  const needed = { files: CaseFiles, registry: Registry, clock: Clock, ids: Ids } as const;
  return [
    made(OwnPage, {}, () => new OwnPage(pages?.address)),
    made(PersonAccess, needed, (parts) => new PersonAccess({ ...parts, wait })),
    made(PersonsWord, needed, (parts) => new PersonsWord({ ...parts, wait })),
    made(
      PersonsCase,
      { store: EventStore, vault: KeyVault, files: CaseFiles, registry: Registry, clock: Clock, room: Room },
      (parts) => new PersonsCase(parts),
    ),
  ];
}
