/**
 * Typical constellations, each told in a file of its own: what was given, what agencies did, and then the timeline of every party
 * of the sample agreement as a table (`language/timeline-table.ts` says how its rows read). A table is written from the rows of
 * the agreement, never copied from what came out: where the two differ, one of them is wrong.
 */
import './stories/admitted-before-the-stop.ts';
import './stories/bridge-of-volunteers.ts';
import './stories/change-of-legal-sphere.ts';
import './stories/closed-by-the-last-agency.ts';
import './stories/conflict-seen-by-one-side.ts';
import './stories/consent-at-the-reception-desk.ts';
import './stories/consent-withdrawn-in-mid-course.ts';
import './stories/counselling-under-secrecy.ts';
import './stories/course-that-starts-too-late.ts';
import './stories/deadline-on-a-holiday-of-the-land.ts';
import './stories/disputed-and-corrected.ts';
import './stories/duty-of-the-jobcenter.ts';
import './stories/duty-under-asylblg.ts';
import './stories/family-reunification.ts';
import './stories/handover-declined-then-accepted.ts';
import './stories/interrupted-for-a-child.ts';
import './stories/moving-away-from-a-tandem.ts';
import './stories/promises-of-both-sides.ts';
import './stories/recognition-and-occupational-course.ts';
import './stories/step-done-across-the-border.ts';
import './stories/two-vouchers.ts';
import './stories/voluntary-with-a-plan.ts';
import './stories/what-the-immigration-office-may-ask.ts';
import './stories/work-before-the-course-ends.ts';
import './stories/wrong-link-split.ts';
import './stories/youth-with-a-guardian.ts';
