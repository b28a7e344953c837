"""Every read of booklets, of threads across stories, and of themes."""
