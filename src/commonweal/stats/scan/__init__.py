"""Kulldorff's space-time scan: where and when there was more than was to be expected, wherever one looks."""

from commonweal.stats.scan.result import Cluster, Scan
from commonweal.stats.scan.scan import scan

__all__ = ["Cluster", "Scan", "scan"]
