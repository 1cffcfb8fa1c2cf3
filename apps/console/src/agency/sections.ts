import type { Role } from '../page/session.ts';
import type { Section } from './section.ts';

/** Every section of an agency's pages; only those of one's roles are loaded, in this order. */
const sections: readonly {
  readonly role: Role;
  readonly load: () => Promise<{ readonly section: Section }>;
}[] = [
  { role: 'caseworker', load: () => import('../caseworker/section.ts') },
  { role: 'caseworker', load: () => import('../competence/section.ts') },
  { role: 'caseworker', load: () => import('../consent-desk/section.ts') },
  { role: 'caseworker', load: () => import('../hand-entry/section.ts') },
  { role: 'rights-desk', load: () => import('../rights-desk/section.ts') },
  { role: 'officer', load: () => import('../officer/section.ts') },
];

/** The sections for these roles. */
export async function sectionsFor(roles: readonly Role[]): Promise<readonly Section[]> {
  const own = sections.filter(({ role }) => roles.includes(role));
  return (await Promise.all(own.map(({ load }) => load()))).map(({ section }) => section);
}
