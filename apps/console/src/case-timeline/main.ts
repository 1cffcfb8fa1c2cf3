import { CaseTimeline } from './case-timeline.ts';

customElements.define('case-timeline', CaseTimeline);
