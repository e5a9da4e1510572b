// Import this to end when the process that started this one is gone: npm and shells that are killed take nobody along,
// and a server or a build left behind would block the next start.
const LOOK_EVERY_MS = 200;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, LOOK_EVERY_MS).unref();
