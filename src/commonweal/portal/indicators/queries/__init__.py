"""What is seen of indicators: `readable_indicators` and `latest_of` are for other rooms too."""

from commonweal.portal.indicators.queries.latest import Latest, latest_of, readable_indicators

__all__ = ["Latest", "latest_of", "readable_indicators"]
