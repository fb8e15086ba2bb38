import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** GitHub's device flow and nothing else, over HTTP: who enters a code is whom the token is of. */
export type DeviceFlow = {
  readonly url: string;
  /** Answers in this way from now on: as GitHub does of an app without the flow, of a code, of no app at all. */
  readonly will: (answer: 'begin' | 'refuse' | 'know no such app') => void;
  readonly enter: (userCode: string, login: string) => void;
  readonly decline: (userCode: string) => void;
  readonly close: () => Promise<void>;
};

const asked = z.object({ client_id: z.string(), device_code: z.string().optional() });

export async function startDeviceFlow(clientId: string): Promise<DeviceFlow> {
  const answers = new Map<string, { readonly login: string } | 'declined' | 'taken'>();
  let how: Parameters<DeviceFlow['will']>[0] = 'begin';
  let codes = 0;
  const device = (request: z.infer<typeof asked>): readonly [number, object] => {
    if (how === 'know no such app' || request.client_id !== clientId) return [404, { error: 'Not Found' }];
    if (how === 'refuse') return [200, { error: 'device_flow_disabled' }];
    codes += 1;
    const ids = { device_code: `device-${codes}`, user_code: `USER-${codes}` };
    return [
      200,
      { ...ids, verification_uri: 'https://github.com/login/device', expires_in: 900, interval: 5 },
    ];
  };
  const token = ({ device_code: code = '' }: z.infer<typeof asked>): object => {
    const answer = answers.get(code.replace('device', 'USER'));
    if (answer === undefined) return { error: 'authorization_pending' };
    if (answer === 'declined') return { error: 'access_denied' };
    if (answer === 'taken') return { error: 'incorrect_device_code' };
    answers.set(code.replace('device', 'USER'), 'taken');
    return { access_token: `token-of-${answer.login}`, token_type: 'bearer', scope: '' };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/user') {
      send(200, { login: /token-of-(.*)$/.exec(request.headers.authorization ?? '')?.[1] });
      return;
    }
    const body = asked.parse(await json(request));
    if (request.url === '/login/device/code') send(...device(body));
    else send(200, token(body));
  };
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    will: (answer) => {
      how = answer;
    },
    enter: (userCode, login) => {
      answers.set(userCode, { login });
    },
    decline: (userCode) => {
      answers.set(userCode, 'declined');
    },
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
