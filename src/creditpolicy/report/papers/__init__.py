"""Papers: what a document says, whatever file it becomes; and the files that need no extra."""
