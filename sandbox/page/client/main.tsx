import { render } from 'preact';
import { createFeed } from './feed/feed.ts';
import { FeedContext } from './feed/use-part.ts';
import { App } from './shell/app.tsx';

render(
  <FeedContext.Provider value={createFeed()}>
    <App />
  </FeedContext.Provider>,
  document.body,
);
