import type { Server } from 'node:http';

/** The port at which a server listens. */
export const listeningPort = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port.');
  return address.port;
};
