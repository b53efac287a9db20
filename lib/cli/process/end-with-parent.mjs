// Loaded into children that would otherwise outlive a parent that was killed: the channel closes with it.
process.on("disconnect", () => process.exit());
