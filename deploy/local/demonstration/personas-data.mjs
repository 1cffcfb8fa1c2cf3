import { pageData } from './page.mjs';

/**
 * What the landing page is told: beside the cases and desks, who can log in as whom and where, and where the person's view is.
 * @param {import('../network/network.mjs').LocalNetwork} network with pages
 * @returns {Promise<string>} the text of demonstration.json
 */
export async function personasData({ agencies, neighbours, pages, hubUrl }) {
  const shown = (pages?.personas ?? []).filter(({ isShown }) => isShown);
  return JSON.stringify({
    ...JSON.parse(await pageData({ agencies, neighbours })),
    personas: shown.map(({ id, title, role, agency, tryThis, page, isFurther }) => ({
      id,
      title,
      role,
      ...(agency !== undefined && { agency, isElsewhere: agency in neighbours }),
      ...(isFurther && { isFurther }),
      address:
        agency === undefined
          ? `${hubUrl}/${page ?? 'operations'}.html`
          : `${(agencies[agency] ?? neighbours[agency])?.pagesUrl ?? ''}/agency.html`,
      tryThis,
    })),
    person: { address: `${hubUrl}/person.html` },
  });
}
