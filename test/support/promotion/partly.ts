/** A part of something, where no more of it is asked for; asking for more fails as loudly as it should. */
export function partly<T extends object>(part: Partial<T>): T {
  if (!isEnough(part)) throw new TypeError('not even a part');
  return part;
}

const isEnough = <T extends object>(part: Partial<T>): part is T => typeof part === 'object';
