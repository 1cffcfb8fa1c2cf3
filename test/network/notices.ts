/** The German notice of the sample agreement that speaks of a purpose, or the one for a release from secrecy (§ 203 StGB). */
export function noticeFor(purpose: string, form: string = 'consent') {
  const [id, version] = form === 'secrecy-release' ? (['notice-secrecy', '1'] as const) : textFor(purpose);
  return { id, version, language: 'de', channel: 'paper' };
}

function textFor(purpose: string): readonly [id: string, version: string] {
  if (purpose.startsWith('course-') || purpose === 'duty-monitoring') return ['notice-course', '4'];
  if (purpose === 'counselling') return ['notice-counselling', '3'];
  if (purpose === 'case-management') return ['notice-tandem', '2'];
  return ['notice-work', '1'];
}
