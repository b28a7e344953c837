"""Every write of conversations, their texts and sound, and fragments."""
