import type { Screen } from '../screens/screen.ts';
import { screens } from '../screens/screen.ts';

/** Views of which the documentation has no picture. */
const WITHOUT_PICTURE: readonly Pick<Screen, 'title' | 'as' | 'at'>[] = [
  { title: 'Link code', as: 'jobcenter-sb-1', at: '/agency.html#/case/327D004293/link-code' },
  { title: 'Request of the person', as: 'jobcenter-sb-1', at: '/agency.html#/case/327D004293/request' },
  { title: 'Who is competent', as: 'jobcenter-sb-1', at: '/agency.html#/competence' },
  { title: 'Saved questions', as: 'vhs-dsb', at: '/agency.html#/officer/questions' },
  { title: 'Register of consents', as: 'vhs-dsb', at: '/agency.html#/officer/consents' },
  { title: 'Recalls', as: 'vhs-dsb', at: '/agency.html#/officer/recalls?all=yes' },
  { title: 'Requests', as: 'vhs-dsb', at: '/agency.html#/officer/requests' },
  { title: 'Objection and other rights', as: 'the-person', at: '/person.html#/rights' },
  { title: 'My wishes', as: 'the-person', at: '/person.html#/wishes' },
  { title: 'Who helps me', as: 'the-person', at: '/person.html#/help' },
  { title: 'My devices', as: 'the-person', at: '/person.html#/devices' },
  { title: 'This statement', at: '/accessibility.html' },
];

/** Every view that is checked, once each: width, darkness and paper are looked at in all of them. */
export function viewsToCheck(): readonly Screen[] {
  const pictures: readonly Screen[] = screens().map(
    ({ file, title, as, reference, at, language, press, shows }) => ({
      file,
      title,
      at,
      shows,
      ...(as !== undefined && { as }),
      ...(reference !== undefined && { reference }),
      ...(language !== undefined && { language }),
      ...(press !== undefined && { press }),
    }),
  );
  const named: readonly Screen[] = WITHOUT_PICTURE.map((view) => ({ ...view, file: '', shows: [] }));
  return [
    ...Map.groupBy([...pictures, ...named], ({ as = '', at, language = '' }) => `${as} ${at} ${language}`),
  ]
    .map(([, [first]]) => first)
    .filter((view) => view !== undefined);
}
