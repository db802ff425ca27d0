"""Under which terms a file of a crate is, by every source that speaks of it.

Cargo.toml's field is about the whole crate and is not enough: files in it may come from elsewhere. Where Debian has
read the file (DEP-5), and where the file's own header speaks, they must agree with the field. A person's word, pinned
to the bytes, ends a disagreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from attrs import frozen

from rusta_core import Clarifications, compatible, digest, header_licence, same_terms
from rusta_sources.debian import Copyright
from rusta_sources.manifest import NAME, Manifest

_WAY_OUT = "read it, and say what it is under in the file of `clarify`"


@frozen(kw_only=True)
class Terms:
    """Of one version of a crate; `field` is what its Cargo.toml, or a person in its place, says of all its files."""

    name: str
    version: str
    field: str
    debian: Copyright | None
    clarified: Clarifications | None

    @classmethod
    def of(
        cls,
        manifest: Manifest,
        files: Mapping[str, bytes],
        *,
        debian: Copyright | None = None,
        clarified: Clarifications | None = None,
    ) -> Terms:
        """The terms of a crate. Raises ValueError, with the reason, where nobody names any."""
        asked = manifest.license_file if manifest.license is None and manifest.license_file else NAME
        if asked not in files:
            raise ValueError(f"no licence: its Cargo.toml names the file {asked}, which is not there")
        hashed = digest(files[asked])
        word = clarified and clarified.licence(manifest.name, manifest.version, asked, hashed)
        field = word or manifest.license
        if field is None:
            names = "no licence" if asked == NAME else f"only the file {asked}"
            raise ValueError(f"no licence: its Cargo.toml names {names}; {_WAY_OUT} ({asked} has sha256 {hashed})")
        return cls(name=manifest.name, version=manifest.version, field=field, debian=debian, clarified=clarified)

    def licence(self, path: str, data: bytes, text: str) -> str:
        """What one file is under; where sources agree in other words, all their words. Raises ValueError where not."""
        hashed = digest(data)
        if path != NAME and self.clarified:
            clear = self.clarified.licence(self.name, self.version, path, hashed)
            if clear is not None:
                return clear
        said = {
            "Debian's copyright file": self.debian.licence(PurePosixPath(path)) if self.debian else None,
            "its header": header_licence(text),
        }
        whole = [self.field]
        for source, word in said.items():
            if word is None:
                continue
            if any(same_terms(word, other) for other in whole):
                continue
            if not compatible(self.field, word):
                raise ValueError(f"sources disagree: Cargo.toml says {self.field}, {source} says {word}; {_WAY_OUT}")
            whole.append(word)
        return self.field if len(whole) == 1 else " AND ".join(f"({one})" for one in whole)
