"""Local networks that become one supra-local network: before, after, and the step itself."""
