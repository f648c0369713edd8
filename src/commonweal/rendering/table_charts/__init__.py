"""Charts of a table that somebody wrote: bars, shares with their ranges, columns a period, steps from day to day.

What is drawn is read from the table's own cells, so that the chart, the table and the text beside it cannot part.
"""
