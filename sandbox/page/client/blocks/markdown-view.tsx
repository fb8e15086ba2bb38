import type { JSX } from 'preact';
import { Pieces } from '../text/inline-view.tsx';
import type { MarkdownPart } from '../text/markdown.ts';

type Of<Kind extends MarkdownPart['kind']> = Extract<MarkdownPart, { kind: Kind }>;

const List = ({ part }: { part: Of<'list'> }): JSX.Element => {
  const Tag = part.isOrdered ? 'ol' : 'ul';
  return (
    <Tag class="list">
      {part.items.map((item, index) => (
        <li key={index} class={`depth-${item.depth}`}>
          <Pieces pieces={item.children} />
        </li>
      ))}
    </Tag>
  );
};

const Table = ({ part }: { part: Of<'table'> }): JSX.Element => {
  const [head = [], ...rows] = part.rows;
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                <Pieces pieces={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>
                  <Pieces pieces={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Part = ({ part }: { part: MarkdownPart }): JSX.Element => {
  switch (part.kind) {
    case 'heading':
      return (
        <p class={`markdown-heading markdown-heading-${Math.min(3, part.level)}`}>
          <Pieces pieces={part.children} />
        </p>
      );
    case 'pre':
      return <pre>{part.text}</pre>;
    case 'rule':
      return <hr class="divider" />;
    case 'list':
      return <List part={part} />;
    case 'table':
      return <Table part={part} />;
    case 'quote':
      return (
        <blockquote>
          <Pieces pieces={part.children} />
        </blockquote>
      );
    default:
      return (
        <p>
          <Pieces pieces={part.children} />
        </p>
      );
  }
};

/** Markdown as Slack draws it. */
export const MarkdownView = ({ parts }: { parts: readonly MarkdownPart[] }): JSX.Element => (
  <>
    {parts.map((part, index) => (
      <Part key={index} part={part} />
    ))}
  </>
);
