"""Looking into files that come beside evidence."""
