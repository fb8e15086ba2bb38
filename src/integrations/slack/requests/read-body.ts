import type { IncomingMessage } from 'node:http';

/** A request's raw body, or why there is none to use: more than `limitBytes`, or the sender hung up. */
export function readBody(
  req: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | 'too-large' | 'cut-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = (): void => {
      req.removeAllListeners('data');
      // What is left is read and dropped, so that the sender gets to read the answer.
      req.resume();
      resolve('too-large');
    };
    if (Number(req.headers['content-length'] ?? 0) > limitBytes) return tooLarge();
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) return tooLarge();
      chunks.push(chunk);
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', () => resolve('cut-off'));
    req.on('close', () => resolve('cut-off'));
  });
}
