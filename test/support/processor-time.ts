/**
 * How long a piece of work kept the processor busy. Unlike the time on the wall, it does not grow with what else
 * the machine has to do.
 */
export function processorMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000;
}
