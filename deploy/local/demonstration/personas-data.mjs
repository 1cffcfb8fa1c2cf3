import { pageData } from './page.mjs';

/**
 * What the landing page is told: beside the cases and desks, who can log in as whom and where, and where the person's view is.
 * @param {import('../network/network.mjs').LocalNetwork} network with pages
 * @returns {Promise<string>} the text of demonstration.json
 */
export async function personasData({ agencies, pages, hubUrl }) {
  const shown = (pages?.personas ?? []).filter(({ isShown }) => isShown);
  return JSON.stringify({
    ...JSON.parse(await pageData(agencies)),
    personas: shown.map(({ id, title, role, agency, tryThis }) => ({
      id,
      title,
      role,
      ...(agency !== undefined && { agency }),
      address: addressOf(agency === undefined ? hubUrl : (agencies[agency]?.pagesUrl ?? ''), agency),
      tryThis,
    })),
    person: { address: `${hubUrl}/person.html` },
  });
}

/** @param {string} place @param {string | undefined} agency */
const addressOf = (place, agency) => `${place}/${agency === undefined ? 'operations' : 'agency'}.html`;
