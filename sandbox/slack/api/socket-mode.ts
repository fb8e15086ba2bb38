import { createHash } from 'node:crypto';
import type { Method } from './call.ts';

/** `apps.connections.open`: a fresh WebSocket address, which connects once. */
export const socketModeMethods: Readonly<Record<string, Method>> = {
  'apps.connections.open': {
    token: 'app',
    scopes: [],
    tier: 'tier1',
    run: (call) => {
      const ticket = createHash('sha256').update(call.world.nextTs()).digest('hex').slice(0, 32);
      const address = call.baseUrl.replace(/^http/, 'ws');
      return { url: `${address}/link/?ticket=${ticket}&app_id=${call.world.bot.appId}` };
    },
  },
};
