import type { PageSession, SessionRead } from '../hub/hub-reads.ts';
import type { References } from '../journal/references.ts';
import { askingHub } from './asking-hub.ts';
import { closed, textField } from './body.ts';
import { ownFile } from './own-files.ts';
import type { DeskRoutes } from './server.ts';
import { purposeField } from './purpose-field.ts';

/** What asking for a page's session needs. */
export interface EmbedParts {
  readonly references: Pick<References, 'find'>;
  readonly reads: { embedSession(read: SessionRead): Promise<PageSession> };
  /** Where the page reads: the hub's address, e.g. `https://hub.example`. */
  readonly hubUrl: string;
}

/**
 * A session in which a page of the agency's own system may read one of the agency's files, for at most five minutes. The
 * host's own server asks for it, never the page: the desk's token must not come into a browser.
 */
export function embedSessionRoutes({ references, reads, hubUrl }: EmbedParts): DeskRoutes {
  return {
    'POST /desk/cases/:reference/embed-session': async ({ params, body, staff }) => {
      closed(body, ['origin', 'purpose']);
      const actor = staff();
      const origin = textField(body, 'origin', ORIGIN, "the page's origin as a browser writes it");
      const purpose = purposeField(body);
      const { handle } = ownFile(references, params['reference']);
      const asked = { handle, actor, origin, ...(purpose !== undefined && { purpose }) };
      const session = await askingHub(() => reads.embedSession(asked));
      return { status: 201, body: { ...session, hubUrl } };
    },
  };
}

/** The hub looks closer; this only keeps what is no origin at all from being sent. */
const ORIGIN = /^https?:\/\/[^\s/?#@]{1,200}$/;
