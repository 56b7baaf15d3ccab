"""Fits the scorer's weights on the labelled plans that are open to be trained on, and writes them as Python.

    python tools/fit_recall.py          # writes fairlead/core/recall/fitted.py

The sealed plans are not read. Needs the encoder's weights (`make weights`).
"""

import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fairlead.core.engines.encoders import sentence_encoder  # noqa: E402
from fairlead.core.recall.encoder import Encoder  # noqa: E402
from fairlead.core.recall.features import FEATURES, RIVALS  # noqa: E402
from fairlead.core.recall.foils import TRADES  # noqa: E402
from fairlead.core.recall.model import Weights, fitted  # noqa: E402
from fairlead.core.recall.pairs import Pairing  # noqa: E402
from fairlead.core.recall.reference import Reference  # noqa: E402
from tests.data.recall_set import NOT, TRAINED_ON, LabelledPlan, plans  # noqa: E402

LABELS = (NOT, "partly", "named", "contradicted")  # in the order of the classes
RIDGE = 3.0  # chosen by leaving plans out; from 1 to 10 it makes no difference
BACKGROUND = [text for texts in TRADES.values() for text in texts]
PAGE = '''"""What was learnt from invented plans: the weights of the scorer. Written by tools/fit_recall.py, not by hand.

Fitted on {pairs} pairs of an answer and a statement, of {plans} plans. A slope says how much a feature speaks for
partly, named, contradicted (in this order), against "not named".
"""

import numpy as np

from fairlead.core.recall.model import Weights


def _weights(level: tuple[float, float, float], rows: dict[str, tuple[float, float, float, float, float]]) -> Weights:
    """From rows of mean, scale, and the three slopes of each feature."""
    table = np.array(list(rows.values()))
    return Weights(tuple(rows), table[:, 0], table[:, 1], table[:, 2:], np.array(level))


FITTED = {among}

# For a statement that stands alone: there is no other for it to lead.
FITTED_ALONE = {alone}
'''


def examples(plan: LabelledPlan, encoder: Encoder, alone: bool) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of every pair of a plan; `alone`, with each statement as if there were no other."""
    texts = [answer.text for answer in plan.answers]
    groups = [(statement,) for statement in plan.statements] if alone else [plan.statements]
    seen = [_pairing(group, encoder).see(texts).features for group in groups]
    labels = [[LABELS.index(a.label(id)) for id, _ in plan.statements] for a in plan.answers]
    return np.concatenate(seen, axis=1).reshape(-1, len(FEATURES)), np.array(labels).ravel()


def _pairing(statements: tuple, encoder: Encoder) -> Pairing:
    return Pairing(Reference.made(statements, {}, BACKGROUND), BACKGROUND, encoder)


def fit(encoder: Encoder, own: list[LabelledPlan], *, alone: bool = False) -> Weights:
    """The weights that the plans lead to."""
    return fit_to([examples(plan, encoder, alone) for plan in own], alone=alone)


def fit_to(found: list[tuple[np.ndarray, np.ndarray]], *, alone: bool = False) -> Weights:
    """The weights that features and labels of some plans lead to."""
    features, labels = np.concatenate([f for f, _ in found]), np.concatenate([y for _, y in found])
    chosen = [name for name in FEATURES if not (alone and name in RIVALS)]
    return fitted(features, np.eye(len(LABELS))[labels], FEATURES, chosen, ridge=RIDGE)


def written(weights: Weights) -> str:
    rows = [
        f'        "{name}": ({weights.mean[i]:.4f}, {weights.scale[i]:.4f}, {", ".join(f"{s:.4f}" for s in weights.slope[i])}),'
        for i, name in enumerate(weights.names)
    ]
    level = ", ".join(f"{value:.4f}" for value in weights.level)
    return "\n".join(["_weights(", f"    ({level}),", "    {", *rows, "    },", ")"])


def main() -> int:
    encoder = sentence_encoder()
    if encoder is None:
        print("There is no file of weights: call 'make weights' first.")
        return 2
    own = list(plans(*TRAINED_ON))
    pairs = sum(len(p.answers) * len(p.statements) for p in own)
    page = PAGE.format(
        pairs=pairs,
        plans=len(own),
        among=written(fit(encoder, own)),
        alone=written(fit(encoder, own, alone=True)),
    )
    target = ROOT / "fairlead/core/recall/fitted.py"
    target.write_text(page, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(target)], check=True)
    print(f"Wrote {target.relative_to(ROOT)}: {len(own)} plans, {pairs} pairs.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
