/** RFC 9457: a stable code, where it is, and the fix in words; never what was sent. */
export function expectProblem(
  { status, type, body }: { status: number; type: string; body: string },
  expected: number,
  code: string,
  pointer?: string,
): void {
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status: expected, code, ...(pointer !== undefined && { pointer }) });
  expect(status).toBe(expected);
  expect(String(problem['type'])).toMatch(/^urn:wegmarke:problem:/);
  for (const words of ['title', 'detail']) expect(String(problem[words])).toMatch(/^.{10,}$/);
}
