/** Replaces `${{ inputs.x }}` and the like in a run's name; what it does not know becomes nothing. */
export function expandExpressions(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    for (const part of expression.split('||').map((one) => one.trim())) {
      const quoted = /^'(.*)'$/.exec(part)?.[1];
      const value = quoted ?? values[part.replace('github.event.inputs.', 'inputs.')];
      if (value !== undefined && value !== '') return value;
    }
    return '';
  });
}
