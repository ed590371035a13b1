/** All that is wrong with a text that somebody wrote: `2 things are wrong with the policy p.yaml:`, then each in a line. */
export function complaintsText(what: string, complaints: readonly string[]): string {
  const count = complaints.length === 1 ? 'one thing is' : `${complaints.length} things are`;
  return `${count} wrong with ${what}:\n${complaints.map((each) => `  ${each}`).join('\n')}`;
}
