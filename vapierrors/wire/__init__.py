"""How errors stand on the wire: five dialects, one reader, one writer (specification, section 2)."""

from vapierrors.wire.anomalies import ANOMALIES, Anomaly, AnomalyKind
from vapierrors.wire.decoder import decode
from vapierrors.wire.dialect import Decoded, Dialect
from vapierrors.wire.encoder import encode, encode_plain
from vapierrors.wire.table import DIALECTS

__all__ = ["ANOMALIES", "DIALECTS", "Anomaly", "AnomalyKind", "Decoded", "Dialect", "decode", "encode", "encode_plain"]
