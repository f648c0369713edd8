"""The comparison's charts: rates as bars, the funnel, all offences at once, and months within the group's band."""
