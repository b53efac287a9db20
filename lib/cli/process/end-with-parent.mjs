// Loaded into children that would otherwise outlive a killed parent: the channel closes when the parent ends. Children
// of these children inherit this preload but have no channel, so it does nothing there.
if (process.ppid === Number(process.env.POSTURE_PARENT)) {
  process.on("disconnect", () => process.exit());
  // Listening keeps the channel open, and with it a child that has finished.
  process.channel?.unref();
}
