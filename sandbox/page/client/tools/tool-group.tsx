import type { ComponentChildren, JSX } from 'preact';

/** Some tools under one title. */
export const Group = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="tool-group">
    <h3>{title}</h3>
    {children}
  </section>
);
