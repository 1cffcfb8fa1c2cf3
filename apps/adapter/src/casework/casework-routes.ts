import type { DeskRoutes } from '../desk/server.ts';
import type { CaseListParts } from './case-list-routes.ts';
import { caseListRoutes } from './case-list-routes.ts';
import type { DeputyParts } from './deputy-routes.ts';
import { deputyRoutes } from './deputy-routes.ts';
import type { NewsParts } from './news-routes.ts';
import { newsRoutes } from './news-routes.ts';
import type { PartyParts } from './party-routes.ts';
import { partyRoutes } from './party-routes.ts';

/** What caseworkers ask their own adapter: news, files, deputies, who is who. */
export function caseworkRoutes(parts: CaseListParts & DeputyParts & NewsParts & PartyParts): DeskRoutes {
  return {
    ...newsRoutes(parts),
    ...caseListRoutes(parts),
    ...deputyRoutes(parts),
    ...partyRoutes(parts),
  };
}
