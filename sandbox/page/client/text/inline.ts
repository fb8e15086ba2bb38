/** A piece of a line, as Slack's text formats know it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'bold' | 'italic' | 'strike' | 'underline' | 'code';
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | undefined }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'date';
      readonly timestamp: number;
      readonly format: string;
      readonly url: string | undefined;
      readonly fallback: string;
    };

/** The words of a line, without their form. */
export const inlineWords = (pieces: readonly Inline[]): string =>
  pieces
    .map((each) => {
      switch (each.kind) {
        case 'text':
          return each.text;
        case 'link':
          return each.label ?? each.url;
        case 'user':
        case 'channel':
        case 'group':
          return each.label ?? each.id;
        case 'broadcast':
          return `@${each.range}`;
        case 'emoji':
          return `:${each.name}:`;
        case 'break':
          return '\n';
        case 'date':
          return each.fallback;
        default:
          return inlineWords(each.children);
      }
    })
    .join('');
