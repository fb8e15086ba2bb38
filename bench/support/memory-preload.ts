/** Loaded into a measured process before its program: it collects garbage when asked to, and says what is left. */
process.on('message', (message: unknown) => {
  if (message !== 'collect') return;
  // As when memory runs out: what is free goes back to the system, so that what is left is what is needed.
  global.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  setImmediate(() => process.send?.({ memory: process.memoryUsage() }));
});
// What is measured ends with who measures it.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
