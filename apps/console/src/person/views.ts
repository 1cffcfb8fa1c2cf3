import { html } from 'lit';
import './accesses-view.ts';
import './consents-view.ts';
import './devices-view.ts';
import './help-view.ts';
import './path-view.ts';
import './promises-view.ts';
import './rights-view.ts';
import './wishes-view.ts';
import type { View } from './view.ts';

/** All parts of the person's view in the order of the navigation. */
export const views: readonly View[] = [
  {
    path: '/path',
    title: 'pathTitle',
    inLetter: true,
    render: (pack) => html`<person-path .pack=${pack}></person-path>`,
  },
  {
    path: '/promises',
    title: 'promisesTitle',
    inLetter: true,
    render: (pack) => html`<person-promises .pack=${pack}></person-promises>`,
  },
  {
    path: '/consents',
    title: 'consentsTitle',
    inLetter: true,
    render: (pack) => html`<person-consents .pack=${pack}></person-consents>`,
  },
  {
    path: '/accesses',
    title: 'accessesTitle',
    inLetter: true,
    render: (pack) => html`<person-accesses .pack=${pack}></person-accesses>`,
  },
  {
    path: '/rights',
    title: 'rightsTitle',
    render: (pack) => html`<person-rights .pack=${pack}></person-rights>`,
  },
  {
    path: '/wishes',
    title: 'wishesTitle',
    inLetter: true,
    render: (pack) => html`<person-wishes .pack=${pack}></person-wishes>`,
  },
  {
    path: '/help',
    title: 'contactsTitle',
    inLetter: true,
    render: (pack) => html`<person-help .pack=${pack}></person-help>`,
  },
  {
    path: '/devices',
    title: 'devicesTitle',
    render: (pack) => html`<person-devices .pack=${pack}></person-devices>`,
  },
];
