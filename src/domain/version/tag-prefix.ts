/** The text that every tag of a template begins with; empty where a placeholder comes first. */
export function tagPrefix(template: string): string {
  const end = template.indexOf('{');
  return end < 0 ? template : template.slice(0, end);
}
