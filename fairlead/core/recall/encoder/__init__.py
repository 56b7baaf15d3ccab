"""What does a sentence mean, as a vector? A small transformer, run by numpy.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0), kept as whole numbers with one scale a row; `core.engines` loads
them. Deliberately absent: training, a network, and any figure that a reader would see: a raw cosine is never shown.
"""

from fairlead.core.recall.encoder.kept import Kept
from fairlead.core.recall.encoder.protocol import Encoder
from fairlead.core.recall.encoder.transformer import Transformer
from fairlead.core.recall.encoder.weights import dequantised, quantised
from fairlead.core.recall.encoder.wordpiece import WordPiece

__all__ = ["Encoder", "Kept", "Transformer", "WordPiece", "dequantised", "quantised"]
