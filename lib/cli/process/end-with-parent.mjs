// Loaded into children that would otherwise outlive a parent that was killed: the channel closes with it.
// Their own children inherit this preload, and live by their channel: they are left alone.
if (process.ppid === Number(process.env.POSTURE_PARENT)) {
  process.on("disconnect", () => process.exit());
  // Listening holds the channel open, and with it a child that has nothing left to do.
  process.channel?.unref();
}
