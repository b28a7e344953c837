"""What a sound file is, by how it begins."""

from draagvlak.capabilities.conversations.choices import SoundKind
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError

NEEDED = 64  # bytes of its beginning
BRANDS = {b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"iso5", b"iso6", b"dash", b"3gp4", b"3gp5"}
TYPES = {
    SoundKind.MP3: "audio/mpeg",
    SoundKind.M4A: "audio/mp4",
    SoundKind.OGG: "audio/ogg",
    SoundKind.WEBM: "audio/webm",
    SoundKind.WAV: "audio/wav",
    SoundKind.FLAC: "audio/flac",
}


def sound_kind(start: bytes) -> SoundKind:
    """Raises FileRefusedError("kind") for what browsers do not play as sound.

    >>> sound_kind(b"OggS" + bytes(60))
    SoundKind.OGG
    """
    if start.startswith(b"ID3") or _is_mpeg(start):
        return SoundKind.MP3
    if start[4:8] == b"ftyp" and start[8:12] in BRANDS:
        return SoundKind.M4A
    if start.startswith(b"RIFF") and start[8:12] == b"WAVE":
        return SoundKind.WAV
    for begins, kind in ((b"OggS", SoundKind.OGG), (b"\x1a\x45\xdf\xa3", SoundKind.WEBM), (b"fLaC", SoundKind.FLAC)):
        if start.startswith(begins):
            return kind
    raise FileRefusedError("kind")


def _is_mpeg(start: bytes) -> bool:
    """A frame of layer III: eleven bits set, a version, a rate of bits and of samples that exist (ISO 11172-3)."""
    if len(start) < 4 or start[0] != 0xFF or start[1] & 0xE0 != 0xE0:
        return False
    version, layer, bits, samples = start[1] >> 3 & 3, start[1] >> 1 & 3, start[2] >> 4, start[2] >> 2 & 3
    return version != 1 and layer == 1 and bits not in (0, 15) and samples != 3
